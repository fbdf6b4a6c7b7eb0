"""The user's files of places → rows: GeoNames dumps, GeoNames alternate names, CSV.

A dump is `XX.txt` or `allCountries.txt`, or the zip that GeoNames gives: UTF-8, tabs, 19 columns, no header
(https://download.geonames.org/export/dump/readme.txt). `alternateNamesV2` adds names to places of the dumps added with
it. A CSV has a header with at least name, lat, lon, country (ISO 3166-1 alpha-3 or alpha-2); level, aliases (by «|»),
admin1, uncertainty_m and population may follow.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dateline.model import DatelineError
from dateline.model.mention import Precision
from dateline.resolve.where.gazetteer_index import LEVELS, GazetteerRow
from dateline.resolve.where.isocodes import alpha3

_COLUMNS = 19
_CODES: dict[str, Precision] = {
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "STM": "line", "STMI": "line", "WAD": "line", "CNL": "line",
    "RD": "line", "RR": "line", "LK": "area", "RSV": "area", "RGN": "area", "AREA": "area", "VAL": "area",
    "DSRT": "area", "MTS": "area", "ISL": "area", "ISLS": "area", "MT": "address", "PASS": "address",
    "AIRB": "address", "AIRP": "address", "AIRF": "address", "CMPRF": "settlement",
    "CMP": "address", "BDG": "address", "DAM": "address", "MILB": "address",
    "INSM": "address", "PSTB": "address", "OILR": "address", "PS": "address", "PRT": "address", "HSP": "address",
    "MNMT": "address", "CSTL": "address", "RUIN": "address",
}  # fmt: skip
_GONE = frozenset({"PPLH", "PPLQ", "PPLW"})  # historical, abandoned, destroyed
# Codes of alternate names that are no names: airports, links, post codes.
_NO_NAMES = frozenset({"iata", "icao", "faac", "link", "post", "unlc", "phon", "wkdt", "tcid", "abbr"})


class GazetteerError(DatelineError):
    """A file of places that cannot be read: what, where, and what to do."""


def rows_of(path: Path, names: Path | None = None) -> Iterator[GazetteerRow]:
    """The places of a file, one by one. `names` is alternateNamesV2, as text or zip, for a GeoNames dump."""
    count = 0
    for row in _rows(path, _alternates(path, names) if names else {}):
        count += 1
        yield row
    if not count:
        raise GazetteerError(f"{path}: no places in it")


def _rows(path: Path, more: Mapping[int, list[str]]) -> Iterator[GazetteerRow]:
    with _opened(path) as file:
        first = file.readline()
        if first.count("\t") == _COLUMNS - 1:
            yield from _dump(path, _chain(first, file), more)
        elif "," in first:
            yield from _csv(path, _chain(first, file))
        else:
            raise GazetteerError(
                f"{path}: neither a GeoNames dump ({_COLUMNS} columns by tabs) nor a CSV with name,lat,lon,country"
            )


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """A text file, or the table inside a zip of GeoNames."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                inside = [n for n in archive.namelist() if n.endswith((".txt", ".csv")) and "readme" not in n.lower()]
                inside.sort(key=lambda n: -archive.getinfo(n).file_size)
                if not inside:
                    raise GazetteerError(f"{path}: no .txt or .csv in this zip")
                with archive.open(inside[0]) as raw:
                    yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        else:
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield file
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror or error}") from error


def _chain(first: str, file: TextIO) -> Iterator[str]:
    yield first
    yield from file


def _dump(path: Path, lines: Iterator[str], more: Mapping[int, list[str]]) -> Iterator[GazetteerRow]:
    for number, line in enumerate(lines, 1):
        parts = line.rstrip("\r\n").split("\t")
        if len(parts) != _COLUMNS:
            raise GazetteerError(f"{path}, line {number}: {len(parts)} columns, a GeoNames dump has {_COLUMNS}")
        level = "settlement" if parts[6] == "P" else _CODES.get(parts[7])
        if level is None or parts[7] in _GONE:
            continue
        try:
            number_there = int(parts[0])
            names = (parts[2], *parts[3].split(","), *more.get(number_there, ()))
            yield GazetteerRow(
                parts[1], level, alpha3().get(parts[8], parts[8]), float(parts[4]), float(parts[5]), number_there,
                admin1=parts[10], population=int(parts[14] or 0), aliases=tuple(n for n in names if n),
            )  # fmt: skip
        except ValueError as error:
            raise GazetteerError(f"{path}, line {number}: {error}") from error


def _csv(path: Path, lines: Iterator[str]) -> Iterator[GazetteerRow]:
    reader = csv.DictReader(lines)
    missing = {"name", "lat", "lon", "country"} - set(reader.fieldnames or ())
    if missing:
        raise GazetteerError(f"{path}: no column {', '.join(sorted(missing))}; a CSV needs name,lat,lon,country")
    for row in reader:
        where = f"{path}, line {reader.line_num}"
        country = alpha3().get(row["country"].strip().upper(), row["country"].strip().upper())
        level = (row.get("level") or "settlement").strip()
        if country not in alpha3().values():
            raise GazetteerError(f"{where}: country {row['country']!r} is no ISO 3166-1 code")
        if level not in LEVELS:
            raise GazetteerError(f"{where}: level {level!r}; write one of {', '.join(LEVELS)}")
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
            uncertainty, population = row.get("uncertainty_m") or None, int(row.get("population") or 0)
            radius = None if uncertainty is None else int(uncertainty)
        except ValueError as error:
            raise GazetteerError(f"{where}: {error}") from error
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise GazetteerError(f"{where}: lat {lat}, lon {lon} lie outside the globe")
        if not row["name"].strip():
            raise GazetteerError(f"{where}: no name")
        aliases = tuple(a.strip() for a in (row.get("aliases") or "").split("|") if a.strip())
        yield GazetteerRow(
            row["name"].strip(), level, country, lat, lon,
            admin1=row.get("admin1") or "", uncertainty_m=radius, population=population, aliases=aliases,
        )  # fmt: skip


def _alternates(path: Path, names: Path) -> dict[int, list[str]]:
    """Other names by GeoNames number, of the places of the dump at `path` alone."""
    with _opened(path) as file:
        if (first := file.readline()).count("\t") != _COLUMNS - 1:
            raise GazetteerError(f"{names}: alternate names go with a GeoNames dump, {path} is none")
        known = {int(line.split("\t", 1)[0]) for line in _chain(first, file) if line.split("\t", 1)[0].isdigit()}
    more: dict[int, list[str]] = defaultdict(list)
    with _opened(names) as file:
        for number, line in enumerate(file, 1):
            parts = line.rstrip("\r\n").split("\t")
            if len(parts) < 4 or not parts[1].isdigit():
                raise GazetteerError(f"{names}, line {number}: not alternateNamesV2 (id, geonameid, language, name)")
            if int(parts[1]) in known and parts[2] not in _NO_NAMES:
                more[int(parts[1])].append(parts[3])
    return more
