"""Half-open stretches of a document's text, in code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` of one document, carried together with that text.

    Build spans with `Span.of`, which cuts the text itself, so that a span can never disagree with its document.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must be non-empty and start at 0 or later, not {self.start}:{self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"a span {self.start}:{self.end} cannot carry {len(self.text)} code points: {self.text!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span `text[start:end]`; raises ValueError outside the text."""
        if end > len(text):
            raise ValueError(f"a span {start}:{end} lies outside a text of {len(text)} code points")
        return cls(start, end, text[start:end])

    @classmethod
    def trimmed(cls, text: str, start: int, end: int) -> Span | None:
        """The span without white space at its ends, or None where nothing else is there."""
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return cls.of(text, start, end) if start < end else None

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start
