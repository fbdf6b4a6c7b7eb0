"""Names that a document defines with their acronym: «the Marun Defence Front (MDF)», «MDF (Marun Defence Front)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.codebook.names import Word

# Longer names than this are hardly ever followed by their acronym; the longest in the codebook has nine words.
_LONGEST = 10
_SMALL = frozenset("of for the and in to on de la le les du des et al el ul da do e y a an fi wa bi".split())
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form, as written and by its words, and its acronym."""

    name: str
    words: list[Word]
    acronym: Word


def definitions(text: str, parts: Sequence[Word]) -> Iterator[Definition]:
    """The definitions of `text`, whose words are `parts`, in order."""
    for number, word in enumerate(parts):
        if not _is_acronym(word):
            continue
        if _in_brackets(text, parts, number, number + 1):
            found = _before(parts, number)
        elif text[word.end : word.end + 2] == " (":
            found = _after(text, parts, number)
        else:
            continue
        if found:
            name = _POSSESSIVE.sub("", text[found[0].start : found[-1].end])
            yield Definition(name, found, word)


def _is_acronym(word: Word) -> bool:
    return 2 <= len(word.text) <= 10 and sum(c.isupper() for c in word.text) >= 2 and word.text[0].isupper()


def _in_brackets(text: str, parts: Sequence[Word], first: int, last: int) -> bool:
    start, end = parts[first].start, parts[last - 1].end
    return start > 0 and text[start - 1] in "([" and end < len(text) and text[end] in ")],;"


def _before(parts: Sequence[Word], number: int) -> list[Word]:
    """The shortest run of words before the acronym whose initials spell it; a bracket or comma ends the run."""
    for first in range(number - 1, max(-1, number - 1 - _LONGEST), -1):
        if first < number - 1 and parts[first].stop:
            break
        run = list(parts[first:number])
        if parts[first].capital and _spells(run, parts[number]):
            return run
    return []


def _after(text: str, parts: Sequence[Word], number: int) -> list[Word]:
    """The bracket right after the acronym, where its initials spell it."""
    last = number + 1
    while last < len(parts) and last - number < _LONGEST and not parts[last].stop:
        last += 1
    run = list(parts[number + 1 : last + 1])
    whole = bool(run) and _in_brackets(text, parts, number + 1, min(last + 1, len(parts)))
    return run if whole and _spells(run, parts[number]) else []


def _spells(run: Sequence[Word], acronym: Word) -> bool:
    """Whether initials spell the acronym, with or without the small words («of», «the»)."""
    letters = acronym.key
    every = "".join(word.key[0] for word in run)
    large = "".join(word.key[0] for word in run if word.key not in _SMALL)
    return len(run) > 1 and letters in (every, large)
