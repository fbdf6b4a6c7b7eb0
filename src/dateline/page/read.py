"""One capture to one document."""

from __future__ import annotations

from dateline.model import Capture, Document, Fault
from dateline.page.assemble import assembled
from dateline.page.decode import UndecodableError, decode
from dateline.page.judges import SHIPPED, Judges
from dateline.page.language import tell
from dateline.page.metadata import Metadata
from dateline.page.plaintext import Reading, apart, as_body

CHARACTERS = 5_000_000
"""The longest page that is read; the longest real ones known are a tenth of it."""


def read(capture: Capture, judges: Judges = SHIPPED) -> Document | Fault:
    """The document of a capture, or the Fault that says why there is none. Raises nothing for any bytes.

    `judges` are other weights than the shipped ones, for measuring.
    """
    try:
        text = capture.content.decode("utf-8") if capture.kind == "row" else _text(capture)
    except UndecodableError as error:
        return Fault(capture.id, str(error), "say which encoding the page is in, or save it as UTF-8")
    if len(text) > CHARACTERS:
        return Fault(capture.id, f"the page has {len(text):,} characters, over the limit of {CHARACTERS:,}")
    if not text.strip():
        return Fault(capture.id, "the page holds no text")
    if capture.kind == "html":
        from dateline.page.html import read_html

        return read_html(capture, text, judges)
    return _document(capture, text, as_body(text) if capture.kind == "row" else apart(text, judges))


def _text(capture: Capture) -> str:
    return decode(capture.content, capture.encoding, markup=capture.kind == "html")


def _document(capture: Capture, text: str, reading: Reading) -> Document:
    body = "\n".join(zone.span.text for zone in reading.zones if zone.kind == "body")
    return assembled(capture, text, reading, Metadata(), capture.language or tell(body or text))
