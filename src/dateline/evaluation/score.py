"""Coded claims against claims coded by hand: precision, recall and F1 of everything that a claim states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluation.spans import ROLES, Row, pairs, same_count

_USUAL = {"status": "actual", "certainty": "certain"}
_VALUES = ("dead", "injured", "date")
FIELDS = ("trigger", "claim", *ROLES, *_VALUES, *_USUAL, "facts")


@dataclass(slots=True)
class Tally:
    """How many were right, how many the coder gave, how many the gold has."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        self.right += right
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A claim that only one side has, or that both have with different types (`instead` is the coder's)."""

    document: str
    claim: Row
    instead: str | None
    missed: bool


@dataclass(slots=True)
class Scores:
    """`fields` by FIELDS; `types` by event type; `confusion` counts (gold type, coder's type) where they differ.

    A field's right values count only on claims whose type is right. `facts` is micro F1 over the typed claims, role
    spans and values; status and certainty count where they are not the usual «actual» and «certain»; `date` counts
    among claims that the gold dates by a time expression of their own.
    """

    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    types: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    documents: int = 0

    def add(self, document: str, text: str, gold: Sequence[Row], found: Sequence[Row]) -> None:
        """Counts one document; spans are code points of `text`."""
        self.documents += 1
        matched = [(gold[i], found[j]) for i, j in pairs(text, gold, found)]
        typed = [(g, f) for g, f in matched if g["type"] == f["type"]]
        self.fields["trigger"].add(len(matched), len(found), len(gold))
        for name in ("claim", "facts"):
            self.fields[name].add(len(typed), len(found), len(gold))
        for name in (*ROLES, *_VALUES, *_USUAL):
            right, given, asked = _counts(name, text, typed, gold, found)
            self.fields[name].add(right, given, asked)
            self.fields["facts"].add(right, given, asked)
        self._by_type(document, gold, found, matched)

    def _by_type(
        self, document: str, gold: Sequence[Row], found: Sequence[Row], matched: list[tuple[Row, Row]]
    ) -> None:
        by_gold = {id(g): f for g, f in matched}
        by_found = {id(f): g for g, f in matched}
        for g in gold:
            other = by_gold.get(id(g))
            self.types[g["type"]].add(int(other is not None and other["type"] == g["type"]), 0, 1)
            if other is None or other["type"] != g["type"]:
                self.misses.append(Miss(document, g, other["type"] if other else None, missed=True))
            if other is not None and other["type"] != g["type"]:
                self.confusion[g["type"], other["type"]] += 1
        for f in found:
            self.types[f["type"]].add(0, 1, 0)
            if id(f) not in by_found:
                self.misses.append(Miss(document, f, None, missed=False))


def total(parts: Iterable[Scores]) -> Scores:
    """The scores of several parts as one."""
    out = Scores()
    for part in parts:
        for ours, theirs in ((out.fields, part.fields), (out.types, part.types)):
            for name, tally in theirs.items():
                ours[name].add(tally.right, tally.found, tally.gold)
        out.confusion.update(part.confusion)
        out.misses += part.misses
        out.documents += part.documents
    return out


def _counts(
    name: str, text: str, typed: list[tuple[Row, Row]], gold: Sequence[Row], found: Sequence[Row]
) -> tuple[int, int, int]:
    if name in ROLES:
        right = sum(same_count(text, f.get(name) or [], g.get(name) or []) for g, f in typed)
        return right, sum(len(f.get(name) or []) for f in found), sum(len(g.get(name) or []) for g in gold)
    if usual := _USUAL.get(name):
        right = sum(g.get(name, usual) == f.get(name) != usual for g, f in typed)
        return (
            right,
            sum(f.get(name) not in (None, usual) for f in found),
            sum(g.get(name, usual) != usual for g in gold),
        )
    dated = name == "date"
    given = sum(f.get(name) is not None for f in found)
    if dated:
        given -= sum(f.get(name) is not None and not g.get("when") for g, f in typed)
    right = sum(
        _value(g.get(name)) is not None and _value(g.get(name)) == _value(f.get(name))
        for g, f in typed
        if not dated or g.get("when")
    )
    return right, given, sum(g.get(name) is not None for g in gold if not dated or g.get("when"))


def _value(value: Any) -> Any:
    """A single number stands for both ends of its range."""
    if isinstance(value, list):
        return tuple(value)
    return (value, value) if isinstance(value, int) else value


def table(scores: Scores) -> list[Mapping[str, Any]]:
    """One row a field, then one row a type, the most frequent in the gold first."""
    kinds = [("field", name, scores.fields[name]) for name in FIELDS]
    ordered = sorted(scores.types, key=lambda t: (-scores.types[t].gold, t))
    kinds += [("type", name, scores.types[name]) for name in ordered]
    return [
        {
            kind: name,
            "precision": round(t.precision, 4),
            "recall": round(t.recall, 4),
            "f1": round(t.f1, 4),
            "right": t.right,
            "found": t.found,
            "gold": t.gold,
        }
        for kind, name, t in kinds
    ]
