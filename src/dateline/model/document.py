"""A page's text, cut into zones; every offset is a code point of `text`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.span import Span

ZoneKind = Literal[
    "title",
    "dek",
    "byline",
    "dateline",
    "body",
    "caption",
    "quotation",
    "translation",
    "appeal",
    "fundraiser",
    "comment",
    "widget",
    "navigation",
]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the page and what it is. Zones do not overlap and stand in the order of the text."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment. `author` is the author line; `parent` is the index of the comment it answers."""

    text: tuple[Span, ...]
    author: Span | None = None
    time: str | None = None
    votes: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Fundraiser:
    """A donation meter: the marks of its scale and what has been raised, in whole units of `currency`."""

    currency: str
    scale: tuple[int, ...]
    raised: int | None


@dataclass(frozen=True, slots=True)
class Document:
    """A page as text in zones.

    `published` is ISO 8601 as coarse as known, `published_basis` says where it comes from (metadata, byline, url,
    row, user). `language` is an ISO 639-1 code, or None where the text is too short to tell.
    """

    id: str
    text: str
    zones: tuple[Zone, ...] = ()
    comments: tuple[Comment, ...] = ()
    fundraiser: Fundraiser | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    language: str | None = None
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest())

    def span(self, start: int, end: int) -> Span:
        return Span.of(self.text, start, end)
