"""An input that can be read at any place: itself where it is a file, else a temporary copy."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

MEMORY_BYTES = 16_000_000
"""Longer copies lie on the disk; the system removes them once they are closed, or the process ends."""
COPY_BYTES = 10_000_000_000
_CHUNK = 1_000_000


class TooLongError(OSError):
    """An input over `COPY_BYTES` that would have to be copied."""


@contextmanager
def spooled(head: bytes, stream: BinaryIO) -> Iterator[BinaryIO]:
    """All of an input, at its beginning, `head` being the bytes already taken from `stream`.

    Raises TooLongError, and OSError where reading or copying fails.
    """
    if _begins(stream, len(head)):
        stream.seek(0)
        yield stream
        return
    with tempfile.SpooledTemporaryFile(MEMORY_BYTES) as copy:
        copy.write(head)
        while piece := stream.read(_CHUNK):
            if copy.tell() + len(piece) > COPY_BYTES:
                raise TooLongError(f"longer than {COPY_BYTES:,} bytes, and not a file that can be read at any place")
            copy.write(piece)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def _begins(stream: BinaryIO, taken: int) -> bool:
    """Whether `stream` is a file of which only `taken` bytes have been read.

    What is unpacked while it is read can seek too, but begins anew for each step back.
    """
    return isinstance(stream, io.BufferedReader) and stream.seekable() and stream.tell() == taken
