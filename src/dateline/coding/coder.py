"""A document's sentences → claims whose places, times and actors are not yet resolved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dateline.codebook import lexicon
from dateline.coding.antecedent import antecedent, subject
from dateline.coding.confidence import calibrated
from dateline.coding.factuality import Verdict, cue_words, failed, verdict
from dateline.coding.quotation import quoted
from dateline.coding.roles import Filler, fillers
from dateline.coding.sieve import worth_reading
from dateline.coding.tolls import tolls
from dateline.coding.triggers import Trigger, triggers
from dateline.coding.voices import Voices
from dateline.language.features import trigger_head
from dateline.language.reader import Reader, Reading, RoleScores
from dateline.language.sentences import READ, sentences
from dateline.model import (
    Claim,
    Document,
    Participant,
    PlaceReference,
    Sentence,
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
    """Biases of decoding in log-odds, chosen on the first two folds of the development gold among five settings.

    Triggers are found freely and sorted out by their confidence afterwards.
    """

    trigger: float = 0.7
    roles: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"target": 0.4, "place": 0.4, "when": 0.4})
    )
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
        found = fillers(text, reading, scores, self._thresholds.roles)
        roles = {role: [f.span for f in filled] for role, filled in found.items()}
        said = verdict(scores, self._thresholds.status, self._thresholds.certainty)
        reasons = {"type": f"trigger and type heads, score {trigger.confidence:.2f}"}
        reasons |= {role: _why(sentence, scores, filled) for role, filled in found.items() if filled}
        who = None if roles["agent"] else subject(reading, trigger.start, trigger.end)
        if who is not None and (named := antecedent(readings, at, who)):
            roles["agent"] = [named]
            reasons["agent"] = f"«{sentence.tokens[who].text}» stands for it"
        source = roles["source"]
        if not source:
            source, reasons["source"] = voices.of(span)
        happened = float(reading.factuality[trigger.start : trigger.end].max())
        reasons["status"] = f"status head; factuality {happened:+.1f} of -3 to 3"
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
            status=said.status,  # type: ignore[arg-type]
            certainty=said.certainty,  # type: ignore[arg-type]
            hedge=cue_words(reading, said.status, said.certainty, self._lexicon),
            source=tuple(SourceReference(s, _source_kind(s)) for s in source),
            voice="comment" if sentence.zone == "comment" else "quotation" if voices.is_quoted(span) else "article",
            outcome="failed" if failed(readings, at, trigger) else None,
            confidence=calibrated("claim", trigger.confidence),
            confidences=MappingProxyType(_confidences(found, said)),
            coder=self._name,
            reasons=MappingProxyType(reasons),
        )


def _why(sentence: Sentence, scores: RoleScores, filled: list[Filler]) -> str:
    """For each filler its score and the way through the parse from the trigger to its head."""
    heads = [t.head for t in sentence.tokens]
    parts = []
    for f in filled:
        way = scores.path[trigger_head(heads, f.start, f.end)]
        parts.append(f"«{f.span.text}» score {f.confidence:.2f}, path {way}")
    return "role head: " + "; ".join(parts)


def _confidences(found: Mapping[str, list[Filler]], said: Verdict) -> dict[str, float]:
    """By field the chance that its values are right; of several fillers that of the least sure one."""
    roles = {role: calibrated(role, min(f.confidence for f in filled)) for role, filled in found.items() if filled}
    return roles | {
        "status": calibrated("status", said.status_confidence),
        "certainty": calibrated("certainty", said.certainty_confidence),
    }


def _source_kind(span: Span) -> SourceKind:
    spoken = span.text.split()
    words = {w.strip(",.’'").lower() for w in spoken}
    if spoken[-1].lower() in _DOCUMENTS:
        return "document"
    opening = spoken[0] in {"The", "A", "An", "Some"} or not spoken[0][:1].isupper()
    named = any(w[:1].isupper() for w in (spoken[1:] if opening else spoken))
    return "unnamed" if words & _UNNAMED and not named else "named"
