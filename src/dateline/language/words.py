"""Text → words with their places in it, split the way Universal Dependencies splits English."""

from __future__ import annotations

import re

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Cpl Brig Adm Cmdr Sen Rep Gov Rev Hon Pres St Mt Ft vs etc approx Jr Sr "
    "No Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
).split()

_WORD = re.compile(
    r"(?:" + "|".join(_ABBREVIATIONS) + r")\.(?=\s)"  # Gen.
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*"  # 2,500 or 10:30
    r"|[^\W\d_]+?(?=n[’']t\b)|n[’']t\b"  # did n't
    r"|[’'](?:s|re|ve|ll|d|m)\b"  # Syria 's
    r"|[^\W\d_]+(?:[’'ʼ‘`](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*\d*"  # Sana'a, M4
    r"|\w+"
    r"|[^\w\s]",
    re.IGNORECASE,
)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open code point ranges of the words and marks of `text[start:end]`, in order."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def shape(word: str) -> int:
    """The case of a word, 1..6, which the uncased wordpieces lose: lower, Title, UPPER, digits, marks, miXed."""
    if not any(c.isalpha() for c in word):
        return 4 if any(c.isdigit() for c in word) else 5
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 6
