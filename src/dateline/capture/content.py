"""What an input is, told by its first bytes and never by its name."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from dateline.capture.inflate import holds_warc

HEAD = 65_536
"""Bytes looked at; a page whose markup starts later than this is plain text."""

Form = Literal["text", "html", "jsonl", "warc", "gzip"]


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that is not a page, and why."""

    what: str
    advice: str = ""


_MARKS: dict[bytes, str] = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"PK\x03\x04": "a zip archive or an office document",
    b"PK\x05\x06": "an empty zip archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a": "a RAR archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
_LATER: dict[bytes, str] = {
    b"PAR1": "Parquet files are not read yet",
}
_WIDE: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ROW = re.compile(r'\{\s*(?:"|\})')
_ARRAY = re.compile(r'\[\s*\{\s*"')
_FEED = re.compile(r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|div|article|main|section|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</(?:p|div|a|li|span|h[1-6]|article|section|td|em|strong|blockquote)\s*>", re.IGNORECASE)
_CLOSINGS = 5
"""Closing tags that make a page HTML when it does not begin with one; a text about markup quotes fewer."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
_MOST_CONTROLS = 0.05


def form(head: bytes) -> Form | Refused:
    """The form of an input that begins with `head` (at most `HEAD` bytes, not empty)."""
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if holds_warc(head) else "gzip"
    for mark, why in _LATER.items():
        if head.startswith(mark):
            return Refused(why)
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return Refused(f"this is {name}, not a page of text", "give the text or the HTML of the page")
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return _form_of_text(head[: len(head) // 4 * 4].decode(encoding, "replace"))
    if b"\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head):
        return Refused("this is binary data, not a page of text", "give the text or the HTML of the page")
    return _form_of_text(head.removeprefix(codecs.BOM_UTF8).decode("latin-1"))


def _form_of_text(head: str) -> Form | Refused:
    head = head.lstrip()
    if _ARRAY.match(head):
        return Refused("this is one JSON array", "give JSON Lines: one object a line")
    if _ROW.match(head):
        first = head.partition("\n")[0].rstrip()
        if first == "{":
            return Refused("this is one JSON document over many lines", "give JSON Lines: one object a line")
        return "jsonl"
    if _FEED.match(head):
        return Refused("RSS and Atom feeds are not read yet")
    if _PAGE.match(head) or sum(1 for _ in _TAG.finditer(head)) >= _CLOSINGS:
        return "html"
    lines = [line for line in head.splitlines() if line.strip()]
    rows = sum(1 for line in lines if _ROW.match(line.lstrip()))
    return "jsonl" if 2 * rows > len(lines) else "text"
