"""The digests that a WARC record states of itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

_ALGORITHMS: dict[str, Callable[[bytes], bytes]] = {
    "md5": lambda content: hashlib.md5(content, usedforsecurity=False).digest(),
    "sha1": lambda content: hashlib.sha1(content, usedforsecurity=False).digest(),
    "sha256": lambda content: hashlib.sha256(content).digest(),
}
_BYTES = {"md5": 16, "sha1": 20, "sha256": 32}


def agrees(stated: str, content: bytes) -> bool | None:
    """Whether `stated` (`sha1:BASE32`, or in hexadecimal) is the digest of `content`; None where it cannot be told.

    Other algorithms than MD5, SHA-1 and SHA-256, and other spellings of the digest, cannot be told.
    """
    name, _, value = stated.partition(":")
    name = name.strip().lower().replace("-", "")
    value = value.strip().upper().rstrip("=")
    if name not in _ALGORITHMS:
        return None
    if len(value) == 2 * _BYTES[name]:
        return value == _ALGORITHMS[name](content).hex().upper()
    if len(value) == -(-8 * _BYTES[name] // 5):
        return value == base64.b32encode(_ALGORITHMS[name](content)).decode("ascii").rstrip("=")
    return None
