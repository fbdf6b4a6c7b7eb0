"""JSON Lines, row by row."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture import fields
from dateline.capture import rows as module
from dateline.capture.rows import rows
from dateline.model import Capture, Fault


def read(*lines: str | bytes) -> list[Capture | Fault]:
    content = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(rows("in.jsonl", content[:10], io.BytesIO(content[10:])))


def only(line: str | bytes) -> Fault:
    (fault,) = read(line)
    assert isinstance(fault, Fault)
    return fault


def test_a_row_keeps_its_text_and_what_it_states() -> None:
    row = {
        "id": 7,
        "text": " Shells\r\nfell. ",
        "published": "2020-12-25",
        "outlet": "Orient Courier",
        "title": "Shells",
        "url": "https://example.org/1",
        "language": "en-GB",
        "shelf": [1],
    }
    (capture,) = read(json.dumps(row))
    assert isinstance(capture, Capture)
    assert capture.content == b" Shells\r\nfell. "
    assert (capture.id, capture.kind, capture.published, capture.published_basis) == ("7", "row", "2020-12-25", "row")
    assert (capture.outlet, capture.title, capture.language) == ("Orient Courier", "Shells", "en")
    assert capture.url == "https://example.org/1"


def test_a_row_of_html_is_a_page() -> None:
    (capture,) = read('{"html": "<p>Shells fell.</p>", "id": "h"}')
    assert isinstance(capture, Capture)
    assert (capture.kind, capture.encoding) == ("html", "utf-8")


def test_text_wins_over_html_and_a_row_without_a_name_has_file_and_line() -> None:
    found = read("", '{"html": "<p>a</p>", "text": "b"}', '{"text": "c", "id": null}')
    assert [(each.id, each.kind) for each in found if isinstance(each, Capture)] == [
        ("in.jsonl:2", "row"),
        ("in.jsonl:3", "row"),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "a"', "broken JSON"),
        ("not json", "broken JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"id": "a"}', "no text"),
        ('{"text": null}', "no text"),
        ('{"text": 5}', "not a string"),
        ('{"text": ["a"]}', "not a string"),
        ('{"text": "  "}', "empty"),
        ('{"text": "a", "text": "b"}', "stands twice"),
        ('{"text": "a", "x": {"y": 1, "y": 2}}', "stands twice"),
        ('{"text": "a", "n": NaN}', "NaN"),
        ('{"text": "a", "id": true}', "'id' is not a string"),
        ('{"text": "a", "id": "a\\nb"}', "cannot be printed"),
        ('{"text": "\\ud800"}', "lone surrogate"),
        (b'{"text": "\xff"}', "not UTF-8"),
        ("[" * 200_000, "nested too deeply"),
    ],
)
def test_a_broken_row_is_a_fault_with_its_line_and_the_rest_comes_out(line: str | bytes, says: str) -> None:
    first, broken, last = read('{"text": "a"}', line, '{"text": "z"}')
    assert isinstance(first, Capture)
    assert isinstance(last, Capture)
    assert isinstance(broken, Fault)
    assert broken.where == "in.jsonl, line 2"
    assert says in broken.what


@pytest.mark.parametrize(
    "published", ["2020", "2020-12", "2020-12-25", "2020-12-25T10:00", "2020-12-25T10:00:00Z", "2020-12-25T10:00+02:00"]
)
def test_dates_stay_as_coarse_as_they_are(published: str) -> None:
    (capture,) = read(json.dumps({"text": "a", "published": published}))
    assert isinstance(capture, Capture)
    assert capture.published == published


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "yesterday"),
        ("published", "2020-13"),
        ("published", "2021-02-30"),
        ("published", "0000"),
        ("published", 2020),
        ("language", "English!"),
        ("title", 3),
        ("url", {}),
    ],
)
def test_a_field_that_is_no_use_is_named_and_left_out(field: str, value: object) -> None:
    fault, capture = read(json.dumps({"text": "a", field: value}))
    assert isinstance(fault, Fault)
    assert f"'{field}'" in fault.what
    assert isinstance(capture, Capture)
    assert getattr(capture, field) is None


def test_a_time_after_a_blank_gets_its_t() -> None:
    (capture,) = read('{"text": "a", "published": "2020-12-25 10:00"}')
    assert isinstance(capture, Capture)
    assert capture.published == "2020-12-25T10:00"


def test_rows_are_read_as_they_come() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "a"}\n' * 10

    stream: Iterator[Capture | Fault] = rows("-", b'{"text": "first"}\n', Endless())  # type: ignore[arg-type]
    assert [next(stream).__class__ for _ in range(50)] == [Capture] * 50


def test_a_line_over_the_limit_is_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROW_BYTES", 50)
    monkeypatch.setattr(module, "_CHUNK", 7)
    long, last = read('{"text": "' + "a" * 500 + '"}', '{"text": "z"}')
    assert isinstance(long, Fault)
    assert long.where == "in.jsonl, line 1"
    assert isinstance(last, Capture)


def test_a_text_over_the_limit_is_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "FIELD_CHARACTERS", 5)
    assert "longer than 5 characters" in only('{"text": "abcdef"}').what


def test_a_byte_order_mark_is_no_part_of_the_first_row() -> None:
    (capture,) = rows("a", b'\xef\xbb\xbf{"text": "a"}', io.BytesIO())
    assert isinstance(capture, Capture)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), max_size=5), st.booleans()
)
def test_every_text_comes_out_unchanged(texts: list[str], ascii_only: bool) -> None:
    found = read(*(json.dumps({"text": text}, ensure_ascii=ascii_only) for text in texts))
    assert [each.content.decode() for each in found if isinstance(each, Capture)] == texts


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    for each in rows("x", content[:5], io.BytesIO(content[5:])):
        assert isinstance(each, Capture | Fault)
