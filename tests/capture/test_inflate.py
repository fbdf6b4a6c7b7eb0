"""Compressed pages and rows, other than WARC."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.capture.inputs import captures
from dateline.model import Capture, Fault

PAGE = b"<!doctype html><html><body><p>Soldiers raided the town of Tarn on Monday.</p></body></html>"
FORMS = {
    "html": PAGE,
    "text": b"Soldiers raided the town of Tarn on Monday.\n",
    "long": PAGE + b"<p>More of it.</p>" * 20_000,
}


def read(path: Path, content: bytes) -> list[Capture | Fault]:
    path.write_bytes(content)
    return list(captures([str(path)]))


@pytest.mark.parametrize("name", FORMS)
def test_a_compressed_page_is_the_page(name: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path / "page.gz", gzip.compress(FORMS[name]))
    assert isinstance(found, Capture)
    assert found.content == FORMS[name]
    assert found.kind == ("text" if name == "text" else "html")


def test_members_on_end_and_zeros_behind_them_are_one_page(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "page.gz", gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]) + bytes(512))
    assert isinstance(found, Capture)
    assert found.content == PAGE


def test_compressed_rows_are_rows(tmp_path: Path) -> None:
    found = read(tmp_path / "rows.gz", gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
    assert [each.content for each in found if isinstance(each, Capture)] == [b"One.", b"Two."]


@pytest.mark.parametrize("content", [gzip.compress(PAGE)[:-9], gzip.compress(PAGE) + b"rest"], ids=["cut", "rest"])
def test_a_damaged_file_is_one_fault(content: bytes, tmp_path: Path) -> None:
    (found,) = read(tmp_path / "page.gz", content)
    assert isinstance(found, Fault)


def test_what_is_compressed_twice_is_named(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "page.gz", gzip.compress(gzip.compress(PAGE)))
    assert isinstance(found, Fault)
    assert "more than once" in found.what
