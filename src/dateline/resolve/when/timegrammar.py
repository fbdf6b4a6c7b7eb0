"""Time expressions taken apart: open ends, ranges, parts of the day, and the one point of time inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model.mention import PartOfDay
from dateline.resolve.when import holidays
from dateline.resolve.when import timewords as words
from dateline.resolve.when.edtf import Point
from dateline.resolve.when.timerelative import CLOCK, RELATIVE, clock, part_of_day
from dateline.resolve.when.timerules import ABSOLUTE, Anchor, Reader, Reading, month_year

# One mark stands for its typographic kin, one for one, so that offsets hold. A line break ends an expression.
MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\t": " ", "\u202f": " "})
_SETS = {
    "month": words.MONTH, "weekday": words.WEEKDAY, "any_weekday": words.ANY_WEEKDAY, "season": words.SEASON,
    "unit": words.UNIT, "number": words.NUMBER, "ordinal": words.ORDINAL, "named": words.either(words.NAMED_DAYS),
    "moving": words.either(holidays.names()),
}  # fmt: skip


def pattern(rule: str) -> str:
    """The regular expression of a rule."""
    for name, alternatives in _SETS.items():
        rule = rule.replace("{" + name + "}", alternatives)
    return re.sub(r" (?!\?)", " +", rule)


RULES: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(pattern(rule), re.IGNORECASE), reader) for rule, reader in [*ABSOLUTE, *RELATIVE]
]
_SINCE = re.compile(r"(?:ever )?since (?:at least )?(?P<a>.+)|from (?P<b>.+?) (?:on|onwards?)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|up to|as of) (?P<a>.+)", re.IGNORECASE)
_WITHIN = re.compile(r"within (?:the )?(?:next |coming )?(?P<a>.+)", re.IGNORECASE)
_JOINT = re.compile(r" ?- ?| to (?:the )?| and (?:the )?| through | thru | until | till | or (?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:from|between|in|on|during|over) ", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:on|in|at|by|during|over|of|for|from|through|throughout|the|about|around|just|only|early|earlier|late|later|mid"
    r"|starting|beginning|before|after|sometime|primarily|possibly|soon|almost|toward|towards|a|an)[ -]+",
    re.IGNORECASE,
)
_EDGE = re.compile(r"(?:the )?(?P<edge>beginning|start|end|middle) of (?:the )?", re.IGNORECASE)
_PART = rf"(?P<part>{words.PART})"
_PART_AFTER = re.compile(rf"(?P<rest>.+?),? (?:in the |at )?(?:early |late )?{_PART}", re.IGNORECASE)
_PART_BEFORE = re.compile(
    rf"(?:in |on |at )?(?:the )?(?:early |late )?{_PART}(?: of| on|,)? (?P<rest>.+)", re.IGNORECASE
)
_PART_ONLY = re.compile(rf"(?:in |on |at |by |around )?(?:the )?(?:early |late )?{_PART}", re.IGNORECASE)
_CLOCK_AFTER = re.compile(rf"(?P<rest>.+?),? (?:at |around |about )?(?P<clock>{CLOCK})", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"(?:at |around |about |by )?(?P<clock>{CLOCK}),? (?:on )?(?P<rest>.+)", re.IGNORECASE)
_DAY_ONLY = re.compile(
    r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?P<year>1\d{3}|20\d\d)|,? (?P<this>this|last) year)?", re.I
)
_SHORT_YEAR = re.compile(r"\d\d")


def read(text: str, anchor: Anchor) -> Reading | None:
    """What the whole expression says, years settled; None where the grammar does not cover it."""
    if m := _SINCE.fullmatch(text):
        inner = read(m["a"] or m["b"], anchor)
        return inner and replace(inner, end=None, timex3=None if inner.start else inner.timex3)
    if m := _UNTIL.fullmatch(text):
        inner = read(m["a"], anchor)
        return inner and replace(inner, start=None, timex3=None if inner.end else inner.timex3)
    if m := _WITHIN.fullmatch(text):
        return _point("the next " + re.sub(r"^an? ", "1 ", m["a"]) if anchor.tense == "future" else m["a"], anchor)
    if re.match(r"by ", text, re.IGNORECASE):
        anchor = replace(anchor, tense="future")
    found = _point(text, anchor)
    return _settled(found, anchor) if found else _range(text, anchor)


def _settled(reading: Reading, anchor: Anchor) -> Reading:
    """The reading with the years that the publication date gives; the end of a range comes after its start."""
    start, end = reading.start, reading.end
    if start is None or end is None or start.year is not None or start.month is None:
        return reading
    year = month_year(start.month, start.day, anchor, reading.weekday)
    if year is None:
        return reading
    start = start.in_year(year)
    if end.year is None:
        later = (end.month or 0, end.day or 0) >= (start.month or 0, start.day or 0 if end.day else 0)
        end = end.in_year(year if later else year + 1)
    return replace(reading, start=start, end=end)


def _exact(text: str, anchor: Anchor) -> Reading | None:
    for rule, reader in RULES:
        if m := rule.fullmatch(text):
            return reader(m, anchor)
    return None


def _point(text: str, anchor: Anchor) -> Reading | None:
    """One point of time behind its prepositions, with the part of the day or the hour that goes with it."""
    while True:
        if found := _exact(text, anchor):
            return replace(found, part=_part_in(text))
        if found := _parted(text, anchor) or _edged(text, anchor):
            return found
        lead = _LEAD.match(text)
        if not lead or lead.end() == len(text):
            return None
        text = text[lead.end() :]


def _part_in(text: str) -> PartOfDay | None:
    m = re.search(rf"\b{_PART}\b", text, re.IGNORECASE)
    return words.PARTS[_squeezed(m["part"])][0] if m else None


def _parted(text: str, anchor: Anchor) -> Reading | None:
    for rule in (_PART_AFTER, _PART_BEFORE):
        if (m := rule.fullmatch(text)) and (rest := _point(m["rest"], anchor)):
            return replace(rest, part=words.PARTS[_squeezed(m["part"])][0])
    for rule in (_CLOCK_AFTER, _CLOCK_BEFORE):
        if (m := rule.fullmatch(text)) and (rest := _point(m["rest"], anchor)):
            return replace(rest, clock=clock(m["clock"]))
    if m := _PART_ONLY.fullmatch(text):
        return part_of_day(m["part"])
    return None


def _edged(text: str, anchor: Anchor) -> Reading | None:
    """The start of a year is its January, its end December; of a month it is that month."""
    m = _EDGE.match(text)
    inner = _point(text[m.end() :], anchor) if m else None
    if not m or not inner or not inner.start or inner.start != inner.end:
        return inner
    month = {"start": 1, "beginning": 1, "end": 12}.get(m["edge"].casefold())
    if inner.start.granularity != "year" or not month:
        return inner
    point = Point(inner.start.year, month)
    return replace(inner, start=point, end=point, granularity="month", timex3=inner.start.timex3())


def _squeezed(text: str) -> str:
    return re.sub(r" +", " ", text.casefold())


def _range(text: str, anchor: Anchor) -> Reading | None:
    """«between 3 and 5 May», «June to August 2015», «1980-88»: each side lends the other what it lacks."""
    lead = _BETWEEN.match(text)
    body = text[lead.end() :] if lead else text
    for joint in _JOINT.finditer(body):
        left, right = body[: joint.start()].strip(), body[joint.end() :].strip()
        for a, b in _sides(left, right, anchor):
            joined = _joined(a, b, anchor)
            if joined:
                return joined
    return None


def _sides(left: str, right: str, anchor: Anchor) -> Iterator[tuple[Reading, Reading]]:
    a, b = _point(left, anchor), _point(right, anchor)
    day_a, day_b = _DAY_ONLY.fullmatch(left), _DAY_ONLY.fullmatch(right)
    if a and b:
        yield a, b
    if a and a.end and a.end.day and day_b:
        year = int(day_b["year"]) if day_b["year"] else a.end.year
        if day_b["this"] and anchor.day:
            year = anchor.day.year - (day_b["this"].casefold() == "last")
        yield a, _of(Point(year, a.end.month, int(day_b["day"])))
    if b and b.start and b.start.day and day_a and not day_a["year"]:
        yield _of(Point(b.start.year, b.start.month, int(day_a["day"]))), b
    if a and a.end and a.end.granularity == "year" and a.end.year and _SHORT_YEAR.fullmatch(right):
        yield a, _of(Point(a.end.year // 100 * 100 + int(right)))


def _of(point: Point) -> Reading:
    return Reading(point, point, granularity=point.granularity)


def _joined(a: Reading, b: Reading, anchor: Anchor) -> Reading | None:
    if a.start is None or b.end is None:
        return None
    start, end = a.start, b.end
    if start.year is None and end.year is not None:
        after = (start.month or 0, start.day or 0) > (end.month or 12, end.day or 31)
        start = start.in_year(end.year - after)
    elif end.year is None and start.year is not None:
        end = end.in_year(start.year + ((end.month or 12, end.day or 31) < (start.month or 0, start.day or 0)))
    relative = a.relative or b.relative
    joined = _settled(Reading(start, end, granularity=b.granularity, relative=relative), anchor)
    ok = joined.start and joined.end and joined.start.exists and joined.end.exists
    first, last = (joined.start.first(), joined.end.last()) if ok and joined.start and joined.end else (None, None)
    return joined if ok and not (first and last and first > last) else None
