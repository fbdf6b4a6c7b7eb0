"""A page laid out: its lines, and the elements that each of them stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.page.htmltext import Element, HtmlText
from dateline.page.lines import Line, spans

_DEPTH = 40
"""Elements around a line that are looked at, the innermost."""
_NESTED = 400
"""Elements inside one another beyond which the time of trafilatura and of looking for threads grows with the square;
real pages stay under 100."""
_BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figcaption caption td th div dt dd pre button span label".split()
)


@dataclass(frozen=True)
class Layout:
    """`around` has for each line the elements that it stands in, the outermost first."""

    page: HtmlText
    lines: Sequence[Line]
    around: Sequence[Sequence[Element]]

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        return [line.span.start for line in self.lines]

    @cached_property
    def blocks(self) -> list[Element | None]:
        """The innermost element around each line that is a block."""
        return [next((each for each in reversed(of) if each.name in _BLOCKS), None) for of in self.around]

    @cached_property
    def containers(self) -> list[list[int]]:
        """For each line the identities of the elements outside its block, the nearest first."""
        out = []
        for of, block in zip(self.around, self.blocks, strict=True):
            depth = next((d for d in range(len(of) - 1, -1, -1) if of[d] is block), 0)
            out.append([id(each) for each in reversed(of[:depth])])
        return out

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        """Start and end of each link that has text."""
        return [(each.start, each.end) for each in self.page.elements if each.name == "a" and each.end > each.start]

    @cached_property
    def bottomless(self) -> bool:
        """Whether so many elements stand inside one another that work on each with all around it would not end."""
        depths: list[int] = []
        for each in self.page.elements:
            depths.append(depths[each.parent] + 1 if each.parent >= 0 else 1)
        return max(depths, default=0) > _NESTED


def laid(page: HtmlText) -> Layout:
    """The lines of a page's text with the elements around them."""
    lines = [Line(span, 0) for span in spans(page.text)]
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
    return Layout(page, lines, found)
