"""The gazetteer: names → candidate places, from the SQLite index that is shipped and those that the user added."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from rapidfuzz import fuzz, process

from dateline.model.mention import Precision
from dateline.resolve.where.gazetteer_index import ID_BYTES, LEVELS, UNIT, hashed
from dateline.resolve.where.placename import folded, key

INDEX = Path(__file__).with_name("gazetteer.sqlite")
Tier = Literal["name", "other name", "key", "likeness"]
# Keys of fewer letters are like too many others («Tamsel», «Tasil»); 86 lets one letter of seven differ.
_LEAST_KEY, _LEAST_LIKENESS = 7, 86
_LARGE = 100_000  # people; a place that is found by its sound alone, without a country, has at least so many
_DISTRICT = "(SELECT name FROM place AS a WHERE a.id = p.district)"
_FIELDS = f"geonameid, p.name, level, p.country, p.admin1, {_DISTRICT}, lat, lon, p.uncertainty_m, population"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `tier` says how the name matched: the place's own name, another of its names, the
    transliteration key, or likeness of keys. `own` is set where the user's gazetteer has it."""

    geonameid: int | None
    name: str
    level: Precision
    country: str
    admin1: str
    district: str | None
    lat: float | None
    lon: float | None
    uncertainty_m: int | None
    population: int
    tier: Tier
    own: bool = False


class Gazetteer:
    """Read-only; opened once."""

    def __init__(self, connections: Iterable[sqlite3.Connection]) -> None:
        self._indexes = list(connections)
        self._spellings = lru_cache(maxsize=16)(self._read_spellings)
        self._neighbours = lru_cache(maxsize=256)(self._read_neighbours)

    @classmethod
    def open(cls, path: Path = INDEX, own: Iterable[Path] = ()) -> Gazetteer:
        """The index at `path`, and the user's own behind it."""
        address = "file:{}?mode=ro&immutable=1"
        return cls(
            sqlite3.connect(address.format(p.resolve().as_posix()), uri=True, check_same_thread=False)
            for p in (path, *own)
        )

    def find(self, name: str, wide: Collection[str] = (), alike: Collection[str] = ()) -> list[Candidate]:
        """Candidates, most people first: all that bear the name, and in the countries `wide` those of its sound.

        The transliteration key is tried where no place of these countries bears the name, likeness, in the countries
        `alike`, where the key too finds nothing.
        """
        plain = folded(name)
        found = self._named(plain, plain)
        by_key = key(name)
        if not wide and not found and len(by_key) > _LEAST_KEY:
            return [c for c in self._named("=" + by_key, plain, "key") if c.population >= _LARGE]
        if not wide or any(c.country in wide for c in found):
            return found
        if len(by_key) > 3:
            more = [c for c in self._named("=" + by_key, plain, "key") if c.country in wide]
            found += more or self._alike(by_key, plain, alike)
        return found

    def neighbours(self, country: str) -> frozenset[str]:
        """Countries with towns close to towns of this one."""
        return self._neighbours(country)

    def region(self, country: str, admin1: str) -> str | None:
        """The name of a first-level region by its GeoNames code."""
        return self._regions.get((country, admin1))

    @cached_property
    def _regions(self) -> dict[tuple[str, str], str]:
        query = "SELECT country, admin1, name FROM place WHERE level = ?"
        rows = (r for db in self._indexes for r in db.execute(query, [LEVELS.index("admin1")]))
        return {(country, code): name for country, code, name in rows}

    def _named(self, wanted: str, plain: str, tier: Tier | None = None) -> list[Candidate]:
        out = []
        for number, db in enumerate(self._indexes):
            row = db.execute("SELECT places FROM name WHERE key = ?", (hashed(wanted),)).fetchone()
            if row is None:
                continue
            ids = [int.from_bytes(row[0][i : i + ID_BYTES], "big") for i in range(0, len(row[0]), ID_BYTES)]
            marks = ",".join("?" * len(ids))
            for place in db.execute(f"SELECT {_FIELDS} FROM place AS p WHERE p.id IN ({marks})", ids):  # noqa: S608
                out.append(
                    _candidate(place, tier or ("name" if folded(place[1]) == plain else "other name"), number > 0)
                )
        return sorted(out, key=lambda c: (-c.population, c.geonameid or 0, c.name))

    def _alike(self, wanted: str, plain: str, countries: Collection[str]) -> list[Candidate]:
        if len(wanted) < _LEAST_KEY:
            return []
        out: list[Candidate] = []
        for country in sorted(countries):
            hits = process.extract(
                wanted, self._spellings(country), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=3
            )
            for spelling, *_ in hits:
                if spelling[0] == wanted[0]:
                    out += [c for c in self._named("=" + spelling, plain, "likeness") if c.country == country]
        return list(dict.fromkeys(out))

    def _read_neighbours(self, country: str) -> frozenset[str]:
        rows = self._indexes[0].execute("SELECT others FROM neighbour WHERE country = ?", (country,)).fetchall()
        return frozenset(other for (others,) in rows for other in others.split())

    def _read_spellings(self, country: str) -> tuple[str, ...]:
        query = "SELECT keys FROM spelling WHERE country = ?"
        rows = [r for db in self._indexes for r in db.execute(query, (country,))]
        return tuple(k for (keys,) in rows for k in keys.split("\n"))


def _candidate(row: tuple[Any, ...], tier: Tier, own: bool) -> Candidate:
    geonameid, name, level, country, admin1, district, lat, lon, uncertainty, population = row
    return Candidate(
        geonameid, name, LEVELS[level], country, admin1, district, _degrees(lat), _degrees(lon), uncertainty,
        population, tier, own,
    )  # fmt: skip


def _degrees(units: int | None) -> float | None:
    return None if units is None else units / UNIT
