"""Where the records of a WARC file begin and end, and what to do where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.capture.window import Window

RECORD_BYTES = 32_000_000
"""The longest record that is read; one page is far shorter."""
HEAD_BYTES = 65_536
"""The longest header, and what is looked at of a record that is too long to be read."""
_END = b"\r\n\r\n"
_HEAD = re.compile(
    rb"WARC/1\.\d\r?\n"
    rb"(?>[!-9;-~]+:[^\r\n]*\r?\n(?>[ \t]+[^\r\n]*\r?\n)*)+"  # a field, and the lines it is folded into
    rb"\r?\n"
)
"""A whole header. Each line fits in one way only, so nothing is tried twice."""
_NEXT = re.compile(rb"\nWARC/1\.\d")
_FIELD = re.compile(r"^([^:\r\n]++):[ \t]*+([^\r\n]*+)", re.MULTILINE)
_FOLD = re.compile(r"\r?\n[ \t]+")
_LENGTH = re.compile(r"[0-9]{1,18}")
_BLANK = re.compile(rb"[\r\n]{1,1024}")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `start` and `end` count bytes from the beginning of what is read.

    `fields` are its header's, by name in lower case, repeated ones joined by commas. `whole` is False where it is
    longer than `RECORD_BYTES`: `block` is then only its beginning.
    """

    start: int
    end: int
    fields: dict[str, str]
    block: bytes
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes that are no sound record, up to where the next may begin, and why."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Line ends that belong to no record."""

    start: int
    end: int


Found = Record | Broken | Blank


def records(window: Window) -> Iterator[Found]:
    """All that `window` holds, in order and without gaps: each piece starts where the one before it ends.

    A record counts when its header parses, states one Content-Length, and CRLF CRLF stands where that says it ends.
    Behind one that does not, reading goes on at the next line that begins with `WARC/1.`.
    Raises what reading the window raises.
    """
    while window.have(1):
        start = window.start
        window.have(HEAD_BYTES)
        if head := _HEAD.match(window.held, 0, HEAD_BYTES):
            yield _record(window, head.end())
        elif blank := _BLANK.match(window.held):
            window.drop(blank.end())
            yield Blank(start, window.start)
        elif window.held.startswith(b"WARC/1."):
            yield _broken(window, "the header of the record is damaged")
        else:
            yield _broken(window, "no WARC record begins here")


def fields(head: bytes) -> dict[str, str]:
    """The fields of a header, by name in lower case; a line without a colon counts for nothing."""
    text = head.decode("utf-8", "replace")
    if "\n " in text or "\n\t" in text:
        text = _FOLD.sub(" ", text)
    pairs = [(name.strip().lower(), value.rstrip()) for name, value in _FIELD.findall(text)]
    found = dict(pairs)
    return found if len(found) == len(pairs) else _joined(pairs)


def _joined(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


def _record(window: Window, begin: int) -> Record | Broken:
    """The record at the front, whose header is sound and whose block begins at `begin`."""
    stated = fields(bytes(window.held[:begin]))
    length = stated.get("content-length")
    if length is None:
        return _broken(window, "the record has no Content-Length")
    if not _LENGTH.fullmatch(length):
        return _broken(window, f"the record's Content-Length is {length[:40]!r}")
    end = begin + int(length)
    if end - begin > RECORD_BYTES:
        return _long(window, stated, begin, end)
    if not window.have(end + len(_END)):
        return _broken(window, "the record is cut off, or its Content-Length is wrong")
    if not window.held.startswith(_END, end):
        return _broken(window, "the record does not end where its Content-Length says")
    with memoryview(window.held) as view:
        block = bytes(view[begin:end])
    start = window.start
    window.drop(end + len(_END))
    return Record(start, window.start, stated, block)


def _long(window: Window, stated: dict[str, str], begin: int, end: int) -> Record | Broken:
    start = window.start
    window.have(begin + HEAD_BYTES)
    opening = bytes(window.held[begin : begin + HEAD_BYTES])
    if window.leap(end + len(_END), _END):
        return Record(start, window.start, stated, opening, whole=False)
    what = f"the record's Content-Length is {end - begin:,}, and no record ends there"
    if window.start == start:
        return _broken(window, what)
    _resume(window)
    return Broken(start, window.start, what)


def _broken(window: Window, what: str) -> Broken:
    start = window.start
    window.drop(1)
    _resume(window)
    return Broken(start, window.start, what)


def _resume(window: Window) -> None:
    if window.pass_to(_NEXT):
        window.drop(1)
