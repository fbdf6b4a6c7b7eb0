"""Trafilatura's opinion of which lines of a page are its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.page.lines import Line
from dateline.page.runs import runs

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SHARE = 0.5


def second_opinion(source: str, lines: Sequence[Line]) -> list[bool]:
    """Which lines trafilatura's article holds: half their runs of four words, or, of shorter lines, the whole."""
    import trafilatura

    return aligned(lines, trafilatura.extract(source, include_comments=False, with_metadata=False) or "")


def aligned(lines: Sequence[Line], article: str) -> list[bool]:
    """Which lines the text of an article holds."""
    words = _WORD.findall(article.casefold())
    known = set(runs(words, _SHINGLE))
    short = {tuple(_WORD.findall(row.casefold())) for row in article.splitlines()}
    body = []
    brief = []
    for index, line in enumerate(lines):
        own = _WORD.findall(line.text.casefold())
        shingles = runs(own, _SHINGLE)
        body.append(bool(shingles) and sum(run in known for run in shingles) >= _SHARE * len(shingles))
        if own and not shingles and tuple(own) in short:
            brief.append(index)
    if True in body:
        first, last = body.index(True), len(body) - 1 - body[::-1].index(True)
        for index in brief:
            body[index] = first <= index <= last + 2
    else:
        for index in brief:
            body[index] = True
    return body
