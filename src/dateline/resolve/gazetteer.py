"""The gazetteer: names → candidate places, from an SQLite index that is shipped."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dateline.resolve.placename import folded, key

INDEX = Path(__file__).with_name("gazetteer.sqlite")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; `tier` says how the name matched: folded or key."""

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    tier: str


class Gazetteer:
    """Read-only; opened once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, path: Path = INDEX) -> Gazetteer:
        return cls(sqlite3.connect(f"file:{path.as_posix()}?mode=ro&immutable=1", uri=True, check_same_thread=False))

    def find(self, name: str, countries: Collection[str] | None = None) -> list[Candidate]:
        """Candidates, most people first. The transliteration key is tried only where `countries` says where to look."""
        found = self._named(folded(name), "folded")
        if countries is not None:
            found = [c for c in found if c.country in countries]
            if not found and len(key(name)) > 3:
                found = [c for c in self._named("=" + key(name), "key") if c.country in countries]
        return found

    def _named(self, name: str, tier: str) -> list[Candidate]:
        row = self._db.execute("SELECT places FROM name WHERE key = ?", (name,)).fetchone()
        if row is None:
            return []
        ids = row[0].split()
        marks = ",".join("?" * len(ids))
        query = f"SELECT *, ? FROM place WHERE id IN ({marks}) ORDER BY population DESC, id"  # noqa: S608 (marks only)
        return [Candidate(*place) for place in self._db.execute(query, [tier, *ids])]
