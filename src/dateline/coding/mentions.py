"""Readings → mentions: names, weapons, vehicles, quantities, as the network tags them."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.reader import Reading
from dateline.model import Mention, Span

KINDS = frozenset({"person", "organisation", "place", "nationality", "time", "weapon", "vehicle", "quantity", "other"})


def mentions(readings: Sequence[Reading]) -> list[Mention]:
    """All mentions in order. Two heads tag names; where they overlap the wider tag set of the mention head wins."""
    out = []
    for reading in readings:
        taken: list[Span] = []
        for start, end, kind in (*reading.mentions, *reading.names):
            span = reading.sentence.stretch(start, end)
            if kind in KINDS and not any(span.overlaps(t) for t in taken):
                taken.append(span)
                out.append(Mention(kind, span))  # type: ignore[arg-type]
    return sorted(out, key=lambda m: m.span)
