"""Bylines, publication dates and the datelines of wire copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.page.interface import alternatives, lists
from dateline.page.lines import Line
from dateline.page.stamps import bare, relative, stamps

_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL = frozenset(
    "and in of for the at de la le del der den von van und y et e i al el bin ibn da du di with for on our to".split()
)
_MOST_WORDS = 16
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž‘ʿ'][\w’'‘ʿ.-]*"
_DAY = r"(?:\(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?\)?|\d{1,2}/\d{1,2}/\d{2,4})\.?"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL}(?:[ /]{_CAPITAL}){{0,4}}(?:, (?!{_DAY}){_CAPITAL}(?: {_CAPITAL}){{0,2}})?)"
    rf"(?P<date>,? {_DAY})?"
    r"(?P<agency>,? ?(?:\([A-Z][\w .,/&’'-]{1,40}\)|/[A-Z][\w .-]{1,20}/))?"
    r",?\.?:?\s*(?P<dash>[—–]|--?|:)?\s*(?=\S|$)"
)


@dataclass(frozen=True, slots=True)
class _Words:
    by: re.Pattern[str]
    dated: re.Pattern[str]
    later: re.Pattern[str]
    credits: re.Pattern[str]
    desk: re.Pattern[str]


@cache
def _words() -> _Words:
    byline = lists()["byline"]
    return _Words(
        re.compile(rf"(?:{alternatives(byline['by'])})\b:?\s*", re.IGNORECASE),
        re.compile(rf"(?:{alternatives(byline['dated'])})\b", re.IGNORECASE),
        re.compile(rf"(?:{alternatives(byline['later'])})\b", re.IGNORECASE),
        re.compile(rf"[(\[]?(?:{alternatives(byline['credits'])})\b", re.IGNORECASE),
        re.compile(
            rf"(?:.{{2,40}}[,|/–-] ?)?(?:\w+ )?(?:{alternatives(byline['desks'])})(?:[,|/–-] ?.{{2,40}})?",
            re.IGNORECASE,
        ),
    )


def timed(line: Line) -> bool:
    """Whether a line is a date or a time and nothing else."""
    if line.words > _MOST_WORDS:
        return False
    age = relative(line.text)
    return (bool(stamps(line.text)) and not bare(line.text)) or (age is not None and len(age) == len(line.text))


def byline(line: Line) -> bool:
    """Whether a line says who wrote the page or when it came out."""
    text = line.text
    if line.words > _MOST_WORDS:
        return line.words <= 40 and bool(_words().credits.match(text)) and text.startswith(("(", "["))
    if timed(line) or _words().credits.match(text):
        return True
    opening = _words().by.match(text)
    left = bare(text[opening.end() :] if opening else text)
    if opening and left and (_named(left) or _words().desk.fullmatch(left.removeprefix("the ").removeprefix("our "))):
        return True
    if _words().dated.match(text):
        return bool(stamps(text)) or bool(relative(bare(_words().dated.sub("", text, count=1)) or "x"))
    if any(stamp.dated and stamp.value for stamp in stamps(text)):
        return len(left.split()) <= 8 and not line.ended and _named(left)
    return bool(_words().desk.fullmatch(text)) and not line.ended and line.words <= 8


def signature(line: Line) -> bool:
    """Whether a line under a title may be a name without a «by»: «Jane Doe, Daily Courier»."""
    return 2 <= line.words <= 6 and not line.ended and _named(line.text) and (line.words <= 3 or "," in line.text)


def _named(text: str) -> bool:
    """Whether the words of a text are names: capitals, save small words between them."""
    words = [word for word in _NAME.findall(text) if word.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() or not word[0].islower() for word in words)


def published(lines: list[Line]) -> str | None:
    """The date that bylines give in full, ISO 8601; a date of publication before one of an update."""
    first: str | None = None
    for line in lines:
        values = [stamp.value for stamp in stamps(line.text) if stamp.value]
        if not values:
            continue
        if not _words().later.match(line.text):
            return values[0]
        first = first or values[0]
    return first


def dateline(text: str) -> int:
    """How many characters of a paragraph are its dateline («TOWN, Dec 23 (Agency) —»); 0 where it has none."""
    match = _DATELINE.match(text[:160])
    if match is None or match.end() == 0:
        return 0
    place, agency, dated, dash = match["place"], match["agency"], match["date"], match["dash"]
    capitals = place.isupper() and len(place) > 2
    marked = dash in ("—", "–", "--", "-", ":") or (agency is not None and agency.endswith("/"))
    if not marked or (dash == ":" and not (agency or (capitals and dated))):
        return 0
    if dash == "-" and not text[match.start("dash") - 1].isspace():
        return 0  # a hyphenated word, not a dash
    if not (agency or dated or (capitals and dash != ":")):
        return 0
    return len(text[: match.end()].rstrip())
