"""Bytes to text: the byte order mark, then what is declared, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")
_DECLARED_WITHIN = 4096
_MOST_BROKEN = 0.1
"""Of the characters beyond ASCII: a UTF-8 page pasted carelessly has a few broken ones, another encoding most."""
_MOST_LOST = 0.2
_DETECT = 100_000
# So few high bytes tell no detector one alphabet from another; Windows-1252 is the usual one then.
_FEW = 12
_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\x0b\x0c\r\x1b"]


class UndecodableError(ValueError):
    """Most of the bytes are no text in any encoding that is known."""


def decode(content: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    """The text of `content` without its byte order mark; newlines stay as they are.

    `declared` is an encoding named outside the page; with `markup` one named in the page counts too.
    Single broken bytes become U+FFFD. Raises UndecodableError where most of the text would be lost.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _sound(content[len(mark) :].decode(encoding, "replace"))
    named = _known(declared) or (_known(_in_markup(content)) if markup else None)
    text = _strict(content, "utf-8")
    if text is not None and (named is None or not named.startswith(("utf-16", "utf-32"))):
        return _sound(text)  # bytes that are UTF-8 throughout are UTF-8, whatever an old template says
    if named is not None and (text := _strict(content, named)) is not None:
        return _sound(text)
    return _sound(_detected(content, named))


def _in_markup(content: bytes) -> str | None:
    head = content[:_DECLARED_WITHIN]
    found = _META.search(head) or _XML.match(head.lstrip())
    return found.group(1).decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    if not getattr(codec, "_is_text_encoding", True):
        return None
    # as browsers do: pages that say Latin-1 are written in its Windows superset
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _detected(content: bytes, named: str | None) -> str:
    replaced = content.decode("utf-8", "replace")
    beyond = sum(1 for character in replaced if character > "\x7f")
    if replaced.count("\ufffd") <= _MOST_BROKEN * beyond:
        return replaced
    if named is not None:
        text = content.decode(named, "replace")
        if text.count("\ufffd") <= _MOST_BROKEN * beyond:
            return text
    from charset_normalizer import from_bytes

    high = sum(byte > 127 for byte in content[:_DETECT])
    if high < _FEW and high < len(content) / 10 and (western := _strict(content, "cp1252")) is not None:
        return western
    best = from_bytes(content[:_DETECT]).best()
    return content.decode(best.encoding if best else "utf-8", "replace")


def _sound(text: str) -> str:
    lost = text.count("\ufffd") + sum(text.count(control) for control in _CONTROLS)
    if lost > _MOST_LOST * len(text):
        raise UndecodableError("most of the text cannot be decoded")
    return text
