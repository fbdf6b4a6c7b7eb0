"""Role scores → the words that fill each role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dateline.language.reader import Reading, RoleScores
from dateline.language.viterbi import bio, joined
from dateline.model import Span

ROLES = ("agent", "target", "place", "when", "weapon", "source")
_ARTICLE = re.compile(r"(?:(?:near|in|at|on|outside|around|from|to)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_ONLY_ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
_BARE = frozenset({"place"})  # coded without article and preposition, by the guidelines


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that fill a role, how sure the network is of them, 0 to 1, before calibration, and the range of words."""

    span: Span
    confidence: float
    start: int
    end: int


def fillers(text: str, reading: Reading, scores: RoleScores, bias: Mapping[str, float]) -> dict[str, list[Filler]]:
    """What fills each role, in the order of the text. `bias` by role favours (positive) or hinders finding one."""
    out = {}
    for number, role in enumerate(ROLES):
        tags = scores.role[: len(reading.trigger), number]
        found = bio(tags, bias.get(role, 0.0))
        spots = joined([(a, z, role) for a, z in found])
        spans = [(_span(text, reading.sentence.stretch(a, z), role), a, z) for a, z, _ in spots]
        out[role] = [Filler(s, float((1 - np.exp(tags[a:z, 0])).mean()), a, z) for s, a, z in spans if s]
    return out


def _span(text: str, span: Span, role: str) -> Span | None:
    """Without marks at its ends, and for places without an article."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum() and text[start] not in "‘’'\"“(ʿ":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in ')’”"%':
        end -= 1
    if role in _BARE:
        article = _ARTICLE.match(text, start, end)
        start = article.end() if article else start
    if role in _BARE and not any(c.isalpha() for c in text[start:end]):
        return None
    if start >= end or _ONLY_ARTICLE.fullmatch(text, start, end):
        return None
    return Span.of(text, start, end)
