"""A claim without a time of its own takes the date of another claim of the same happening, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Claim, Sentence


def inherited(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims, those without `when` dated like the nearest claim of the same happening, basis «inherited»."""
    paragraph = {s.span.start: s.paragraph for s in sentences}
    return [_from(claim, i, claims, paragraph) if not claim.when else claim for i, claim in enumerate(claims)]


def _from(claim: Claim, at: int, claims: Sequence[Claim], paragraph: dict[int, int]) -> Claim:
    """A follow-on sentence of the same happening takes its date: same type and status, a shared name, close by."""
    here = paragraph.get(claim.evidence.start, -1)
    for other in [*reversed(claims[:at]), *claims[at + 1 :]]:
        there = paragraph.get(other.evidence.start, -9)
        near = abs(here - there) <= 1 or min(here, there) == 0
        alike = other.type == claim.type and other.status == claim.status
        if other.date and other.when and near and alike and _shared(claim, other):
            return replace(
                claim, date=other.date, date_start=other.date_start, date_end=other.date_end, date_basis="inherited"
            )
    return claim


def _shared(a: Claim, b: Claim) -> bool:
    """Whether the same actors act, or, where one claim names none, whether the places agree."""
    ours, theirs = _words(*(p.span.text for p in a.agent)), _words(*(p.span.text for p in b.agent))
    if ours and theirs:
        return 2 * len(ours & theirs) >= len(ours | theirs)
    here, there = _words(*(p.span.text for p in a.place)), _words(*(p.span.text for p in b.place))
    return not ours and not theirs and (not here or bool(here & there))


def _words(*texts: str) -> set[str]:
    return {w for text in texts for w in re.findall(r"\w+", text.casefold())} - {"the", "a", "an", "of", "and"}
