"""Names as they are written: words of a text, and where a list of names occurs among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from dateline.codebook.load import ActorRow, Outlet, State, actors, outlets, states
from dateline.codebook.own import own_actors

T = TypeVar("T")

_APOSTROPHES = "'’‘ʼʿʾ`´"
_WORD = re.compile(rf"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|\d+(?:[.,]\d+)+|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_HYPHENS = frozenset("-‐‑–")
_FORMS = ("name", "alias", "adjective", "people", "capital", "region")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `key` is what it is compared by: no case, accents, dots, apostrophes or possessive.

    `hyphen`: a hyphen joins it to the next word; `stop`: a comma, bracket or the like stands between the two.
    """

    text: str
    key: str
    start: int
    end: int
    hyphen: bool
    stop: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def words(text: str) -> list[Word]:
    """The words of a text in order, parts of a hyphenated word apart; offsets are code points of `text`."""
    matches = list(_WORD.finditer(text))
    found = []
    for number, match in enumerate(matches):
        after = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        gap = text[match.end() : after]
        surface = _POSSESSIVE.sub("", match.group())
        hyphen = len(gap) == 1 and gap in _HYPHENS
        stop = any(mark in gap for mark in ",;:()[]—")
        found.append(Word(surface.replace(".", ""), _key(surface), match.start(), match.end(), hyphen, stop))
    return found


@lru_cache(maxsize=1 << 15)
def _key(surface: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", surface) if not unicodedata.combining(c))
    return bare.translate({ord(mark): None for mark in _APOSTROPHES + "."}).casefold()


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Words `first` up to `last` (not included) are a name of `what`; `name` is the name as listed."""

    first: int
    last: int
    name: str
    what: tuple[T, ...]


class NameIndex(Generic[T]):
    """Names by their words. A name in capitals (an acronym) must stand in these capitals, any other name with a
    capital must have one in the text too; accents, apostrophes, dots and hyphens do not matter."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._names: dict[tuple[str, ...], list[tuple[str, tuple[str, ...], T]]] = {}
        self._longest: dict[str, int] = {}
        for name, what in names:
            parts = words(name)
            keys = tuple(part.key for part in parts)
            if not keys:
                raise ValueError(f"a name needs a word: {name!r}")
            self._names.setdefault(keys, []).append((name, tuple(part.text for part in parts), what))
            self._longest[keys[0]] = max(len(keys), self._longest.get(keys[0], 0))

    def at(self, text: Sequence[Word], first: int) -> Hit[T] | None:
        """The longest name that starts at word `first`, or None."""
        limit = min(self._longest.get(text[first].key, 0), len(text) - first)
        for length in range(limit, 0, -1):
            part = text[first : first + length]
            listed = self._names.get(tuple(word.key for word in part), ())
            fitting = [(name, what) for name, written, what in listed if _same_case(written, part)]
            if fitting:
                return Hit(first, first + length, fitting[0][0], tuple(dict.fromkeys(what for _, what in fitting)))
        return None

    def all(self, text: Sequence[Word]) -> list[Hit[T]]:
        """All names from left to right, the longest first where several start at one word; they do not overlap."""
        found, here = [], 0
        while here < len(text):
            hit = self.at(text, here)
            if hit is not None:
                found.append(hit)
            here = here + 1 if hit is None else hit.last
        return found


def _same_case(written: Sequence[str], part: Sequence[Word]) -> bool:
    if any(_is_acronym(name) and name != word.text for name, word in zip(written, part, strict=True)):
        return False
    return not any(name[0].isupper() for name in written) or any(word.capital for word in part)


def _is_acronym(name: str) -> bool:
    """Two capitals or more: SDF, JeM, M23 beside them are compared letter by letter."""
    return sum(c.isupper() for c in name) > 1


@dataclass(frozen=True, slots=True)
class StateName:
    """A state and the form in which it is named: name, alias, adjective, people, capital or region."""

    state: State
    form: str


@lru_cache(maxsize=1)
def actor_names() -> NameIndex[ActorRow]:
    """All names of named actors, outlets and monitors among them; a name that the user gave is of their actor alone."""
    own = own_actors()
    rows = [*actors(), *(_outlet_row(outlet) for outlet in outlets())]
    taken = {name.casefold() for row in own for name in (row.name, *row.aliases)}
    listed = [(name, row) for row in own for name in dict.fromkeys((row.name, *row.aliases))]
    known = [(name, row) for row in rows for name in dict.fromkeys((row.name, *row.aliases))]
    return NameIndex([*listed, *((name, row) for name, row in known if name.casefold() not in taken)])


def _outlet_row(outlet: Outlet) -> ActorRow:
    key = "-".join(word.key for word in words(outlet.name))
    return ActorRow(key, outlet.name, outlet.kind, outlet.country, outlet.aliases, (None, None), outlet.source)


@lru_cache(maxsize=1)
def state_names() -> NameIndex[StateName]:
    """All words for states, with their form. A word with two forms («Afghan») comes with both."""
    return NameIndex((name, StateName(state, form)) for state in states().values() for form, name in _forms(state))


def _forms(state: State) -> list[tuple[str, str]]:
    capital = () if state.capital is None else (state.capital,)
    listed = ((state.name,), state.aliases, state.adjectives, state.people, capital, state.regions)
    return [(form, name) for form, names in zip(_FORMS, listed, strict=True) for name in names]
