"""A document's sentences → claims whose places, times and actors are not yet resolved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dateline.codebook import lexicon
from dateline.coding.antecedent import antecedent, subject
from dateline.coding.factuality import cue_words, failed, verdict
from dateline.coding.quotation import quoted
from dateline.coding.roles import fillers
from dateline.coding.sieve import worth_reading
from dateline.coding.tolls import tolls
from dateline.coding.triggers import Trigger, triggers
from dateline.coding.voices import Voices
from dateline.language.reader import Reader, Reading, RoleScores
from dateline.language.sentences import READ, sentences
from dateline.model import (
    Claim,
    Document,
    Participant,
    PlaceReference,
    SourceReference,
    Span,
    TimeReference,
)
from dateline.model.claim import SourceKind

_UNNAMED = frozenset(
    "report reports reportedly witness witnesses eyewitness eyewitnesses activist activists resident residents "
    "source sources official officials locals villagers survivors media people allegedly analysts observers "
    "rumours rumors".split()
)
_DOCUMENTS = frozenset("statement communique document letter report memo ruling indictment resolution".split())


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Biases of decoding in log-odds. Zero: a search with `benchmarks/tune.py`, cut short, gained .004 of facts F1."""

    trigger: float = 0.0
    roles: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    status: float = 0.0
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Coded:
    """What the coder makes of one document: its parsed sentences, readings and raw claims."""

    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]


class Coder:
    """Codes documents with one network."""

    def __init__(self, reader: Reader, name: str, thresholds: Thresholds | None = None) -> None:
        self._reader = reader
        self._name = name
        self._thresholds = thresholds or Thresholds()
        self._lexicon = lexicon.load()

    def read(self, document: Document, kinds: Collection[str] = READ) -> list[Reading]:
        """The document's sentences as the network reads them."""
        return self._reader.read(sentences(document, kinds))

    def code(self, document: Document, kinds: Collection[str] = READ, sieve: bool = False) -> Coded:
        """Claims in the order of the text; `kinds` are the kinds of zones that are read.

        With `sieve` the network reads only sentences with a word that often names an event: faster, a few claims lost.
        """
        read = sentences(document, kinds)
        if sieve:
            read = [s for s in read if worth_reading([t.text for t in s.tokens])]
        readings = self._reader.read(read)
        quotes = quoted(document.text, [r.sentence for r in readings])
        voices = Voices(self._lexicon, quotes)
        claims: list[Claim] = []
        for at, reading in enumerate(readings):
            voices.hear(reading)
            found = triggers(reading, self._thresholds.trigger)
            scored = self._reader.roles(reading, [(t.start, t.end, t.type) for t in found])
            for trigger, scores in zip(found, scored, strict=True):
                claims.append(self._claim(document, readings, at, trigger, scores, voices))
        return Coded(tuple(readings), tuple(claims))

    def _claim(
        self, document: Document, readings: list[Reading], at: int, trigger: Trigger, scores: RoleScores,
        voices: Voices,
    ) -> Claim:  # fmt: skip
        text, reading = document.text, readings[at]
        sentence = reading.sentence
        span = sentence.stretch(trigger.start, trigger.end)
        kind = self._reader.labels["type"][trigger.type]
        roles = fillers(text, reading, scores, self._thresholds.roles)
        status, certainty = verdict(scores, self._thresholds.status, self._thresholds.certainty)
        if not roles["agent"] and (who := subject(reading, trigger.start, trigger.end)) is not None:
            named = antecedent(readings, at, who)
            roles["agent"] = [named] if named else []
        source, why = voices.of(span, roles["source"])
        reasons = {"type": f"trigger and type heads, P = {trigger.confidence:.2f}", "source": why}
        return Claim(
            document=document.id,
            document_sha256=document.sha256,
            type=kind,
            trigger=span,
            evidence=sentence.span,
            agent=tuple(Participant(s) for s in roles["agent"]),
            target=tuple(Participant(s) for s in roles["target"]),
            weapon=tuple(roles["weapon"]),
            place=tuple(PlaceReference(s) for s in roles["place"]),
            when=tuple(TimeReference(s) for s in roles["when"]),
            tolls=tolls(sentence, kind, span, roles["target"]),
            status=status,  # type: ignore[arg-type]
            certainty=certainty,  # type: ignore[arg-type]
            hedge=cue_words(reading, status, certainty, self._lexicon),
            source=tuple(SourceReference(s, _source_kind(s)) for s in source),
            voice="comment" if sentence.zone == "comment" else "quotation" if voices.is_quoted(span) else "article",
            outcome="failed" if failed(readings, at, trigger) else None,
            confidence=round(trigger.confidence, 3),
            coder=self._name,
            reasons=MappingProxyType(reasons),
        )


def _source_kind(span: Span) -> SourceKind:
    spoken = span.text.split()
    words = {w.strip(",.’'").lower() for w in spoken}
    if spoken[-1].lower() in _DOCUMENTS:
        return "document"
    opening = spoken[0] in {"The", "A", "An", "Some"} or not spoken[0][:1].isupper()
    named = any(w[:1].isupper() for w in (spoken[1:] if opening else spoken))
    return "unnamed" if words & _UNNAMED and not named else "named"
