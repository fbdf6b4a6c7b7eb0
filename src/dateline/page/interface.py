"""Words of the page's furniture: buttons, menus, appeals, comment forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dateline.page.remember import remembered

_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’&-][^\W\d_]+)*\.?|\d[\d.,]*k?")
_NUMBER = re.compile(r"\d")
KINDS = (
    "cookie",
    "thread",
    "control",
    "form",
    "related",
    "translation",
    "appeal",
    "promotion",
    "footer",
    "share",
    "navigation",
    "caption",
)
_BULLET = re.compile(r"^[\s•·▪►▶→»›*|–—✓✔➤⇒#-]+(?=\w)")


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: dict[tuple[str, ...], frozenset[str]]
    longest: int
    openings: tuple[tuple[str, int, re.Pattern[str]], ...]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def lists() -> dict[str, Any]:
    """The word lists of `interface.yml` as they stand."""
    loaded: dict[str, Any] = yaml.safe_load(
        resources.files("dateline.page").joinpath("interface.yml").read_text("utf-8")
    )
    return loaded


def alternatives(words: list[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words() -> _Words:
    phrases: dict[tuple[str, ...], set[str]] = {}
    for kind, listed in lists()["phrases"].items():
        for phrase in listed:
            phrases.setdefault(_tokens(str(phrase)), set()).add(kind)
    openings = tuple(
        (
            kind,
            row["words"],
            re.compile(rf"(?:{alternatives(row['begins'])})(?<!\w)|(?:{alternatives(row['begins'])})\b"),
        )
        for kind, row in lists()["openings"].items()
    )
    patterns = tuple((kind, re.compile("|".join(rows))) for kind, rows in lists()["patterns"].items())
    return _Words(
        {phrase: frozenset(kinds) for phrase, kinds in phrases.items()},
        max(len(phrase) for phrase in phrases),
        openings,
        patterns,
    )


def _tokens(line: str) -> tuple[str, ...]:
    return tuple(token.strip(".") or token for token in _TOKEN.findall(line.casefold().replace("’", "'")))


@remembered(characters=80, lines=16_384)
def kinds(line: str) -> frozenset[str]:
    """What a line may be as furniture; empty for a line of the article or of a comment.

    A word such as «Share» stands on share bars and under comments, so a line can be of several kinds.
    """
    found: set[str] = set()
    low = _BULLET.sub("", line.casefold().strip())
    size = len(low.split())
    if size <= 20:
        found |= _cover(_tokens(line))
    for kind, most, opening in _words().openings:
        if size <= most and opening.match(low):
            found.add(kind)
    for kind, pattern in _words().patterns:
        if len(low) <= 500 and pattern.fullmatch(low):
            found.add(kind)
    return frozenset(found)


def main(found: frozenset[str]) -> str | None:
    """The one kind that decides where a line could be of several."""
    return next((kind for kind in KINDS if kind in found), None)


def _cover(tokens: tuple[str, ...]) -> set[str]:
    """The kinds of a line made of known phrases and numbers only, those in common first."""
    words = _words()
    sets: list[frozenset[str]] = []
    at = 0
    while at < len(tokens):
        for size in range(min(words.longest, len(tokens) - at), 0, -1):
            if (kinds := words.phrases.get(tokens[at : at + size])) is not None:
                sets.append(kinds)
                at += size
                break
        else:
            if not _NUMBER.match(tokens[at]):
                return set()
            at += 1
    if not sets:
        return set()
    return set(frozenset.intersection(*sets) or frozenset.union(*sets))
