"""Place phrases → places, under a belief about which countries the page speaks of."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dateline.codebook.load import State, states
from dateline.model import Document, Place, Span
from dateline.model.mention import Precision, Relation
from dateline.resolve.gazetteer import Candidate, Gazetteer
from dateline.resolve.placename import folded

_OVERLAY = Path(__file__).with_name("overlay.tsv")
_ADMIN1_NAMES = Path(__file__).with_name("admin1.tsv")
# Radii in metres of what a phrase leaves open: a town is about 2 km across, «near» is within a morning's walk.
_SETTLEMENT, _NEAR, _COUNTRYSIDE, _ADMIN1, _COUNTRY = 2_000, 10_000, 25_000, 100_000, 400_000

_GENERIC = re.compile(
    r"^(?:the\s+)?(?:(?:besieged|embattled|contested|port|border|rebel-held|government-held|key|strategic|nearby)\s+)*"
    r"(?:(?:town|city|village|district|province|governorate|region|area|areas|outskirts|suburbs?|countryside|edge|"
    r"capital|state|port|camp|neighbou?rhood|airport|road|highway|river|island|villages|towns|vicinity|parts?|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|central)(?:ern)?)\s+)*(?:of\s+|to\s+|in\s+|near\s+)?(?:the\s+)?",
    re.IGNORECASE,
)  # fmt: skip
_TAIL = re.compile(
    r"\s+(?:town|city|village|district|province|governorate|region|area|outskirts|suburbs?|countryside|state|oblast|"
    r"airport|camp|neighbou?rhood|county|highway|motorway|road)$",
    re.IGNORECASE,
)
_REGION = re.compile(r"\b(?:province|governorate|oblast|region|state|county)\b", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\b(?:north|south|east|west|northeast|northwest|southeast|southwest|central)(?:ern)?\b", re.IGNORECASE
)
_RELATIONS: list[tuple[Relation, re.Pattern[str]]] = [
    ("outskirts", re.compile(r"\b(?:outskirts|suburbs?|countryside|vicinity)(?:\s+of(?:\s+the)?)?\s*$", re.I)),
    ("between", re.compile(r"\bbetween(?:\s+the)?\s*$", re.I)),
    ("along", re.compile(r"\balong(?:\s+the)?\s*$", re.I)),
    ("border", re.compile(r"\bborder(?:s)?(?:\s+(?:with|of|town of))?(?:\s+the)?\s*$", re.I)),
    ("off", re.compile(r"\boff\s+(?:the\s+)?(?:\w+\s+)?coast\s+of(?:\s+the)?\s*$", re.I)),
    ("direction", re.compile(r"\b(?:north|south)?(?:north|south|east|west)\s+of(?:\s+the)?\s*$", re.I)),
    ("near", re.compile(r"\b(?:near|close to|around|outside|next to)(?:\s+the(?:\s+\w+\s+of)?)?\s*$", re.I)),
]  # fmt: skip


def relation(text: str, span: Span) -> Relation:
    """How the event lies to the place, read off the words before and inside the span."""
    before = text[max(0, span.start - 40) : span.start]
    inside = re.search(r"\b(outskirts|suburbs?|countryside|edge|vicinity)\b", span.text, re.IGNORECASE)
    if inside:
        return "outskirts"
    return next((name for name, rule in _RELATIONS if rule.search(before)), "in")


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    country: str | None
    kind: Precision
    lat: float
    lon: float
    uncertainty_m: int


@cache
def _overlay() -> dict[str, _Row]:
    out: dict[str, _Row] = {}
    for name, aliases, country, kind, lat, lon, radius, _ in _rows(_OVERLAY):
        made = _Row(name, country or None, kind, float(lat), float(lon), int(radius))  # type: ignore[arg-type]
        for alias in (name, *filter(None, aliases.split("|"))):
            out[folded(alias)] = made
    return out


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"))


@cache
def _admin1() -> dict[tuple[str, str], str]:
    """Names of first-level regions by country and GeoNames code, where we have them."""
    return {(country, code): name for country, code, name, _ in _rows(_ADMIN1_NAMES)}


@cache
def _countries() -> dict[str, tuple[str, State]]:
    return {folded(n): (iso3, s) for iso3, s in states().items() for n in (s.name, *s.aliases)}


@cache
def _demonyms() -> dict[str, str]:
    return {w.lower(): iso3 for iso3, s in states().items() for w in (*s.adjectives, *s.people)}


class PlaceResolver:
    """Resolves the place phrases of one document at a time."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(
        self, document: Document, spans: Sequence[Span], actors: frozenset[str] = frozenset()
    ) -> dict[Span, Place | None]:
        """A place for each span, or None where nothing is known by that name. `actors`, casefolded, are no places."""
        belief = self._belief(document, spans)
        known: dict[str, Place | None] = {}
        return {s: self._phrase(s.text, belief, actors, known) for s in spans}

    def _belief(self, document: Document, spans: Sequence[Span]) -> Counter[str]:
        """How often the page speaks of each country, by name, demonym or region."""
        count: Counter[str] = Counter()
        words = re.findall(r"[^\W\d_]+", document.text)
        for pair in zip(words, [*words[1:], ""], strict=False):
            for name in (" ".join(pair), pair[0]):
                known = _countries().get(folded(name)) if name[:1].isupper() else None
                iso3 = known[0] if known else _demonyms().get(name.lower())
                if iso3:
                    count[iso3] += 1
                    break
        for span in spans:
            row = _overlay().get(folded(span.text))
            if row and row.country:
                count[row.country] += 2
        return count

    def _phrase(
        self, phrase: str, belief: Counter[str], actors: frozenset[str], known: dict[str, Place | None]
    ) -> Place | None:
        if phrase.casefold() in actors:
            return None
        wide: Place | None = None
        for name in _names(phrase):
            if name not in known:
                known[name] = self._name(name, belief)
            place = known[name]
            if place and place.precision != "country":
                return _widened(place, phrase)
            wide = wide or place
        return _widened(wide, phrase) if wide else None

    def _name(self, name: str, belief: Counter[str]) -> Place | None:
        plain = folded(name)
        if plain in _countries():
            iso3, state = _countries()[plain]
            return Place(
                state.name,
                "country",
                country=iso3,
                uncertainty_m=_COUNTRY,
                confidence=0.95,
                reasons=("a country's name",),
            )
        if plain in _overlay():
            row = _overlay()[plain]
            country = row.country
            return Place(
                row.name, row.kind, country=country, lat=None if row.kind == "line" else row.lat,
                lon=None if row.kind == "line" else row.lon, uncertainty_m=row.uncertainty_m, confidence=0.8,
                reasons=("Dateline's overlay of regions, roads and rivers",),
            )  # fmt: skip
        if len(plain) < 3 or not (name[:1].isupper() or re.match(r"(?:al|el|ad|ash|an|as)[- ]", name)):
            return None
        found = self._gazetteer.find(name, set(belief)) if belief else []
        why = "country named in the page"
        if not found:
            found, why = (
                [c for c in self._gazetteer.find(name) if c.population >= 100_000],
                "no country named; the largest",
            )
        if not found:
            return None
        best = max(found, key=lambda c: (belief[c.country], c.population))
        return _settlement(best, why, len(found))


def _settlement(c: Candidate, why: str, count: int) -> Place:
    return Place(
        c.name, "settlement", c.geonameid, c.country, _admin1().get((c.country, c.admin1)), c.lat, c.lon, _SETTLEMENT,
        confidence=round(0.9 if count == 1 else 0.6, 2), reasons=(f"{c.tier} name", why, f"{count} candidates"),
    )  # fmt: skip


def _names(phrase: str) -> list[str]:
    """The phrase, then what is left of it without general words, then its parts."""
    out = [phrase]
    out.append(_GENERIC.sub("", phrase))
    out += [_TAIL.sub("", name) for name in list(out)]
    for part in re.split(r",\s*|\s+of\s+|\s+in\s+|[’']s\s+|\s+and\s+", phrase):
        out += [part, _TAIL.sub("", _GENERIC.sub("", part))]
    return [n for n in dict.fromkeys(n.strip(" ,") for n in out) if n and (n[0].isalpha() or n[0] in "‘'")]


def _widened(place: Place, phrase: str) -> Place:
    """The place as wide as the phrase leaves it."""
    if place.precision == "settlement" and _REGION.search(phrase):
        return replace(
            place, precision="admin1", uncertainty_m=_ADMIN1, reasons=(*place.reasons, "the phrase names its region")
        )
    if place.precision == "settlement" and re.search(r"countryside|outskirts|suburb", phrase, re.IGNORECASE):
        return replace(place, uncertainty_m=_COUNTRYSIDE if "countryside" in phrase.lower() else _NEAR)
    if place.precision == "country" and _DIRECTION.search(phrase):
        return replace(place, precision="area", reasons=(*place.reasons, "a part of it"))
    return place
