"""Persons: holders of an office whom a document introduces, and names of private people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.codebook.headwords import headwords
from dateline.codebook.load import State
from dateline.codebook.names import Word, state_names

_AGE = re.compile(r",? \(?\d{1,2}\b")
# Names of people have seldom more words; longer runs of capitals are titles of works and bodies.
_LONGEST = 6
_ARTICLES = frozenset({"the", "a", "an"})
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


def private_person(parts: Sequence[Word], after: str) -> Sequence[Word]:
    """The words that are a private person's name, none where nothing says that they are one.

    An honorific, a common given name, or an age before or after the name says so («Mr Orlan», «Karim Orlan», «the
    36-year-old Orlan»); `after` is the text right after the mention.
    """
    first = next((number for number, word in enumerate(parts) if word.text[0].isupper()), len(parts))
    name = parts[first:]
    before = [word.key for word in parts[:first]]
    if not name or not all(_is_name_word(word) for word in name) or len(name) > _LONGEST:
        return ()
    if before[-2:] == ["year", "old"]:
        return name
    if any(key not in _ARTICLES for key in before) or len(name) < 2:
        return ()
    start = name[0].key
    told = start in headwords().honorifics or start in headwords().given_names or _AGE.match(after)
    return name if told else ()
