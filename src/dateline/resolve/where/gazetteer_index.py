"""Writes a gazetteer's SQLite index: rows of places and the keys under which their names are found.

Keys: the folded name; behind «=» the transliteration key, in countries where one name is spelled in many ways. They
are kept as 40-bit hashes, which halves the file: one search in a million finds a stranger. The table `spelling` holds
the transliteration keys in full, by country, for the search by likeness. Coordinates are in units of 0.0001 degree.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model.mention import Precision
from dateline.resolve.where.placename import folded, key

UNIT = 10_000  # of a degree
LEVELS: tuple[Precision, ...] = ("settlement", "admin1", "admin2", "area", "line", "address")
ID_BYTES = 3  # a row number in the index: up to 16.7 million places
# Names in the Latin alphabet from of old, or of so few sounds that one key fits many: it finds mostly strangers there.
LATIN = frozenset(
    "USA CAN GBR IRL FRA DEU AUT CHE ITA ESP PRT NLD BEL LUX DNK SWE NOR FIN ISL POL CZE SVK HUN ROU HRV SVN EST LVA "
    "LTU CHN JPN KOR THA AUS NZL MEX BRA ARG CHL COL PER ECU BOL PRY URY VEN CRI PAN GTM HND SLV NIC CUB DOM "
    "HTI PHL IDN VNM ZAF".split()
)
# «Southern Kordofan» is «South Kordofan» in half of the news.
_SIDE = re.compile(r"^(?P<side>North|South|East|West)(?P<ern>ern)?(?= )")
_GENERIC = frozenset(
    "oblast oblasti governorate province region state department district prefecture county republic of the autonomous "
    "krai territory municipality gouvernorat wilaya raion rayon city voivodeship division division's parish".split()
)


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """A place to be indexed: `country` ISO 3166-1 alpha-3, `lat` and `lon` in degrees, `uncertainty_m` a radius."""

    name: str
    level: Precision
    country: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    admin1: str = ""
    admin2: str = ""
    uncertainty_m: int | None = None
    population: int = 0
    aliases: tuple[str, ...] = field(default=())


def write_index(path: Path, rows: Iterable[GazetteerRow]) -> tuple[int, int]:
    """Writes the index anew; returns the number of places and of keys. The same rows give the same file."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 8192")
    db.execute(
        "CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, level INTEGER, country TEXT, "
        "admin1 TEXT, district INTEGER, lat INTEGER, lon INTEGER, uncertainty_m INTEGER, population INTEGER)"
    )
    db.execute("CREATE TABLE name (key INTEGER PRIMARY KEY, places BLOB)")
    db.execute("CREATE TABLE spelling (country TEXT PRIMARY KEY, keys TEXT) WITHOUT ROWID")
    db.execute("CREATE TABLE neighbour (country TEXT PRIMARY KEY, others TEXT) WITHOUT ROWID")
    index: dict[str, set[int]] = defaultdict(set)
    spelled: dict[str, set[str]] = defaultdict(set)
    ordered = sorted(rows, key=lambda r: (r.country, r.level, -r.population, r.name, r.geonameid or 0))
    district = {(r.country, r.admin1, r.name): n for n, r in enumerate(ordered, 1) if r.level == "admin2"}
    for number, row in enumerate(ordered, 1):
        db.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, row.geonameid, row.name, LEVELS.index(row.level), row.country, row.admin1,
             district.get((row.country, row.admin1, row.admin2)), _units(row.lat), _units(row.lon),
             row.uncertainty_m, row.population),
        )  # fmt: skip
        for name in names_of(row):
            index[folded(name)].add(number)
            if row.country not in LATIN and row.level in {"settlement", "admin1"}:
                index["=" + key(name)].add(number)
                spelled[row.country].add(key(name))
    for country, others in sorted(neighbours(ordered).items()):
        db.execute("INSERT INTO neighbour VALUES (?, ?)", (country, " ".join(sorted(others))))
    numbers: dict[int, set[int]] = defaultdict(set)
    for name, found in index.items():
        if len(name) > 2:
            numbers[hashed(name)] |= found
    for number in sorted(numbers):
        packed = b"".join(n.to_bytes(ID_BYTES, "big") for n in sorted(numbers[number]))
        db.execute("INSERT INTO name VALUES (?, ?)", (number, packed))
    for country, spellings in sorted(spelled.items()):
        db.execute(
            "INSERT INTO spelling VALUES (?, ?)", (country, "\n".join(sorted(k for k in spellings if len(k) > 4)))
        )
    db.commit()
    db.execute("VACUUM")
    db.close()
    return len(ordered), len(numbers)


def neighbours(rows: Iterable[GazetteerRow]) -> dict[str, set[str]]:
    """Countries that have towns within about 50 km of each other: in the same or the next square of half a degree."""
    squares: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in rows:
        if row.level == "settlement" and row.lat is not None and row.lon is not None:
            squares[int(row.lat // 0.5), int(row.lon // 0.5)].add(row.country)
    found: dict[str, set[str]] = defaultdict(set)
    for (y, x), here in squares.items():
        around = {c for dy in (-1, 0, 1) for dx in (-1, 0, 1) for c in squares.get((y + dy, x + dx), ())}
        for country in here:
            found[country] |= around - {country}
    return {country: others for country, others in found.items() if others}


def hashed(name: str) -> int:
    """The number under which a key is kept."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=5).digest(), "big")


def _units(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * UNIT)


def names_of(row: GazetteerRow) -> set[str]:
    """The names worth a key: no airport codes, no scripts that the coder does not read; regions without «province»."""
    found = {row.name, *row.aliases}
    if row.level in {"admin1", "admin2"}:
        found |= {bare_region(n) for n in found}
        found |= {_SIDE.sub(_other_form, n) for n in found}
    return {n for n in found if n and not (len(n) <= 3 and n.isupper()) and folded(n).isascii()}


def _other_form(m: re.Match[str]) -> str:
    return m["side"] if m["ern"] else m["side"] + "ern"


def bare_region(name: str) -> str:
    """«Donetsk Oblast» → «Donetsk»; the name itself where nothing else would be left."""
    kept = [w for w in name.split() if w.casefold() not in _GENERIC]
    return " ".join(kept) or name
