"""The lines and paragraphs of a plain text, with their shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dateline.model import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ENDS = re.compile(r"[.!?…。！？؟।።][\"'”’»)\]]*$")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WRAPPED = (50, 100)
_EVEN = 22
"""Lines of a hard-wrapped paragraph differ by less than a long word and the room it did not fit in."""


@dataclass(frozen=True)
class Line:
    """One paragraph or line of the text, trimmed; `gap` counts the empty lines before it."""

    span: Span
    gap: int

    @property
    def text(self) -> str:
        return self.span.text

    @cached_property
    def words(self) -> int:
        """Words; two characters of a script without spaces count as one."""
        return len(self.text.split()) + len(_DENSE.findall(self.text)) // 2

    @cached_property
    def ended(self) -> bool:
        return ended(self.text)

    @cached_property
    def prose(self) -> bool:
        """Whether the line reads as running text and not as a heading, a link or a label."""
        return (self.ended and self.words >= 8) or self.words >= 25


def ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _ENDS.search(text) is not None


def spans(text: str) -> list[Span]:
    """Every line that is not empty, trimmed."""
    found = (Span.trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text))
    return [span for span in found if span is not None]


def paragraphs(text: str) -> list[Line]:
    """Every line that is not empty, hard-wrapped paragraphs joined into one."""
    lines: list[Line] = []
    end = 0
    for span in spans(text):
        breaks = len(_BREAK.findall(text, end, span.start))
        lines.append(Line(span, max(0, breaks - 1)))
        end = span.end
    joined: list[Line] = []
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            joined += _joined(text, block)
            block = []
        block.append(line)
    return joined + _joined(text, block) if block else joined


def _joined(text: str, block: list[Line]) -> list[Line]:
    full = [len(line.span) for line in block[:-1]]
    if (
        not full
        or min(full) < _WRAPPED[0]
        or max([*full, len(block[-1].span)]) > _WRAPPED[1]
        or max(full) - min(full) > _EVEN
        or all(line.ended for line in block[:-1])
        or not block[-1].ended
    ):
        return block
    return [Line(Span.of(text, block[0].span.start, block[-1].span.end), block[0].gap)]
