"""When two spans of one text count as the same, and which coded claim answers which claim of the gold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

ROLES = ("agent", "target", "place", "when", "weapon", "source")
Row = Mapping[str, Any]
T = TypeVar("T")

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


def words(text: str, span: Row) -> set[int]:
    """Where the whole words of a span start; articles are left out where anything else remains."""
    found = [m for m in _WORD.finditer(text, span["start"], span["end"]) if _whole(text, m)]
    return {m.start() for m in found if m[0].lower() not in _ARTICLES} or {m.start() for m in found}


def _whole(text: str, word: re.Match[str]) -> bool:
    before, after = text[word.start() - 1 : word.start()], text[word.end() : word.end() + 1]
    return not (_WORD.match(before) or _WORD.match(after))


def same(text: str, a: Row, b: Row) -> bool:
    """Whether the words that both share are at least half of the words of either."""
    left, right = words(text, a), words(text, b)
    return 2 * len(left & right) >= len(left | right) > 0


def matches(found: Sequence[T], gold: Sequence[T], fits: Callable[[T, T], bool]) -> int:
    """How many of the found fit one of the gold, one to one in order."""
    left, right = list(gold), 0
    for one in found:
        hit = next((g for g in left if fits(one, g)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def same_count(text: str, found: Sequence[Row], gold: Sequence[Row]) -> int:
    """How many found spans are the same as one of the gold's."""
    return matches(found, gold, partial(same, text))


def pairs(text: str, gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Numbers of the claims that answer each other: triggers share a word; same type first, then most roles alike."""
    edges = []
    triggers = [words(text, f["trigger"]) for f in found]
    for i, g in enumerate(gold):
        own = words(text, g["trigger"])
        for j, f in enumerate(found):
            if own & triggers[j]:
                alike = sum(same_count(text, f.get(role) or [], g.get(role) or []) for role in ROLES)
                edges.append((4 * (g["type"] == f["type"]) + 0.1 * alike, -i, -j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    out = []
    for _, i, j in sorted(edges, reverse=True):
        if -i not in taken_gold and -j not in taken_found:
            taken_gold.add(-i)
            taken_found.add(-j)
            out.append((-i, -j))
    return out
