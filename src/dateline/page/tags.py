"""HTML source cut into tags and text, every piece with its place in the source. Linear in the length of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_QUOTE = re.compile(r"""=\s*(["'])""")
_RAW = frozenset(
    {"script", "style", "noscript", "iframe", "noembed", "noframes", "template", "textarea", "title", "xmp"}
)


@dataclass(frozen=True, slots=True)
class Text:
    """Character data, entities still in it: `source[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag. `inside` is what an element holds whose content is not markup (a script, a title)."""

    name: str
    start: int
    end: int
    closing: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    inside: str = ""


def pieces(source: str) -> Iterator[Text | Tag]:
    """Text and tags in order; comments and declarations are left out. Broken markup is read as browsers read it."""
    at = 0
    begun = 0
    while (mark := source.find("<", at)) >= 0:
        tag, end = _markup(source, mark)
        if end == mark:  # a «<» that starts no tag is text
            at = mark + 1
            continue
        if mark > begun:
            yield Text(begun, mark)
        if tag is not None:
            yield tag
        at = begun = end
    if begun < len(source):
        yield Text(begun, len(source))


def _markup(source: str, mark: int) -> tuple[Tag | None, int]:
    """The tag at `mark`, if it is one, and where it ends; the end is `mark` where no markup starts there."""
    following = source[mark + 1 : mark + 2]
    if following in ("!", "?"):
        if source.startswith("<!--", mark):
            end = source.find("-->", mark + 4)
            return None, end + 3 if end >= 0 else len(source)
        if source.startswith("<![CDATA[", mark):
            end = source.find("]]>", mark)
            return None, end + 3 if end >= 0 else len(source)
        end = source.find(">", mark)
        return None, end + 1 if end >= 0 else len(source)
    closing = following == "/"
    name = _NAME.match(source, mark + 1 + closing)
    if name is None:
        return None, mark
    end = _end(source, name.end())
    if end < 0:
        return None, len(source)
    word = name.group().lower()
    if closing:
        return Tag(word, mark, end, closing=True), end
    attributes = _attributes(source[name.end() : end - 1]) if end - name.end() > 2 else {}
    if word not in _RAW or source[end - 2] == "/":
        return Tag(word, mark, end, attributes=attributes), end
    close = _closing(source, word, end)
    after = source.find(">", close)
    return Tag(word, mark, end, False, attributes, source[end:close]), after + 1 if after >= 0 else len(source)


def _closing(source: str, word: str, at: int) -> int:
    """Where the end tag of `word` begins, in any case; the end of the source where there is none."""
    size = len(word)
    while (at := source.find("</", at)) >= 0:
        if source[at + 2 : at + 2 + size].lower() == word:
            return at
        at += 2
    return len(source)


def _end(source: str, at: int) -> int:
    """The end of a tag whose name ends at `at`: after the first «>» outside quotes; -1 where there is none."""
    while True:
        close = source.find(">", at)
        if close < 0:
            return -1
        quote = _QUOTE.search(source, at, close)
        if quote is None:
            return close + 1
        shut = source.find(quote.group(1), quote.end())
        if shut < 0:  # a quote that is never closed does not swallow the page
            return close + 1
        at = shut + 1


def _attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), unescape(value) if "&" in value else value)
    return found
