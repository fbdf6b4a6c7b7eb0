"""Trafilatura's opinion of which lines of a page are its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.page.lines import Line

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SHARE = 0.5


def second_opinion(source: str, lines: Sequence[Line]) -> list[bool]:
    """Which lines trafilatura's article holds: half their runs of four words, or, of shorter lines, the whole."""
    import trafilatura

    return aligned(lines, trafilatura.extract(source, include_comments=False, with_metadata=False) or "")


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)]


def aligned(lines: Sequence[Line], article: str) -> list[bool]:
    """Which lines the text of an article holds."""
    words = _WORD.findall(article.casefold())
    known = set(_shingles(words))
    short = {tuple(_WORD.findall(row.casefold())) for row in article.splitlines()}
    body = []
    brief = []
    for index, line in enumerate(lines):
        own = _WORD.findall(line.text.casefold())
        runs = _shingles(own)
        body.append(bool(runs) and sum(run in known for run in runs) >= _SHARE * len(runs))
        if own and not runs and tuple(own) in short:
            brief.append(index)
    if True in body:
        first, last = body.index(True), len(body) - 1 - body[::-1].index(True)
        for index in brief:
            body[index] = first <= index <= last + 2
    else:
        for index in brief:
            body[index] = True
    return body
