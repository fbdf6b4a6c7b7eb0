"""Rules that read a time by its distance from the day of publication; without that day no date comes out."""

from __future__ import annotations

import re

from dateline.resolve.when import timewords as words
from dateline.resolve.when.edtf import Point
from dateline.resolve.when.timerules import Anchor, Match, Reader, Reading, at, during, month_year

_DAYS = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}
_ADVERBS = {
    "daily": ("P1D", "day"),
    "nightly": ("P1D", "night"),
    "weekly": ("P1W", "week"),
    "monthly": ("P1M", "month"),
}
_SHIFT = {"last": -1, "past": -1, "this past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0}


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text.casefold())


def _day(m: Match, anchor: Anchor) -> Reading | None:
    return at(anchor.shifted(_DAYS[_clean(m["word"]).split()[0]]), "XXXX-XX-XX", "day")


def _overnight(_: Match, anchor: Anchor) -> Reading | None:
    return during(anchor.shifted(-1), anchor.shifted(0), None, "night")


def _weekday(m: Match, anchor: Anchor) -> Reading | None:
    """Past: the last such day up to and including the day of publication; «last» never means that day itself."""
    number, rel = words.weekday(m["weekday"]), _clean(m["rel"] or "")
    if anchor.day is None:
        return at(None, f"XXXX-WXX-{number + 1}", "day")
    back, ahead = (anchor.day.weekday() - number) % 7, (number - anchor.day.weekday()) % 7
    if rel in {"next", "coming", "this coming"}:
        return at(anchor.shifted(ahead or 7))
    if rel in {"last", "past", "this past", "previous"}:
        return at(anchor.shifted(-(back or 7)))
    return at(anchor.shifted(ahead if anchor.tense == "future" else -back))


def _month(m: Match, anchor: Anchor) -> Reading | None:
    """«Last November» is the nearest one before the month of publication, «next March» the nearest after."""
    month, rel = words.month(m["month"]), _clean(m["rel"])
    if anchor.day is None:
        return at(None, f"XXXX-{month:02}", "month")
    if rel == "this":
        year: int | None = anchor.day.year
    elif rel in {"next", "coming", "this coming"}:
        year = anchor.day.year + (month <= anchor.day.month)
    else:
        year = anchor.day.year - (month >= anchor.day.month)
    point = Point(year, month)
    return at(point if point.exists else None)


def _unit(m: Match, anchor: Anchor) -> Reading | None:
    """Last, this, next week | month | year | decade | weekend | quarter."""
    unit, rel = m["span"].casefold(), _clean(m["rel"] or "this")
    mode = _clean(m["mode"] or "")
    shift = _SHIFT[rel]
    if unit == "month":
        return at(anchor.months(shift), "XXXX-XX", "month")
    if unit == "year":
        return _year(mode, shift, anchor)
    if unit == "decade":
        return during(anchor.years(-10), anchor.years(0), "P1DE", "decade") if shift < 0 else Reading(relative=True)
    return _week(unit, mode, rel, anchor)


def _year(mode: str, shift: int, anchor: Anchor) -> Reading:
    if anchor.day and mode in {"start", "beginning", "end", "turn"}:
        point = Point(anchor.day.year + shift, 12 if mode == "end" else 1)
        return at(point if point.exists else None)
    return at(anchor.years(shift), "XXXX", "year")


def _week(unit: str, mode: str, rel: str, anchor: Anchor) -> Reading:
    """A week runs from Monday to Sunday; this week's past ends with the day of publication."""
    plain = "XXXX-WXX" + ("-WE" if unit == "weekend" else "")
    if anchor.day is None:
        return during(None, None, plain, unit)
    shift, monday = _SHIFT[rel], -anchor.day.weekday()
    if rel == "past" and unit == "week":
        return during(anchor.shifted(-7), anchor.shifted(0), "P1W", "week")
    if unit == "weekend" and not shift and anchor.tense == "past" and anchor.day.weekday() < 5:
        shift = -1
    first, last = monday + 7 * shift, monday + 7 * shift + 6
    start, end = anchor.shifted(first + 5 * (unit == "weekend")), anchor.shifted(last)
    if not shift and unit == "week" and anchor.tense == "past":
        end = anchor.shifted(-1 if mode == "earlier" and anchor.day.weekday() else 0)
    week = _iso_week(anchor.shifted(first))
    return during(start, end, week and week + plain[8:], unit)


def _iso_week(monday: Point | None) -> str | None:
    day = monday.first() if monday else None
    return None if day is None else f"{day.isocalendar().year:04}-W{day.isocalendar().week:02}"


def _ago(m: Match, anchor: Anchor) -> Reading | None:
    """As fine as its unit: days and weeks give a day, months a month, years a year. «A few» gives none."""
    if not m["n"]:
        return Reading(timex3="PAST_REF", relative=True)
    return _shifted(-words.number(m["n"]), words.unit(m["unit"]), anchor)


def _ahead(m: Match, anchor: Anchor) -> Reading | None:
    """«In two weeks» looks ahead only where the tense does; else it tells how long something took."""
    n, unit = words.number(m["n"]), words.unit(m["unit"])
    if anchor.tense != "future" and not m["now"]:
        return Reading(timex3=duration(n, unit), granularity=unit)
    first = _shifted(n, unit, anchor)
    if not m["other"] or not first.start:
        return first
    last = _shifted(words.number(m["other"]), unit, anchor)
    return during(first.start, last.start, None, unit)


def _shifted(n: int, unit: str, anchor: Anchor) -> Reading:
    if unit in {"second", "minute", "century", "quarter"}:
        return Reading(timex3=duration(abs(n), unit), granularity=unit, relative=True)
    if unit == "hour":
        a, b = sorted((0, (abs(n) + 23) // 24 * (1 if n > 0 else -1)))
        return during(anchor.shifted(a), anchor.shifted(b), duration(abs(n), unit), unit)
    if unit in {"day", "week"}:
        return at(anchor.shifted(n * (7 if unit == "week" else 1)), "XXXX-XX-XX", "day")
    if unit == "month":
        return at(anchor.months(n), "XXXX-XX", "month")
    return at(anchor.years(n * (10 if unit == "decade" else 1)), "XXXX", "year")


def _lasting(m: Match, anchor: Anchor) -> Reading | None:
    """The past 24 hours, the last two weeks, the next three days: up to or from the day of publication."""
    n, unit = words.number(m["n"] or "1"), words.unit(m["unit"])
    sign = 1 if m["rel"].casefold() in {"next", "coming", "following"} else -1
    there, here = _shifted(sign * n, unit, anchor), anchor.shifted(0)
    if unit in {"month", "year"}:
        there, here = at(anchor.months(sign * n * (12 if unit == "year" else 1))), anchor.months(0)
    elif unit == "decade":
        here = anchor.years(0)
    elif unit == "hour":
        there = at(anchor.shifted(sign * ((n + 23) // 24)))
    ends = (there.start, here) if sign < 0 else (here, there.start)
    return during(*ends, duration(n, unit), unit)


def _vague(m: Match, _: Anchor) -> Reading | None:
    return Reading(
        timex3="FUTURE_REF" if re.search(r"coming|next|soon|future", m[0], re.I) else "PAST_REF", relative=True
    )


def _now(m: Match, _: Anchor) -> Reading | None:
    return Reading(timex3="PAST_REF" if re.match(r"former", m[0], re.I) else "PRESENT_REF", relative=True)


def _duration(m: Match, _: Anchor) -> Reading | None:
    unit = words.unit(m["unit"])
    return Reading(timex3=duration(words.number(m["n"]) if m["n"] else None, unit), granularity=unit)


def part_of_day(word: str) -> Reading:
    """A part of a day that is told elsewhere."""
    part, letters = words.PARTS[_clean(word)]
    return Reading(timex3="T" + letters, part=part, granularity="part of day")


def _part(m: Match, _: Anchor) -> Reading | None:
    return part_of_day(m["part"])


def _then(_: Match, __: Anchor) -> Reading | None:
    """Points back to a time told, as wide as that was: no value."""
    return Reading(relative=True, granularity="unknown")


def _some(m: Match, _: Anchor) -> Reading | None:
    """Days, weeks or years without a number, those after something told as a time to come."""
    unit = words.unit(m["unit"])
    ahead = re.search(r"later|after", m[0], re.I)
    return Reading(timex3="FUTURE_REF" if ahead else duration(None, unit), granularity=unit, relative=True)


def _often(m: Match, anchor: Anchor) -> Reading | None:
    if m["unit"]:
        return _set(m, anchor)
    timex3, unit = _ADVERBS[m[0].casefold()]
    return Reading(timex3=timex3, granularity=unit)


def _set(m: Match, _: Anchor) -> Reading | None:
    unit = m["unit"].casefold()
    if unit in words.WEEKDAYS:
        return Reading(timex3=f"XXXX-WXX-{words.WEEKDAYS[unit] + 1}", granularity="day")
    return Reading(timex3=duration(1, unit), granularity=unit)


def _anaphoric(_: Match, __: Anchor) -> Reading | None:
    return Reading(timex3="XXXX-XX-XX", relative=True)


def _clock(m: Match, _: Anchor) -> Reading | None:
    return Reading(timex3="T" + clock(m["clock"]), granularity="hour")


def _week_of(m: Match, anchor: Anchor) -> Reading | None:
    month, day = words.month(m["month"]), int(re.sub(r"\D", "", m["day"]))
    year = int(m["year"]) if m["year"] else month_year(month, day, anchor)
    point = Point(year, month, day)
    if year is None or not point.exists:
        return Reading(timex3="XXXX-WXX", granularity="week")
    day_ = point.first()
    week = Anchor(day_)
    monday = -day_.weekday() if day_ else 0
    return Reading(week.shifted(monday), week.shifted(monday + 6), granularity="week")


def duration(n: int | None, unit: str) -> str:
    """TIMEX3: P3W, PT24H, PXD where the number is unknown."""
    letters = words.UNITS[unit]
    digits = "X" if n is None else str(n)
    return f"PT{digits}{letters[1:]}" if letters.startswith("T") else f"P{digits}{letters}"


def clock(text: str) -> str:
    """«3:30 p.m.» → 15:30, «10 a.m.» → 10:00, «1430» → 14:30."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 1 and len(numbers[0]) == 4:
        numbers = [numbers[0][:2], numbers[0][2:]]
    hour, minute = int(numbers[0]) % 24, int(numbers[1]) % 60 if len(numbers) > 1 else 0
    if re.search(r"p\.?m", text, re.I) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", text, re.I) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


CLOCK = (
    r"(?:[01]?\d[:.][0-5]\d ?(?:a\.m\.?|p\.m\.?|am\b|pm\b)|1?\d ?(?:a\.m\.?|p\.m\.?|am|pm)(?!\w)"
    r"|[0-2]\d[:.]?[0-5]\d (?:hours|GMT|UTC|local time))(?:,? (?:local time|GMT|UTC|E[SD]?T))?"
)
_SEVERAL = r"a few|several|some|many|a couple of"
_FEW = rf"(?:{_SEVERAL}|the)"
_REL = r"(?P<rel>this past|last|past|previous|this|next|coming|following)"

RELATIVE: list[tuple[str, Reader]] = [
    (r"(?P<word>today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening))", _day),
    (r"overnight", _overnight),
    (
        r"(?:the )?(?:(?P<rel>this past|this coming|last|past|previous|this|next|coming) )?(?P<weekday>{weekday})s?",
        _weekday,
    ),
    (r"(?P<rel>this past|this coming|last|past|previous|this|next|coming) (?P<month>{month})", _month),
    (r"the (?P<rel>last|past) (?P<n>)(?P<unit>day|week|month|year|decade|hour)", _lasting),
    (
        (
            rf"(?:(?:the )?(?P<mode>earlier|later|early|late|mid|start|beginning|end|middle|turn|so far"
            rf"|all)(?: in| of)? )?(?:the )?{_REL} (?P<span>weekend|week|month|year|decade)"
        ),
        _unit,
    ),
    (r"(?:the )?(?P<mode>start|beginning|end|middle|turn) of the (?P<rel>)(?P<span>year|month|week)", _unit),
    (r"(?P<mode>earlier|later|early|late) in the (?P<rel>)(?P<span>year|month|week)", _unit),
    (r"(?P<mode>all)(?P<rel>) (?P<span>week|month|year)", _unit),
    (r"(?P<mode>)(?P<rel>)(?:the )?(?P<span>weekend)", _unit),
    (
        r"(?:(?:less|more) than |about |nearly |almost |over |some |roughly )*(?:(?P<n>{number})|"
        + _FEW
        + r") (?P<unit>{unit}s?)(?: ago| earlier| back)",
        _ago,
    ),
    (r"(?P<n>)(?P<unit>{unit})s (?:ago|earlier)", _ago),
    (
        (
            r"in (?:about )?(?P<n>{number})(?: or (?P<other>{number}))? (?P<unit>{unit}s?)"
            r"(?P<now> from now|'s? time| time)?"
        ),
        _ahead,
    ),
    (r"(?P<n>{number}) (?P<unit>{unit}s?)(?P<now> from now)(?P<other>)", _ahead),
    (r"(?:the )?(?P<rel>last|past|previous|next|coming|following) (?:(?P<n>{number}) )(?P<unit>{unit}s?)", _lasting),
    (
        (
            r"recently|recent|lately|these days|in the past|(?:the )?(?:recent|past few|last few"
            r"|past several|last several|coming|next few) {unit}s(?: or {unit}s)?"
        ),
        _vague,
    ),
    (r"(?:the )?week of (?P<month>{month}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?P<year>20\d\d|19\d\d))?", _week_of),
    (
        (
            r"(?:the )?(?:following|next|previous|same) (?:day|night|morning|week|month|year)|that "
            r"(?:same )?(?:day|night|week|month|year)"
        ),
        _anaphoric,
    ),
    (r"(?:the )(?:day|night|week|month|year) (?:before|after)|{number} {unit}s? (?:later|after|before)", _anaphoric),
    (r"(?:that|the same) (?:very )?(?P<part>morning|afternoon|evening|night)", _part),
    (
        (
            r"(?:at )?(?:this|that|the same|the) (?:very |particular )?(?:time|period|moment|date|era)"
            r"(?! of| to| for| that| when|ly|s)"
        ),
        _then,
    ),
    (r"(?:the )?(?:near |immediate |foreseeable )?future\b", _vague),
    (r"(?:the )?(?:dry|rainy|wet|monsoon) season", _then),
    (
        (
            r"(?:the )?(?:following|ensuing|intervening|final|first|last|next|coming|previous|early|later) "
            r"(?P<unit>{unit})s"
        ),
        _some,
    ),
    (r"(?:a few |some |several |many |just |only )?(?P<unit>{unit})s (?:later|after|before|earlier)", _some),
    (r"the (?:{ordinal}|fifth|sixth|seventh|final|last|next) (?:day|night|morning|evening)", _anaphoric),
    (r"daily|nightly|weekly|monthly|per (?P<unit>day|week|month|year|hour)", _often),
    (r"(?:every|each) (?P<unit>day|week|month|year|hour|{weekday})", _set),
    (
        (
            r"(?:(?:about|more than|less than|almost|nearly|over|some|at least) )?(?P<n>{number})[ -]"
            r"(?P<unit>{unit}s?)(?!-?old| old)(?:-long)?"
        ),
        _duration,
    ),
    (r"(?P<n>)(?P<unit>{unit})(?:s|-long)(?!-?old| old)", _duration),
    (rf"(?P<clock>{CLOCK})", _clock),
    (rf"(?:{_SEVERAL}) (?P<n>)(?P<unit>{{unit}})s", _duration),
    (r"now|right now|currently|current|at present|nowadays|former", _now),
]
