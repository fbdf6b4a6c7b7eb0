"""The words of English time expressions, read once from `timewords.yml`, and the patterns that match them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, cast

import yaml

from dateline.model.mention import PartOfDay


def _words() -> dict[str, Any]:
    text = files("dateline.resolve.when").joinpath("timewords.yml").read_text("utf-8")
    return cast(dict[str, Any], yaml.safe_load(text))


_WORDS = _words()
MONTHS: dict[str, int] = {word: number for number, words in _WORDS["months"].items() for word in words}
WEEKDAYS: dict[str, int] = {word: number for number, words in _WORDS["weekdays"].items() for word in words}
SEASONS: dict[str, tuple[int, int, str]] = {name: tuple(row) for name, row in _WORDS["seasons"].items()}
NAMED_DAYS: dict[str, str] = {str(name): day for name, day in _WORDS["named_days"].items()}
PARTS: dict[str, tuple[PartOfDay, str]] = {name: tuple(row) for name, row in _WORDS["parts_of_day"].items()}
NUMBERS: dict[str, int] = _WORDS["numbers"]
ORDINALS: dict[str, int] = _WORDS["ordinals"]
UNITS: dict[str, str] = _WORDS["units"]


def either(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=len, reverse=True)) + ")"


def _named(table: dict[int, list[str]]) -> tuple[str, str]:
    """Full names only, and full names or abbreviations, which may end with a full stop."""
    full = either(words[0] for words in table.values())
    short = either(word for words in table.values() for word in words[1:])
    return full, rf"(?:{full}(?:\.(?=,? ?\d))?|{short}\b\.?)"


_, MONTH = _named(_WORDS["months"])
WEEKDAY, ANY_WEEKDAY = _named(_WORDS["weekdays"])
SEASON = either(SEASONS)
PART = either(PARTS)
UNIT = f"{either(UNITS)}"
NUMBER = rf"(?:\d{{1,3}}|{either(NUMBERS)})"
ORDINAL = either(ORDINALS)


def number(word: str) -> int:
    """The value of what NUMBER matched."""
    word = re.sub(r"\s+", " ", word.casefold())
    return NUMBERS[word] if word in NUMBERS else int(word)


def month(word: str) -> int:
    return MONTHS[word.casefold().rstrip(".")]


def weekday(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return WEEKDAYS[word.casefold().rstrip(".")]


def unit(word: str) -> str:
    """The unit in the singular: «centuries» → «century»."""
    word = word.casefold()
    if word in UNITS:
        return word
    return "century" if word == "centuries" else word.removesuffix("s")
