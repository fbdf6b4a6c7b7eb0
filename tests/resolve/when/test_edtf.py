from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.when.edtf import Point, ends, interval, point
from dateline.resolve.when.times import value

days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(Point.of)
years = st.integers(1000, 2999).map(Point)
months = st.builds(Point, st.integers(1000, 2999), st.integers(1, 12))
undated = st.builds(Point, st.none(), st.integers(1, 12), st.integers(1, 28))
wide = st.integers(100, 299).map(lambda d: Point(10 * d, width=10)) | st.integers(10, 29).map(
    lambda c: Point(100 * c, width=100)
)
points = days | years | months | undated | wide


@given(points)
def test_a_point_is_read_as_it_was_written(one: Point) -> None:
    assert point(one.edtf()) == one


@given(st.none() | days | months, st.none() | days | months)
def test_intervals_are_read_as_they_were_written(start: Point | None, end: Point | None) -> None:
    written = interval(start, end)
    if written is not None:
        assert ends(written) == (start, end)


@given(days | months | years)
def test_timex3_writes_dates_as_edtf_does(one: Point) -> None:
    assert point(one.timex3()) == one


ANCHORED = ["3 May", "last week", "in 2015", "since March", "yesterday", "the past two months", "next year"]


@given(st.sampled_from(ANCHORED), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_first_and_last_day_are_those_of_the_edtf(expression: str, published: date) -> None:
    found = value(expression, published.isoformat())
    assert found is not None
    assert found.edtf is not None
    start, end = ends(found.edtf)
    first, last = start.first() if start else None, end.last() if end else None
    assert (found.start, found.end) == (first and first.isoformat(), last and last.isoformat())


@pytest.mark.parametrize("text", ["", "2020-13", "2021-02-29", "../..", "2020/2021/2022", "20-12-23", "2020-12-23T15"])
def test_what_is_no_date_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|interval"):
        ends(text)
