"""The whole way on one page: capture → document → claims, resolved and coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import dateline
from dateline.model import Actor, Attribution, Capture, Claim, Document, Fault, Mention, Participant, Place, Span
from dateline.page.read import read

CODED = frozenset({"en"})
# Claims below are left out unless asked for. Chosen for facts F1 on the first two folds of the development gold among
# seven thresholds; on the other three it raises facts F1 from .485 to .504 and precision of typed claims to .70.
LEAST_CONFIDENCE = 0.35


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may ask of coding. `published` (ISO 8601) dates a page that does not date itself; `sieve` leaves out
    sentences without a word that often names an event."""

    published: str | None = None
    include_comments: bool = False
    min_confidence: float = LEAST_CONFIDENCE
    sieve: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is named in a document, resolved, and who says what in it."""

    document: Document
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]


class Pipeline:
    """Reads, annotates and codes pages. Loads the network and the gazetteer when they are first needed."""

    def __init__(self, options: Options | None = None) -> None:
        self._options = options or Options()

    def read(self, capture: Capture) -> Document | Fault:
        """The page as text in zones."""
        document = read(capture)
        if isinstance(document, Fault) or document.published or not self._options.published:
            return document
        return replace(document, published=self._options.published, published_basis="user")

    def annotate(self, document: Document) -> Annotation | Fault:
        """Mentions and attributions of a page in a language that the network reads."""
        if fault := _unread(document):
            return fault
        from dateline.codebook import lexicon
        from dateline.coding.attribution import attributions
        from dateline.coding.mentions import mentions
        from dateline.resolve.when.chronology import times_of

        readings = self._coder.read(document, self._kinds)
        found = [m for m in mentions(readings) if m.kind != "time"]
        spans = [m.span for m in found]
        actors, places = self._who_and_where(document, [m.span for m in found if m.kind in _ACTORS], found, [])
        resolved = [replace(m, place=places.get(m.span), actor=actors.get(m.span)) for m in found]
        sentences = [r.sentence for r in readings]
        for span, time in times_of(document.text, document.published):
            if any(s.span.contains(span) for s in sentences) and not any(span.overlaps(s) for s in spans):
                resolved.append(Mention("time", span, time=time))
        said = attributions(document.text, sentences, lexicon.load())
        return Annotation(document, tuple(sorted(resolved, key=lambda m: m.span)), tuple(said))

    def code(self, document: Document) -> list[Claim] | Fault:
        """The claims of a page, in the order of its text."""
        if fault := _unread(document):
            return fault
        from dateline.codebook.codes import codes
        from dateline.coding.mentions import mentions
        from dateline.resolve.belonging import proposed
        from dateline.resolve.recaps import linked
        from dateline.resolve.when.chronology import times_of
        from dateline.resolve.when.dates import date_claims
        from dateline.resolve.when.weekdays import possible_years
        from dateline.resolve.where.relations import relation

        coded = self._coder.code(document, self._kinds, self._options.sieve)
        claims = [c for c in coded.claims if c.confidence >= self._options.min_confidence]
        claims = date_claims(claims, document, [r.sentence for r in coded.readings])
        people = [p.span for c in claims for p in (*c.agent, *c.target)]
        named = mentions(coded.readings)
        where = [p.span for c in claims for p in c.place]
        actors, places = self._who_and_where(document, people, named, where)
        out = []
        for claim in claims:
            agent, target = (_acting(side, actors) for side in (claim.agent, claim.target))
            located = [
                replace(p, place=places.get(p.span), relation=relation(document.text, p.span)) for p in claim.place
            ]
            deadly = None if claim.toll("dead") is None else claim.toll("dead") != (0, 0)
            coding = codes(claim.type, _kinds_of(agent), _kinds_of(target), deadly=deadly)
            out.append(
                replace(
                    claim, agent=agent, target=target, place=tuple(located), codes=MappingProxyType(coding),
                    reasons=MappingProxyType(_reasons(claim, agent + target, [p.place for p in located])),
                )
            )  # fmt: skip
        times = times_of(document.text, document.published)
        years = possible_years(times) if document.published is None else ()
        return proposed(linked(out), document, [r.sentence for r in coded.readings], places, times, years)

    def _who_and_where(
        self, document: Document, people: Sequence[Span], named: Sequence[Mention], places: Sequence[Span]
    ) -> tuple[dict[Span, Actor | None], dict[Span, Place | None]]:
        """Actors of the mentions `people`, places of `places` and of all mentions of places."""
        from dateline.resolve.where.datelines import dateline_places
        from dateline.resolve.who.homes import at_home, home_names

        persons = [m.span for m in named if m.kind == "person"]
        actors = self._actors.resolve(document.text, people, persons=persons, year=_year(document))
        mentioned = [m.span for m in named if m.kind == "place"]
        spans = dict.fromkeys([*places, *mentioned, *dateline_places(document), *home_names(actors)])
        found = self._places.resolve(document, list(spans), _names(actors))
        return at_home(actors, found), found

    @property
    def _kinds(self) -> frozenset[str]:
        from dateline.language.sentences import READ

        return READ | {"comment"} if self._options.include_comments else READ

    @cached_property
    def _coder(self):  # type: ignore[no-untyped-def]
        from dateline.coding.coder import Coder
        from dateline.language.reader import Reader

        reader = Reader()
        return Coder(reader, f"dateline {dateline.__version__}, model {reader.labels['version']}")

    @cached_property
    def _actors(self):  # type: ignore[no-untyped-def]
        from dateline.resolve.who.actors import ActorResolver

        return ActorResolver()

    @cached_property
    def _places(self):  # type: ignore[no-untyped-def]
        from dateline.resolve.where.gazetteer import Gazetteer
        from dateline.resolve.where.gazetteer_own import own_indexes
        from dateline.resolve.where.places import PlaceResolver

        return PlaceResolver(Gazetteer.open(own=own_indexes()))


_ACTORS = frozenset({"person", "organisation", "nationality"})


def _unread(document: Document) -> Fault | None:
    if document.language is None or document.language in CODED:
        return None
    from dateline.page.language import names

    language = names().get(document.language, document.language)
    return Fault(document.id, f"{language}: not coded", "the coder reads English")


def _year(document: Document) -> int | None:
    return int(document.published[:4]) if document.published and document.published[:4].isdigit() else None


def _acting(side: Sequence[Participant], actors: dict[Span, Actor | None]) -> tuple[Participant, ...]:
    return tuple(replace(p, actor=actors.get(p.span)) for p in side)


def _kinds_of(side: Sequence[Participant]) -> frozenset[str]:
    return frozenset(p.actor.kind for p in side if p.actor)


def _names(actors: dict[Span, Actor | None]) -> frozenset[str]:
    """Words that name an actor of this page and so are no place; a country's name stays one."""
    return frozenset(
        s.text.casefold() for s, a in actors.items() if a and a.kind not in {"government", "private person"}
    )


def _reasons(claim: Claim, people: Sequence[Participant], places: Sequence[object]) -> dict[str, str]:
    out = dict(claim.reasons)
    who = [f"{p.span.text}: {p.actor.reason}" for p in people if p.actor and p.actor.reason]
    where = ["; ".join(getattr(p, "reasons", ())) for p in places if p]
    return out | ({"actor": " | ".join(who)} if who else {}) | ({"placed": " | ".join(where)} if where else {})
