"""All time expressions of a document with their values, each read in the light of those before it.

News counts from the day of publication. A narrative (a war's history, an undated page) counts from the last date told,
as a reader does: «In May» is the May of the year that the story has reached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Span, TimeValue
from dateline.resolve.when.anaphora import leaning
from dateline.resolve.when.timefinder import find
from dateline.resolve.when.times import Tense, value

_YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")
_BC = re.compile(r"BC(\d{4})")
_OPEN = re.compile(
    r"^(?:(?:ever )?since (?:at least )?|until |till |up to |as of |by |from |between |beginning |starting "
    r"|after |before )",
    re.I,
)
_BARE_BC = re.compile(
    r"\b(?:in|of|since|until|by|from|to|after|before|during|early|late) (?P<year>[1-9]\d\d)\b(?!,\d| [a-z]+s\b)"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|plans?|planned|due|expected|scheduled|going|set|is to|are to|until|by)\b"
    r"(?:\W+[\w’'-]+){0,8}\W*$",
    re.I,
)
_ZONE = re.compile(r"\b(?:UTC|GMT)\b")
# A text tells a story where at least this many of its years lie two years or more before its publication.
_LEAST_YEARS, _LEAST_SHARE = 4, 0.6
# Days of the week and the like are told from the day of publication: where one comes with three years, it is news.
_NEWS = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday|last (?:week|month))\b")
_NEWS_SHARE = 3


def times_of(text: str, published: str | None) -> list[tuple[Span, TimeValue]]:
    """TIMEX3's view: expressions in order with their values, the ends of a range apart, «now» among them."""
    spans = find(text, joined=False, vague=True)
    story = narrative(text, published)
    ancient = " BC" in text
    if ancient:
        spans = _with_ancient(text, spans)
    told: TimeValue | None = _first_told(text) if story else None
    out = []
    for span in spans:
        words = _OPEN.sub("", span.text)
        if story:
            found = _in_story(words, told, ancient)
        else:
            found = value(words, published, _tense(text, span))
            found = found and _in_news(words, found, told, published)
        if found is None:
            continue
        out.append((span, _open_ended(found, span, published)))
        if (found.edtf and "/" not in found.edtf and (story or not found.edtf.startswith("XXXX"))) or (
            story and (found.timex3 or "").startswith("BC")
        ):
            told = found
    return out


def _open_ended(found: TimeValue, span: Span, published: str | None) -> TimeValue:
    """TIMEX3 values «since May» as May; its EDTF stays open."""
    own = value(span.text, published) if _OPEN.match(span.text) else None
    if own is None or not own.edtf or ".." not in own.edtf or not found.edtf:
        return found
    if own.edtf.endswith(".."):
        return replace(found, edtf=f"{found.edtf}/..", end=None)
    return replace(found, edtf=f"../{found.edtf}", start=None)


def story_years(text: str, published: str | None) -> list[tuple[int, int]]:
    """Where a narrative names a year, and which: offset and year in order. Empty where the text tells no story."""
    if not narrative(text, published):
        return []
    if published and max(int(y) for y in _YEAR.findall(text)) >= int(published[:4]) - 1:
        return []  # news that looks back: its bare months are of the past year
    told = [(s, value(s.text, None)) for s in find(text, joined=False)]
    return [(s.start, int(v.edtf[:4])) for s, v in told if v and v.edtf and v.edtf[:4].isdigit()]


def in_story(span: Span, story: Sequence[tuple[int, int]]) -> TimeValue | None:
    """The value of a month or day without a year in a narrative: in the year told last before it, None elsewhere."""
    before = [year for at, year in story if at < span.start]
    own = value(span.text, None) if before else None
    if own is None or not (own.edtf or "").startswith("XXXX-") or "/" in (own.edtf or ""):
        return None
    dated = value(f"{span.text} {before[-1]}", None)
    return replace(dated, basis="relative") if dated and dated.edtf and "XXXX" not in dated.edtf else None


def narrative(text: str, published: str | None) -> bool:
    """Whether the text tells of years gone by, so that a bare month belongs to the year told last."""
    years = [int(y) for y in _YEAR.findall(text)]
    if text.count(" BC") > 2:
        return True
    if _NEWS_SHARE * len(_NEWS.findall(text)) >= len(years):
        return False
    if not published or not published[:4].isdigit():
        return len(years) >= _LEAST_YEARS
    old = sum(y <= int(published[:4]) - 2 for y in years)
    return old >= _LEAST_YEARS and old >= _LEAST_SHARE * len(years)


def _first_told(text: str) -> TimeValue | None:
    """The first year of the text stands for what is told before any year is."""
    years = _YEAR.search(text)
    return value(years[1], None) if years else None


def _in_story(words: str, told: TimeValue | None, ancient: bool) -> TimeValue | None:
    if ancient and re.fullmatch(r"[1-9]\d\d", words):
        return TimeValue(None, f"BC0{words}", granularity="year")
    own = value(words, None)
    if own is None:
        return None
    era = _BC.match((told.timex3 if told else "") or "")
    if (own.edtf or own.timex3 or "").startswith("XXXX-") and own.granularity != "week":
        if era and own.timex3:
            return replace(own, edtf=None, timex3=f"BC{era[1]}{own.timex3[4:]}")
        return _in_year(words, own, told)
    if own.edtf is None:
        if re.search(r"\b(?:today|now|current)", words, re.I):
            return replace(own, timex3="PRESENT_REF")
        if told and (hour := _hour(words, own, told.edtf or "")):
            return hour
        return leaning(words, told, own) or own
    return own


def _in_year(words: str, own: TimeValue, told: TimeValue | None) -> TimeValue:
    """A month, day or season without a year lies in the year told last; January after November in the next."""
    if told is None or not told.edtf or not told.edtf[:4].isdigit() or "XX" in (own.timex3 or "")[4:]:
        return leaning(words, told, own) or own
    year = int(told.edtf[:4])
    months = [re.search(r"-(\d\d)", v.edtf or "") for v in (told, own)]
    if all(months) and int(months[0][1]) >= 11 and int(months[1][1]) <= 2:  # type: ignore[index]
        year += 1
    text = re.sub(r"\b(?:last|this|next|the following|that) (?:year)?", "", words)
    again = value(f"{text} {year}", None)
    if again and again.edtf and "XXXX" not in again.edtf:
        return replace(again, part_of_day=own.part_of_day, basis="relative")
    return replace(own, timex3=(own.timex3 or "").replace("XXXX", f"{year:04}", 1) or None)


def _in_news(words: str, found: TimeValue, told: TimeValue | None, published: str | None) -> TimeValue:
    """Hours belong to the day told last or to that of publication; «the following day» leans on what was told."""
    day = told.edtf if told and told.edtf and len(told.edtf) == 10 else (published or "")[:10]
    if found.edtf is None and (hour := _hour(words, found, day)):
        return hour
    if found.edtf is None and (found.timex3 or "").startswith("XXXX"):
        return leaning(words, told, found) or found
    return found


def _hour(words: str, found: TimeValue, day: str) -> TimeValue | None:
    """An hour or part of a day as TIMEX3 of the day told."""
    clock = re.fullmatch(r"T(\d\d:\d\d|MO|AF|EV|NI|MI|DW)", found.timex3 or "")
    if clock is None or len(day) != 10:
        return None
    return replace(found, timex3=f"{day}T{clock[1]}{'Z' if _ZONE.search(words) else ''}")


def _tense(text: str, span: Span) -> Tense:
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start), span.start - 90, 0)
    return "future" if _AHEAD.search(text[start : span.start] + span.text.split(" ")[0]) else "past"


def _with_ancient(text: str, spans: Sequence[Span]) -> list[Span]:
    more = [Span.of(text, m.start("year"), m.end("year")) for m in _BARE_BC.finditer(text)]
    return sorted([*spans, *(m for m in more if not any(m.overlaps(s) for s in spans))])
