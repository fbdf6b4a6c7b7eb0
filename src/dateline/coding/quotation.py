"""Which stretches of a document stand between quotation marks."""

from __future__ import annotations

import re

from dateline.model import Sentence, Span

_PAIRS = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")


def quoted(text: str, sentences: list[Sentence]) -> list[Span]:
    """Quotations, paragraph by paragraph: one that stays open runs to its paragraph's end, as in print."""
    out: list[Span] = []
    for start, end in _paragraphs(sentences):
        out += [Span.of(text, *m.span()) for m in _PAIRS.finditer(text, start, end) if len(m[0].split()) > 3]
    return out


def _paragraphs(sentences: list[Sentence]) -> list[tuple[int, int]]:
    out: dict[int, tuple[int, int]] = {}
    for s in sentences:
        start, _ = out.get(s.paragraph, (s.span.start, 0))
        out[s.paragraph] = (start, s.span.end)
    return list(out.values())
