"""The point and radius of an event from the relation in which the text sets it to a place."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model import Place
from dateline.model.mention import Relation
from dateline.resolve.where.distance import metres, middle, moved

# Radii in metres of what a relation leaves open: «near» is within a morning's walk, a countryside within a day's.
NEAR, OUTSKIRTS, COUNTRYSIDE, BORDER, COAST = 10_000, 7_000, 25_000, 40_000, 50_000
_RADII: dict[Relation, int] = {
    "near": NEAR, "border": BORDER, "off": COAST, "along": NEAR, "direction": COUNTRYSIDE, "between": COUNTRYSIDE,
}  # fmt: skip
_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
_UNITS = {"k": 1_000.0, "m": 1_609.344}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "a dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
            "a few": 5, "several": 5}  # fmt: skip
_DISTANCE = re.compile(
    rf"(?P<n>\d+(?:[.,]\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[\s-]*"
    r"(?P<unit>k(?:m|ilomet(?:re|er)s?)|mi(?:les?)?)\b(?:\s*\([^)]*\))?[^.;]{0,24}?$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?P<side>(?:north|south)?[\s-]?(?:east|west)|north|south)(?:ern)?(?:\s+(?:side\s+)?of|\s+from)?(?:\s+the)?"
    r"(?:\s+(?:town|city|village|capital)(?:\s+of)?)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|outside|off|away from)(?:\s+the(?:\s+\w+\s+of)?)?\s*$", re.IGNORECASE)


def set_out(place: Place, relation: Relation, before: str, phrase: str, other: Place | None = None) -> Place:
    """The place moved or widened as the relation says, with the reason; `before` is the text up to the phrase, `other`
    the second place of «between A and B».

    A place without a point, or wider than the relation reaches, is left as it is.
    """
    if place.lat is None or place.lon is None or place.precision not in {"settlement", "address", "admin2"}:
        return place
    if relation == "between" and other and other.lat is not None and other.lon is not None:
        a, b = (place.lat, place.lon), (other.lat, other.lon)
        lat, lon = middle([a, b])
        return _at(place, lat, lon, max(2_000, round(metres(*a, *b) / 2)), f"halfway to {other.name}")
    stated = _stated(before)
    if stated:
        bearing, distance, words = stated
        if bearing is None:
            return _at(place, place.lat, place.lon, round(distance * 1.2) + 2_000, f"{words} it, direction not told")
        lat, lon = moved(place.lat, place.lon, bearing, distance)
        return _at(place, lat, lon, round(max(2_000, 0.25 * distance)), f"{words} it")
    if relation == "outskirts":
        country = "countryside" in phrase.casefold() or "countryside" in before[-30:].casefold()
        return _wider(place, COUNTRYSIDE if country else OUTSKIRTS, relation)
    return _wider(place, _RADII[relation], relation) if relation in _RADII else place


def _stated(before: str) -> tuple[float | None, float, str] | None:
    """Bearing in degrees (None where only the distance is told), distance in metres, and the words."""
    side = _TOWARDS.search(before)
    head = before[: side.start()] if side else before
    if side is None and not _FROM.search(before):
        return None
    m = _DISTANCE.search(head if side else _FROM.sub("", before))
    bearing = _BEARINGS[re.sub(r"[\s-]", "", side["side"].casefold())] if side else None
    if m is None:
        return None
    told = m["n"].casefold()
    number = float(_NUMBERS.get(told) or told.replace(",", ".") or 0)
    return bearing, number * _UNITS[m["unit"][0].casefold()], " ".join(before[m.start() :].split())


def _at(place: Place, lat: float, lon: float, uncertainty: int, why: str) -> Place:
    return replace(place, lat=lat, lon=lon, uncertainty_m=uncertainty, reasons=(*place.reasons, why))


def _wider(place: Place, radius: int, relation: str) -> Place:
    return replace(
        place, uncertainty_m=max(radius, place.uncertainty_m or 0), reasons=(*place.reasons, f"{relation} it")
    )
