"""Donation meters: a column of amounts, or a sentence of what is raised of a goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.model import Fundraiser, Span

_SIGN = r"(?:US\$|A\$|C\$|[$€£₽₴₺¥₹₪]|USD|EUR|GBP|RUB|UAH|CHF)"
_NUMBER = r"\d{1,3}(?:[., \u00a0\u202f']\d{3})+(?:[.,]\d\d)?|\d+(?:[.,]\d\d)?"
_AMOUNT = re.compile(rf"(?:(?P<before>{_SIGN})\s?)?(?P<number>{_NUMBER})(?:\s?(?P<after>{_SIGN}))?")
_RAISED = re.compile(
    r"\b(?:raised|donated|collected|gespendet|gesammelt|recaudad\w+|récolt\w+|collect[ée]\w*|raccolt\w+)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\b(?:goal|target|of|needed|ziel|von|meta|objetivo|de|objectif|sur|obiettivo)\b", re.IGNORECASE)
_COLUMN = 3
"""Amounts under one another that make a scale; two may be a price and its discount."""
_MOST_WORDS = 14


def _value(number: str) -> int:
    whole = re.sub(r"[.,]\d\d$", "", number) if re.search(r"[.,]\d\d$", number) else number
    return int(re.sub(r"\D", "", whole))


def _alone(line: str) -> tuple[str, int] | None:
    """Currency and value of a line that is one amount of money and nothing else."""
    match = _AMOUNT.fullmatch(line)
    if match is None or not (match["before"] or match["after"]):
        return None
    return match["before"] or match["after"], _value(match["number"])


def meter(spans: Sequence[Span]) -> tuple[Fundraiser | None, frozenset[int]]:
    """The page's donation meter and the indices of the lines that show it."""
    run: list[int] = []
    amounts: list[tuple[str, int]] = []
    for index, span in enumerate([*spans, None]):
        amount = _alone(span.text) if span is not None and len(span) <= 24 else None
        if amount is not None and (not amounts or amounts[0][0] == amount[0]):
            run.append(index)
            amounts.append(amount)
            continue
        if len(run) >= _COLUMN:
            return _column(amounts), frozenset(run)
        run, amounts = ([index], [amount]) if amount is not None else ([], [])
    return _stated(spans)


def _column(amounts: list[tuple[str, int]]) -> Fundraiser:
    values = [value for _, value in amounts]
    rising = 1
    while rising < len(values) and values[rising] > values[rising - 1]:
        rising += 1
    if rising == len(values) and rising > _COLUMN:  # a scale has even steps; what is raised breaks them
        steps = {after - before for before, after in pairwise(values[:-1])}
        if len(steps) == 1 and values[-1] - values[-2] not in steps:
            rising -= 1
    return Fundraiser(amounts[0][0], tuple(values[:rising]), values[rising] if rising < len(values) else None)


def _stated(spans: Sequence[Span]) -> tuple[Fundraiser | None, frozenset[int]]:
    """«$12,400 raised of $20,000», on one line or with the goal on the next."""
    for index, span in enumerate(spans):
        if len(span.text.split()) > _MOST_WORDS or not _RAISED.search(span.text):
            continue
        used = [index]
        money = _money(span.text)
        if len(money) == 1 and index + 1 < len(spans) and _goal(spans[index + 1].text):
            money += _money(spans[index + 1].text)
            used.append(index + 1)
        if len(money) == 2 and money[0][0] == money[1][0] and (len(used) == 2 or _GOAL.search(span.text)):
            return Fundraiser(money[0][0], (money[1][1],), money[0][1]), frozenset(used)
    return None, frozenset()


def _goal(line: str) -> bool:
    return len(line.split()) <= _MOST_WORDS and len(_money(line)) == 1 and _GOAL.search(line) is not None


def _money(line: str) -> list[tuple[str, int]]:
    return [
        (match["before"] or match["after"], _value(match["number"]))
        for match in _AMOUNT.finditer(line)
        if match["before"] or match["after"]
    ]
