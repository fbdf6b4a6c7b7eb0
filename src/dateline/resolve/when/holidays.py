"""Days that move through the calendar: Easter by reckoning, others from a table of years."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

_FROM_EASTER = {
    "easter": 0,
    "easter sunday": 0,
    "good friday": -2,
    "palm sunday": -7,
    "easter monday": 1,
    "pentecost": 49,
}
_OTHER_NAMES = {
    "eid ul-fitr": "eid al-fitr", "eid al fitr": "eid al-fitr", "eid ul-adha": "eid al-adha",
    "eid al adha": "eid al-adha", "feast of the sacrifice": "eid al-adha", "start of ramadan": "ramadan",
    "beginning of ramadan": "ramadan",
}  # fmt: skip


@cache
def _table() -> dict[str, dict[int, str]]:
    table: dict[str, dict[int, str]] = yaml.safe_load(
        files("dateline.resolve.when").joinpath("holidays.yml").read_text("utf-8")
    )
    return table


def names() -> list[str]:
    """All names, in lower case."""
    return [*_FROM_EASTER, *_table(), *_OTHER_NAMES]


def day_of(name: str, year: int) -> date | None:
    """The day of a holiday in a year, None where the table does not reach it; Ramadan's is the first of its days."""
    name = _OTHER_NAMES.get(name, name)
    if name in _FROM_EASTER:
        return easter(year) + timedelta(_FROM_EASTER[name]) if 1583 <= year <= 4000 else None
    found = _table().get(name, {}).get(year)
    return date.fromisoformat(f"{year:04}-{found}") if found else None


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
