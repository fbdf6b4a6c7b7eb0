"""Times that lean on a time told before: «the following day», «that week», «two days later», «at dawn»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.model import TimeValue
from dateline.resolve.when import timewords as words
from dateline.resolve.when.edtf import Point, interval
from dateline.resolve.when.timegrammar import MARKS, pattern

_STEP = re.compile(
    pattern(
        r"(?:(?P<next>the (?:following|next) |the (?P<after>{unit}) after|(?P<same>(?:that|the) same |that )"
        r"|(?P<previous>the previous |the (?P<before>{unit}) before))(?P<unit>{unit}|night|morning)?"
        r"|(?:about |some )?(?P<n>{number}) (?P<units>{unit}s?) (?P<side>later|after|before|earlier))\b"
    ),
    re.IGNORECASE,
)
_OF_THAT_YEAR = re.compile(pattern(r"(?P<month>{month}) (?:of )?(?:that|the same) year"), re.IGNORECASE)
_IN_THE_DAY = re.compile(r"\b(?:in|throughout|during) the day$", re.IGNORECASE)
# Any common year: stands in for an unknown one, so that days can be counted; 29 February is left out by hand.
_COMMON_YEAR = 2001


def leaning(expression: str, told: TimeValue | None, part: TimeValue | None = None) -> TimeValue | None:
    """The value of an expression that counts from a time told before, None where it does not or cannot.

    `part` is what the expression says by itself: one that names only a part of the day means the day told before.
    """
    point = _day_or_coarser(told)
    if point is None:
        return None
    text = re.sub(r" +", " ", expression.translate(MARKS))
    if m := _OF_THAT_YEAR.search(text):
        return _relative(Point(point.year, words.month(m["month"])), part) if point.year else None
    m = _STEP.search(text)
    if not m:
        return _relative(point, part) if point.day and _within_a_day(text, part) else None
    if m["n"]:
        n, unit = words.number(m["n"]), words.unit(m["units"])
        return _relative(_moved(point, n if m["side"].casefold() in {"later", "after"} else -n, unit), part)
    unit = (m["unit"] or m["after"] or m["before"] or "").casefold()
    step = 0 if m["same"] else -1 if m["previous"] else 1
    return _week(point, step) if unit == "week" else _relative(_moved(point, step, unit), part)


def _within_a_day(text: str, part: TimeValue | None) -> bool:
    """«at dawn», «by 10 a.m.», «later in the day»: an hour of the day told before."""
    hour = part is not None and part.edtf is None and (part.part_of_day or (part.timex3 or "").startswith("T"))
    return bool(hour) or bool(_IN_THE_DAY.search(text))


def _day_or_coarser(told: TimeValue | None) -> Point | None:
    m = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?", told.edtf or "") if told else None
    if not m:
        return None
    return Point(None if m[1] == "XXXX" else int(m[1]), int(m[2]) if m[2] else None, int(m[3]) if m[3] else None)


def _moved(point: Point, n: int, unit: str) -> Point | None:
    """The point n units on, as fine as the unit; None where the point itself is too coarse."""
    if unit in {"day", "night", "morning", "week"}:
        return _days(point, n * (7 if unit == "week" else 1))
    if unit == "month" and point.month:
        year, month = divmod((point.year or 0) * 12 + point.month - 1 + n, 12)
        moved = Point(year if point.year else None, month + 1)
    elif unit in {"year", "decade"} and point.year:
        moved = Point(point.year + n * (10 if unit == "decade" else 1))
    else:
        return None
    return moved if moved.exists else None


def _days(point: Point, n: int) -> Point | None:
    if point.month is None or point.day is None or (point.year is None and (point.month, point.day) == (2, 29)):
        return None
    start = date(point.year or _COMMON_YEAR, point.month, point.day)
    if not 1 <= start.toordinal() + n <= date.max.toordinal():
        return None
    day = start + timedelta(n)
    leap = point.year is None and min(start, day) <= date(day.year, 2, 28) < max(start, day)
    return None if leap else Point(point.year and day.year, day.month, day.day)


def _week(point: Point, step: int) -> TimeValue | None:
    day = point.first()
    if day is None or point.day is None:
        return None
    monday = day.toordinal() - day.weekday() + 7 * step
    if not 1 <= monday <= date.max.toordinal() - 6:
        return None
    first, last = date.fromordinal(monday), date.fromordinal(monday + 6)
    iso = first.isocalendar()
    edtf = interval(Point.of(first), Point.of(last))
    week = f"{iso.year:04}-W{iso.week:02}"
    return TimeValue(edtf, week, first.isoformat(), last.isoformat(), None, "week", "relative")


def _relative(point: Point | None, part: TimeValue | None) -> TimeValue | None:
    if point is None:
        return None
    first, last = point.first(), point.last()
    start, end = first.isoformat() if first else None, last.isoformat() if last else None
    of_day = part.part_of_day if part else None
    return TimeValue(point.edtf(), point.timex3(), start, end, of_day, point.granularity, "relative")
