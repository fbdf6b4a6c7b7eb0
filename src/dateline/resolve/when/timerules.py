"""Rules that read one point of time: a pattern, and what it says about the calendar.

`{name}` in a pattern stands for an alternation of `timewords`; a blank for any blanks on one line. A reader gets the
match and the `Anchor` and answers with a `Reading`, or None where the words turn out to name no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateline.model.mention import PartOfDay
from dateline.resolve.when import holidays
from dateline.resolve.when import timewords as words
from dateline.resolve.when.edtf import Point

Tense = Literal["past", "future"]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication, None where unknown, and the side of it that the tense asks for."""

    day: date | None
    tense: Tense = "past"

    def shifted(self, days: int) -> Point | None:
        return self.on(self.day + timedelta(days)) if self.day and self._near(days) else None

    def months(self, count: int) -> Point | None:
        if self.day is None:
            return None
        months = self.day.year * 12 + self.day.month - 1 + count
        point = Point(months // 12, months % 12 + 1)
        return point if point.exists else None

    def years(self, count: int) -> Point | None:
        point = None if self.day is None else Point(self.day.year + count)
        return point if point and point.exists else None

    def on(self, day: date) -> Point:
        return Point.of(day)

    def _near(self, days: int) -> bool:
        assert self.day is not None  # noqa: S101 - asked only with a day
        return 1 <= self.day.toordinal() + days <= date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says. `start` and `end` are its first and last point, None where open or unknown."""

    start: Point | None = None
    end: Point | None = None
    timex3: str | None = None
    granularity: str | None = None
    relative: bool = False
    part: PartOfDay | None = None
    clock: str | None = None
    weekday: int | None = None


_ANNOUNCED = 42  # days; set by hand

Reader = Callable[[Match, Anchor], Reading | None]


def at(point: Point | None, timex3: str | None = None, granularity: str | None = None) -> Reading:
    """A relative expression's one point; `timex3` is what it is worth without an anchor."""
    if point is None:
        return Reading(timex3=timex3, granularity=granularity, relative=True)
    return Reading(point, point, None, granularity or point.granularity, relative=True)


def during(start: Point | None, end: Point | None, timex3: str | None, granularity: str) -> Reading:
    """A relative expression's stretch."""
    if start is None or end is None:
        return Reading(timex3=timex3, granularity=granularity, relative=True)
    return Reading(start, end, timex3, granularity, relative=True)


# --- absolute -------------------------------------------------------------------------------------------------------
def _absolute(m: Match, anchor: Anchor) -> Reading | None:
    """Day, month and year in any order; what is missing stays open until `timegrammar` settles it."""
    groups = {name: text for name, text in m.groupdict().items() if text}
    year = int(groups["year"]) if "year" in groups else None
    if year is None and "thisyear" in groups and anchor.day:
        year = anchor.day.year + {"last": -1, "next": 1}.get(groups["thisyear"].casefold(), 0)
    month = words.month(groups["month"]) if "month" in groups else None
    day = int(re.sub(r"\D", "", groups["day"])) if "day" in groups else None
    point = Point(year, month, day)
    if not point.exists:
        return Reading(granularity=point.granularity)
    weekday = words.weekday(groups["weekday"]) if "weekday" in groups else None
    return Reading(point, point, granularity=point.granularity, weekday=weekday)


def _iso(m: Match, _: Anchor) -> Reading | None:
    year, month, *day = (int(part) for part in m["iso"].split("-"))
    point = Point(year, month, day[0] if day else None)
    return Reading(point, point, granularity=point.granularity) if point.exists else None


def _numeric(m: Match, _: Anchor) -> Reading | None:
    """23/12/2020 or 12/23/2020. Where both orders are dates, only the year is certain."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    dates = {p for p in (Point(year, b, a), Point(year, a, b)) if p.exists}
    if m["dot"] == ".":
        dates &= {Point(year, b, a)}
    if not dates:
        return None
    point = dates.pop() if len(dates) == 1 else Point(year)
    return Reading(point, point, granularity=point.granularity)


def _decade(m: Match, _: Anchor) -> Reading | None:
    digits = m["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Reading(Point(year), Point(year + 9), f"{year // 10}", "decade")


def _before_christ(m: Match, _: Anchor) -> Reading | None:
    """TIMEX3 alone writes these years: the calendar of `Point` begins with the year 1."""
    value = f"BC{int(m['bc']):04}"
    if m["month"]:
        value += f"-{words.month(m['month']):02}"
    elif m["season"]:
        value += "-" + words.SEASONS[m["season"].casefold()][2]
    return Reading(timex3=value, granularity="month" if m["month"] else "year")


def _century(m: Match, _: Anchor) -> Reading | None:
    number = int(re.sub(r"\D", "", m["century"])) - 1
    if m["bc"]:
        return Reading(timex3=f"BC{number:02}", granularity="century")
    point = Point(number * 100, width=100)
    return Reading(point, point, f"{number:02}", "century") if point.exists else None


def _named(m: Match, _: Anchor) -> Reading | None:
    parts = [int(p) for p in words.NAMED_DAYS[re.sub(r"\s+", " ", m["named"].casefold())].split("-")]
    year = int(m["year"]) if m["year"] else parts[0] if len(parts) == 3 else None
    point = Point(year, *parts[-2:])
    return Reading(point, point, granularity="day")


def _moving(m: Match, anchor: Anchor) -> Reading | None:
    """Easter, Eid: in the stated year, else the one nearest on the side that the tense allows. Ramadan is its month."""
    name = re.sub(r"\s+", " ", m["moving"].casefold())
    if m["year"]:
        years = [int(m["year"])]
    elif anchor.day is None:
        return Reading(timex3="XXXX-XX-XX", granularity="day", relative=True)
    else:
        step = -1 if anchor.tense == "past" else 1
        years = [anchor.day.year, anchor.day.year + step]
    for year in years:
        day = holidays.day_of(name, year)
        if day and (m["year"] or (anchor.day and (day <= anchor.day) == (anchor.tense == "past"))):
            last = day + timedelta(28) if name == "ramadan" else day
            return Reading(Point.of(day), Point.of(last), granularity="month" if last != day else "day", relative=True)
    return Reading(timex3="XXXX-XX-XX", granularity="day", relative=True)


def _season(m: Match, anchor: Anchor) -> Reading | None:
    """Seasons of the northern hemisphere as months; winter goes by the year in which it begins."""
    first, last, letters = words.SEASONS[m["season"].casefold()]
    if m["year"]:
        return _months(int(m["year"]), first, last, letters)
    if anchor.day is None or not m["rel"]:
        return Reading(timex3=f"XXXX-{letters}", granularity="season", relative=True)
    year = _season_year(m["rel"].casefold(), anchor.day, first, last)
    return replace(_months(year, first, last, letters), relative=True)


def _season_year(rel: str, day: date, first: int, last: int) -> int:
    begun = (day.month >= first) if first <= last else (day.month >= first or day.month <= last)
    year = day.year - (first > last and day.month <= last)
    over = first <= last < day.month
    if rel in {"last", "past", "this past", "previous"}:
        return year if over else year - 1
    if rel in {"next", "coming"}:
        return year + begun
    return year


def _months(year: int, first: int, last: int, letters: str) -> Reading:
    end = Point(year + (last < first), last)
    return Reading(Point(year, first), end, f"{year:04}-{letters}", "season")


def _portion(m: Match, anchor: Anchor) -> Reading | None:
    """The first week of March, the first half of 2016."""
    n, unit = words.ORDINALS[m["nth"].casefold()], m["portion"].casefold()
    year = int(m["year"]) if m["year"] else None
    month = words.month(m["month"]) if m["month"] else None
    if month and unit == "week":
        if year is None:
            year = month_year(month, None, anchor)
        last = Point(year, month).last()
        end = min(7 * n, last.day if last else 28)
        return Reading(Point(year, month, 7 * n - 6), Point(year, month, end), granularity="week")
    length = {"half": 6, "quarter": 3}.get(unit)
    if month or length is None or n * length > 12:
        return None
    if year is None:
        year = _quarter_year(m, n * length, anchor)
    if year is None:
        return Reading(timex3=f"XXXX-{unit[0].upper()}{n}", granularity=unit)
    return Reading(Point(year, (n - 1) * length + 1), Point(year, n * length), f"{year}-{unit[0].upper()}{n}", unit)


def _quarter_year(m: Match, last_month: int, anchor: Anchor) -> int | None:
    """The year of «the third quarter»: of the last one over, or of the next where the tense looks ahead."""
    if anchor.day is None:
        return None
    if m["whose"]:
        return anchor.day.year + {"last": -1, "this": 0, "next": 1}[m["whose"].casefold()]
    over = last_month <= anchor.day.month
    return anchor.day.year - (not over if anchor.tense == "past" else 0) + (over and anchor.tense == "future")


def _about_to_be(month: int, day: int | None, today: date) -> bool:
    """A day of the month that comes within six weeks is announced, not remembered from ten months ago."""
    point = Point(today.year + ((month, day or 0) < (today.month, today.day)), month, day)
    ahead = point.first() if day and point.exists else None
    return ahead is not None and 0 < (ahead - today).days <= _ANNOUNCED


def month_year(month: int, day: int | None, anchor: Anchor, weekday: int | None = None) -> int | None:
    """The year that a bare month or day of a month lies in: the nearest one on the side that the tense allows.

    Of the ten nearest years, the first in which the stated weekday holds goes before.
    """
    if anchor.day is None:
        return None
    now = (anchor.day.month, anchor.day.day if day else 0)
    back = anchor.tense == "past" and not _about_to_be(month, day, anchor.day)
    year = anchor.day.year
    year += -((month, day or 0) > now) if back else ((month, day or 0) < now)
    years = [y for y in range(year, year - 10, -1) if y > 0] if back else list(range(year, min(year + 10, 9990)))
    real = [y for y in years if Point(y, month, day).exists]
    on_weekday = [y for y in real if day and weekday is not None and date(y, month, day).weekday() == weekday]
    return next(iter(on_weekday or real), None)


_DAY = r"(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)(?![\d%$€£]|[.,:]\d)"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%$€£]|[.,:]\d)"
_THIS_YEAR = r"(?P<thisyear>this|last|next) year"
_TAIL = rf"(?:,?(?: of)? (?:{_YEAR}|{_THIS_YEAR}))?"
_WD = r"(?:(?P<weekday>{any_weekday}),? )?"

ABSOLUTE: list[tuple[str, Reader]] = [
    (r"(?P<iso>[12]\d{3}-[01]\d(?:-[0-3]\d)?)(?![\d-])", _iso),
    (r"(?P<a>[0-3]?\d)(?P<dot>[/.])(?P<b>[0-3]?\d)(?P=dot)" + _YEAR, _numeric),
    (r"(?:(?:(?P<month>{month})|(?P<season>{season})),?(?: of)? )?(?P<bc>[1-9]\d{0,3}) BCE?", _before_christ),
    (_WD + r"(?P<month>{month}) " + _DAY + _TAIL, _absolute),
    (_WD + r"(?:the )?" + _DAY + r"(?: of)? (?P<month>{month})" + _TAIL, _absolute),
    (
        r"(?:the )?(?P<nth>{ordinal})[ -](?P<portion>week|half|quarter) of (?:(?P<month>{month}),? ?)?(?P<whose>)(?:"
        + _YEAR
        + ")?",
        _portion,
    ),
    (
        r"(?:the )?(?P<nth>{ordinal})[ -](?P<portion>quarter|half)(?P<month>)"
        r"(?:,? (?:of )?(?:(?P<whose>last|this|next) year|" + _YEAR + "))?",
        _portion,
    ),
    (r"(?P<month>{month}),?(?: of)? " + _YEAR, _absolute),
    (rf"(?P<month>{{month}}),? (?:of )?{_THIS_YEAR}", _absolute),
    (r"(?:the )?(?:early |late |mid-?)?(?P<century>\d{1,2}(?:st|nd|rd|th))[ -]century(?P<bc> BCE?)?", _century),
    (r"(?:the )?(?P<decade>(?:1[0-9]|20)\d0|[3-9]0)'?s", _decade),
    (rf"(?:the )?(?P<moving>{{moving}})(?:,? {_YEAR})?", _moving),
    (rf"(?P<named>{{named}})(?:,? {_YEAR})?", _named),
    (
        (
            rf"(?:the )?(?:(?P<rel>this past|last|this|next|past|previous|coming) )?"
            rf"(?P<season>{{season}})(?:(?: of|,)? {_YEAR})?"
        ),
        _season,
    ),
    (_YEAR, _absolute),
    (r"(?P<month>{month})", _absolute),
]
