"""The visible text of an HTML page, and for each of its characters the place in the source."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from dateline.page.tags import Tag, Text, pieces

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike"
    " strong sub sup time tt u var wbr img input".split()
)
_HIDDEN = frozenset(
    "script style noscript iframe noembed noframes template textarea title head svg math object canvas audio video"
    " select datalist".split()
)
_NO_MARKUP_INSIDE = frozenset("script style noscript iframe noembed noframes template textarea title xmp".split())
_LISTED = {
    "li": ("ul", "ol"),
    "tr": ("table",),
    "td": ("tr", "table"),
    "th": ("tr", "table"),
    "dt": ("dl",),
    "dd": ("dl",),
}
_SIBLINGS = {"td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd")}
_IN_BODY = frozenset("body p div article section main ul ol table h1 h2 h3 header footer nav form".split())
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PIECE = re.compile(r"\s+|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[^\s&]+|&")
_REACH = 64
"""Open elements looked through for one that ends here; deeper nesting is no real page."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with the stretch of the text it covers; `parent` is an index into the elements, -1 at the top."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    parent: int

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Visible text of a page: blocks on lines of their own, other white space collapsed, entities decoded.

    `offsets[i]` is the code point of the decoded source where `text[i]` comes from (an entity's «&», a block's tag).
    `data` are the page's JSON-LD scripts, `title` is its `<title>`; neither is part of the text.
    """

    text: str
    offsets: array[int]
    elements: tuple[Element, ...]
    data: tuple[str, ...] = ()
    title: str = ""


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    start: int
    parent: int
    end: int = -1


@dataclass(slots=True)
class _Page:
    source: str
    parts: list[str] = field(default_factory=list)
    offsets: array[int] = field(default_factory=lambda: array("Q"))
    elements: list[_Open] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hidden: int = -1
    data: list[str] = field(default_factory=list)
    title: str = ""
    pending: int = -1
    broken: bool = True

    def text(self, piece: Text) -> None:
        if self.hidden >= 0:
            return
        preformatted = self.counts["pre"] > 0
        for match in _PIECE.finditer(self.source, piece.start, piece.end):
            found = match.group()
            if found[0].isspace():
                if preformatted and "\n" in found:
                    self.line(match.start())
                elif self.pending < 0:
                    self.pending = match.start()
            elif found[0] == "&" and len(found) > 1:
                for character in unescape(found):
                    if character.isspace():
                        self.pending = match.start() if self.pending < 0 else self.pending
                    else:
                        self.put(character, array("Q", [match.start()]))
            else:
                self.put(found, array("Q", range(match.start(), match.end())))

    def put(self, found: str, offsets: array[int]) -> None:
        if self.pending >= 0 and not self.broken:
            self.parts.append(" ")
            self.offsets.append(self.pending)
        self.pending = -1
        self.broken = False
        self.parts.append(found)
        self.offsets.extend(offsets)

    def line(self, at: int) -> None:
        if not self.broken:
            self.parts.append("\n")
            self.offsets.append(at)
            self.broken = True
        self.pending = -1

    def open(self, tag: Tag) -> None:
        if self.counts["head"] and tag.name in _IN_BODY:  # the end of the head is often left out
            self.pop("head")
        self.imply(tag)
        if tag.name not in _INLINE and self.hidden < 0:
            self.line(tag.start)
        if tag.name == "title" and not self.title:
            self.title = " ".join(unescape(tag.inside).split())
        if tag.name == "script" and "ld+json" in tag.attributes.get("type", "").lower():
            self.data.append(tag.inside)
        element = _Open(tag.name, tag.attributes, len(self.offsets), self.stack[-1] if self.stack else -1)
        self.elements.append(element)
        if (
            tag.name in _VOID
            or tag.inside
            or tag.name in ("title", "script", "style", "textarea", "noscript", "iframe", "template")
        ):
            element.end = element.start
            return
        self.stack.append(len(self.elements) - 1)
        self.counts[tag.name] += 1
        if self.hidden < 0 and _unseen(tag):
            self.hidden = len(self.stack) - 1

    def imply(self, tag: Tag) -> None:
        """End what a tag ends without saying so: a paragraph before a block, an item before the next."""
        if tag.name not in _INLINE and tag.name not in _VOID and self.counts["p"]:
            self.pop_near(("p",), ("table", "td", "button", "object"))
        if tag.name in _LISTED and any(self.counts[name] for name in _SIBLINGS.get(tag.name, (tag.name,))):
            self.pop_near(_SIBLINGS.get(tag.name, (tag.name,)), _LISTED[tag.name])

    def pop_near(self, names: tuple[str, ...], within: tuple[str, ...]) -> None:
        for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - 1 - _REACH), -1):
            name = self.elements[self.stack[depth]].name
            if name in within:
                return
            if name in names:
                self.shut(depth)
                return

    def close(self, tag: Tag) -> None:
        if tag.name in ("br", "p") and not self.counts[tag.name] and self.hidden < 0:
            self.line(tag.start)
        elif self.counts[tag.name]:
            if tag.name not in _INLINE and self.hidden < 0:
                self.line(tag.start)
            self.pop(tag.name)

    def pop(self, name: str) -> None:
        depth = len(self.stack) - 1
        while self.elements[self.stack[depth]].name != name:
            depth -= 1
        self.shut(depth)

    def shut(self, depth: int) -> None:
        for index in self.stack[depth:]:
            self.elements[index].end = len(self.offsets)
            self.counts[self.elements[index].name] -= 1
        del self.stack[depth:]
        if self.hidden >= depth:
            self.hidden = -1


def _unseen(tag: Tag) -> bool:
    return (
        tag.name in _HIDDEN or "hidden" in tag.attributes or _UNSEEN.search(tag.attributes.get("style", "")) is not None
    )


def visible(source: str) -> HtmlText:
    """The visible text of decoded HTML."""
    page = _Page(source)
    for piece in pieces(source):
        if isinstance(piece, Text):
            page.text(piece)
        elif piece.closing:
            page.close(piece)
        else:
            page.open(piece)
    page.shut(0)
    return HtmlText(
        "".join(page.parts),
        page.offsets,
        tuple(Element(each.name, each.attributes, each.start, each.end, each.parent) for each in page.elements),
        tuple(page.data),
        page.title,
    )


def ancestors(elements: tuple[Element, ...], index: int) -> Iterator[int]:
    """The indices of the elements around one, the nearest first."""
    while (index := elements[index].parent) >= 0:
        yield index
