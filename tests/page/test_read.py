"""One capture to one document."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from dateline.model import Capture, Document, Fault
from dateline.page import read as module
from dateline.page.read import read


def document(content: bytes, kind: str = "text", **stated: str) -> Document:
    found = read(Capture("a", content, kind, **stated))  # type: ignore[arg-type]
    assert isinstance(found, Document)
    return found


def test_what_the_row_states_wins() -> None:
    row = document(
        b"Shells fell on the town of Teskan.\n\n  Two were hurt. ",
        "row",
        title="Shells",
        published="2020-12",
        published_basis="row",
        outlet="Courier",
        url="https://example.org/1",
        language="de",
    )
    assert (row.title, row.published, row.published_basis, row.outlet) == ("Shells", "2020-12", "row", "Courier")
    assert (row.url, row.language) == ("https://example.org/1", "de")
    assert [(zone.kind, zone.span.text) for zone in row.zones] == [
        ("body", "Shells fell on the town of Teskan."),
        ("body", "Two were hurt."),
    ]


def test_a_date_of_the_users_has_its_basis() -> None:
    assert document(b"Shells fell.", published="2020", published_basis="user").published_basis == "user"


def test_a_row_keeps_a_byte_order_mark_that_is_in_its_text() -> None:
    assert document("\ufeffShells fell.".encode(), "row").text == "\ufeffShells fell."


def test_a_file_keeps_its_newlines_and_drops_its_byte_order_mark() -> None:
    assert document(b"\xef\xbb\xbfShells fell.\r\nTwice.\r\n").text == "Shells fell.\r\nTwice.\r\n"


@pytest.mark.parametrize(("content", "says"), [(b" \n ", "no text"), (bytes(range(1, 9)) * 40, "cannot be decoded")])
def test_what_is_no_text_is_a_fault(content: bytes, says: str) -> None:
    found = read(Capture("a", content, "text"))
    assert isinstance(found, Fault)
    assert says in found.what


def test_a_text_over_the_limit_is_a_fault_that_states_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHARACTERS", 10)
    found = read(Capture("a", b"Shells fell on Teskan.", "text"))
    assert isinstance(found, Fault)
    assert "limit of 10" in found.what


def test_a_copyright_year_is_no_date() -> None:
    page = document(b"Shells fell on the town of Teskan on Monday, and two were hurt.\n\xc2\xa9 2021 Orient Courier\n")
    assert page.published is None


def test_one_long_line_is_read_in_a_moment() -> None:
    begun = time.perf_counter()
    document(b"shells fell and " * 60_000)
    document(b"A" * 1_000_000)
    document(b"1 $ " * 200_000)
    assert time.perf_counter() - begun < 5


def test_importing_does_not_import_the_html_readers() -> None:
    code = "import sys, dateline.page.read; print({'trafilatura', 'lxml', 'charset_normalizer'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
