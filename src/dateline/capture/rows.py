"""JSON Lines: one page a line, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from dateline.capture.fields import page
from dateline.model import Capture, Fault

ROW_BYTES = 32_000_000
"""The longest line that is read: five million characters, most of them escaped."""
_CHUNK = 1_000_000


class _RowError(ValueError):
    """A line that is no row; the message says why."""


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
            except _RowError as error:
                yield Fault(where, str(error))
            else:
                yield from page(row, f"{name}:{number}", where)


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
