"""One clause's report of one event."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from dateline.model.mention import Actor, Place, Relation, TimeValue
from dateline.model.span import Span

Status = Literal["actual", "future", "negated", "hypothetical"]
Certainty = Literal["certain", "hedged"]
Voice = Literal["article", "quotation", "comment"]
SourceKind = Literal["named", "unnamed", "document"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Participant:
    """An agent or target: the words, and the actor they stand for where it is known."""

    span: Span
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """Where: the words, the place, and how the event lies to it."""

    span: Span
    place: Place | None = None
    relation: Relation = "in"


@dataclass(frozen=True, slots=True)
class TimeReference:
    """When: the words and their value."""

    span: Span
    time: TimeValue | None = None


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Who says so, as the outlet presents it."""

    span: Span
    kind: SourceKind = "named"


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people. `low` and `high` are counts of persons; None is an open end («at least», «up to»).

    Where both are None the span has a word that gives no number («dozens»).
    """

    kind: Literal["dead", "injured", "missing", "detained", "displaced"]
    low: int | None
    high: int | None
    span: Span
    who: str | None = None
    scope: Literal["event", "period"] = "event"


Basis = Literal["same event", "sentence", "paragraph", "dateline"]


@dataclass(frozen=True, slots=True)
class Inferred:
    """What is proposed for a claim that does not say it: a place, a time, each with where it was taken from, and the
    years that the page's weekdays allow. Never the claim's own place or date."""

    place: PlaceReference | None = None
    place_basis: Basis | None = None
    when: TimeReference | None = None
    when_basis: Basis | None = None
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A sourced report of one event; the definition is the codebook's, every value carries its span.

    `source` is the chain outermost first, empty where the outlet speaks in its own voice. `date` is EDTF;
    `date_start` and `date_end` are its first and last day. `same_event` is the id of the page's first claim on the same
    event, None for that claim itself. `confidence` is the chance, 0..1, that there is such an event of this type here;
    `confidences` has by field the chance that its values are right if it is. `reasons` maps a field to what gave its
    value (a head of the network, a path of the parse, a rule, a row of the codebook).
    """

    document: str
    document_sha256: str
    type: str
    trigger: Span
    evidence: Span
    agent: tuple[Participant, ...] = ()
    target: tuple[Participant, ...] = ()
    weapon: tuple[Span, ...] = ()
    place: tuple[PlaceReference, ...] = ()
    when: tuple[TimeReference, ...] = ()
    date: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_basis: str | None = None
    tolls: tuple[Toll, ...] = ()
    status: Status = "actual"
    certainty: Certainty = "certain"
    hedge: tuple[Span, ...] = ()
    source: tuple[SourceReference, ...] = ()
    voice: Voice = "article"
    outcome: Literal["failed"] | None = None
    confidence: float = 1.0
    confidences: Mapping[str, float] = field(default_factory=dict)
    same_event: str | None = None
    inferred: Inferred | None = None
    codes: Mapping[str, list[str] | str | None] = field(default_factory=dict)
    coder: str = ""
    reasons: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def id(self) -> str:
        """Hash of (text hash, trigger span, type): the same claim has the same id wherever it is coded."""
        key = f"{self.document_sha256}:{self.trigger.start}:{self.trigger.end}:{self.type}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def toll(self, kind: str) -> tuple[int | None, int | None] | None:
        """Low and high of one kind of toll («dead», «injured») as the claim states it, or None where it states none.

        Figures of separate groups («two soldiers and five civilians») add up. A period's toll («since May») is given
        only where the event has none of its own; whoever sums over events must look at `Toll.scope`.
        """
        every = [t for t in self.tolls if t.kind == kind and (t.low, t.high) != (None, None)]
        parts = [t for t in every if t.scope == "event"] or every
        if not parts:
            return None
        low = None if any(t.low is None for t in parts) else sum(t.low or 0 for t in parts)
        high = None if any(t.high is None for t in parts) else sum(t.high or 0 for t in parts)
        return low, high
