"""Which countries and regions a page speaks of: what places are looked for in, before any place is resolved."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dateline.codebook.names import NameIndex, Word, actor_names, state_names, words
from dateline.resolve.where.gazetteer import Candidate, Gazetteer
from dateline.resolve.where.overlay import Overlay
from dateline.resolve.where.placename import folded
from dateline.resolve.where.tables import table

# What one sight of a country is worth: its name, its people or adjective, a named actor of it, a place in it. Set by
# hand, not searched: a name says it outright, an actor or a large city almost.
_FORMS = {"name": 3.0, "alias": 3.0, "adjective": 2.0, "people": 2.0, "capital": 1.5, "region": 2.0}
_ACTOR, _PEOPLE, _OVERLAY, _REGION, _CITY = 2.0, 1.5, 2.0, 1.5, 1.0
_NOT_AT_HOME = frozenset({"media", "monitor", "international body", "aid organisation"})  # they report from anywhere
_VOTE, _MOST_COUNTRIES = 1.5, 6  # of a name with places in so many countries
_NEIGHBOUR = 0.35  # of the weight of the country beside which it lies: armies act across borders
_CERTAIN = 2.0  # weight from which the page does say where it is
# A city that is this large, and this many times larger than any namesake abroad, says its country by itself.
_LARGE, _TIMES = 150_000, 8
_PART_NAMES = frozenset({"State", "Delta", "River", "Province", "City"})
_LONGEST = 3  # words of a place's name that are looked up
_MOST = 400  # different names that are looked up in one page; the first ones, since news puts places early


@dataclass(frozen=True, slots=True)
class Belief:
    """Weight of each country (the strongest has 1) and of each first-level region named, by ISO code and admin-1.

    `near` are countries that only lie beside those spoken of. `certain`: some country is named outright.
    """

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], float]
    near: Mapping[str, float] = field(default_factory=dict)
    certain: bool = True

    def share(self, country: str) -> float:
        return self.countries.get(country, self.near.get(country, 0.0))

    def strong(self) -> list[str]:
        """Countries in which a name may be looked for by its likeness: a quarter of the strongest, at most four."""
        if not self.certain:
            return []
        ranked = sorted(self.countries, key=lambda c: (-self.countries[c], c))
        return [c for c in ranked[:4] if self.countries[c] >= 0.25]

    def wide(self) -> list[str]:
        """Countries in which a name may be looked for by its sound: the strong ones and neighbours, at most eight."""
        strong = self.strong()
        return strong + sorted(self.near, key=lambda c: (-self.near[c], c))[: 8 - len(strong)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text says of countries: weight and number of sightings, by country and by the words that say it."""

    seen: Mapping[str, Mapping[tuple[str, float], int]]
    regions: Mapping[tuple[str, str], Mapping[str, int]]
    neighbours: Mapping[str, frozenset[str]]

    def with_votes(self, names: Mapping[str, Collection[str]]) -> Evidence:
        """The evidence with the votes of the page's place names, by the countries (each once) that have a place of that
        name.

        A name that many countries have says little of each; a country with one of the names only gets no vote.
        """
        votes = Counter(country for countries in names.values() for country in countries)
        seen = {country: Counter(counts) for country, counts in self.seen.items()}
        for name, countries in names.items():
            if len(countries) > _MOST_COUNTRIES:
                continue
            for country in countries:
                if votes[country] > 1:
                    seen.setdefault(country, Counter())[name, _VOTE / len(countries)] += 1
        return replace(self, seen=seen)

    def belief(self, but: str = "") -> Belief:
        """The belief without what the folded name `but` adds: a name is no evidence for itself."""
        weights = {country: _weight(seen, but) for country, seen in self.seen.items()}
        weights = {country: weight for country, weight in weights.items() if weight}
        most = max(weights.values(), default=0.0)
        shares = {c: w / most for c, w in weights.items()}
        near: dict[str, float] = {}
        for country, share in shares.items():
            for other in self.neighbours.get(country, ()):
                if other not in shares:
                    near[other] = max(near.get(other, 0.0), _NEIGHBOUR * share)
        regions = {
            region: 1 + math.log(sum(n for name, n in names.items() if name != but))
            for region, names in self.regions.items()
            if any(name != but for name in names)
        }
        return Belief(shares, regions, near, most >= _CERTAIN)


def _weight(seen: Mapping[tuple[str, float], int], but: str) -> float:
    """The tenth naming of a country adds less than the first."""
    return sum(weight * (1 + math.log(times)) for (name, weight), times in seen.items() if name != but)


def evidence(text: str, gazetteer: Gazetteer, overlay: Overlay) -> Evidence:
    """Read from the text alone: states, peoples, capitals, named actors, overlay, regions and large cities."""
    parts = words(text)
    seen: dict[str, Counter[tuple[str, float]]] = {}

    def saw(country: str | None, name: str, weight: float, times: int = 1) -> None:
        if country:
            seen.setdefault(country, Counter())[folded(name), weight] += times

    taken: set[int] = set()
    for hit in state_names().all(parts):
        if hit.last < len(parts) and parts[hit.last].text in _PART_NAMES:
            continue  # «Niger State» lies in Nigeria
        best = max(hit.what, key=lambda n: _FORMS[n.form])
        saw(best.state.iso3, hit.name if best.form == "capital" else best.state.iso3, _FORMS[best.form])
        taken.update(range(hit.first, hit.last))
    for actor in actor_names().all(parts):
        rows = [row for row in actor.what if row.kind not in _NOT_AT_HOME]
        if f"({actor.name})" in text:
            continue  # an acronym that the page defines is the page's own
        if actor.first not in taken and actor.what:
            for country in {row.country for row in rows}:
                saw(country, actor.name, _ACTOR / len(rows))
            taken.update(range(actor.first, actor.last))
    for people in _peoples().all(parts):
        for rank, country in enumerate(people.what[0]):
            saw(country, people.name, _PEOPLE / (1 + rank / 2))
    regions: dict[tuple[str, str], Counter[str]] = {}
    for name, times in _sightings(parts, taken).items():
        row = overlay.get(folded(name))
        if row:
            saw(row.country, name, _OVERLAY, times)
            continue
        clear = _clear(gazetteer.find(name))
        if clear:
            saw(clear.country, name, _REGION if clear.level == "admin1" else _CITY, times)
            regions.setdefault((clear.country, clear.admin1), Counter())[folded(name)] += times
    return Evidence(seen, regions, {country: gazetteer.neighbours(country) for country in seen})


@cache
def _peoples() -> NameIndex[tuple[str, ...]]:
    return NameIndex([(name, tuple(countries.split())) for name, countries in table("peoples.tsv")])


def _sightings(parts: Sequence[Word], taken: set[int]) -> Counter[str]:
    """Capitalised runs of up to three words, and how often each stands in the text."""
    seen: Counter[str] = Counter()
    for first, word in enumerate(parts):
        if first in taken or not word.text[0].isupper() or len(word.text) < 3:
            continue
        for last in range(min(first + _LONGEST, len(parts)), first, -1):
            run = parts[first:last]
            if any(w.stop for w in run[:-1]) or not run[-1].text[0].isupper():
                continue
            name = " ".join(w.text for w in run)
            if name in seen or len(seen) < _MOST:
                seen[name] += 1
    return seen


def _clear(found: list[Candidate]) -> Candidate | None:
    """The candidate that a bare name means without any context, if there is one."""
    large = [c for c in found if c.level in {"settlement", "admin1"}]
    if not large or large[0].population < _LARGE:
        return None
    best = large[0]
    abroad = max((c.population for c in large if c.country != best.country), default=0)
    return best if best.population >= _TIMES * abroad else None
