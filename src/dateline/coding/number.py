"""Number expressions → how many, with open ends."""

from __future__ import annotations

import re

_UNITS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split())} | {w: 10 * i for i, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}  # fmt: skip
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join([*sorted(_UNITS, key=len, reverse=True), *_SCALE])
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\s(?:hundred|thousand|million))?|(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}))*"
_AMOUNT = re.compile(
    rf"\b(?:(?P<low>at least|more than|over|no fewer than|a minimum of|as few as)\s+|(?P<high>up to|as many as|nearly|almost|fewer than|less than)\s+)?"
    rf"(?P<a>{NUMBER})\b(?:\s*(?:to|or|–|-)\s*(?P<b>{NUMBER})\b)?(?!\s*(?:-year|years?\b|percent|per cent|%|miles|km\b|kilomet|metres|days?\b|am\b|pm\b))",
    re.IGNORECASE,
)


def amount(text: str) -> tuple[int | None, int | None] | None:
    """Low and high of the first number in the text: «at least 7» is (7, None), «up to 9» (None, 9), «10 to 12» (10, 12)."""
    m = _AMOUNT.search(text)
    if not m:
        return None
    a = number(m["a"])
    if m["b"]:
        return a, number(m["b"])
    return (a, None) if m["low"] else (None, a) if m["high"] else (a, a)


def number(text: str) -> int:
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
