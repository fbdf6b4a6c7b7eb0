"""Years that the weekdays of an undated page allow: «Friday, December 25» fell in 2015 and 2020, not in 2021."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.model import Span, TimeValue
from dateline.resolve.when import timewords as words
from dateline.resolve.when.edtf import Point

_WEEKDAY = re.compile(rf"\b(?P<day>{words.WEEKDAY})\b", re.IGNORECASE)
FIRST, LAST = 1990, 2049  # news on the web, and as long as this code may be read


def possible_years(times: Sequence[tuple[Span, TimeValue]]) -> tuple[int, ...]:
    """Years in which every weekday that stands beside a day of a month falls on it; none where no weekday does.

    No clock is asked: years to come are among them.
    """
    pairs = []
    for span, value in times:
        m, day = _WEEKDAY.search(span.text), re.fullmatch(r"XXXX-(\d\d)-(\d\d)", value.edtf or "")
        if m and day:
            pairs.append((words.weekday(m["day"]), int(day[1]), int(day[2])))
    if not pairs:
        return ()
    return tuple(y for y in range(FIRST, LAST + 1) if all(_falls(y, *pair) for pair in pairs))


def _falls(year: int, weekday: int, month: int, day: int) -> bool:
    return Point(year, month, day).exists and date(year, month, day).weekday() == weekday
