"""From what the user names to captures: files, folders and standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.capture.content import HEAD, Refused, form
from dateline.capture.inflate import inflated
from dateline.capture.rows import rows
from dateline.capture.warc import pages
from dateline.model import Capture, Fault

PAGE_BYTES = 20_000_000
"""The largest file read as one page: five million characters of four bytes."""
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def captures(inputs: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Capture | Fault]:
    """Every page of `inputs`, in order; each is a file, a folder or `-` for standard input.

    Nothing is raised for an input that cannot be read: it gives a Fault, and the rest goes on.
    """
    for given in inputs:
        if given == "-":
            yield from _standard(stdin)
        elif _URL.match(given):
            yield Fault(given, "pages are not fetched from the web yet", "save the page and give the file")
        elif not given or "\0" in given:
            yield Fault(repr(given), "this is not a path")
        elif Path(given).is_dir():
            yield from _folder(given)
        else:
            yield from _file(Path(given), given)


def _standard(stdin: BinaryIO | None) -> Iterator[Capture | Fault]:
    if stdin is None:
        yield Fault("-", "there is no standard input")
        return
    try:
        yield from _stream("-", stdin)
    except OSError as error:
        yield _unreadable("-", error)


def _folder(given: str) -> Iterator[Capture | Fault]:
    errors: list[OSError] = []
    root = Path(given)
    paths: list[Path] = []
    for folder, below, files in os.walk(root, onerror=errors.append):
        below[:] = [name for name in below if not name.startswith(".")]
        paths += [Path(folder, name) for name in files if not name.startswith(".")]
    for error in errors:
        yield _unreadable(str(error.filename or given), error)
    if not paths and not errors:
        yield Fault(given, "the folder holds no files")
    for path in sorted(paths, key=lambda path: path.relative_to(root).parts):
        name = path.as_posix()
        if path.exists() and not path.is_file():  # opening a pipe or a device would wait for ever
            yield Fault(name, "this is not a regular file")
        else:
            yield from _file(path, name)


def _file(path: Path, name: str) -> Iterator[Capture | Fault]:
    try:
        with path.open("rb") as stream:
            yield from _stream(name, stream)
    except OSError as error:
        yield _unreadable(name, error)


def _unreadable(name: str, error: OSError) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault(name, "no such file", "check the path")
    return Fault(name, f"cannot be read: {error.strerror or error}")


def _stream(name: str, stream: BinaryIO, *, packed: bool = False) -> Iterator[Capture | Fault]:
    head = _read(stream, HEAD)
    if not head.strip():
        yield Fault(name, "the input is empty" if not head else "the input holds nothing but white space")
        return
    found = form(head)
    if isinstance(found, Refused):
        yield Fault(name, found.what, found.advice)
    elif found == "jsonl":
        yield from rows(name, head, stream)
    elif found == "warc":
        yield from pages(name, head, stream)
    elif found == "gzip" and packed:
        yield Fault(name, "this is compressed more than once", "give what is inside")
    elif found == "gzip":
        yield from _stream(name, inflated(head, stream), packed=True)
    else:
        content = head + _read(stream, PAGE_BYTES + 1 - len(head))
        if len(content) > PAGE_BYTES:
            yield Fault(name, f"the page is larger than {PAGE_BYTES:,} bytes", "give each page as a file or a row")
        else:
            yield Capture(id=name, content=content, kind=found)


def _read(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, or what there is: a pipe gives them piece by piece."""
    pieces = []
    while size > 0 and (piece := stream.read(min(size, 1_000_000))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
