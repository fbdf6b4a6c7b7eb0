"""The front of a stream, held as far as it has been asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

CHUNK = 65_536
"""Bytes read from a file at a time."""
LONGEST = 16
"""The longest mark that `pass_to` looks for, in bytes."""


class Window:
    """Bytes of a stream from offset `start` on; memory grows with what is asked for, never with the stream.

    `read` gives the next piece, and nothing at the end. Dropping from the front costs no copy: a bytearray moves its
    beginning. So a reader may ask for much, be wrong about it, and go on one byte later, in linear time.
    """

    def __init__(self, read: Callable[[], bytes], head: bytes = b"") -> None:
        self.held = bytearray(head)
        self.start = 0
        self._read = read
        self._ended = False

    def have(self, size: int) -> bool:
        """Whether `size` bytes are held, once as much has been read as there is."""
        while len(self.held) < size and not self._ended:
            piece = self._read()
            self.held += piece
            self._ended = not piece
        return len(self.held) >= size

    def drop(self, size: int) -> None:
        """Forgets the first `size` of the bytes held."""
        del self.held[:size]
        self.start += size

    def pass_to(self, mark: re.Pattern[bytes]) -> bool:
        """Drops all that stands before the next `mark`; everything, where none comes."""
        while not (found := mark.search(self.held)):
            self.drop(max(0, len(self.held) - LONGEST))
            if not self.have(len(self.held) + 1):
                self.drop(len(self.held))
                return False
        self.drop(found.start())
        return True

    def leap(self, size: int, ending: bytes) -> bool:
        """Drops `size` bytes without holding them; whether `ending` closed them.

        A stream that cannot seek has lost the bytes where it did not.
        """
        while size > len(self.held):
            passed = max(0, len(self.held) - len(ending))
            self.drop(passed)
            size -= passed
            if not self.have(len(self.held) + 1):
                self.drop(len(self.held))
                return False
        closed = self.held.endswith(ending, 0, size)
        self.drop(size)
        return closed


class FileWindow(Window):
    """A window on a file, `head` being what was already taken from it."""

    def __init__(self, stream: BinaryIO, head: bytes = b"") -> None:
        super().__init__(lambda: stream.read(CHUNK), head)
        self._stream = stream

    def leap(self, size: int, ending: bytes) -> bool:
        """As for every window, but nothing is dropped where `ending` does not close the bytes and the file can seek."""
        beyond = size - len(self.held) - len(ending)
        if beyond < 0 or not self._stream.seekable():
            return super().leap(size, ending)
        here = self._stream.tell()
        if here + beyond <= self._stream.seek(0, 2):
            self._stream.seek(here + beyond)
            if self._stream.read(len(ending)) == ending:
                self.held.clear()
                self.start += size
                return True
        self._stream.seek(here)
        return False
