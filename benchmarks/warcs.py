"""WARC files written by hand, sound ones and such as no library would write."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable, Mapping

END = b"\r\n\r\n"


def sha1(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def record(
    block: bytes, kind: str = "response", end: bytes = END, stated: Mapping[str, str | None] | None = None
) -> bytes:
    """One record; a field of `stated` takes the place of the usual one, and None leaves it out."""
    usual: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date": "2020-12-25T10:00:00Z",
        "Content-Type": "application/http; msgtype=response" if kind == "response" else "text/plain",
        "Content-Length": str(len(block)),
    }
    fields = usual | dict(stated or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + end


def http(body: bytes, status: str = "200 OK", **stated: str) -> bytes:
    """One HTTP response, a page of HTML unless `stated` says otherwise."""
    fields = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in stated.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def url(number: int) -> str:
    return f"https://example.org/{number}"


def body(number: int) -> bytes:
    """A page whose words differ from number to number, so that it does not compress to nothing."""
    words = " ".join(hashlib.sha256(f"{number}.{n}".encode()).hexdigest() for n in range(12))
    return f"<!doctype html><html><body><p>Shells fell on town {number}. {words}</p></body></html>".encode()


def page(number: int, digest: bool = True, stated: Mapping[str, str | None] | None = None) -> bytes:
    """The record of page `number`, with its digest."""
    block = http(body(number))
    digests = {"WARC-Block-Digest": sha1(block)} if digest else {}
    return record(block, stated={"WARC-Target-URI": url(number), **digests, **(stated or {})})


def member(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def chunked(content: bytes, size: int = 100) -> bytes:
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def offsets(parts: Iterable[bytes]) -> list[int]:
    """Where each of `parts` begins when they stand on end."""
    begins, at = [], 0
    for part in parts:
        begins.append(at)
        at += len(part)
    return begins
