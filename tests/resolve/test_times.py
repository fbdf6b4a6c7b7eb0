from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.times import find, value

CASES = [
    ("On December 23 afternoon", None, "XXXX-12-23"),
    ("On December 23 afternoon", "2020-12-25", "2020-12-23"),
    ("on December 24", "2020-12-25", "2020-12-24"),
    ("Last week", "2020-12-25", "2020-12-14/2020-12-20"),
    ("Last week", None, None),
    ("3 May 2021", None, "2021-05-03"),
    ("May 3, 2021", "2022-01-01", "2021-05-03"),
    ("on 30 December", "2021-01-02", "2020-12-30"),
    ("August 2015", None, "2015-08"),
    ("in August", "2016-03-01", "2015-08"),
    ("in August", "2016-03", "2015-08"),
    ("in August", None, "XXXX-08"),
    ("on Monday", "2023-03-15", "2023-03-13"),
    ("on Wednesday", "2023-03-15", "2023-03-15"),
    ("last Wednesday", "2023-03-15", "2023-03-08"),
    ("on Monday", None, None),
    ("yesterday", "2023-03-01", "2023-02-28"),
    ("three days ago", "2023-03-15", "2023-03-12"),
    ("two weeks ago", "2023-03-15", "2023-03-01"),
    ("four months ago", "2023-03-15", "2022-11"),
    ("10 years ago", "2023", "2013"),
    ("last year", "2023-03-15", "2022"),
    ("last month", "2023-01-15", "2022-12"),
    ("since 2013", "2016-01-01", "2013/.."),
    ("June to August 2015", None, "2015-06/2015-08"),
    ("between June 2014 and April 2016", None, "2014-06/2016-04"),
    ("in the 1980s", "2016-01-01", "1980/1989"),
    ("in 2011", None, "2011"),
    ("Christmas Eve", "2020-12-26", "2020-12-24"),
    ("February 30, 2021", None, None),
]


@pytest.mark.parametrize(("expression", "published", "edtf"), CASES)
def test_values(expression: str, published: str | None, edtf: str | None) -> None:
    found = value(expression, published)
    assert found is not None
    assert found.edtf == edtf


def test_future_looks_ahead() -> None:
    ahead = value("on Friday", "2023-03-15", "future")
    assert ahead is not None
    assert ahead.edtf == "2023-03-17"
    april = value("April 25", "2016-04-19", "future")
    assert april is not None
    assert april.edtf == "2016-04-25"


def test_by_looks_ahead() -> None:
    found = value("by 25 March", "2023-03-17")
    assert found is not None
    assert found.edtf == "2023-03-25"


def test_part_of_day_and_basis() -> None:
    found = value("On December 23 afternoon", None)
    assert found is not None
    assert (found.part_of_day, found.timex3, found.basis) == ("afternoon", "XXXX-12-23TAF", "stated, year unknown")
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    "text", ["You may leave now.", "He scored 24 $ and marched on.", "They won 3-2.", "Call 555 1234"]
)
def test_no_false_dates(text: str) -> None:
    assert not find(text)


def test_find_in_running_text() -> None:
    text = "On May 3, 2021 troops left; last week they came back, and on Monday night they fired."
    assert [s.text for s in find(text)] == ["On May 3, 2021", "last week", "on Monday night"]


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%B %d %Y", "%Y-%m-%d", "on %d %b %Y", "%d of %B %Y"]))
def test_a_full_date_is_read_back(day: datetime.date, spelling: str) -> None:
    found = value(day.strftime(spelling), None)
    assert found is not None
    assert (found.edtf, found.start, found.end) == (day.isoformat(),) * 3


@given(st.text(), st.sampled_from([None, "2020", "2020-12", "2020-12-25"]))
def test_any_text_gives_ordered_spans_of_itself(text: str, published: str | None) -> None:
    for span in find(text):
        assert text[span.start : span.end] == span.text
        found = value(span.text, published)
        if found and found.start and found.end:
            assert found.start <= found.end


@given(st.sampled_from(["%B %d", "%d %B", "%A", "%B"]), DAYS)
def test_no_year_is_ever_invented(spelling: str, day: datetime.date) -> None:
    found = value(day.strftime(spelling), None)
    if found and found.edtf:
        assert found.edtf.startswith("XXXX")
