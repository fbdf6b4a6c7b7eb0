"""Answers kept for short lines: the same menus, buttons and dates come again and again; long lines hardly ever do."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_Answer = TypeVar("_Answer")


def remembered(characters: int, lines: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Keeps a function's answers for the last `lines` lines of at most `characters`; answers must not be changed."""

    def keeping(asked: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        kept = lru_cache(maxsize=lines)(asked)

        @wraps(asked)
        def answer(line: str) -> _Answer:
            return kept(line) if len(line) <= characters else asked(line)

        return answer

    return keeping
