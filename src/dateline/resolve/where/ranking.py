"""Candidates of one name, best first, each with its score and what gave it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.model.mention import Precision
from dateline.resolve.where.belief import Belief
from dateline.resolve.where.distance import metres
from dateline.resolve.where.gazetteer import Candidate

# Hand-set weights (learned ones did worse on corpora that they had not seen); `benchmarks.places` prints what they do.
_POPULATION = 0.9  # for each power of ten
_LARGE = ((1_000_000, 1.5), (300_000, 0.8))
_CAPITAL = 1.0
_COUNTRY, _NAMED = 3.5, 1.0  # for the strongest country of the page; for being spoken of at all
_REGION = 1.5
_INSIDE_REGION, _INSIDE_COUNTRY = 6.0, 5.0  # «Velt, Tarn Province», «Syria’s Raqqa»
_TIER = {"name": 1.0, "other name": 0.3, "key": -0.5, "likeness": -2.0}
_OWN = 2.0
_LEVEL: dict[Precision, float] = {"settlement": 0.5, "admin2": -1.5}
_HINTED = 4.0  # the phrase says «town», «district», «province»
_SEAT = 2.5  # a region that is called like its seat, without «province»: the seat is meant
_NEAR, _NEAR_METRES = 1.5, 200_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score; `why` in words."""

    candidate: Candidate
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name: the page's belief, capitals, the level that the phrase names, what it lies in, and
    points already resolved."""

    belief: Belief
    capitals: frozenset[tuple[str, str]] = frozenset()
    level: Precision | None = None
    countries: frozenset[str] = frozenset()
    regions: frozenset[tuple[str, str]] = frozenset()
    points: Sequence[tuple[float, float]] = ()


def ranked(found: Collection[Candidate], context: Context) -> list[Ranked]:
    """All candidates, best first; ties go to the larger and then to the older number."""
    seats = {(c.country, c.admin1) for c in found if c.level == "settlement"}
    scored = [_scored(c, context, (c.country, c.admin1) in seats) for c in found]
    return sorted(scored, key=lambda r: (-r.score, -r.candidate.population, r.candidate.geonameid or 0))


def _scored(c: Candidate, context: Context, has_seat: bool) -> Ranked:
    why = [f"{c.tier} in the gazetteer" if not c.own else f"{c.tier} in your gazetteer"]
    score = _TIER[c.tier] + _POPULATION * math.log10(c.population + 10) + _LEVEL.get(c.level, 0.0)
    score += _OWN * c.own + next((bonus for least, bonus in _LARGE if c.population >= least), 0.0)
    if (c.country, c.name) in context.capitals:
        score += _CAPITAL
        why.append("a capital")
    share = context.belief.share(c.country)
    if c.country in context.belief.countries:
        score += _NAMED + _COUNTRY * share
        why.append(f"{c.country} is spoken of")
    elif share:
        score += _COUNTRY * share
        why.append(f"{c.country} lies beside a country that is spoken of")
    if (c.country, c.admin1) in context.belief.regions:
        score += _REGION
        why.append("its region is named")
    if (c.country, c.admin1) in context.regions:
        score += _INSIDE_REGION
        why.append("the words beside it name its region")
    elif c.country in context.countries:
        score += _INSIDE_COUNTRY
        why.append("the words beside it name its country")
    if context.level and context.level == c.level:
        score += _HINTED
        why.append(f"the phrase says {c.level}")
    elif context.level == "settlement" and c.level != "settlement":
        score -= _HINTED
    elif context.level is None and c.level == "admin1" and has_seat:
        score -= _SEAT
    if c.lat is not None and c.lon is not None and context.points:
        least = min(metres(c.lat, c.lon, *p) for p in context.points)
        near = _NEAR * math.exp(-least / _NEAR_METRES)
        score += near
        if near > _NEAR / 2:
            why.append("close to other places of the page")
    return Ranked(c, score, tuple(why))
