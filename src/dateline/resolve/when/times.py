"""Time expressions and their values: our own grammar, anchored on the publication date or on nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.model import TimeValue
from dateline.resolve.when import timewords as words
from dateline.resolve.when.edtf import Point, interval
from dateline.resolve.when.timefinder import find
from dateline.resolve.when.timegrammar import MARKS, read
from dateline.resolve.when.timerules import Anchor, Reading, Tense

__all__ = ["Tense", "find", "value"]

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?", re.DOTALL)


def value(expression: str, published: str | None, tense: Tense = "past") -> TimeValue | None:
    """The value of a time expression, or None where it holds none.

    `published` is ISO 8601 (day, month or year; anything else counts as unknown). Without it years stay unknown (XXXX)
    and relative expressions have no EDTF. A month or year of publication dates only what each of its days would date
    alike. Nothing is ever anchored on the clock.
    """
    days = _days(published)
    text = re.sub(r" +", " ", expression.translate(MARKS)).strip(" ,.;:()\"'\n")
    text = re.sub(r"'s?$", "", text) if not re.search(r"\bnew year's?$", text, re.IGNORECASE) else text
    if days is None:
        return _valued(text, Anchor(None, tense))
    first, last = (_valued(text, Anchor(day, tense)) for day in days)
    return first if first == last else _valued(text, Anchor(None, tense))


def _days(published: str | None) -> tuple[date, date] | None:
    """First and last day that the page can have been published on."""
    m = _PUBLISHED.fullmatch(published or "")
    if not m:
        return None
    point = Point(int(m[1]), int(m[2]) if m[2] else None, int(m[3]) if m[3] else None)
    first, last = (point.first(), point.last()) if point.exists else (None, None)
    return (first, last) if first and last else None


def _valued(text: str, anchor: Anchor) -> TimeValue | None:
    reading = read(text, anchor)
    if reading is None or (reading.start is None and reading.end is None):
        inside = _inside(text, anchor)
        reading = inside or reading
    if reading and not all(p.exists for p in (reading.start, reading.end) if p):
        return TimeValue(None, None, granularity=reading.granularity)  # outside the years 1 to 9998
    return None if reading is None else _value(reading)


def _inside(text: str, anchor: Anchor) -> Reading | None:
    """The first date inside words that the grammar does not cover: «just before the July 7 attack»."""
    for span in find(_capitals(text)):
        if len(span) < len(text):
            reading = read(re.sub(r" +", " ", text[span.start : span.end]), anchor)
            if reading and (reading.start or reading.end):
                # «since the crisis began in December» is open as «since December» is
                return replace(reading, end=None) if re.match(r"since\b", text, re.IGNORECASE) else reading
    return None


def _capitals(text: str) -> str:
    """Names of months and weekdays in title case, since `find` asks for it; the length stays."""
    known = words.MONTHS.keys() | words.WEEKDAYS.keys()
    return re.sub(r"[a-z]+", lambda m: m[0].title() if m[0] in known and len(m[0]) > 3 else m[0], text)


def _value(r: Reading) -> TimeValue:
    points = [p for p in (r.start, r.end) if p]
    unknown = any(p.year is None for p in points)
    basis = "relative" if r.relative else "stated, year unknown" if unknown else "stated"
    first, last = (r.start.first() if r.start else None), (r.end.last() if r.end else None)
    start, end = (day.isoformat() if day else None for day in (first, last))
    return TimeValue(interval(r.start, r.end), _timex3(r), start, end, r.part, r.granularity, basis)


def _timex3(r: Reading) -> str | None:
    if r.start is None or r.start != r.end:
        letters = "" if r.start or r.end else _within_day(r)
        a_day = bool(r.timex3) and re.fullmatch(r"XXXX-(?:XX-XX|WXX-\d)", r.timex3 or "")
        return f"{r.timex3}{letters}" if a_day else r.timex3
    if r.timex3:
        return r.timex3  # TIMEX3 keeps the year of «the start of 1943» and says START beside it
    return r.start.timex3() + (_within_day(r) if r.start.day else "")


def _within_day(r: Reading) -> str:
    if r.clock:
        return "T" + r.clock
    letters = dict(words.PARTS.values())
    return "T" + letters[r.part] if r.part else ""
