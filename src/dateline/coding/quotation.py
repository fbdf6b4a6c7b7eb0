"""Which stretches of a document stand between quotation marks."""

from __future__ import annotations

import re

from dateline.model import Sentence, Span

_PAIRS = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)|''.*?(?:''|$)")
_CLOSES = {"“": "”", "«": "»", '"': '"'}
_LONGEST = 4  # paragraphs that one quotation may run over; longer ones are marks that were never closed


def quoted(text: str, sentences: list[Sentence]) -> list[Span]:
    """Quotations in order. One that stays open at a paragraph's end goes on where a later paragraph closes it.

    In print each paragraph of a long quotation opens anew and only the last one closes; sentence-split text has no
    marks in between. Where nothing closes it, a quotation ends with its paragraph.
    """
    paragraphs = _paragraphs(sentences)
    out: list[tuple[int, int]] = []
    resume = 0
    for at, (start, end) in enumerate(paragraphs):
        start = max(start, resume)
        for match in _PAIRS.finditer(text, start, end) if start < end else ():
            close = _CLOSES.get(match[0][0], "''")
            stop = match.end()
            if stop == end and not (len(match[0]) > 1 and match[0].endswith(close)):
                stop = _closing(text, paragraphs[at + 1 : at + 1 + _LONGEST], match[0][0], close) or end
                resume = stop
            if len(text[match.start() : stop].split()) > 3:
                out.append((match.start(), stop))
    return [Span.of(text, a, z) for a, z in out]


def _closing(text: str, following: list[tuple[int, int]], opens: str, close: str) -> int | None:
    """Where a later paragraph closes an open quotation: its first mark is a closing one, not one that opens anew."""
    for start, end in following:
        marks = [i for i in range(start, end) if text[i] in {opens, close[0]}]
        if not marks:
            continue
        first = marks[0]
        if opens == close[0]:
            # Straight marks do not say which way they look: a mark after a space or at the start opens.
            return None if first == start or text[first - 1].isspace() else first + len(close)
        return first + len(close) if text.startswith(close, first) else None
    return None


def _paragraphs(sentences: list[Sentence]) -> list[tuple[int, int]]:
    out: dict[int, tuple[int, int]] = {}
    for s in sentences:
        start, _ = out.get(s.paragraph, (s.span.start, 0))
        out[s.paragraph] = (start, s.span.end)
    return list(out.values())
