"""What the markup around each line of a page says: its block, its container, links, and names of classes, as numbers.

Rows are lines, columns are `NAMES`. Class and id names are looked up in word families of ours only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dateline.page.htmltext import Element, HtmlText
from dateline.page.linenet import Matrix
from dateline.page.lines import Line

_BLOCKS = ("p", "li", "h1", "h2", "h3", "blockquote", "figcaption", "td", "div", "dd", "pre", "button", "span", "label")
_SAME = {"h4": "h3", "h5": "h3", "h6": "h3", "th": "td", "dt": "dd", "caption": "figcaption"}
_AROUND = (
    "article",
    "main",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "ul",
    "table",
    "figure",
    "section",
    "blockquote",
)
_FAMILIES = {
    "story": r"article|story|post|entry|content|body|text|main",
    "thread": r"comment|reply|thread|discuss|disqus",
    "meta": r"byline|author|date|time|meta|dateline|publish",
    "menu": r"nav|menu|header|foot|breadcrumb|sidebar|toolbar|masthead|social|share",
    "more": r"relat|recommend|popular|trend|most|recirc|teaser|card|promo|newsletter|subscri|signup|widget|ad-|advert"
    r"|sponsor|cookie|consent|modal|tags?\b",
    "caption": r"caption|credit|figure|gallery|image",
}
_FAMILY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FAMILIES.items()), re.IGNORECASE)
NAMES = (
    *(f"in {name}" for name in _BLOCKS), *(f"within {name}" for name in _AROUND),
    *(f"called {name}" for name in _FAMILIES), *(f"near {name}" for name in _FAMILIES),
    "links", "all link", "depth", "share of container", "share of grandfather", "fellows", "same block",
    "after heading", "heading near", "stated title", "stated text",
)  # fmt: skip
_DEPTH = 40
"""Elements around a line that are looked at, the innermost."""
_NEAR = 3
"""Containers whose class names are «near»; a line's own block is «called»."""


def surroundings(
    page: HtmlText, lines: Sequence[Line], around: Sequence[Sequence[Element]], title: str, stated: str
) -> Matrix:
    """(lines, `NAMES`) as float32. `around` are each line's elements, the outermost first; `title` and `stated` are the
    title and the article's text as the page's data state them, or empty."""
    if not lines:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    families: dict[int, frozenset[str]] = {}
    links = _links(page, lines)
    blocks = [_block(of) for of in around]
    containers = [_container(of, block, 1) for of, block in zip(around, blocks, strict=True)]
    grands = [_container(of, block, 2) for of, block in zip(around, blocks, strict=True)]
    prose = [line.words if line.prose else 0 for line in lines]
    total = max(1, sum(prose))
    in_container: Counter[int] = Counter()
    in_grand: Counter[int] = Counter()
    fellows: Counter[tuple[int, str]] = Counter()
    for size, container, grand, block in zip(prose, containers, grands, blocks, strict=True):
        in_container[container] += size
        in_grand[grand] += size
        fellows[container, block.name if block else ""] += 1
    heading = next((e for e in page.elements if e.name == "h1" and e.end > e.start), None)
    named = set(title.lower().split())
    runs = _runs(stated)
    rows = []
    for index, (line, of, block) in enumerate(zip(lines, around, blocks, strict=True)):
        name = _SAME.get(block.name, block.name) if block else ""
        inside = {each.name for each in of}
        if "ol" in inside:
            inside.add("ul")
        own = _family(block, families) if block else frozenset()
        near: set[str] = set()
        for each in of[-_NEAR - 1 : -1]:
            near |= _family(each, families)
        share = links[index] / max(1, len(line.span))
        words = line.text.lower().split()
        rows.append(
            (
                *(float(name == each) for each in _BLOCKS),
                *(float(each in inside) for each in _AROUND),
                *(float(each in own) for each in _FAMILIES),
                *(float(each in near) for each in _FAMILIES),
                share,
                float(share > 0.9),
                min(len(of), 40) / 20,
                in_container[containers[index]] / total,
                in_grand[grands[index]] / total,
                math.log1p(fellows[containers[index], block.name if block else ""]) / 3,
                float(index > 0 and blocks[index - 1] is block),
                float(heading is not None and line.span.start >= heading.end),
                float(heading is not None and abs(line.span.start - heading.end) < 500),
                len(named.intersection(words)) / (1 + len(words)) if named else 0.0,
                _held(words, runs),
            )
        )
    return np.array(rows, dtype=np.float32)


def around(page: HtmlText, lines: Sequence[Line]) -> list[list[Element]]:
    """For each line the elements that it stands in, the outermost first."""
    found: list[list[Element]] = []
    stack: list[Element] = []
    at = 0
    for line in lines:
        while at < len(page.elements) and page.elements[at].start <= line.span.start:
            while stack and stack[-1].end <= page.elements[at].start:
                stack.pop()
            stack.append(page.elements[at])
            at += 1
        while stack and stack[-1].end < line.span.end:
            stack.pop()
        found.append(stack[-_DEPTH:])
    return found


def containers(around: Sequence[Sequence[Element]]) -> list[list[int]]:
    """For each line the identities of the elements outside its block, the nearest first."""
    out = []
    for of in around:
        block = _block(of)
        depth = next((d for d in range(len(of) - 1, -1, -1) if of[d] is block), 0)
        out.append([id(each) for each in reversed(of[:depth])])
    return out


def _block(around: Sequence[Element]) -> Element | None:
    """The innermost element around a line that is a block."""
    return next((each for each in reversed(around) if _SAME.get(each.name, each.name) in _BLOCKS), None)


def _container(around: Sequence[Element], block: Element | None, up: int) -> int:
    """An identity for the element `up` steps outside a line's block."""
    for depth in range(len(around) - 1, -1, -1):
        if around[depth] is block:
            return id(around[depth - up]) if depth >= up else 0
    return 0


def _family(element: Element, known: dict[int, frozenset[str]]) -> frozenset[str]:
    found = known.get(id(element))
    if found is None:
        stated = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:200]
        found = frozenset(match.lastgroup for match in _FAMILY.finditer(stated) if match.lastgroup)
        known[id(element)] = found
    return found


def _links(page: HtmlText, lines: Sequence[Line]) -> list[int]:
    """Characters of each line that are link text."""
    out = [0] * len(lines)
    at = 0
    for each in page.elements:
        if each.name != "a" or each.end <= each.start:
            continue
        while at < len(lines) and lines[at].span.end <= each.start:
            at += 1
        index = at
        while index < len(lines) and lines[index].span.start < each.end:
            out[index] += min(each.end, lines[index].span.end) - max(each.start, lines[index].span.start)
            index += 1
    return out


def _runs(stated: str) -> frozenset[tuple[str, ...]]:
    words = stated.lower().split()
    return frozenset(tuple(words[at : at + 3]) for at in range(len(words) - 2))


def _held(words: Sequence[str], runs: frozenset[tuple[str, ...]]) -> float:
    """The share of a line's runs of three words that the stated text holds."""
    if not runs or len(words) < 3:
        return 0.0
    own = [tuple(words[at : at + 3]) for at in range(len(words) - 2)]
    return sum(run in runs for run in own) / len(own)
