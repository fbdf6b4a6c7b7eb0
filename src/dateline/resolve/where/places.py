"""Place phrases → places: regions first, then towns under what the page is believed to speak of, one sense a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dateline.codebook.load import State, states
from dateline.model import Document, Place, Span
from dateline.model.mention import Precision
from dateline.resolve.where.belief import evidence
from dateline.resolve.where.confidences import place_confidence
from dateline.resolve.where.distance import metres
from dateline.resolve.where.gazetteer import Candidate, Gazetteer
from dateline.resolve.where.geometry import set_out
from dateline.resolve.where.overlay import Overlay, OverlayRow, overlay
from dateline.resolve.where.phrases import Phrase, phrase
from dateline.resolve.where.placename import folded
from dateline.resolve.where.ranking import Context, Ranked, ranked
from dateline.resolve.where.relations import relation
from dateline.resolve.where.tables import table
from dateline.resolve.who.actors import mention_is_actor

# Radii in metres: a town is about 2 km across; regions and countries where the gazetteer has no extent.
_SETTLEMENT, _CITY, _ADMIN2, _ADMIN1, _COUNTRY = 2_000, 5_000, 25_000, 100_000, 400_000
# In a country that the page does not speak of, only a place of this size is believed; where the page does say where it
# is, only a world city; where it says nothing, a town too that has no rival of a third of its size.
_KNOWN_SIZE, _WORLD_CITY, _TOWN, _TIMES = 100_000, 500_000, 5_000, 3
_VOTERS = 500  # people of a place that may vote for its country
_MIDDLING_NAME, _LONG_NAME, _LARGE_TOWN = 6, 8, 20_000
_CLOSE, _SAME_SPOT = 0.4, 30_000  # candidates this close in score, further apart than this: too uncertain to choose
_SURE = 0.75  # confidence from which a place is a point to which others may be near
_CAPITAL = re.compile(r"(?:the )?(?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:[’']s)? capital", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:north|south|east|west|central)\w*\b", re.IGNORECASE)


@cache
def _countries() -> dict[str, tuple[str, State]]:
    return {folded(n): (iso3, s) for iso3, s in states().items() for n in (s.name, *s.aliases)} | {
        folded(n): (iso3, s) for iso3, s in states().items() for n in s.adjectives if not n.islower()
    }


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((iso3, s.capital) for iso3, s in states().items() if s.capital)


@cache
def _not_places() -> frozenset[str]:
    return frozenset(folded(name) for (name,) in table("notplaces.txt"))


class PlaceResolver:
    """Resolves the place phrases of one document at a time; `rows` stand in for the overlay that is shipped."""

    def __init__(self, gazetteer: Gazetteer, rows: Overlay | None = None) -> None:
        self._gazetteer = gazetteer
        self._overlay = overlay() if rows is None else rows

    def resolve(
        self, document: Document, spans: Sequence[Span], actors: frozenset[str] = frozenset()
    ) -> dict[Span, Place | None]:
        """A place for each span, or None where nothing is known by that name. `actors`, casefolded, are no places."""
        page = _Page(document.text, self._gazetteer, self._overlay, actors)
        phrases = {s: phrase(document.text, s.start, s.end) for s in spans}
        page.settle([p for p in phrases.values() if p.names])
        found = {s: page.place(phrases[s]) for s in spans}
        return {s: self._set_out(document.text, s, found) for s in spans}

    def _set_out(self, text: str, span: Span, found: dict[Span, Place | None]) -> Place | None:
        place = found[span]
        if place is None:
            return None
        how = relation(text, span)
        other = None
        if how == "between":
            after = [
                s
                for s in found
                if 0 <= s.start - span.end <= 25 and re.match(r"\s+and\b", text[span.end : s.start + 1])
            ]
            other = found[min(after, key=lambda s: s.start)] if after else None
        return set_out(place, how, text[max(0, span.start - 80) : span.start], span.text, other)


class _Page:
    """One document: its belief, and the sense of each name once it is settled."""

    def __init__(self, text: str, gazetteer: Gazetteer, rows: Overlay, actors: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._overlay = rows
        self._actors = actors
        self._evidence = evidence(text, gazetteer, rows)
        self._belief = self._evidence.belief()
        self._sense: dict[tuple[str, Precision | None, tuple[str, ...], bool], Place | None] = {}
        self._points: tuple[tuple[float, float], ...] = ()
        self._found: dict[tuple[str, bool], list[Candidate]] = {}

    def settle(self, phrases: Sequence[Phrase]) -> None:
        """First pass: what is sure by itself gives the points to which the rest may be near."""
        self._vote(phrases)
        places = [self.place(p) for p in phrases]
        sure = (p for p in places if p and p.precision == "settlement" and (p.confidence or 0) >= _SURE)
        self._points = tuple(dict.fromkeys((p.lat, p.lon) for p in sure if p.lat is not None and p.lon is not None))
        self._sense.clear()

    def _vote(self, phrases: Sequence[Phrase]) -> None:
        """Places of one page lie in few countries: each name votes for those that have a place called so."""
        names: dict[str, set[str]] = {}
        for name in dict.fromkeys(p.names[-1] if len(p.names) == 1 else p.names[1] for p in phrases):
            plain = folded(name)
            if plain not in _countries() and plain not in self._overlay and plain not in _not_places():
                found = self._candidates(name, alike=False)
                names[plain] = {
                    c.country for c in found if c.tier in {"name", "other name"} and c.population >= _VOTERS
                }
        self._evidence = self._evidence.with_votes(names)
        self._belief = self._evidence.belief()
        self._found.clear()

    def place(self, asked: Phrase) -> Place | None:
        if asked.whole.casefold() in self._actors or mention_is_actor(asked.whole):
            return None
        capital = _CAPITAL.fullmatch(asked.whole)
        if capital and (state := _countries().get(folded(capital["state"]))) and state[1].capital:
            return self._named(
                state[1].capital, replace(asked, level="settlement", outer=(state[1].name,)), alike=False
            )
        area = self._overlay.get(folded(asked.whole))
        if area:
            return _overlaid(area)
        wide: Place | None = None
        for alike in (False, True):
            for name in asked.names:
                place = self._named(name, asked, alike)
                if place and place.precision != "country":
                    return _part_of_town(place, asked)
                wide = wide or place
            if wide:
                break
        if wide is None:
            wide = next((_country(*_countries()[folded(n)]) for n in asked.small if folded(n) in _countries()), None)
        if wide and _PART_OF.search(asked.whole):
            return replace(wide, precision="area", reasons=(*wide.reasons, "a part of it"))
        return wide

    def _named(self, name: str, asked: Phrase, alike: bool) -> Place | None:
        sense = (folded(name), asked.level, asked.outer, alike)
        if sense not in self._sense:
            self._sense[sense] = self._resolved(name, asked, alike)
        return self._sense[sense]

    def _resolved(self, name: str, asked: Phrase, alike: bool) -> Place | None:
        plain = folded(name)
        inside = asked.level in {"settlement", "admin1"} and self._within(asked, plain)
        if asked.level == "admin1" and name != asked.whole:
            inside = inside or any(c.level == "admin1" for c in self._candidates(name, False))  # «Niger State»
        if plain in _countries() and not inside:
            return _country(*_countries()[plain])
        row = self._overlay.get(plain)
        if row:
            return _overlaid(row)
        if plain in _not_places() and (" " in plain or not asked.level):
            return None
        found = self._candidates(name, alike)
        countries, regions = self._outer(asked)
        belief = self._evidence.belief(plain)
        context = Context(belief, _capitals(), asked.level, countries, regions, self._points)
        alone = _alone(found, plain, belief.certain)
        order = [r for r in ranked(found, context) if r.candidate in alone or _believable(r.candidate, context)]
        return self._chosen(order) if order else None

    def _candidates(self, name: str, alike: bool) -> list[Candidate]:
        if (name, alike) not in self._found:
            countries = self._belief.strong() if alike else ()
            self._found[name, alike] = self._gazetteer.find(name, self._belief.wide(), countries)
        return self._found[name, alike]

    def _within(self, asked: Phrase, plain: str) -> bool:
        """Whether the words beside it name another country («Georgia, US»)."""
        return any(folded(o) in _countries() and folded(o) != plain for o in asked.outer)

    def _outer(self, asked: Phrase) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
        """Countries and first-level regions that the words beside the name say it lies in."""
        countries, regions = set(), set()
        for name in asked.outer:
            plain = folded(name)
            if plain in _countries():
                countries.add(_countries()[plain][0])
            elif (row := self._overlay.get(plain)) and row.country:
                countries.add(row.country)
            else:
                found = [c for c in self._gazetteer.find(name, self._belief.wide()) if c.level == "admin1"]
                regions |= {(c.country, c.admin1) for c in found}
        return frozenset(countries), frozenset(regions)

    def _chosen(self, order: Sequence[Ranked]) -> Place:
        best = order[0]
        rivals = [r for r in order[1:] if not _same_spot(best.candidate, r.candidate)]
        margin = best.score - rivals[0].score if rivals else 6.0
        confidence = place_confidence(margin, best.candidate.tier)
        close = [best, *(r for r in rivals if best.score - r.score < _CLOSE)]
        shared = {(r.candidate.country, r.candidate.admin1) for r in close}
        why = (*best.why, f"{len(order)} candidates" if rivals else "the only candidate")
        c = best.candidate
        region = self._gazetteer.region(c.country, c.admin1)
        if len(close) > 1 and len(shared) == 1 and region and c.level == "settlement":
            why = (*why, f"{len(close)} places of one name in {region}: only the region is sure")
            return Place(region, "admin1", None, c.country, region, None, None, _ADMIN1, confidence, why)
        radius = {"settlement": _SETTLEMENT, "admin2": _ADMIN2, "admin1": _ADMIN1}.get(c.level, _ADMIN1)
        return Place(
            c.name, c.level, c.geonameid, c.country, region, c.lat, c.lon, c.uncertainty_m or radius, confidence, why
        )


def _believable(c: Candidate, context: Context) -> bool:
    """A place in no country that the page or the phrase speaks of must be large or the user's own; one beside such a
    country must bear the name or be a town."""
    if c.own or c.country in context.belief.countries or c.country in context.countries:
        return True
    if (c.country, c.admin1) in context.regions:
        return True
    if context.belief.share(c.country) and (c.tier == "name" or c.population >= _TOWN):
        return True
    return c.population >= (_WORLD_CITY if context.belief.certain else _KNOWN_SIZE)


def _alone(found: Sequence[Candidate], plain: str, certain: bool) -> Sequence[Candidate]:
    """The one place of the world that a name means wherever the page is: a town without a rival of its size, the region
    around it included. Where the page does say where it is, it takes a city or a long name of the town's own."""
    exact = [c for c in found if c.tier == "name" or (c.tier == "other name" and len(plain) >= _MIDDLING_NAME)]
    exact = exact or [c for c in found if c.tier == "key" and c.population >= _KNOWN_SIZE]
    if not exact or exact[0].population < _TOWN:
        return ()
    long = exact[0].tier == "name" and len(plain) >= _LONG_NAME and exact[0].population >= _LARGE_TOWN
    if certain and not long and exact[0].population < _KNOWN_SIZE:
        return ()
    here = [c for c in found if (c.country, c.admin1) == (exact[0].country, exact[0].admin1)]
    rivals = [c for c in found if c not in here]
    return here if all(_TIMES * c.population <= exact[0].population for c in rivals) else ()


def _same_spot(a: Candidate, b: Candidate) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return metres(a.lat, a.lon, b.lat, b.lon) < _SAME_SPOT


def _part_of_town(place: Place, asked: Phrase) -> Place:
    """«eastern Aleppo»: somewhere in the city, which side of it is not looked up."""
    if place.precision == "settlement" and _PART_OF.match(asked.whole) and (place.uncertainty_m or 0) < _CITY:
        return replace(place, uncertainty_m=_CITY, reasons=(*place.reasons, "a part of it"))
    return place


def _country(iso3: str, state: State) -> Place:
    return Place(
        state.name, "country", country=iso3, uncertainty_m=_COUNTRY, confidence=0.95, reasons=("a country's name",)
    )


def _overlaid(row: OverlayRow) -> Place:
    """A row of the overlay; a line has no point of its own."""
    line = row.level == "line"
    return Place(
        row.name, row.level, country=row.country, lat=None if line else row.lat, lon=None if line else row.lon,
        uncertainty_m=row.uncertainty_m, confidence=0.8, reasons=(f"Dateline's overlay: {row.source}",),
    )  # fmt: skip
