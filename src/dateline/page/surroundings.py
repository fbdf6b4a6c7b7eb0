"""What the markup around each line of a page says: its block, its container, links, and names of classes, as numbers.

Rows are lines, columns are `NAMES`. Class and id names are looked up in word families of ours only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dateline.page.htmltext import Element
from dateline.page.layout import Layout
from dateline.page.linenet import Matrix
from dateline.page.runs import runs

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
_NEAR = 3
"""Containers whose class names are «near»; a line's own block is «called»."""
_RUN = 3


def surroundings(layout: Layout, title: str, stated: str) -> Matrix:
    """(lines, `NAMES`) as float32; `title` and `stated` are the title and the article's text as the page's data state
    them, or empty."""
    lines, blocks = layout.lines, layout.blocks
    if not lines:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    families: dict[int, frozenset[str]] = {}
    links = _linked(layout)
    containers = [outside[0] if outside else 0 for outside in layout.containers]
    grands = [outside[1] if len(outside) > 1 else 0 for outside in layout.containers]
    prose = [line.words if line.prose else 0 for line in lines]
    total = max(1, sum(prose))
    in_container: Counter[int] = Counter()
    in_grand: Counter[int] = Counter()
    fellows: Counter[tuple[int, str]] = Counter()
    for size, container, grand, block in zip(prose, containers, grands, blocks, strict=True):
        in_container[container] += size
        in_grand[grand] += size
        fellows[container, block.name if block else ""] += 1
    heading = next((e for e in layout.page.elements if e.name == "h1" and e.end > e.start), None)
    named = set(title.lower().split())
    said = frozenset(runs(stated.lower().split(), _RUN))
    rows = []
    for index, (line, of, block) in enumerate(zip(lines, layout.around, blocks, strict=True)):
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
                _held(words, said),
            )
        )
    return np.array(rows, dtype=np.float32)


def _family(element: Element, known: dict[int, frozenset[str]]) -> frozenset[str]:
    found = known.get(id(element))
    if found is None:
        stated = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:200]
        found = frozenset(match.lastgroup for match in _FAMILY.finditer(stated) if match.lastgroup)
        known[id(element)] = found
    return found


def _linked(layout: Layout) -> list[int]:
    """Characters of each line that are link text."""
    lines, out, at = layout.lines, [0] * len(layout.lines), 0
    for start, end in layout.links:
        while at < len(lines) and lines[at].span.end <= start:
            at += 1
        index = at
        while index < len(lines) and lines[index].span.start < end:
            out[index] += min(end, lines[index].span.end) - max(start, lines[index].span.start)
            index += 1
    return out


def _held(words: Sequence[str], stated: frozenset[tuple[str, ...]]) -> float:
    """The share of a line's runs of words that the stated text holds."""
    own = runs(words, _RUN)
    return sum(run in stated for run in own) / len(own) if stated and own else 0.0
