"""Nouns that say what kind of actor a phrase stands for, and the small words around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.codebook.load import FOLDER, kinds
from dateline.codebook.names import NameIndex
from dateline.codebook.rows import Row, read_file

# Roles of a head word: a kind of actor stands by itself, the others take theirs from the words around them.
WEAK, RANK, VOICE, PART = "weak", "rank", "voice", "part"
_ROLES = {WEAK: "weak", RANK: "ranks", VOICE: "voices", PART: "parts"}
_WORDS = (
    "not_alone",
    "relations",
    "stances",
    "prepositions",
    "origins",
    "belongings",
    "quantities",
    "honorifics",
    "given_names",
)


@dataclass(frozen=True, slots=True)
class Headwords:
    """The word lists of headwords.yml; single words are compared in lower case, phrases by their index.

    `heads` gives a kind of actor or a role (weak, rank, voice, part), `modifiers` a kind for the head after them.
    """

    heads: NameIndex[str]
    modifiers: NameIndex[str]
    offices: NameIndex[str]
    alone: str
    not_alone: frozenset[str]
    relations: frozenset[str]
    stances: frozenset[str]
    prepositions: frozenset[str]
    origins: frozenset[str]
    belongings: frozenset[str]
    quantities: frozenset[str]
    honorifics: frozenset[str]
    given_names: frozenset[str]


@lru_cache(maxsize=1)
def headwords() -> Headwords:
    """The shipped lists, read once."""
    return read_headwords(FOLDER / "headwords.yml")


def read_headwords(path: Path) -> Headwords:
    """Read a file of head words; raises CodebookError where it breaks its schema or a word has two kinds."""
    whole = read_file(path).only("version", "source", "kinds", "modifiers", "offices", *_ROLES.values(), *_WORDS)
    weak = whole.mapping("weak").only("alone", "words")
    heads = _by_kind(whole.mapping("kinds"))
    for role, field in _ROLES.items():
        listed = weak.texts("words") if role == WEAK else whole.texts(field)
        _put(heads, listed, role, whole)
    modifiers = _by_kind(whole.mapping("modifiers"))
    return Headwords(
        heads=NameIndex(heads.items()),
        modifiers=NameIndex(modifiers.items()),
        offices=NameIndex((office, office) for office in whole.texts("offices")),
        alone=weak.one_of("alone", frozenset(kinds())),
        **{field: frozenset(word.casefold() for word in whole.texts(field)) for field in _WORDS},
    )


def _by_kind(row: Row) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in row.fields:
        if kind not in kinds():
            raise row.fault(f"{kind!r} is no kind of actor")
        _put(found, row.texts(kind), kind, row)
    return found


def _put(found: dict[str, str], listed: tuple[str, ...], value: str, row: Row) -> None:
    for word in listed:
        if word in found:
            raise row.fault(f"{word!r} is listed twice, as {found[word]!r} and as {value!r}")
        found[word] = value
