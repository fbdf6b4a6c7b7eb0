"""Runs of four words as multisets, by which the makers of the bodies' data compare texts."""

from __future__ import annotations

import re
from collections import Counter

from dateline.page.runs import runs

SIZE = 4
WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of a text; a shorter one is a single run."""
    words = WORD.findall(text)
    return Counter(runs(words, SIZE) or ([tuple(words)] if words else []))
