"""JSON Lines: one page a line, read as a stream."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from dateline.model import Capture, Fault

ROW_BYTES = 32_000_000
"""The longest line that is read: five million characters, most of them escaped."""
ROW_CHARACTERS = 5_000_000
_CHUNK = 1_000_000
_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_EXACT = re.compile(r"\d{4}-\d\d-\d\d([T ].+)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9-]+)?")


class _RowError(ValueError):
    """A row that is no page; the message says why."""


def rows(name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Fault]:
    """Every row of a JSONL input, `head` being the bytes already taken from `stream`.

    A row that cannot be read gives a Fault with its line number. A field that is no use (a publication date that is
    no date) gives a Fault too, and the page comes out without it. Raises OSError where reading fails.
    """
    for number, line in enumerate(_lines(head.removeprefix(b"\xef\xbb\xbf"), stream), start=1):
        where = f"{name}, line {number}"
        if line is None:
            yield Fault(where, f"the line is longer than {ROW_BYTES:,} bytes", "split the page")
        elif line.strip():
            try:
                row = _parsed(line)
                yield from _page(row, f"{name}:{number}", where)
            except _RowError as error:
                yield Fault(where, str(error))


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line without its newline, and None for one over `ROW_BYTES`."""
    pending: list[bytes] = []
    size = 0
    chunk = head
    while chunk:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            size += len(piece)
            yield b"".join([*pending, piece]) if size <= ROW_BYTES else None
            pending, size = [], 0
        size += len(rest)
        if size <= ROW_BYTES:
            pending.append(rest)
        else:
            pending = []
        chunk = stream.read(_CHUNK)
    if size:
        yield b"".join(pending) if size <= ROW_BYTES else None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    row = dict(pairs)
    if len(row) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RowError(f"the key {twice!r} stands twice")
    return row


def _no_number(name: str) -> object:
    raise _RowError(f"broken JSON: {name} is not a JSON number")


def _parsed(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise _RowError(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise _RowError(f"broken JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise _RowError("broken JSON: nested too deeply") from error
    if not isinstance(row, dict):
        raise _RowError("the row is not a JSON object")
    return row


def _page(row: dict[str, object], default: str, where: str) -> Iterator[Capture | Fault]:
    field = "text" if row.get("text") is not None or row.get("html") is None else "html"
    content = _content(row, field)
    stated: dict[str, str | None] = {}
    for key in ("url", "title", "outlet", "published", "language"):
        try:
            stated[key] = _stated(row, key)
        except _RowError as error:
            stated[key] = None
            yield Fault(where, f"{error}; the page is read without it")
    yield Capture(
        id=_name(row) or default,
        content=content,
        kind="row" if field == "text" else "html",
        encoding="utf-8",
        url=stated["url"],
        title=stated["title"],
        published=stated["published"],
        published_basis="row" if stated["published"] else None,
        outlet=stated["outlet"],
        language=stated["language"],
    )


def _content(row: dict[str, object], field: str) -> bytes:
    if row.get(field) is None:
        raise _RowError("the row has no text")
    value = row[field]
    if not isinstance(value, str):
        raise _RowError(f"{field!r} is not a string")
    if not value.strip():
        raise _RowError(f"{field!r} is empty")
    if len(value) > ROW_CHARACTERS:
        raise _RowError(f"{field!r} is longer than {ROW_CHARACTERS:,} characters")
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _RowError(f"{field!r} holds half a character (a lone surrogate) at {error.start}") from error


def _name(row: dict[str, object]) -> str | None:
    value = row.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _RowError("'id' is not a string")
    name = str(value)
    if not name.isprintable():
        raise _RowError("'id' holds characters that cannot be printed")
    return name


def _stated(row: dict[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _RowError(f"{key!r} is not a string")
    if key == "published":
        return _iso(value)
    if key == "language":
        if not _LANGUAGE.fullmatch(value):
            raise _RowError(f"'language' is no language code: {value[:40]!r}")
        return re.split(r"[-_]", value)[0].lower()
    return value


def _iso(value: str) -> str:
    """A date as ISO 8601, as coarse as it was given, with a T before the time."""
    value = value.strip()
    if _COARSE.fullmatch(value) and not value.startswith("0000"):
        return value
    try:
        if not _EXACT.fullmatch(value):
            raise ValueError(value)
        datetime.fromisoformat(value)
    except ValueError as error:
        raise _RowError(f"'published' is no ISO 8601 date: {value[:40]!r}") from error
    return value.replace(" ", "T", 1)
