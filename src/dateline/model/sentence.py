"""Sentences and words, as the network reads them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word. `head` is the index in its sentence of the word that governs it, -1 for the root.

    `upos` and `deprel` are Universal Dependencies' tags.
    """

    span: Span
    upos: str = "X"
    head: int = -1
    deprel: str = "root"

    @property
    def text(self) -> str:
        return self.span.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the document, its words, and the number of the paragraph and kind of zone that it stands in."""

    span: Span
    tokens: tuple[Token, ...]
    zone: str = "body"
    paragraph: int = 0

    def stretch(self, start: int, end: int) -> Span:
        """The span of words `start:end`, not empty, with what stands between them."""
        a, z = self.tokens[start].span.start, self.tokens[end - 1].span.end
        return Span(a, z, self.span.text[a - self.span.start : z - self.span.start])
