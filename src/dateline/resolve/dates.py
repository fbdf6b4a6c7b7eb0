"""Claims → claims with dates: from their own words, else from another claim of the same happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Claim, Document, Sentence, TimeReference, TimeValue
from dateline.resolve.times import Tense, value


def date_claims(claims: Sequence[Claim], document: Document, sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims with their times valued and their dates set. The publication date alone dates nothing."""
    dated = [_own(claim, document.published) for claim in claims]
    paragraph = {s.span.start: s.paragraph for s in sentences}
    return [_inherited(claim, i, dated, paragraph) if not claim.when else claim for i, claim in enumerate(dated)]


def _own(claim: Claim, published: str | None) -> Claim:
    tense: Tense = "future" if claim.status == "future" else "past"
    when = tuple(TimeReference(t.span, value(t.span.text, published, tense)) for t in claim.when)
    values = [t.time for t in when if t.time]
    best = max(values, key=_precision, default=None)
    if best is None or (best.edtf is None and best.basis != "relative"):
        return replace(claim, when=when)
    return replace(
        claim,
        when=when,
        date=best.edtf,
        date_start=best.start,
        date_end=best.end,
        date_basis=best.basis if best.edtf else "relative, publication date unknown",
    )  # fmt: skip


def _precision(v: TimeValue) -> int:
    return len(v.edtf.split("/")[0]) if v.edtf else 0


def _inherited(claim: Claim, at: int, claims: Sequence[Claim], paragraph: dict[int, int]) -> Claim:
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
    def words(claim: Claim) -> set[str]:
        spans = [p.span for p in claim.agent] + [p.span for p in claim.place]
        return {w.lower() for s in spans for w in s.text.split() if w[:1].isupper()}

    return bool(words(a) & words(b)) or not words(a)
