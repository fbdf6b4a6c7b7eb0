"""Persons: holders of an office whom a document introduces, and names of private people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.codebook.headwords import headwords
from dateline.codebook.load import State
from dateline.codebook.names import Word, state_names

_AGE = re.compile(r",? \(?\d{1,2}\b")
_PARTICLES = frozenset({"al", "el", "ibn", "bin", "bint", "abu", "ould", "de", "van", "von", "der", "ben", "ul", "ur"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the state that the document names with it."""

    title: str
    state: State


def offices(parts: Sequence[Word]) -> dict[str, Office]:
    """Surnames (compared by key) of those whom the words introduce by state, office and name.

    «French President Émile Vastin» gives «vastin» the office of President of France.
    """
    found: dict[str, Office] = {}
    for state_hit in state_names().all(parts):
        if state_hit.last >= len(parts):
            continue
        office = headwords().offices.at(parts, state_hit.last)
        if office is None:
            continue
        last = office.last
        while last < len(parts) and _is_name_word(parts[last]) and not parts[last - 1].stop:
            last += 1
        if last > office.last:
            found[parts[last - 1].key] = Office(office.name, state_hit.what[0].state)
    return found


def _is_name_word(word: Word) -> bool:
    return word.text[0].isupper() or word.key in _PARTICLES


def is_private_person(parts: Sequence[Word], after: str) -> bool:
    """Whether the words are a person's name: an honorific, a common given name or an age after it says so.

    `after` is the text right after the mention.
    """
    if not parts or not all(_is_name_word(word) for word in parts):
        return False
    first = parts[0].key
    if first in headwords().honorifics:
        return len(parts) > 1
    return 2 <= len(parts) <= 5 and (first in headwords().given_names or _AGE.match(after) is not None)
