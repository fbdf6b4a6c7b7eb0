"""How an event lies to a place, read off the words before and inside the place's phrase."""

from __future__ import annotations

import re

from dateline.model import Span
from dateline.model.mention import Relation

_RELATIONS: list[tuple[Relation, re.Pattern[str]]] = [
    ("outskirts", re.compile(r"\b(?:outskirts|suburbs?|countryside|vicinity)(?:\s+of(?:\s+the)?)?\s*$", re.I)),
    ("between", re.compile(r"\bbetween(?:\s+the)?\s*$", re.I)),
    ("along", re.compile(r"\balong(?:\s+the)?\s*$", re.I)),
    ("border", re.compile(r"\bborder(?:s)?(?:\s+(?:with|of|town of))?(?:\s+the)?\s*$", re.I)),
    ("off", re.compile(r"\boff\s+(?:the\s+)?(?:\w+\s+)?coast\s+of(?:\s+the)?\s*$", re.I)),
    (
        "direction",
        re.compile(
            r"\b(?:north|south)?[\s-]?(?:north|south|east|west)\s+of(?:\s+the)?(?:\s+(?:town|city|village|capital)(?:\s+of)?)?"
            r"\s*$|\b(?:km|kilomet(?:re|er)s|miles)\s+(?:from|outside)(?:\s+the)?(?:\s+\w+\s+of)?\s*$",
            re.I,
        ),
    ),
    ("near", re.compile(r"\b(?:near|close to|around|outside|next to)(?:\s+the(?:\s+\w+\s+of)?)?\s*$", re.I)),
]
_INSIDE = re.compile(r"\b(outskirts|suburbs?|countryside|edge|vicinity)\b", re.IGNORECASE)


def relation(text: str, span: Span) -> Relation:
    """in, near, outskirts, direction, between, along, border or off."""
    before = text[max(0, span.start - 40) : span.start]
    if _INSIDE.search(span.text):
        return "outskirts"
    return next((name for name, rule in _RELATIONS if rule.search(before)), "in")
