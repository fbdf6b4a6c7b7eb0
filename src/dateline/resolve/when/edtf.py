"""Points of the calendar and how EDTF and TIMEX3 write them.

A `Point` is a day, month, year, decade or century whose year may be unknown: `XXXX-12-23`. EDTF joins two of them with
a slash and writes an open end as `..`. Only the forms that news needs are written, and these are read back.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Granularity = Literal["day", "month", "year", "decade", "century"]


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A day, month or year; `width` is the number of years that a decade (10) or century (100) spans."""

    year: int | None
    month: int | None = None
    day: int | None = None
    width: int = 1

    @classmethod
    def of(cls, day: date) -> Point:
        return cls(day.year, day.month, day.day)

    @property
    def granularity(self) -> Granularity:
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        return {1: "year", 10: "decade", 100: "century"}[self.width]  # type: ignore[return-value]

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day, in the known year or in some year."""
        if self.year is not None and not 1 <= self.year <= 9999 - self.width:
            return False
        if self.month is None:
            return self.year is not None
        year = 2000 if self.year is None else self.year  # a leap year: 29 February exists in some year
        return 1 <= self.month <= 12 and (self.day is None or 1 <= self.day <= calendar.monthrange(year, self.month)[1])

    def in_year(self, year: int) -> Point:
        return Point(year, self.month, self.day, self.width)

    def first(self) -> date | None:
        """The first day, or None where the year is unknown."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date | None:
        """The last day, or None where the year is unknown."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year + self.width - 1, month, self.day or calendar.monthrange(self.year, month)[1])

    def edtf(self) -> str:
        """EDTF, level 1: 2020-12-23, 2020-12, XXXX-12-23, 199X, 19XX."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        year = {1: year, 10: year[:3] + "X", 100: year[:2] + "XX"}[self.width]
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def timex3(self) -> str:
        """TIMEX3's value: as EDTF, but a decade is 199 and a century 19."""
        return self.edtf() if self.width == 1 else self.edtf().rstrip("X")


def interval(start: Point | None, end: Point | None) -> str | None:
    """EDTF of the stretch from start to end: one point where both are the same, `..` for a missing end."""
    if start is None and end is None:
        return None
    if start == end and start is not None:
        return start.edtf()
    # An interval's ends are dates: a decade stands for its first or last year.
    left = ".." if start is None else _end(start, 0)
    right = ".." if end is None else _end(end, end.width - 1)
    return f"{left}/{right}"


def _end(point: Point, years: int) -> str:
    if point.width == 1 or point.year is None:
        return point.edtf()
    return Point(point.year + years).edtf()


_POINT = re.compile(r"(?P<year>\d{4}|XXXX|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def point(edtf: str) -> Point:
    """The point that `Point.edtf` wrote; ValueError where the text is none."""
    m = _POINT.fullmatch(edtf)
    if m is None:
        raise ValueError(f"no date of EDTF that Dateline writes: {edtf!r}")
    year = m["year"]
    known = None if year == "XXXX" else int(year.replace("X", "0"))
    width = 1 if known is None else 10 ** year.count("X")
    found = Point(known, int(m["month"]) if m["month"] else None, int(m["day"]) if m["day"] else None, width)
    if not found.exists:
        raise ValueError(f"the calendar has no such date: {edtf!r}")
    return found


def ends(edtf: str) -> tuple[Point | None, Point | None]:
    """The two points of what `interval` wrote: twice the same for a date, None for an open end."""
    parts = edtf.split("/")
    if len(parts) > 2:
        raise ValueError(f"an interval has two ends: {edtf!r}")
    read = [None if part == ".." else point(part) for part in parts]
    if not any(read):
        raise ValueError(f"an interval has at least one end: {edtf!r}")
    return read[0], read[-1]
