"""WARC files, compressed or not, their pages one by one, with a fault for each record that cannot be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from dateline.capture.digests import agrees
from dateline.capture.http import CodingError
from dateline.capture.inflate import MAGIC, DamageError, Member, Tape
from dateline.capture.payload import Page, page
from dateline.capture.records import HEAD_BYTES, RECORD_BYTES, Blank, Broken, Found, Record, records
from dateline.capture.window import FileWindow, Window
from dateline.model import Capture, Fault

HELD_BYTES = RECORD_BYTES
"""Records held back until their gzip member proves sound; a member with more gives out the first unproven."""
_RECORD = re.compile(rb"(?:\A|\n)WARC/1\.\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.+)?")


@dataclass(frozen=True, slots=True)
class Good:
    """A record that is a page. `proven`: a digest of its block is stated and agrees."""

    start: int
    end: int
    capture: Capture
    proven: bool


@dataclass(frozen=True, slots=True)
class Skip:
    """Sound bytes that hold no page, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Bad:
    """Bytes that cannot be read, or not be trusted."""

    start: int
    end: int
    fault: Fault


Piece = Good | Skip | Bad


def pages(name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Fault]:
    """Every page of the WARC file `name`, and a fault for each record that is damaged, `head` already being taken.

    Records that are sound but no pages (requests, images, answers other than 2xx) are passed over.
    Raises OSError where reading fails.
    """
    for piece in pieces(name, head, stream):
        if isinstance(piece, Good):
            yield piece.capture
        elif isinstance(piece, Bad):
            yield piece.fault


def pieces(name: str, head: bytes, stream: BinaryIO, *, digests: bool = True) -> Iterator[Piece]:
    """The whole file in order: each byte, counted as the file is stored, lies in the [start, end) of exactly one piece.

    Of several records in one gzip member the last one's piece has the member's bytes, and those before it have none.
    With `digests` those that a record states are checked. Raises OSError where reading fails.
    """
    reader = _Reader(name, digests)
    tape = Tape(stream, head)
    tape.have(HEAD_BYTES)
    if MAGIC.match(tape.held) or (MAGIC.search(tape.held) and not _RECORD.search(tape.held)):
        return reader.members(tape)
    return reader.plain(tape)


class _Reader:
    """One file's reading: what it is called and which addresses it has given out."""

    def __init__(self, name: str, digests: bool) -> None:
        self._name = name
        self._digests = digests
        self._given: set[str] = set()

    def plain(self, window: FileWindow) -> Iterator[Piece]:
        for found in records(window):
            yield self._piece(found, found.start, found.end, f"byte {found.start}")

    def members(self, tape: Tape) -> Iterator[Piece]:
        while tape.have(1):
            start = tape.start
            if tape.at_member():
                yield from self._member(tape)
            else:
                tape.resume(0)
                yield Bad(start, tape.start, self._fault(f"byte {start}", "no gzip member begins here"))

    def _member(self, tape: Tape) -> Iterator[Piece]:
        start, member = tape.start, Member(tape)
        held: list[Found] = []
        size = 0
        try:
            for found in records(Window(member.read)):
                held.append(found)
                size += found.end - found.start
                if size > HELD_BYTES and len(held) > 1:
                    yield from self._within(held[:-1], start)
                    held = held[-1:]
                    size = found.end - found.start
        except DamageError as error:
            yield from self._saved(held, start, error)
            tape.resume(member.used)
            yield Bad(start, tape.start, self._fault(f"byte {start}", str(error)))
            return
        tape.drop(member.used)
        yield from self._within(held[:-1], start)
        if held:
            yield self._piece(held[-1], start, tape.start, _place(held[-1], start))
        else:
            yield Skip(start, tape.start, "an empty gzip member")

    def _within(self, held: list[Found], start: int) -> Iterator[Piece]:
        for found in held:
            yield self._piece(found, start, start, _place(found, start))

    def _saved(self, held: list[Found], start: int, damage: DamageError) -> Iterator[Piece]:
        """Of the records of a damaged member, those that the damage cannot have touched.

        Where the member is only cut off, these are all that ended before. Else the damage may lie before the place
        where it was noticed: a record must have a digest that agrees, and another must follow it.
        """
        for piece in self._within(held if damage.cut else held[:-1], start):
            if isinstance(piece, Good) and (damage.cut or piece.proven):
                yield piece

    def _piece(self, found: Found, start: int, end: int, place: str) -> Piece:
        if isinstance(found, Blank):
            return Skip(start, end, "blank lines")
        if isinstance(found, Broken):
            return Bad(start, end, self._fault(place, found.what))
        proven = False
        try:
            if self._digests and found.whole:
                proven = _proven(found)
            content = page(found, digests=self._digests)
        except CodingError as error:
            return Bad(start, end, self._fault(place, str(error), error.advice))
        if isinstance(content, str):
            return Skip(start, end, content)
        return Good(start, end, self._capture(found, content, place), proven)

    def _capture(self, record: Record, content: Page, place: str) -> Capture:
        url = record.fields.get("warc-target-uri", "").removeprefix("<").removesuffix(">")
        if not url.isprintable():
            url = ""
        unique = url if url and url not in self._given else f"{url or self._name}, {place}"
        self._given.add(unique)
        return Capture(
            id=unique,
            content=content.content,
            kind=content.kind,
            encoding=content.encoding,
            url=url or None,
            captured=_date(record.fields.get("warc-date", "")),
        )

    def _fault(self, place: str, what: str, advice: str = "") -> Fault:
        return Fault(f"{self._name}, {place}", what, advice)


def _place(found: Found, start: int) -> str:
    """Where a record is: its member's first byte, and how far into the inflated member it begins."""
    return f"byte {start}, {found.start:,} into the gzip member" if found.start else f"byte {start}"


def _proven(record: Record) -> bool:
    """Whether the digest of its block is stated and right. Raises CodingError where it is wrong."""
    agreed = agrees(record.fields.get("warc-block-digest", ""), record.block)
    if agreed is False:
        raise CodingError("the record does not match its WARC-Block-Digest")
    return bool(agreed)


def _date(stated: str) -> str | None:
    if not _DAY.fullmatch(stated):
        return None
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return None
    return stated
