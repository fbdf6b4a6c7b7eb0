"""Zones of a document → sentences of words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dateline.language.words import words
from dateline.model import Document, Sentence, Span, Token

READ = frozenset({"title", "dek", "body", "caption", "quotation"})
# The encoder has 512 positions; a sentence of more words is cut where a mark allows it.
_MOST_WORDS = 110

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[]?[A-Z0-9ÀÖ-])|[.!?…]+[\"”’'»)\]]*\s*$|\n+|(?<=[\w”\"])\s{3,}")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|Pres|St|Mt|Ft|vs|No|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_SOFT = re.compile(r"[;:,–—]\s")


def sentences(document: Document, kinds: Collection[str] = READ) -> list[Sentence]:
    """The sentences of the zones of these kinds, in order. A new line or a new zone always ends one.

    Readers' comments are read where `kinds` holds «comment».
    """
    out: list[Sentence] = []
    for paragraph, (kind, span) in enumerate(_stretches(document, kinds)):
        for start, end in bounds(document.text, span.start, span.end):
            out += _sentence(document.text, start, end, kind, paragraph)
    return out


def _stretches(document: Document, kinds: Collection[str]) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = [
        (z.kind, z.span) for z in document.zones if z.kind in kinds and z.kind != "comment"
    ]
    if "comment" in kinds:
        found += [("comment", span) for comment in document.comments for span in comment.text]
    return sorted(found, key=lambda x: x[1].start)


def bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of `text[start:end]`."""
    at = start
    for match in _END.finditer(text, start, end):
        if (
            _NO_END.search(text, max(at, match.start() - 12), match.start() + 1)
            and match.end() < end
            and "\n" not in match[0]
        ):
            continue
        yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end


def _sentence(text: str, start: int, end: int, kind: str, paragraph: int) -> Iterator[Sentence]:
    spots = words(text, start, end)
    while spots:
        cut = _cut(text, spots)
        part, spots = spots[:cut], spots[cut:]
        tokens = tuple(Token(Span.of(text, a, z)) for a, z in part)
        yield Sentence(Span.of(text, part[0][0], part[-1][1]), tokens, kind, paragraph)


def _cut(text: str, spots: list[tuple[int, int]]) -> int:
    if len(spots) <= _MOST_WORDS:
        return len(spots)
    marks = [i + 1 for i in range(_MOST_WORDS // 2, _MOST_WORDS) if _SOFT.match(text, spots[i][0])]
    return marks[-1] if marks else _MOST_WORDS
