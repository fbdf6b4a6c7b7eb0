"""Claims → claims with dates: from their own words, else from another claim of the same happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Claim, Document, Sentence, TimeReference, TimeValue
from dateline.resolve.when.anaphora import leaning
from dateline.resolve.when.chronology import in_story, story_years
from dateline.resolve.when.inheritance import inherited
from dateline.resolve.when.times import Tense, value

_WILL = re.compile(r"\b(?:will|shall|is to|are to|was to|were to|going to)\b(?:\W+\w+){0,2}\W*$", re.IGNORECASE)
_THAT_YEAR = re.compile(r"\b(?:that|the same) year\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:had|have|has)\b(?:\W+\w+){0,2}\W*$", re.IGNORECASE)


def date_claims(claims: Sequence[Claim], document: Document, sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims with their times valued and their dates set, in the order given.

    A time that counts from another («the following day») counts from the last date told before it. The publication
    date alone dates nothing.
    """
    told: TimeValue | None = None
    dated: dict[int, Claim] = {}
    story = story_years(document.text, document.published)
    for i in sorted(range(len(claims)), key=lambda i: claims[i].trigger):
        dated[i], told = _own(claims[i], document, told, story)
    return inherited([dated[i] for i in range(len(claims))], sentences)


def _own(
    claim: Claim, document: Document, told: TimeValue | None, story: Sequence[tuple[int, int]]
) -> tuple[Claim, TimeValue | None]:
    """The claim dated by its own words, and the last time told so far; `story` as from `story_years`."""
    tense = _tense(claim, document.text)
    times = []
    for reference in claim.when:
        own = in_story(reference.span, story) or value(reference.span.text, document.published, tense)
        leans = own is None or own.edtf is None or _THAT_YEAR.search(reference.span.text)
        leant = leaning(reference.span.text, told, own) if leans else None
        times.append(leant or own)
    when = tuple(TimeReference(r.span, t) for r, t in zip(claim.when, times, strict=True))
    best = _combined(claim, [t for t in times if t], document.published, tense)
    if best is None:
        return replace(claim, when=when), told
    if best.edtf is None:
        vague = (best.timex3 or "").endswith("_REF")
        unknown = best.basis == "relative" and not vague and document.published is None
        return replace(claim, when=when, date_basis="relative, publication date unknown" if unknown else None), told
    dated = replace(
        claim, when=when, date=best.edtf, date_start=best.start, date_end=best.end, date_basis=best.basis
    )  # fmt: skip
    return dated, best


def _tense(claim: Claim, text: str) -> Tense:
    """The side of the publication date that the claim lies on: by its status, else by the verb before the trigger."""
    before = text[max(claim.evidence.start, claim.trigger.start - 40) : claim.trigger.start]
    if claim.status in {"future", "hypothetical"}:
        return "past" if _LATE.search(before) else "future"
    return "future" if _WILL.search(before) else "past"


def _combined(claim: Claim, times: Sequence[TimeValue], published: str | None, tense: Tense) -> TimeValue | None:
    """The most exact of the claim's times; a year beside a bare month or day is its year («last year, in August»)."""
    years = [t.edtf for t in times if t.edtf and re.fullmatch(r"\d{4}", t.edtf)]
    texts = [r.span.text for r in claim.when]
    if len(years) == 1 and len(times) > 1:
        whole = [value(f"{t} {years[0]}", published, tense) for t in texts if not re.search(r"\d{4}", t)]
        times = [*times, *(t for t in whole if t and t.edtf and t.granularity in {"day", "month"})]
        exact = [t for t in times if t.edtf and t.edtf.startswith(years[0] + "-")]
        times = exact or times
    return max(times, key=_exactness, default=None)


def _exactness(time: TimeValue) -> int:
    """Days before months before years; a point before a stretch; a date before none."""
    if time.edtf is None:
        return int(time.basis == "relative")
    return 4 * len(time.edtf.split("/")[0]) - ("/" in time.edtf) + 2
