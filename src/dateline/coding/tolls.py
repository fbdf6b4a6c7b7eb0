"""Dead and injured that a claim's own sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.number import NUMBER, amount
from dateline.model import Sentence, Span, Toll

_QUALIFIED = rf"(?:(?:at least|more than|over|up to|as many as|nearly|almost|fewer than|some|about)\s+)?(?:{NUMBER})"
_WHO = r"(?:\s+(?:other\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+)?"
_DEAD = r"(?:killed|dead|died|slain|killing|killings? of|deaths?(?: of)?|were killed|left dead|massacred|executed|lost their lives|kills?)"
_HURT = r"(?:injured|wounded|hurt|injuring|wounding|injuries|wounds)"
_PATTERNS = {
    kind: [
        re.compile(rf"\b{verb}\s+(?P<n>{_QUALIFIED})\b(?P<who>{_WHO})", re.IGNORECASE),
        re.compile(rf"\b(?P<n>{_QUALIFIED})\b(?P<who>{_WHO})\s+(?:\w+\s+){{0,3}}?{verb}\b", re.IGNORECASE),
        re.compile(rf"\bdeath toll\b[^.]{{0,30}}?(?P<n>{_QUALIFIED})\b(?P<who>)", re.IGNORECASE)
        if kind == "dead"
        else None,
    ]
    for kind, verb in (("dead", _DEAD), ("injured", _HURT))
}
_PERIOD = re.compile(
    r"\b(?:since|so far this|this year|in the past|over the past|during the (?:war|conflict))\b", re.IGNORECASE
)
_TYPES = frozenset(
    "armed_clash territory_captured air_strike shelling bombing suicide_bombing grenade_attack chemical_attack "
    "attack_on_civilians casualties riot protest_crackdown protest".split()
)


def tolls(sentence: Sentence, type_id: str, trigger: Span, targets: Sequence[Span]) -> tuple[Toll, ...]:
    """The tolls of a claim's own sentence. A figure for a period is marked so and is no event's toll."""
    if type_id not in _TYPES:
        return ()
    text, at = sentence.span.text, sentence.span.start
    scope = "period" if _PERIOD.search(text) else "event"
    out = []
    for kind, patterns in _PATTERNS.items():
        found = next((m for p in patterns if p for m in p.finditer(text) if amount(m["n"])), None)
        if found:
            low, high = amount(found["n"]) or (None, None)
            words = Span(at + found.start("n"), at + found.end("n"), found["n"])
            out.append(Toll(kind, low, high, words, found["who"].strip() or None, scope))  # type: ignore[arg-type]
    return tuple(out)
