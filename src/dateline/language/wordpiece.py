"""BERT's uncased WordPiece for words already split: the encoder's vocabulary, without a tokenizer library."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path

UNKNOWN, START, END = 100, 101, 102
_LONGEST_WORD = 100  # BERT's own limit; longer ones are unknown


class WordPiece:
    """Splits words into ids of a vocabulary file that has one piece a line."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: number for number, piece in enumerate(lines) if piece}
        self.pieces = functools.lru_cache(maxsize=100_000)(self._pieces)

    def encode(self, words: Sequence[str], limit: int) -> tuple[list[int], list[int], int]:
        """Ids of all pieces between start and end marks, the index of each word's first piece, and how many words fit.

        Words beyond `limit` pieces are cut off; the caller reads them in another go.
        """
        ids, first = [START], []
        for word in words:
            pieces = self.pieces(word)
            if len(ids) + len(pieces) + 1 > limit:
                break
            first.append(len(ids))
            ids += pieces
        return [*ids, END], first, len(first)

    def _pieces(self, word: str) -> tuple[int, ...]:
        out: list[int] = []
        for part in _split_marks(_plain(word)):
            out += self._longest_match(part)
        return tuple(out) or (UNKNOWN,)

    def _longest_match(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [UNKNOWN]
        out: list[int] = []
        at = 0
        while at < len(part):
            prefix = "##" if at else ""
            for end in range(len(part), at, -1):
                number = self._ids.get(prefix + part[at:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            out.append(number)
            at = end
        return out


def _plain(word: str) -> str:
    """Lower case, without marks above letters and control characters."""
    kept = (c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})
    return "".join(kept).lower()


def _split_marks(word: str) -> list[str]:
    parts = [""]
    for c in word:
        if c.isspace():
            parts.append("")
        elif _stands_alone(c):
            parts += [c, ""]
        else:
            parts[-1] += c
    return [part for part in parts if part]


def _stands_alone(c: str) -> bool:
    code = ord(c)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    ideograph = 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
    return ascii_mark or ideograph or unicodedata.category(c).startswith("P")
