"""Which countries and regions a page speaks of: what places are looked for in, before any place is resolved."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.codebook.names import Word, actor_names, state_names, words
from dateline.resolve.where.gazetteer import Candidate, Gazetteer
from dateline.resolve.where.overlay import overlay
from dateline.resolve.where.placename import folded

# What one sight of a country is worth: its name, its people or adjective, a named actor of it, a place in it. Set by
# hand, not searched: a name says it outright, an actor or a large city almost.
_FORMS = {"name": 3.0, "alias": 3.0, "adjective": 2.0, "people": 2.0, "capital": 1.5, "region": 2.0}
_ACTOR, _OVERLAY, _REGION, _CITY = 2.0, 2.0, 1.5, 1.0
# A city that is this large, and this many times larger than any namesake abroad, says its country by itself.
_LARGE, _TIMES = 150_000, 8
_LONGEST = 3  # words of a place's name that are looked up
_MOST = 400  # different names that are looked up in one page; the first ones, since news puts places early


@dataclass(frozen=True, slots=True)
class Belief:
    """Weight of each country (the strongest has 1) and of each first-level region named, by ISO code and admin-1."""

    countries: dict[str, float]
    regions: dict[tuple[str, str], float]

    def strong(self) -> list[str]:
        """Countries in which a name may be looked for by its sound: a quarter of the strongest, at most four."""
        ranked = sorted(self.countries, key=lambda c: (-self.countries[c], c))
        return [c for c in ranked[:4] if self.countries[c] >= 0.25]


def belief(text: str, gazetteer: Gazetteer) -> Belief:
    """Read from the text alone: states, peoples, capitals, named actors, overlay, regions and large cities."""
    parts = words(text)
    count: dict[str, Counter[str]] = {}

    def saw(country: str | None, name: str, weight: float) -> None:
        if country:
            seen = count.setdefault(country, Counter())
            seen[f"{weight}\t{name}"] += 1

    taken: set[int] = set()
    for hit in state_names().all(parts):
        best = max(hit.what, key=lambda n: _FORMS[n.form])
        saw(best.state.iso3, best.state.iso3, _FORMS[best.form])
        taken.update(range(hit.first, hit.last))
    for actor in actor_names().all(parts):
        if actor.first not in taken:
            for country in {row.country for row in actor.what}:
                saw(country, actor.name, _ACTOR / len(actor.what))
            taken.update(range(actor.first, actor.last))
    regions: Counter[tuple[str, str]] = Counter()
    for name in _sightings(parts, taken):
        row = overlay().get(folded(name))
        if row:
            saw(row.country, name, _OVERLAY)
            continue
        clear = _clear(gazetteer.find(name))
        if clear:
            saw(clear.country, name, _REGION if clear.level == "admin1" else _CITY)
            regions[clear.country, clear.admin1] += 1
    weights = {country: _weight(seen) for country, seen in count.items()}
    most = max(weights.values(), default=1.0)
    return Belief({c: w / most for c, w in weights.items()}, {r: 1 + math.log(n) for r, n in regions.items()})


def _weight(seen: Counter[str]) -> float:
    """The tenth naming of a country adds less than the first."""
    return sum(float(what.split("\t")[0]) * (1 + math.log(times)) for what, times in seen.items())


def _sightings(parts: Sequence[Word], taken: set[int]) -> Iterator[str]:
    """Capitalised runs of up to three words, the longest first, each once a place in the text."""
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
                yield name


def _clear(found: list[Candidate]) -> Candidate | None:
    """The candidate that a bare name means without any context, if there is one."""
    large = [c for c in found if c.level in {"settlement", "admin1"}]
    if not large or large[0].population < _LARGE:
        return None
    best = large[0]
    abroad = max((c.population for c in large if c.country != best.country), default=0)
    return best if best.population >= _TIMES * abroad else None
