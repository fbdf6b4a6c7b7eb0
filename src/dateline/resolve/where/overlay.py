"""Dateline's own rows of macro-areas, roads, rivers, camps, bases and villages that GeoNames' list of towns lacks."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.model.mention import Precision
from dateline.resolve.where.placename import folded

FILE = Path(__file__).with_name("overlay.tsv")


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


@cache
def overlay() -> dict[str, OverlayRow]:
    """Rows by each of their folded names."""
    out: dict[str, OverlayRow] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"):
            name, aliases, country, level, lat, lon, radius, source = row
            made = OverlayRow(name, country or None, level, float(lat), float(lon), int(radius), source)  # type: ignore[arg-type]
            for alias in (name, *filter(None, aliases.split("|"))):
                out[folded(alias)] = made
    return out
