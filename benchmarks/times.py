"""Dates and tolls on the development gold, given its triggers, types, targets and time expressions.

`python -m benchmarks.times [GOLD.jsonl]` prints exact EDTF, and dead and injured P, R, F1; beside the dates those of
dateparser (`parse` on the same expressions, `search_dates` where that finds none), with the publication date as base.
"""

from __future__ import annotations

import datetime
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.corpora import jsonl

from benchmarks.places_of_data import SHARED, missing
from dateline.coding.tolls import tolls
from dateline.language.words import words
from dateline.model import Claim, Document, Participant, PlaceReference, Sentence, Span, TimeReference, Token
from dateline.resolve.dates import date_claims

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


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if why := missing(path):
        print(why)
        return
    warnings.simplefilter("ignore")
    counts = {name: [0, 0, 0] for name in ("date", "date by dateparser", "dead", "injured")}
    exact, asked = [0, 0], 0

    def add(name: str, found: Any, gold: Any) -> None:
        counts[name][0] += found is not None and found == gold
        counts[name][1] += found is not None
        counts[name][2] += gold is not None

    for row in jsonl(path):
        document = Document(row["id"], row["text"], published=row["published"])
        lines = sentences(document.text)
        for gold, claim in zip(row["claims"], date_claims(claims(row, document, lines), document, lines), strict=True):
            for kind in ("dead", "injured"):
                add(kind, claim.toll(kind), bounds(gold[kind]))
            if gold["when"]:
                asked += 1
                theirs = dateparsers(gold, row["published"])
                add("date", claim.date, gold["date"])
                add("date by dateparser", theirs, gold["date"])
                exact = [exact[0] + (claim.date == gold["date"]), exact[1] + (theirs == gold["date"])]
    print(f"{path.name}: {asked} claims with time expressions; exact date or rightly none:")
    print(f"  ours {exact[0] / max(asked, 1):.3f}   dateparser {exact[1] / max(asked, 1):.3f} (granularity given)")
    print(f"{'':24}{'P':>8}{'R':>8}{'F1':>8}{'right':>7}{'found':>7}{'gold':>7}")
    for name, (right, found, total) in counts.items():
        print(line(name, right, found, total))


if __name__ == "__main__":
    main()
