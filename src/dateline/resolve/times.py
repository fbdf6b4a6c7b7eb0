"""Time expressions and their values: our own grammar, anchored on the publication date or on nothing."""

from __future__ import annotations

import datetime
import re
from typing import Literal

from dateline.model import Span, TimeValue
from dateline.model.mention import PartOfDay

Tense = Literal["past", "future"]

_MONTHS = ("january february march april may june july august september october november december").split()
_MONTH = (
    {name: i for i, name in enumerate(_MONTHS, 1)} | {name[:3]: i for i, name in enumerate(_MONTHS, 1)} | {"sept": 9}
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBER = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_NUMBER |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2}
_SEASON = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PART: dict[str, PartOfDay] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "overnight": "night",
    "midnight": "night", "noon": "midday", "midday": "midday", "dawn": "dawn", "daybreak": "dawn", "tonight": "night",
}  # fmt: skip
_HOLIDAY = {"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's day": (1, 1),
            "new year’s day": (1, 1), "new year's eve": (12, 31), "new year’s eve": (12, 31)}  # fmt: skip

_M = r"(?P<month>(?:" + "|".join(_MONTHS) + r")\b|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
_W = r"(?P<weekday>" + "|".join(_DAYS) + ")s?"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_Y = r"(?P<year>(?:19|20)\d\d)\b"
_N = r"(?P<n>\d+|" + "|".join(_NUMBER) + ")"
_U = r"(?P<unit>hour|day|week|month|year|decade)s?"
_P = r"(?:early|late|mid|mid-|the|in the|on|at|by|about|around)"

_RULES = [
    ("iso", r"(?P<iso>(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?)\b"),
    ("mdy", _M + r"\s+" + _D + r",?\s+" + _Y),
    ("dmy", _D + r"\s+(?:of\s+)?" + _M + r",?\s+" + _Y),
    ("months", r"(?P<month1>" + "|".join(_MONTHS) + r")\s+(?:to|and|through|until|–|-)\s+" + _M + r",?\s+" + _Y),
    ("between", r"between\s+(?:(?P<month1>" + "|".join(_MONTHS) + r")\s+)?(?P<year1>(?:19|20)\d\d)\s+and\s+(?:" + _M + r"\s+)?" + _Y),
    ("my", _M + r",?\s+(?:of\s+)?" + _Y),
    ("md", _M + r"\s+" + _D + r"(?!\s*(?:people|per))"),
    ("dm", _D + r"\s+(?:of\s+)?" + _M),
    ("ago", r"(?:about|some|almost|nearly|more than|over)?\s*" + _N + r"\s+" + _U + r"\s+(?:ago|earlier|before)\b"),
    ("span", r"(?:the\s+)?(?:last|past|previous|coming|next)\s+(?P<n>\d+|" + "|".join(_NUMBER) + r"|few|several)\s+" + _U),
    ("rel", r"(?P<rel>last|past|previous|this|next|coming|earlier this|later this)\s+(?P<unit>week|month|year|weekend)\b"),
    ("season", r"(?:(?P<rel>last|this|next)\s+)?(?P<season>spring|summer|autumn|winter)\b(?:\s+of)?(?:\s+" + _Y + ")?"),
    ("weekday", r"(?:(?P<rel>last|this|next|early|late)\s+)?" + _W + r"\b"),
    ("holiday", r"(?P<holiday>christmas eve|christmas day|new year[’']s (?:day|eve))"),
    ("day", r"(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|(?:earlier|later) today|this (?:morning|afternoon|evening))\b"),
    ("since", r"(?P<open>since)\s+" + _Y),
    ("decade", r"the\s+(?P<decade>(?:19|20)\d0)s\b"),
    ("year", r"(?:early|late|mid)?[- ]?" + _Y),
    ("month", r"(?:early|late|mid)?[- ]?(?P<month>" + "|".join(m for m in _MONTHS if m not in {"may", "march"}) + r")\b"),
    ("month2", r"(?:in|since|last|late|early|mid|of|this|next)[- ]+(?P<month>may|march)\b"),
]  # fmt: skip
_COMPILED = [(name, re.compile(r"\b(?:" + rule + ")", re.IGNORECASE)) for name, rule in _RULES]
_LEAD = re.compile(
    r"(?:\b(?:on|in|since|at|by|during|before|after|until|from|early|late|mid|around|about|the (?:morning|evening|night|early hours) of|earlier|later)\s+)+$",
    re.I,
)
_TAIL = re.compile(r"\s+(?:morning|afternoon|evening|night|at (?:dawn|noon|midnight))\b", re.IGNORECASE)
_PART_RULE = re.compile(r"\b(" + "|".join(_PART) + r")\b", re.IGNORECASE)


def find(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The time expressions of `text[start:end]`, with a leading preposition and a part of day, none overlapping."""
    end = len(text) if end is None else end
    taken: list[tuple[int, int]] = []
    for name, rule in _COMPILED:
        for m in rule.finditer(text, start, end):
            if name == "year" and text[max(0, m.start() - 1) : m.start()] in {"$", "€", "£", "-", "–", ",", "."}:
                continue
            if not any(m.start() < z and a < m.end() for a, z in taken):
                taken.append((m.start(), m.end()))
    out: list[Span] = []
    for a, z in sorted(taken):
        lead = _LEAD.search(text, max(start, a - 40), a)
        tail = _TAIL.match(text, z, end)
        span = Span.trimmed(text, lead.start() if lead else a, tail.end() if tail else z)
        if span and (not out or out[-1].end <= span.start):
            out.append(span)
    return out


def value(expression: str, published: str | None, tense: Tense = "past") -> TimeValue | None:
    """The value of a time expression, or None where it holds none.

    `published` is ISO 8601 (day, month or year). Without it years stay unknown (XXXX) and relative expressions have no
    EDTF. Nothing is ever anchored on the clock.
    """
    published = published[:10] if published else None  # the hour of publication dates nothing
    if re.match(r"(?:by|until)\b", expression, re.IGNORECASE):
        tense = "future"
    part = _part(expression)
    for name, rule in _COMPILED:
        m = rule.search(expression)
        if m:
            groups = {k: v.lower() for k, v in m.groupdict().items() if v}
            return _value(name, groups, expression.lower(), published, tense, part)
    return TimeValue(None, None, part_of_day=part, basis="relative") if part else None


def _part(expression: str) -> PartOfDay | None:
    m = _PART_RULE.search(expression)
    return _PART[m[1].lower()] if m else None


def _value(
    name: str, g: dict[str, str], whole: str, published: str | None, tense: str, part: PartOfDay | None
) -> TimeValue | None:  # fmt: skip
    def made(edtf: str | None, granularity: str, basis: str = "stated") -> TimeValue:
        start, end = _ends(edtf)
        return TimeValue(edtf, _timex(edtf, part), start, end, part, granularity, basis)

    year = int(published[:4]) if published else None
    day = datetime.date.fromisoformat(published) if published and len(published) == 10 else None
    if name == "iso":
        return made(g["iso"], "day" if len(g["iso"]) == 10 else "month")
    if name in {"mdy", "dmy"}:
        return made(_date(int(g["year"]), _MONTH[g["month"].rstrip(".")], int(g["day"])), "day")
    if name == "months":
        return made(f"{g['year']}-{_MONTH[g['month1']]:02d}/{g['year']}-{_MONTH[g['month']]:02d}", "month")
    if name == "between":
        first, last = (
            g[y] + (f"-{_MONTH[g[named]]:02d}" if named in g else "")
            for y, named in (("year1", "month1"), ("year", "month"))
        )
        return made(f"{first}/{last}", "month" if "month" in g else "year")
    if name == "my":
        month = f"{g['year']}-{_MONTH[g['month']]:02d}"
        return made(month + "/.." if whole.startswith("since") else month, "month")
    if name in {"md", "dm", "holiday"}:
        m, d = _HOLIDAY[g["holiday"]] if name == "holiday" else (_MONTH[g["month"].rstrip(".")], int(g["day"]))
        if not 1 <= d <= 31:
            return None
        if published is None:
            return made(f"XXXX-{m:02d}-{d:02d}", "day", "stated, year unknown")
        return made(_date(_side(published, (m, d), tense), m, d), "day", "stated")
    if name in {"month", "month2"}:
        m = _MONTH[g["month"]]
        if published is None:
            return made(f"XXXX-{m:02d}", "month", "stated, year unknown")
        edtf = f"{_side(published, (m, 0), tense)}-{m:02d}"
        return made(edtf + "/.." if whole.startswith("since") else edtf, "month")
    if name in {"since"}:
        return made(g["year"] + "/..", "year")
    if name == "year":
        return made(g["year"], "year")
    if name == "decade":
        return made(f"{g['decade']}/{g['decade'][:3]}9", "decade")
    if name == "season":
        base = (
            int(g["year"])
            if "year" in g
            else None
            if year is None
            else year + {"last": -1, "next": 1}.get(g.get("rel", ""), 0)
        )
        return made(
            f"{base}-{_SEASON[g['season']]}" if base else None, "season", "stated" if "year" in g else "relative"
        )
    if name == "ago":
        return made(_ago(g, published, day), g["unit"], "relative")
    if name == "rel":
        return made(_relative(g, published, day, tense), g["unit"], "relative")
    if name == "weekday":
        return made(_weekday(g, day, tense), "day", "relative")
    if name == "day":
        shift = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(g["word"], 0)
        return made((day + datetime.timedelta(shift)).isoformat() if day else None, "day", "relative")
    return made(None, name, "relative")


def _side(published: str, when: tuple[int, int], tense: str) -> int:
    """The year in which a month and day falls on the side of the publication date that the tense asks for."""
    year = int(published[:4])
    now = (int(published[5:7]) if len(published) >= 7 else 12, int(published[8:10]) if len(published) == 10 else 31)
    if tense == "past":
        return year - 1 if when > now else year
    return year + 1 if when[0] < now[0] else year


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _ago(g: dict[str, str], published: str | None, day: datetime.date | None) -> str | None:
    n = int(g["n"]) if g["n"].isdigit() else _NUMBER[g["n"]]
    unit = g["unit"]
    if published is None or n > 4000:
        return None
    if unit in {"year", "decade"}:
        return f"{int(published[:4]) - n * (10 if unit == 'decade' else 1):04d}"
    if unit == "month" and len(published) >= 7:
        months = int(published[:4]) * 12 + int(published[5:7]) - 1 - n
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if day is None or unit not in {"day", "week"}:
        return None
    return (day - datetime.timedelta(n * (7 if unit == "week" else 1))).isoformat()


def _relative(g: dict[str, str], published: str | None, day: datetime.date | None, tense: str) -> str | None:
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(g["rel"], 0)
    if published is None:
        return None
    if g["unit"] == "year":
        return f"{int(published[:4]) + shift:04d}"
    if g["unit"] == "month" and len(published) >= 7:
        months = int(published[:4]) * 12 + int(published[5:7]) - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if day is None or g["unit"] == "month":
        return None
    monday = day - datetime.timedelta(day.weekday()) + datetime.timedelta(7 * shift)
    if not shift and tense == "past" and g["unit"] == "week":
        return f"{monday}/{day}" if monday != day else str(day)
    first = monday + datetime.timedelta(5) if g["unit"] == "weekend" else monday
    return f"{first}/{monday + datetime.timedelta(6)}"


def _weekday(g: dict[str, str], day: datetime.date | None, tense: str) -> str | None:
    if day is None:
        return None
    number = _DAYS.index(g["weekday"])
    if tense == "future" or g.get("rel") == "next":
        return (day + datetime.timedelta((number - day.weekday()) % 7)).isoformat()
    back = (day.weekday() - number) % 7
    return (day - datetime.timedelta(7 if g.get("rel") == "last" and not back else back)).isoformat()


def _ends(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value of ours; None where it is open or unknown."""
    if edtf is None or "X" in edtf:
        return None, None
    if "/" in edtf:
        a, z = edtf.split("/")
        return (_ends(a)[0] if a != ".." else None), (_ends(z)[1] if z != ".." else None)
    if len(edtf) == 4:
        return f"{edtf}-01-01", f"{edtf}-12-31"
    year, month = int(edtf[:4]), int(edtf[5:7])
    if month > 12:
        return None, None
    if len(edtf) == 7:
        last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).isoformat()
        return f"{edtf}-01", last
    return edtf, edtf


def _timex(edtf: str | None, part: str | None) -> str | None:
    if edtf is None:
        return None
    suffix = {"morning": "TMO", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO"}
    return edtf + (suffix[part] if part and len(edtf) == 10 else "")
