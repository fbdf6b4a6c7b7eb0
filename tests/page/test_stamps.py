"""Printed dates and times."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.page.stamps import ages, bare, relative, stamps


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("March 12, 2021 10:40 GMT", "2021-03-12T10:40Z"),
        ("12 March 2021", "2021-03-12"),
        ("24.12.2020, 10:15 Uhr", "2020-12-24T10:15"),
        ("December 24, 2020 at 10:15 pm", "2020-12-24T22:15"),
        ("24 Dec 2020 12:05 am", "2020-12-24T00:05"),
        ("2020-12-24T10:15:00+02:00", "2020-12-24T10:15+02:00"),
        ("3. Februar 2022", "2022-02-03"),
        ("9 de noviembre de 2020", "2020-11-09"),
        ("1er août 2020", "2020-08-01"),
        ("Friday, 25/12/2020", "2020-12-25"),
        ("04/05/2021", None),
        ("31 February 2021", None),
        ("Dec 23, 10:42", None),
    ],
)
def test_a_line_that_is_a_date(line: str, value: str | None) -> None:
    assert stamps(line)[0].value == value
    assert bare(line) == ""


@pytest.mark.parametrize(
    "line", ["122-mm shells", "Route 12/3", "It may rain", "Marching on", "version 1.2.3", "10:75"]
)
def test_what_is_no_date(line: str) -> None:
    assert not [stamp for stamp in stamps(line) if stamp.value]
    assert bare(line)


@pytest.mark.parametrize(
    "age", ["3 hours ago", "vor 2 Tagen", "hace 3 horas", "il y a 5 minutes", "an hour ago", "2d", "just now"]
)
def test_ages(age: str) -> None:
    assert relative(age) == age
    assert ages(f"Ruth · {age}") is not None


@pytest.mark.parametrize("name", ["KHEEMAH", "Mad", "Jan", "Onesies", "Hans"])
def test_a_name_holds_no_age(name: str) -> None:
    assert relative(name) is None
    assert ages(name) is None


@given(st.text(max_size=80))
def test_stamps_lie_in_the_line_in_order(line: str) -> None:
    found = stamps(line)
    assert all(0 <= stamp.start < stamp.end <= len(line) for stamp in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
