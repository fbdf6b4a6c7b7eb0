"""What was found in a page, and what its capture states of it, as one document: what the capture states wins."""

from __future__ import annotations

from dateline.model import Capture, Document
from dateline.page.metadata import Metadata
from dateline.page.plaintext import Reading


def assembled(capture: Capture, text: str, reading: Reading, stated: Metadata, language: str | None) -> Document:
    """The document of a page. `stated` is what its markup says; a date that only its text gives is from
    a byline; `language` is what the text was found to be in, or what the capture states."""
    published = capture.published or stated.published or reading.published
    if capture.published:
        basis: str | None = capture.published_basis or "user"
    else:
        basis = stated.published_basis or ("byline" if published else None)
    return Document(
        id=capture.id,
        text=text,
        zones=reading.zones,
        comments=reading.comments,
        fundraiser=reading.fundraiser,
        url=capture.url or stated.url,
        title=capture.title or reading.title or stated.title,
        published=published,
        published_basis=basis,
        outlet=capture.outlet or stated.outlet,
        language=language,
    )
