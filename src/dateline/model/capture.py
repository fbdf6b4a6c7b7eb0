"""The bytes as they came: never altered, named by their hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "html", "row"]


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it came in, before anything is read out of it.

    `id` is the document's name in all output: a row's `id`, else the path or URL as given. `content` is the page's
    bytes; for a JSONL row it is the UTF-8 of the row's `text`. What a row states about itself stands beside it and is
    None where it says nothing. `published` is ISO 8601, as coarse as it was given (2020, 2020-12, 2020-12-25).
    `captured` is when an archive took the page, in ISO 8601; it says nothing of when the page was published.
    """

    id: str
    content: bytes
    kind: Kind
    encoding: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    language: str | None = None
    captured: str | None = None
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())
