"""Dateline's own rows of macro-areas, roads, rivers, camps, bases and villages that GeoNames' list of towns lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model.mention import Precision
from dateline.resolve.where.placename import folded
from dateline.resolve.where.tables import table

FILE = "overlay.tsv"


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """A place of the overlay: a representative point in degrees, its radius in metres, where the row is from."""

    name: str
    country: str | None
    level: Precision
    lat: float
    lon: float
    uncertainty_m: int
    source: str


Overlay = Mapping[str, OverlayRow]


@cache
def overlay() -> Overlay:
    """Rows by each of their folded names."""
    out: dict[str, OverlayRow] = {}
    for name, aliases, country, level, lat, lon, radius, source in table(FILE):
        made = OverlayRow(name, country or None, level, float(lat), float(lon), int(radius), source)  # type: ignore[arg-type]
        for alias in (name, *filter(None, aliases.split("|"))):
            out[folded(alias)] = made
    return out
