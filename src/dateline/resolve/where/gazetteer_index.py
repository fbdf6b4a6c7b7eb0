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
from itertools import groupby
from operator import itemgetter
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
    """Writes the index anew; returns the number of places and of keys. The same rows in one order give the same file.

    Rows are taken one by one and keys sorted on disk, so that a dump of the world needs little memory.
    """
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 8192")
    db.execute("PRAGMA journal_mode = OFF")
    db.execute(
        "CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, level INTEGER, country TEXT, "
        "admin1 TEXT, district INTEGER, lat INTEGER, lon INTEGER, uncertainty_m INTEGER, population INTEGER)"
    )
    db.execute("CREATE TABLE name (key INTEGER PRIMARY KEY, places BLOB)")
    db.execute("CREATE TABLE spelling (country TEXT PRIMARY KEY, keys TEXT) WITHOUT ROWID")
    db.execute("CREATE TABLE neighbour (country TEXT PRIMARY KEY, others TEXT) WITHOUT ROWID")
    db.execute("CREATE TEMP TABLE pair (key INTEGER, place INTEGER)")
    db.execute("CREATE TEMP TABLE spelled (country TEXT, key TEXT, PRIMARY KEY (country, key)) WITHOUT ROWID")
    squares: Squares = defaultdict(set)
    districts: dict[tuple[str, str, str], int] = {}
    count = 0
    for count, row in enumerate(rows, 1):
        if row.level == "admin2":
            districts[row.country, row.admin1, row.name] = count
        db.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (count, row.geonameid, row.name, LEVELS.index(row.level), row.country, row.admin1,
             districts.get((row.country, row.admin1, row.admin2)), _units(row.lat), _units(row.lon),
             row.uncertainty_m, row.population),
        )  # fmt: skip
        keys = set()
        for name in names_of(row):
            keys.add(folded(name))
            if row.country not in LATIN and row.level in {"settlement", "admin1"}:
                keys.add("=" + key(name))
                if len(key(name)) > 4:
                    db.execute("INSERT OR IGNORE INTO spelled VALUES (?, ?)", (row.country, key(name)))
        db.executemany("INSERT INTO pair VALUES (?, ?)", [(hashed(k), count) for k in sorted(keys) if len(k) > 2])
        _mark(squares, row)
    numbers = _write_names(db)
    for country, others in sorted(neighbours(squares).items()):
        db.execute("INSERT INTO neighbour VALUES (?, ?)", (country, " ".join(sorted(others))))
    spellings = db.cursor().execute("SELECT country, key FROM spelled ORDER BY country, key")
    for country, group in groupby(spellings, key=itemgetter(0)):
        db.execute("INSERT INTO spelling VALUES (?, ?)", (country, "\n".join(k for _, k in group)))
    db.commit()
    db.execute("VACUUM")
    db.close()
    return count, numbers


def _write_names(db: sqlite3.Connection) -> int:
    """One row a key, its places packed; returns their number."""
    reading = db.cursor().execute("SELECT DISTINCT key, place FROM pair ORDER BY key, place")
    for number, group in groupby(reading, key=itemgetter(0)):
        packed = b"".join(place.to_bytes(ID_BYTES, "big") for _, place in group)
        db.execute("INSERT INTO name VALUES (?, ?)", (number, packed))
    (count,) = db.execute("SELECT count(*) FROM name").fetchone()
    return int(count)


Squares = dict[tuple[int, int], set[str]]


def _mark(squares: Squares, row: GazetteerRow) -> None:
    """Notes the country in its square of half a degree."""
    if row.level == "settlement" and row.lat is not None and row.lon is not None:
        squares[int(row.lat // 0.5), int(row.lon // 0.5)].add(row.country)


def in_order(rows: Iterable[GazetteerRow]) -> list[GazetteerRow]:
    """By country, districts before the towns in them, the larger first."""
    return sorted(rows, key=lambda r: (r.country, -LEVELS.index(r.level), -r.population, r.name, r.geonameid or 0))


def neighbours(squares: Squares) -> dict[str, set[str]]:
    """Countries that have towns within about 50 km of each other: in the same or the next square of half a degree."""
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
