from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.where.gazetteer import Gazetteer
from dateline.resolve.where.gazetteer_files import GazetteerError, rows_of
from dateline.resolve.where.gazetteer_index import GazetteerRow, bare_region, write_index

SHIPPED = Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "wide", "tier"),
    [("Aleppo", (), "name"), ("Ain Issa", ("SYR",), "key"), ("Kramatorks", ("UKR",), "likeness")],
)
def test_tiers(name: str, wide: tuple[str, ...], tier: str) -> None:
    found = [c for c in SHIPPED.find(name, wide, wide) if c.country in {"SYR", "UKR"}]
    assert found
    assert found[0].tier in {tier, "other name"}


def test_sound_alone_finds_nothing_without_a_country() -> None:
    assert SHIPPED.find("Kramatorks") == []


def test_regions_of_all_kinds_of_countries() -> None:
    for name, country in (("Borno", "NGA"), ("Texas", "USA"), ("Donetsk", "UKR"), ("Idlib", "SYR"), ("Ituri", "COD")):
        assert any(c.level == "admin1" and c.country == country for c in SHIPPED.find(name)), name


@settings(max_examples=200)
@given(st.text())
def test_any_name_is_answered(name: str) -> None:
    assert all(-90 <= (c.lat or 0) <= 90 for c in SHIPPED.find(name, ["SYR", "UKR"], ["SYR"]))


@given(
    st.lists(
        st.builds(
            GazetteerRow,
            st.text("abcdefghijklmnop", min_size=3),
            st.just("settlement"), st.sampled_from(["SYR", "FRA"]), st.floats(-90, 90), st.floats(-180, 180),
        ),
        max_size=5,
    )
)  # fmt: skip
@settings(max_examples=20, deadline=None)
def test_what_is_written_is_found(tmp_path_factory: pytest.TempPathFactory, rows: list[GazetteerRow]) -> None:
    path = tmp_path_factory.mktemp("index") / "own.sqlite"
    write_index(path, rows)
    index = Gazetteer.open(path)
    for row in rows:
        found = [c for c in index.find(row.name) if c.country == row.country and c.name == row.name]
        assert any(abs((c.lat or 0) - (row.lat or 0)) < 1e-3 for c in found)


def test_bare_region() -> None:
    assert (bare_region("Donetsk Oblast"), bare_region("State of Mexico"), bare_region("Region")) == (
        "Donetsk", "Mexico", "Region",
    )  # fmt: skip


DUMP = "\t".join(
    ["1", "Tarnovelta", "Tarnovelta", "Tarno Velta,TNV", "36.1", "38.2", "P", "PPL", "SY", "", "04", "", "", "", "900",
     "", "", "Asia/Damascus", "2026-01-01"]
)  # fmt: skip


def test_a_geonames_dump_in_its_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("SY.txt", DUMP + "\n" + DUMP.replace("PPL", "PPLH") + "\n")
        archive.writestr("readme.txt", "not this")
    (row,) = rows_of(tmp_path / "SY.zip")
    assert (row.name, row.country, row.geonameid, row.population) == ("Tarnovelta", "SYR", 1, 900)
    assert "Tarno Velta" in row.aliases


def test_alternate_names_without_airport_codes(tmp_path: Path) -> None:
    (tmp_path / "SY.txt").write_text(DUMP + "\n", encoding="utf-8")
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(
        "9\t1\ten\tTarnburgh\t\t\t\t\n8\t1\ticao\tOSTV\t\t\t\t\n7\t2\ten\tElse\t\t\t\t\n", encoding="utf-8"
    )
    (row,) = rows_of(tmp_path / "SY.txt", names)
    assert "Tarnburgh" in row.aliases
    assert not {"OSTV", "Else"} & set(row.aliases)


def test_a_csv(tmp_path: Path) -> None:
    file = tmp_path / "camps.csv"
    file.write_text("name,lat,lon,country,aliases\nTarn Camp,36.1,38.2,SY,Camp Tarn|Tarn\n", encoding="utf-8")
    (row,) = rows_of(file)
    assert (row.country, row.level, row.aliases) == ("SYR", "settlement", ("Camp Tarn", "Tarn"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,lat,lon\nTarn,1,2\n", "no column country"),
        ("name,lat,lon,country\nTarn,x,2,SYR\n", "line 2"),
        ("name,lat,lon,country\nTarn,91,2,SYR\n", "outside the globe"),
        ("name,lat,lon,country\nTarn,1,2,Syrialand\n", "no ISO 3166-1 code"),
        ("name,lat,lon,country,level\nTarn,1,2,SYR,town\n", "level 'town'"),
        ("name,lat,lon,country\n,1,2,SYR\n", "no name"),
        ("name,lat,lon,country\n", "no places"),
        ("hello\n", "neither a GeoNames dump"),
        ("", "neither a GeoNames dump"),
        (DUMP + "\n1\t2\n", "line 2: 2 columns"),
    ],
)
def test_bad_files_say_what_and_where(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=message):
        list(rows_of(file))


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes("name,lat,lon,country\nCafé,1,2,FRA\n".encode("latin-1"))
    with pytest.raises(GazetteerError, match="not UTF-8"):
        list(rows_of(file))
