"""Runs of words, by which texts are compared."""

from __future__ import annotations

from collections.abc import Sequence


def runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Every run of `size` words, in order; none where there are fewer words."""
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
