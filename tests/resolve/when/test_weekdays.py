from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.when.chronology import times_of
from dateline.resolve.when.weekdays import FIRST, LAST, possible_years


def years(text: str) -> tuple[int, ...]:
    return possible_years(times_of(text, None))


def test_a_weekday_beside_a_date_leaves_few_years() -> None:
    found = years("Shelling began on Friday, December 25.")
    assert {2015, 2020} <= set(found)
    assert 2021 not in found


def test_two_dates_of_one_page_must_agree() -> None:
    assert 2020 in years("On Friday, December 25 it began. On Saturday, December 26 it ended.")
    assert years("On Friday, December 25 it began. On Friday, December 26 it ended.") == ()


def test_no_weekday_no_proposal() -> None:
    assert years("On December 25 it began. On Friday it ended.") == ()


@given(st.dates(date(FIRST, 1, 1), date(LAST, 12, 31)).filter(lambda d: (d.month, d.day) != (2, 29)))
def test_the_true_year_is_always_among_them(day: date) -> None:
    assert day.year in years(f"It began on {day:%A}, {day:%B} {day.day}.")
