"""Captures from files, folders and standard input."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dateline.capture.inputs import PAGE_BYTES, captures
from dateline.model import Capture, Fault


def pages(*inputs: str | Path, stdin: bytes | None = None) -> list[Capture | Fault]:
    return list(captures([str(each) for each in inputs], io.BytesIO(stdin) if stdin is not None else None))


def faults(found: list[Capture | Fault]) -> list[str]:
    return [str(each) for each in found if isinstance(each, Fault)]


def test_a_file_keeps_its_bytes_and_its_name_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"Shells fell on Teskan.\r\nNobody was hurt.\r\n"
    (tmp_path / "page.txt").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    (capture,) = pages("page.txt")
    assert isinstance(capture, Capture)
    assert (capture.id, capture.content, capture.kind) == ("page.txt", content, "text")


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "row.txt").write_bytes(b'{"id": "a", "text": "Shells fell."}\n')
    (tmp_path / "page.json").write_bytes(b"<!doctype html><p>Shells fell.</p>")
    (tmp_path / "notes.html").write_bytes(b"Shells fell.")
    found = pages(tmp_path)
    assert [each.kind for each in found if isinstance(each, Capture)] == ["text", "html", "row"]


def test_a_folder_gives_all_files_below_sorted_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/config", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Shells fell.")
    names = [each.id for each in pages(tmp_path) if isinstance(each, Capture)]
    root = tmp_path.as_posix()
    assert names == [f"{root}/a/z.txt", f"{root}/b.txt", f"{root}/c/d/e.txt"]


def test_rows_in_a_folder_are_named_by_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rows.jsonl").write_text('{"text": "One."}\n\n{"text": "Two.", "id": "second"}\n')
    monkeypatch.chdir(tmp_path)
    assert [each.id for each in pages("in") if isinstance(each, Capture)] == ["in/rows.jsonl:1", "second"]


def test_standard_input_may_be_a_page_or_rows() -> None:
    (page,) = pages("-", stdin=b"Shells fell.")
    (row,) = pages("-", stdin=b'{"text": "Shells fell."}')
    assert isinstance(page, Capture)
    assert isinstance(row, Capture)
    assert (page.id, page.kind, row.id, row.kind) == ("-", "text", "-:1", "row")


def test_standard_input_may_come_in_small_pieces() -> None:
    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(3, size) if size is not None and size > 0 else 3)

    text = b"Shells fell on the town of Teskan. " * 50
    (page,) = captures(["-"], Dripping(text))
    assert isinstance(page, Capture)
    assert page.content == text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04abc", "zip"),
        (b"abc\x00def" * 10, "binary"),
        (b"\x01\x02\x03\x04 abc", "binary"),
        (b"WARC/1.0\r\nWARC-Type: response", "header of the record is damaged"),
        (b"\x1f\x8b\x08\x00", "ends within a gzip member"),
        (b"PAR1\x15\x04", "Parquet files are not read yet"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "feeds are not read yet"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feeds are not read yet"),
        (b'[\n {"text": "a"}]', "JSON array"),
        (b'{\n "text": "a"\n}', "one JSON document"),
    ],
)
def test_what_is_no_page_is_a_fault_that_says_what_it_is(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a").write_bytes(content)
    (tmp_path / "b").write_bytes(b"Shells fell.")
    first, second = pages(tmp_path)
    assert isinstance(first, Fault)
    assert says in first.what
    assert isinstance(second, Capture)


@pytest.mark.parametrize("given", ["https://example.org/page", "HTTP://example.org", "s3://bucket/page"])
def test_addresses_are_not_fetched(given: str) -> None:
    (fault,) = pages(given)
    assert isinstance(fault, Fault)
    assert "not fetched" in fault.what


@pytest.mark.parametrize("given", ["nowhere.txt", "", "a\0b", "C:\\nowhere\\page.txt"])
def test_a_missing_path_is_one_fault_and_the_rest_goes_on(given: str) -> None:
    fault, page = pages(given, "-", stdin=b"Shells fell.")
    assert isinstance(fault, Fault)
    assert isinstance(page, Capture)


def test_an_empty_folder_and_a_missing_standard_input_are_faults(tmp_path: Path) -> None:
    assert "holds no files" in faults(pages(tmp_path))[0]
    assert "no standard input" in faults(pages("-"))[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in faults(pages(tmp_path))[0]


def test_a_broken_link_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert "no such file" in faults(pages(tmp_path))[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the super-user reads every file")
def test_an_unreadable_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "shut").write_text("Shells fell.")
    (tmp_path / "shut").chmod(0)
    assert "cannot be read" in faults(pages(tmp_path))[0]


def test_a_page_over_the_limit_is_a_fault_without_reading_it_all(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as stream:
        stream.write(b"a")
        stream.truncate(3 * PAGE_BYTES)
    (tmp_path / "line.txt").write_bytes(b"x" * (PAGE_BYTES + 1))
    line, _ = pages(tmp_path)
    assert isinstance(line, Fault)
    assert f"{PAGE_BYTES:,}" in line.what
