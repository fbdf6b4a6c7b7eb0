"""An HTTP response as it was recorded: its head, and its body with all codings undone."""

from __future__ import annotations

import importlib
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from dateline.capture.records import HEAD_BYTES, RECORD_BYTES, fields

_HEAD = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t][^\r\n]*)?\r?\n(?:(?!\r?\n)[^\n]*\n)*+\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CODINGS = 5
_STEP = 65_536


class CodingError(ValueError):
    """A body that cannot be had from its codings; the message says why, `advice` what helps."""

    def __init__(self, why: str, advice: str = "") -> None:
        super().__init__(why)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Response:
    """Status, header fields by name in lower case, and the body as it was sent."""

    status: int
    fields: dict[str, str]
    body: bytes


def response(block: bytes) -> Response | None:
    """The response that `block` holds; None where it does not begin like one or its head does not end."""
    head = _HEAD.match(block, 0, HEAD_BYTES)
    return Response(int(head[1]), fields(head[0]), block[head.end() :]) if head else None


def assembled(sent: Response) -> bytes:
    """The body without the chunks it was sent in. Raises CodingError.

    Some crawlers take the chunks apart and leave the header: a body that does not begin with one is left as it is.
    """
    if "chunked" not in sent.fields.get("transfer-encoding", "").lower() or not _CHUNK.match(sent.body):
        return sent.body
    body, at, whole = sent.body, 0, bytearray()
    while chunk := _CHUNK.match(body, at):
        end = chunk.end() + int(chunk[1], 16)
        if end == chunk.end():
            return bytes(whole)
        if end > len(body):
            raise CodingError("the page is cut off within a chunk of it")
        whole += body[chunk.end() : end]
        at = end + (2 if body.startswith(b"\r\n", end) else body.startswith(b"\n", end))
    raise CodingError("the page is cut off between two chunks" if at == len(body) else "a chunk of the page is damaged")


def decoded(body: bytes, codings: str) -> bytes:
    """`body` with the content codings undone that the header names, last first. Raises CodingError."""
    names = [name for each in codings.lower().split(",") if (name := each.strip()) not in ("", "identity", "none")]
    if len(names) > _CODINGS:
        raise CodingError(f"the page is packed {len(names)} times over")
    for name in reversed(names):
        if name not in _UNDO:
            raise CodingError(f"the page is in the coding {name[:40]!r}, which is not read")
        body = _UNDO[name](body)
    return body


def _gzip(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):  # undone by the crawler, which left the header
        return body
    return _inflated(body, 31)


def _deflate(body: bytes) -> bytes:
    """By the standard with zlib's header; some servers leave it out, and some crawlers have undone the coding."""
    if len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0:
        return _inflated(body, 15)
    return body if body[:1] in (b"", b"<") else _inflated(body, -15)


def _inflated(body: bytes, form: int) -> bytes:
    inflate = zlib.decompressobj(form)
    try:
        whole = inflate.decompress(body, RECORD_BYTES + 1)
    except zlib.error as error:
        raise CodingError("the compressed page is damaged") from error
    if len(whole) > RECORD_BYTES:
        raise CodingError(f"the page inflates to more than {RECORD_BYTES:,} bytes")
    if not inflate.eof:
        raise CodingError("the compressed page is cut off")
    return whole


def _brotli(body: bytes) -> bytes:
    try:
        brotli = importlib.import_module("brotli")
    except ImportError as error:
        raise CodingError("the page is compressed with Brotli", "install the package brotli") from error
    inflate, pieces, size = brotli.Decompressor(), [], 0
    try:
        piece = inflate.process(body, output_buffer_limit=_STEP)
        while piece:
            pieces.append(piece)
            size += len(piece)
            if size > RECORD_BYTES:
                raise CodingError(f"the page inflates to more than {RECORD_BYTES:,} bytes")
            piece = b"" if inflate.is_finished() else inflate.process(b"", output_buffer_limit=_STEP)
    except TypeError as error:  # before 1.2 nothing bounds what one call gives
        raise CodingError("the page is compressed with Brotli", "install brotli 1.2 or newer") from error
    except brotli.error as error:
        raise CodingError("the compressed page is damaged") from error
    if not inflate.is_finished():
        raise CodingError("the compressed page is cut off")
    return b"".join(pieces)


_UNDO: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
