"""Counted people in a sentence, and the words of loss that they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import yaml

from dateline.coding.number import FIGURE, Amount, counted, counts

Kind = Literal["dead", "injured"]
_WORDS = yaml.safe_load(files("dateline.coding").joinpath("casualtywords.yml").read_text("utf-8"))
_NOT_PEOPLE = frozenset(_WORDS["not_people"].split())
PERSON = "|".join(sorted(map(re.escape, _WORDS["people"].split()), key=len, reverse=True))


def _either(phrases: list[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(set(phrases), key=len, reverse=True))


_CUES: dict[Kind, str] = {k: _either(_WORDS[k]["before"] + _WORDS[k]["after"]) for k in ("dead", "injured")}
_AFTER: dict[Kind, frozenset[str]] = {k: frozenset(_WORDS[k]["after"]) for k in ("dead", "injured")}
_BEFORE: dict[Kind, frozenset[str]] = {k: frozenset(_WORDS[k]["before"]) for k in ("dead", "injured")}
_CUE = re.compile(rf"\b(?:(?P<dead>{_CUES['dead']})|(?P<injured>{_CUES['injured']}))\b(?!-in-action)", re.IGNORECASE)
# «killed» acts on what follows where no form of «be» and no subject of its own stands before it.
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|get|got|left|leaving|leaves|reported)"
    r"(?:\s+(?:also|all|then|later|first|both|confirmed|\w+ly|and|or|either|killed|wounded|injured|dead))*\s*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\s+(?:also\s+|another\s+|on\s+\w+\s+(?:evening\s+|morning\s+)?)?(?:at\s+least"
    r"|more\s+than|over|up\s+to|as\s+many|nearly|almost|about|around|some|just|no\s+(?:fewer"
    r"|less)|between|a\b|an\b|the\b"
    r"|all\b|several|dozens|scores|hundreds|his\b|her\b|him\b|my\b|their\b|its\b|senior\b|"
    r"(?-i:[A-Z])|\d|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:\s+(?:more|other|others|of\s+(?:its|their|his|the|them|these|our|those)))?(?P<words>"
    r"(?:\s+(?:[\w’'-]+|\([^)]{1,24}\))){0,8})"
)
_STOP = frozenset(
    (
        "of in on at by from to with for during and or who which that were was have has had are is been be near "
        "between this last yesterday today after before when while as since including out belonging into across "
        "inside under over against"
    ).split()
)
_SINGLE = re.compile(
    r"\banother\b(?=\s+(?:was\s+|were\s+)?(?:injured|wounded|killed|dead|hurt))|"
    rf"\b(?:an?|another|the|his|her|my|their|its|one|whose|our)\s+(?:[\w’'-]+\s+){{0,4}}?"
    rf"(?P<noun>{PERSON})\b(?!\s*['’]s|-|\s+(?:casualties|deaths|targets|areas|homes|positions"
    rf"|leaders|officials)\b|\s+(?:of\s+the\s+)?(?:group|forces|party|council|state))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Some people: offsets in the sentence of the words that count them, how many, and the noun."""

    start: int
    end: int
    amount: Amount
    who: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of loss: offsets in the sentence, what it says, and whether those lost stand behind it."""

    start: int
    end: int
    kind: Kind
    ahead: bool


def cues(text: str) -> list[Cue]:
    out = []
    for m in _CUE.finditer(text):
        kind: Kind = "dead" if m["dead"] else "injured"
        word = re.sub(r"\s+", " ", m[0].casefold())
        out.append(Cue(m.start(), m.end(), kind, _ahead(word, kind, text, m)))
    return out


def _ahead(word: str, kind: Kind, text: str, m: re.Match[str]) -> bool:
    """Whether those lost stand behind the word."""
    if word not in _BEFORE[kind]:
        return True
    acts = word in _AFTER[kind] or word == "killed"
    return acts and not _PASSIVE.search(text, max(0, m.start() - 60), m.start()) and bool(_OBJECT.match(text, m.end()))


def figures(text: str, start: int, end: int) -> list[Figure]:
    """The counted people of `text[start:end]`: numbers before a noun of people or none, and single persons."""
    out: list[Figure] = []
    for m in FIGURE.finditer(text, start, end):
        who = _who(text, m.end())
        if counts(text, m) and not (who and re.split(r"[\s-]", who)[-1] in _NOT_PEOPLE):
            low, high = counted(m)
            a, z = m.start(), m.end()
            out.append(Figure(a, z, (low, high), who))
    for m in _SINGLE.finditer(text, start, end):
        if not any(f.start < m.end() and m.start() < f.end for f in out):
            out.append(Figure(m.start(), m.end(), (1, 1), m["noun"]))
    return sorted(out, key=lambda f: f.start)


def _who(text: str, at: int) -> str | None:
    """The noun phrase behind a number, up to the first preposition, verb or word of loss."""
    m = _NOUN.match(text, at)
    kept: list[str] = []
    for word in m["words"].split() if m else []:
        if word.startswith("("):
            continue
        if word in _STOP or _CUE.fullmatch(word):
            break
        kept.append(word)
        if word[-1:] in ",.;:":
            break
    return " ".join(kept).strip(",.;:") or None
