"""Gzip members, inflated in bounded pieces and checked against their CRC and length."""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO, cast

from dateline.capture.window import FileWindow

MAGIC = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
"""How a gzip member begins: deflate, and none of the reserved flags."""
PIECE = 262_144
"""Bytes inflated at a time, at most."""
KEPT = 33_000_000
"""Bytes of a member that are kept to look through again, should it be damaged; the longest record has fewer."""
_STEP = 16_384
_PROBE = 1_024
_AGAIN = 4
"""How often, over a whole file, its bytes may be inflated again for members that were damaged."""
_GZIP = 31  # zlib's number for «with a gzip header, and its checks»
_SAYS = {"incorrect data check": "its CRC is wrong", "incorrect length check": "its length is wrong"}


class DamageError(OSError):
    """Compressed bytes that cannot be read; the message says why. `cut`: they are only incomplete."""

    def __init__(self, why: str, *, cut: bool = False) -> None:
        super().__init__(why)
        self.cut = cut


class Member:
    """The gzip member at the front of a window, which keeps its bytes until it is closed."""

    def __init__(self, tape: Tape) -> None:
        self.used = 0
        """Bytes of the member read so far and still held."""
        self._tape = tape
        self._inflate = zlib.decompressobj(_GZIP)

    def read(self) -> bytes:
        """The next piece, at most `PIECE` bytes; empty at the end, once CRC and length proved right.

        Raises DamageError, and OSError where the file cannot be read.
        """
        tape, inflate = self._tape, self._inflate
        while not inflate.eof:
            tape.have(self.used + 1)
            given = tape.held[self.used : self.used + _STEP]
            try:
                piece = inflate.decompress(given, PIECE)
            except zlib.error as error:
                raise DamageError(f"the gzip member is damaged: {_said(error)}") from error
            self.used += len(given) - len(inflate.unused_data) - len(inflate.unconsumed_tail)
            if piece:
                return piece
            if not given and not inflate.eof:
                raise DamageError("the file ends within a gzip member", cut=True)
            if self.used > KEPT:
                tape.drop(self.used)
                self.used = 0
        return b""


class Tape(FileWindow):
    """A file of gzip members, walked from one to the next."""

    _furthest = 0
    _again = 0

    def at_member(self) -> bool:
        return self.have(4) and MAGIC.match(self.held) is not None

    def resume(self, used: int) -> None:
        """Goes from a member damaged within its first `used` bytes to the next that holds `WARC/`, or to the end.

        A damaged member may have run on into sound ones before it was noticed, so the search begins just behind its
        beginning. Bytes can so be inflated more than once, but not without end: a file made to be read over and over
        is searched from where reading had come to.
        """
        self._again += max(0, min(self._furthest, self.start + used) - self.start)
        self._furthest = max(self._furthest, self.start + used)
        spent = self._again > _AGAIN * self._furthest + KEPT
        self.drop(min(len(self.held), max(1, used) if spent else 1))
        while self.pass_to(MAGIC):
            self.have(_PROBE)
            if begins_with_warc(bytes(self.held[:_PROBE])):
                return
            self.drop(1)


class _Inflated(io.RawIOBase):
    """What a gzip file holds, its members on end, as a stream. Reading raises DamageError where it is damaged."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._tape = Tape(stream, head)
        self._member = Member(self._tape)
        self._left = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, at most `PIECE` in any case; empty at the end."""
        while not self._left and not self._ended:
            self._left = self._member.read()
            if not self._left:
                self._ended = not self._next()
        given = self._left if size < 0 else self._left[:size]
        self._left = self._left[len(given) :]
        return given

    def _next(self) -> bool:
        self._tape.drop(self._member.used)
        self._member = Member(self._tape)
        if self._tape.at_member():
            return True
        while self._tape.have(1):  # zeros fill the last block of a tape
            if self._tape.held.strip(b"\0"):
                raise DamageError("something that is no gzip member stands behind the last")
            self._tape.drop(len(self._tape.held))
        return False


def inflated(head: bytes, stream: BinaryIO) -> BinaryIO:
    """What a gzip file holds as a stream, `head` being what was already taken from the file; see `_Inflated`."""
    return cast("BinaryIO", _Inflated(head, stream))


def begins_with_warc(member: bytes) -> bool:
    """Whether a gzip member that begins with `member` holds a WARC record first."""
    try:
        return zlib.decompressobj(_GZIP).decompress(member, 5) == b"WARC/"
    except zlib.error:
        return False


def holds_warc(head: bytes) -> bool:
    """Whether a gzip file that begins with `head` is a WARC file; its first member may be damaged."""
    return any(begins_with_warc(head[found.start() : found.start() + _PROBE]) for found in MAGIC.finditer(head))


def _said(error: zlib.error) -> str:
    why = str(error).rpartition(": ")[2]
    return _SAYS.get(why, why)
