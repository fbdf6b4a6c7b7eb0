"""Words that name events, and words that hedge, deny, foretell or report them.

A feature for the tagger, no decision: a word may name many types, and most of its uses name none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
_VOWELS = frozenset("aeiouy")
_HYPHENS = frozenset("-‐‑–")
# Past this many words no entry is worth its cost; the longest of triggers.tsv is five («execute by firing squad»).
_LONGEST = 5
# A page has a few thousand different words; the bound only keeps a long run from growing without end.
_REMEMBERED = 1 << 16

# The lemmas of a phrase, and its types.
Phrase = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of one word: its own types, and the phrases that may start with it."""

    types: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Trigger lemmas and cue words. `single` maps a lemma to its types, `phrases` a first lemma to (words, types)."""

    single: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    cues: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, tuple[str, ...]]
    _entries: dict[str, Entry] = field(default_factory=dict, compare=False, repr=False)

    def types(self, words: Sequence[str], index: int) -> tuple[str, ...]:
        """Candidate event types of the token at `index`, likeliest first; () for a word that names none.

        A phrase gives its types to each of its words, before those that the word has alone. Hyphens that are tokens
        of their own count as no word. Raises IndexError for an index outside `words`.
        """
        if not 0 <= index < len(words):
            raise IndexError(f"token {index} of a sentence of {len(words)}")
        found: list[str] = []
        # Twice as far back as the longest phrase, since a hyphen may stand between any two words.
        for start in range(max(0, index - 2 * (_LONGEST - 1)), index + 1):
            for phrase, types in self._entry(words[start]).phrases:
                if self._end(phrase, words, start) > index:
                    found.extend(types)
        found.extend(self._entry(words[index]).types)
        return tuple(dict.fromkeys(found))

    def sentence(self, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """`types` of every token of a sentence, in one pass."""
        entries = [self._entry(word) for word in words]
        in_phrase: dict[int, tuple[str, ...]] = {}
        for start, entry in enumerate(entries):
            for phrase, types in entry.phrases:
                for index in range(start, self._end(phrase, words, start)):
                    in_phrase[index] = in_phrase.get(index, ()) + types
        return tuple(
            tuple(dict.fromkeys(in_phrase[index] + entry.types)) if index in in_phrase else entry.types
            for index, entry in enumerate(entries)
        )

    def cue(self, word: str) -> tuple[str, ...]:
        """The cue classes of a word (hedge, negation, future, hypothetical, report, death, injury); () for none."""
        return _merged(self.cues, self.lemmas(word))

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Candidate dictionary forms of a word, itself first, in lower case."""
        return lemmas(word, self.irregular)

    def _entry(self, word: str) -> Entry:
        entry = self._entries.get(word)
        if entry is None:
            if len(self._entries) >= _REMEMBERED:
                self._entries.clear()
            entry = self._entries[word] = self._look_up(word)
        return entry

    def _look_up(self, word: str) -> Entry:
        forms = self.lemmas(word)
        types = _merged(self.single, forms)
        if not types and len(word) > 1:
            parts = _split(word.lower())
            # «gun-battle» is the entry's spelling in one word, the phrase of its parts, or («US-backed») its parts.
            types = _merged(self.single, self.lemmas("".join(parts))) or self._phrase_types(parts)
            if not types and len(parts) > 1:
                types = tuple(dict.fromkeys(kind for part in parts[::-1] for kind in self._entry(part).types))
        return Entry(types, tuple(phrase for form in forms for phrase in self.phrases.get(form, ())))

    def _phrase_types(self, parts: Sequence[str]) -> tuple[str, ...]:
        if len(parts) < 2:
            return ()
        for form in self.lemmas(parts[0]):
            for phrase, types in self.phrases.get(form, ()):
                if self._end(phrase, parts, 0) == len(parts):
                    return types
        return ()

    def _end(self, phrase: tuple[str, ...], words: Sequence[str], start: int) -> int:
        """Where the phrase ends if it stands at `start`, whose first word is known to fit, else -1."""
        at = start
        for wanted in phrase[1:]:
            at += 1
            if at < len(words) and words[at] in _HYPHENS:
                at += 1
            if at >= len(words) or (words[at] != wanted and wanted not in self.lemmas(words[at])):
                return -1
        return at + 1


def lemmas(word: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Candidate dictionary forms of an English word, itself first: no choice is made between verb and noun."""
    lower = word.lower().replace("’", "'")
    if lower in irregular:
        return tuple(dict.fromkeys((lower, *irregular[lower])))
    found = [lower]
    if lower.endswith("s") and not lower.endswith(("ss", "'s")) and len(lower) > 3:
        found.append(lower[:-1])
        if lower.endswith("es"):
            found.append(lower[:-2])
        if lower.endswith("ies"):
            found.append(lower[:-3] + "y")
    elif lower.endswith("ed") and len(lower) > 3:
        found.extend(_bases(lower[:-2]))
    elif lower.endswith("ing") and len(lower) > 4:
        found.extend(_bases(lower[:-3]))
    if lower.endswith("ings") and len(lower) > 5:
        found.extend(_bases(lower[:-4]))
    return tuple(dict.fromkeys(found))


def _bases(stem: str) -> list[str]:
    """What a verb may have been before -ed or -ing: with its e, with its y, without its doubled consonant."""
    found = [stem, stem + "e"]
    if stem.endswith("i"):
        found.append(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        found.append(stem[:-1])
    return found if _VOWELS.intersection(stem) else []


def _split(word: str) -> list[str]:
    for hyphen in _HYPHENS:
        word = word.replace(hyphen, " ")
    return word.split()


def _merged(table: Mapping[str, tuple[str, ...]], forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for form in forms for value in table.get(form, ())))


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon of this codebook, read once. Raises ValueError where a row of its tables is malformed."""
    single: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for lemma, _, types in _rows("triggers.tsv", 3):
        ids = tuple(types.split(","))
        if " " not in lemma:
            # A lemma that is verb and noun has two rows; the file's order decides between their types.
            single[lemma] = tuple(dict.fromkeys(single.get(lemma, ()) + ids))
        # Tokenisers differ: «counter-attack» may come as one word or as two or three tokens.
        words = tuple(_split(lemma))
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words, ids))
    irregular: dict[str, tuple[str, ...]] = {}
    for form, lemma in _rows("irregular.tsv", 2):
        irregular[form] = (*irregular.get(form, ()), lemma)
    return Lexicon(single, {first: tuple(rest) for first, rest in phrases.items()}, _cues(), irregular)


def _rows(name: str, width: int) -> list[list[str]]:
    rows = [line.split("\t") for line in (_FOLDER / name).read_text("utf-8").splitlines()[1:]]
    for number, row in enumerate(rows, start=2):
        if len(row) != width or not all(row):
            raise ValueError(f"{name}:{number}: {len(row)} fields, {width} wanted")
    return rows


def _cues() -> dict[str, tuple[str, ...]]:
    classes = yaml.load((_FOLDER / "cues.yml").read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    found: dict[str, tuple[str, ...]] = {}
    for name, words in classes.items():
        if name == "version":
            continue
        for word in dict.fromkeys(words):
            found[word] = (*found.get(word, ()), name)
    return found
