"""Number expressions → how many, with open ends."""

from __future__ import annotations

import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_UNITS = {word: i for i, word in enumerate(_SMALL)}
_UNITS |= {word: 10 * i for i, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join([*sorted(_UNITS, key=len, reverse=True), *_SCALE])
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\s(?:hundred|thousand|million))?"
    rf"|(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}))*"
)
_LOW = r"at least|more than|over|no fewer than|a minimum of"
_HIGH = r"up to|as many as|nearly|almost|fewer than|less than"
# A number before these counts no people.
_NOT_PEOPLE = (
    r"\s*(?:-year|-day|years?\b|percent|per cent|%|miles|km\b|kilomet|met(?:re|er)s|days?\b|hours?\b|am\b|pm\b|a\.m|p\.m"
    r"|months?\b|weeks?\b|tons?\b|dollars)"
)
_AMOUNT = re.compile(
    rf"\b(?:(?P<low>{_LOW})\s+|(?P<high>{_HIGH})\s+)?(?:(?:about|around|some|an estimated)\s+)?"
    rf"(?P<a>{NUMBER})\b(?:\s*(?:to|or|–|-)\s*(?P<b>{NUMBER})\b)?(?!{_NOT_PEOPLE})",
    re.IGNORECASE,
)


def amount(text: str) -> tuple[int | None, int | None] | None:
    """Low and high of the first number in the text, None where it holds none.

    «at least 7» is (7, None), «up to 9» and «nearly 9» are (None, 9), «10 to 12» is (10, 12). Years are no amounts.
    """
    m = _AMOUNT.search(text)
    if not m:
        return None
    a = number(m["a"])
    if m["b"]:
        return a, number(m["b"])
    if 1900 <= a <= 2040 and "," not in m["a"] and not (m["low"] or m["high"]):
        return None
    return (a, None) if m["low"] else (None, a) if m["high"] else (a, a)


def number(text: str) -> int:
    """The value of digits or words: «2,500», «one hundred and five»."""
    total = current = 0
    for word in re.split(r"[ -]", text.lower().replace(",", "")):
        if word.isdigit():
            current += int(word)
        elif word in _UNITS:
            current += _UNITS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALE:
            total, current = total + max(current, 1) * _SCALE[word], 0
    return total + current
