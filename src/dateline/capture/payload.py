"""The page in a WARC record, or why it holds none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.capture.content import HEAD, form
from dateline.capture.digests import agrees
from dateline.capture.http import CodingError, Response, assembled, decoded, response
from dateline.capture.records import RECORD_BYTES, Record

PageKind = Literal["html", "text"]

_MEDIA: dict[str, PageKind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_PAGES = frozenset({"response", "resource", "conversion"})
_OTHERS = frozenset({"warcinfo", "request", "metadata", "revisit", "continuation"})
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's bytes with all codings undone, and the encoding that its Content-Type names."""

    content: bytes
    kind: PageKind
    encoding: str | None


def page(record: Record, *, digests: bool = True) -> Page | str:
    """The page that `record` holds, or why it holds none; with `digests` its payload's digest is checked.

    Raises CodingError for a page that cannot be had, or not be trusted.
    """
    kind = record.fields.get("warc-type", "").lower()
    if kind in _OTHERS:
        return f"a record of the type {kind}"
    if kind not in _PAGES:
        raise CodingError(f"the record's WARC-Type is {kind[:40]!r}" if kind else "the record has no WARC-Type")
    sent = _sent(record)
    if digests and record.whole:
        _check(record, sent)
    if not 200 <= sent.status < 300:
        return f"an answer with the status {sent.status}"
    stated = sent.fields.get("content-type", "")
    media = stated.partition(";")[0].partition(",")[0].strip().lower()
    if media and media not in _MEDIA:
        return f"content of the type {media[:80]}"
    if not record.whole:
        raise CodingError(f"the record is longer than {RECORD_BYTES:,} bytes")
    content = decoded(assembled(sent), sent.fields.get("content-encoding", ""))
    if not content.strip():
        return "an empty page"
    found = _MEDIA[media] if media else _told(content)
    charset = _CHARSET.search(stated)
    return Page(content, found, charset[1] if charset else None) if found else "content that is no page"


def _sent(record: Record) -> Response:
    """What the server answered; a record without HTTP in it counts as an answer that went well."""
    answer = record.fields.get("warc-type", "").lower() == "response"
    media = record.fields.get("content-type", "application/http" if answer else "")
    if not media.lower().startswith("application/http"):
        return Response(200, {"content-type": media}, record.block)
    if found := response(record.block):
        return found
    raise CodingError("the record holds no HTTP response")


def _check(record: Record, sent: Response) -> None:
    """Raises CodingError where the payload is not what its digest says.

    The standard means the body without its chunks, many writers take it with them.
    """
    stated = record.fields.get("warc-payload-digest")
    if stated and agrees(stated, sent.body) is False:
        whole = assembled(sent)
        if whole is sent.body or not agrees(stated, whole):
            raise CodingError("the page does not match its WARC-Payload-Digest")


def _told(content: bytes) -> PageKind | None:
    found = form(content[:HEAD])
    return found if found in ("html", "text") else None
