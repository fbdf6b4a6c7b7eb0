"""Dates and tolls on the development gold, given its triggers, types, targets and time expressions.

`python -m benchmarks.times [GOLD.jsonl]` prints exact EDTF, and dead and injured P, R, F1; beside the dates those of
dateparser (`parse` on the same expressions, `search_dates` where that finds none), with the publication date as base.
"""

from __future__ import annotations

import datetime
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora import jsonl

from benchmarks import timex
from benchmarks.places_of_data import SHARED, missing
from dateline.coding.tolls import tolls
from dateline.language.words import words
from dateline.model import Claim, Document, Participant, PlaceReference, Sentence, Span, TimeReference, Token
from dateline.resolve.when.dates import date_claims

GOLD = SHARED / "gold" / "claims-dev.jsonl"
Row = dict[str, Any]


def sentences(text: str) -> list[Sentence]:
    """Every line one sentence, its words without a parse."""
    out, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            tokens = tuple(Token(Span.of(text, a, z)) for a, z in words(text, at, at + len(line)))
            out.append(Sentence(Span.of(text, at, at + len(line)), tokens, paragraph=number))
        at += len(line) + 1
    return out


def claims(row: Row, document: Document, lines: Sequence[Sentence]) -> list[Claim]:
    """The gold's claims without their dates and tolls, which are found again."""

    def spans(items: list[dict[str, int]]) -> list[Span]:
        return [document.span(i["start"], i["end"]) for i in items]

    out = []
    for gold in row["claims"]:
        (trigger,) = spans([gold["trigger"]])
        line = next(s for s in lines if s.span.contains(trigger))
        target = spans(gold["target"])
        out.append(
            Claim(
                document.id, document.sha256, gold["type"], trigger, line.span, status=gold["status"],
                agent=tuple(Participant(s) for s in spans(gold["agent"])),
                target=tuple(Participant(s) for s in target),
                place=tuple(PlaceReference(s) for s in spans(gold["place"])),
                when=tuple(TimeReference(s) for s in spans(gold["when"])),
                tolls=tolls(line, gold["type"], trigger, target),
            )
        )  # fmt: skip
    return out


def bounds(value: int | list[int | None] | None) -> tuple[int | None, int | None] | None:
    return None if value is None else (value[0], value[1]) if isinstance(value, list) else (value, value)


def dateparsers(gold: Row, published: str | None) -> str | None:
    """dateparser's day of the first expression that it can read, cut to the month or year where the gold is one."""
    import dateparser  # type: ignore[import-untyped]
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    base = datetime.datetime.fromisoformat(published) if published else None
    settings: Any = {"PREFER_DATES_FROM": "past"} | ({"RELATIVE_BASE": base} if base else {})
    for when in gold["when"]:
        found = dateparser.parse(when["text"], languages=["en"], settings=settings)
        if found is None:
            hits = search_dates(when["text"], languages=["en"], settings=settings)
            found = hits[0][1] if hits else None
        if found:
            day: str = found.date().isoformat()
            return day[: len(gold["date"])] if gold["date"] and "/" not in gold["date"] else day
    return None


def line(name: str, right: int, found: int, gold: int) -> str:
    p, r, f1 = right / max(found, 1), right / max(gold, 1), 2 * right / max(found + gold, 1)
    return f"{name:24}{p:8.3f}{r:8.3f}{f1:8.3f}{right:7}{found:7}{gold:7}"


@dataclass(slots=True)
class Tally:
    """Right, found and gold values by name, and how often the date or its absence is exact, ours and dateparser's."""

    counts: dict[str, list[int]]
    asked: int = 0
    exact: int = 0
    theirs: int = 0

    def add(self, name: str, found: Any, gold: Any) -> None:
        row = self.counts.setdefault(name, [0, 0, 0])
        row[0] += found is not None and found == gold
        row[1] += found is not None
        row[2] += gold is not None

    def f1(self, name: str) -> float:
        right, found, gold = self.counts[name]
        return 2 * right / max(found + gold, 1)


def measured(path: Path = GOLD) -> Tally:
    tally = Tally({})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for row in jsonl(path):
            document = Document(row["id"], row["text"], published=row["published"])
            lines = sentences(document.text)
            dated = date_claims(claims(row, document, lines), document, lines)
            for gold, claim in zip(row["claims"], dated, strict=True):
                _score(tally, gold, claim, row["published"])
    return tally


def _score(tally: Tally, gold: Row, claim: Claim, published: str | None) -> None:
    for kind in ("dead", "injured"):
        tally.add(kind, claim.toll(kind), bounds(gold[kind]))
    if gold["when"]:
        theirs = dateparsers(gold, published)
        tally.add("date", claim.date, gold["date"])
        tally.add("date by dateparser", theirs, gold["date"])
        tally.asked += 1
        tally.exact += claim.date == gold["date"]
        tally.theirs += theirs == gold["date"]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if why := missing(path):
        print(why)
        return
    tally = measured(path)
    asked = max(tally.asked, 1)
    print(f"{path.name}: {tally.asked} claims with time expressions; exact date or rightly none:")
    print(f"  ours {tally.exact / asked:.3f}   dateparser {tally.theirs / asked:.3f} (granularity given)")
    print(f"{'':24}{'P':>8}{'R':>8}{'F1':>8}{'right':>7}{'found':>7}{'gold':>7}")
    for name, (right, found, total) in tally.counts.items():
        print(line(name, right, found, total))
    timex.main()


if __name__ == "__main__":
    main()
