"""One page given as named fields: a row of JSON Lines or Parquet, an entry of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from dateline.model import Capture, Fault

FIELD_CHARACTERS = 5_000_000
FIELD_BYTES = 4 * FIELD_CHARACTERS
"""The limit of a field whose encoding is not known, in bytes."""
STATED = ("url", "title", "outlet", "published", "language")
"""What a page may state about itself beside its `id` and its `text` or `html`."""
_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_EXACT = re.compile(r"\d{4}-\d\d-\d\d([T ].+)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9-]+)?")


class FieldError(ValueError):
    """Fields that make no page, or one of them that is no use; the message says why."""


def page(fields: Mapping[str, object], name: str, where: str, basis: str = "row") -> Iterator[Capture | Fault]:
    """The page of `fields`, called `name` where it has no `id` of its own, and a Fault at `where` for what is wrong.

    `text` wins over `html`; both may be bytes, and HTML in bytes may be in any encoding. A field that is no use (a
    publication date that is no date) gives a Fault, and the page comes out without it. `basis` says where a
    publication date is from. Nothing is raised.
    """
    try:
        yield from _page(fields, name, where, basis)
    except FieldError as error:
        yield Fault(where, str(error))


def iso(value: str) -> str:
    """A date as ISO 8601, as coarse as it was given, with a T before the time. Raises FieldError where it is none."""
    value = value.strip()
    if _COARSE.fullmatch(value) and not value.startswith("0000"):
        return value
    try:
        if not _EXACT.fullmatch(value):
            raise ValueError(value)
        datetime.fromisoformat(value)
    except ValueError as error:
        raise FieldError(f"'published' is no ISO 8601 date: {value[:40]!r}") from error
    return value.replace(" ", "T", 1)


def language(value: str) -> str:
    """The language of a code such as `en-GB`, without its region. Raises FieldError where it is none."""
    if not _LANGUAGE.fullmatch(value):
        raise FieldError(f"'language' is no language code: {value[:40]!r}")
    return re.split(r"[-_]", value)[0].lower()


def _page(fields: Mapping[str, object], name: str, where: str, basis: str) -> Iterator[Capture | Fault]:
    field = "text" if fields.get("text") is not None or fields.get("html") is None else "html"
    content, encoding = _content(fields, field)
    stated: dict[str, str | None] = {}
    for key in STATED:
        try:
            stated[key] = _stated(fields, key)
        except FieldError as error:
            stated[key] = None
            yield Fault(where, f"{error}; the page is read without it")
    yield Capture(
        id=_name(fields) or name,
        content=content,
        kind="row" if field == "text" else "html",
        encoding=encoding,
        url=stated["url"],
        title=stated["title"],
        published=stated["published"],
        published_basis=basis if stated["published"] else None,
        outlet=stated["outlet"],
        language=stated["language"],
    )


def _content(fields: Mapping[str, object], field: str) -> tuple[bytes, str | None]:
    """The bytes of the page and their encoding, None where only the bytes themselves tell it."""
    value = fields.get(field)
    if value is None:
        raise FieldError("the row has no text")
    if not isinstance(value, str | bytes):
        raise FieldError(f"{field!r} is not a string")
    if not value.strip():
        raise FieldError(f"{field!r} is empty")
    if isinstance(value, bytes):
        return _encoded(value, field)
    if len(value) > FIELD_CHARACTERS:
        raise FieldError(f"{field!r} is longer than {FIELD_CHARACTERS:,} characters")
    try:
        return value.encode("utf-8"), "utf-8"
    except UnicodeEncodeError as error:
        raise FieldError(f"{field!r} holds half a character (a lone surrogate) at {error.start}") from error


def _encoded(value: bytes, field: str) -> tuple[bytes, str | None]:
    if len(value) > FIELD_BYTES:
        raise FieldError(f"{field!r} is longer than {FIELD_BYTES:,} bytes")
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        if field == "html":
            return value, None
        raise FieldError(f"{field!r} is not UTF-8 at byte {error.start}") from error
    return value, "utf-8"


def _name(fields: Mapping[str, object]) -> str | None:
    value = fields.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise FieldError("'id' is not a string")
    name = str(value)
    if not name.isprintable():
        raise FieldError("'id' holds characters that cannot be printed")
    return name


def _stated(fields: Mapping[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise FieldError(f"{key!r} is not a string")
    if key == "published":
        return iso(value)
    return language(value) if key == "language" else value
