"""What language a text is in: by its script, and for the Latin script by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_SAMPLE = 8_000
"""Characters looked at: three times what the hardest pair (Norwegian and Danish) was seen to need."""
_MIN_WORDS = 2
"""Different function words: a single one can be a name or a loan."""
_MIN_SHARE = 0.12
"""Of the words, weighted: running text of the listed languages has 0.25 to 0.5, lists of foreign names under 0.1."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKED = re.compile(r"[^\s\d!-/:-@«»“”„…–—،؛؟。、।]+")
"""Words of any script, with their vowel signs, which are no letters to Python."""
_LINK = re.compile(r"https?://\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class _Script:
    ranges: tuple[tuple[int, int], ...]
    language: str
    letters: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


def _read(name: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(resources.files("dateline.page").joinpath(name).read_text("utf-8"))
    return loaded


@cache
def names() -> dict[str, str]:
    """English names of languages by code, for messages («Arabic: not coded»)."""
    return {code: str(name) for code, name in _read("languages.yml").items()}


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each function word the languages that use it; a word of n languages counts 1/√n for each."""
    users: dict[str, list[str]] = {}
    for language, words in _read("words.yml").items():
        for word in set(str(words).split()):
            users.setdefault(word, []).append(language)
    return {word: tuple((language, len(of) ** -0.5) for language in of) for word, of in users.items()}


@cache
def function_words() -> frozenset[str]:
    """The commonest words of all the languages listed."""
    return frozenset(_weights())


@cache
def _scripts() -> dict[str, _Script]:
    found = {}
    for name, row in _read("scripts.yml").items():
        assert isinstance(row, dict)  # noqa: S101 the file is ours
        found[name] = _Script(
            tuple((low, high) for low, high in row["ranges"]),
            row["language"],
            {language: frozenset(letters) for language, letters in row.get("letters", {}).items()},
            {language: frozenset(words) for language, words in row.get("words", {}).items()},
        )
    return found


@cache
def _script_of(character: str) -> str:
    code = ord(character)
    for name, script in _scripts().items():
        if any(low <= code <= high for low, high in script.ranges):
            return name
    return "latin"


def tell(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it is too short or mixed to tell.

    The script that most letters are in decides first, so that an English text with foreign names stays English.
    Central Kurdish, which has no code of two letters, is «ckb».
    """
    sample = _LINK.sub(" ", text[:_SAMPLE])
    counts: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha():
            counts[_script_of(character)] += count
    if not counts:
        return None
    if counts["kana"] > 0.05 * counts["han"]:  # Japanese is written in both
        counts["kana"] += counts.pop("han", 0)
    script, letters = counts.most_common(1)[0]
    if 2 * letters < counts.total():
        return None
    return _latin(sample) if script == "latin" else _within(_scripts()[script], sample)


def _latin(sample: str) -> str | None:
    words = _WORD.findall(sample.lower().replace("’", "'"))
    scores: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language, weight in _weights().get(word, ()):
            scores[language] += weight * count  # type: ignore[assignment]
            known[language] += 1
    if not scores:
        return None
    (best, score), *others = scores.most_common(2)
    tied = bool(others) and others[0][1] == score
    if known[best] < _MIN_WORDS or score < _MIN_SHARE * len(words) or tied:
        return None
    return best


def _within(script: _Script, sample: str) -> str:
    """Among the languages of one script: their own letters and words, else the script's commonest language."""
    if not script.letters and not script.words:
        return script.language
    characters = Counter(sample.lower())
    words = Counter(_MARKED.findall(sample.lower()))
    scores: Counter[str] = Counter({script.language: 0})
    for language, own in script.letters.items():
        scores[language] += sum(characters[letter] for letter in own)
    for language, own in script.words.items():
        scores[language] += 2 * sum(words[word] for word in own)
    best, score = scores.most_common(1)[0]
    return script.language if scores[script.language] == score else best
