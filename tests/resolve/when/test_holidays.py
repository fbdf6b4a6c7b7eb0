from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.when.holidays import day_of, easter, names


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2025, "04-20")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@given(st.integers(1583, 4000))
def test_easter_is_a_spring_sunday(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize("year", range(2011, 2027))
def test_the_islamic_year_is_eleven_days_shorter(year: int) -> None:
    for name in ("ramadan", "eid al-fitr", "eid al-adha"):
        now, before = day_of(name, year), day_of(name, year - 1)
        assert now is not None
        assert before is not None
        assert (now - before).days in {353, 354, 355, 356}


def test_what_the_table_does_not_reach_is_unknown() -> None:
    assert day_of("eid al-adha", 1990) is None
    assert all(name == name.casefold() for name in names())
