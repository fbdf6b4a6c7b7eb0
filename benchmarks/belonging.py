"""How often what a claim leaves unsaid is told around it. `python -m benchmarks.belonging`

On the development gold's own claims: those that name no place in their sentence, or no time at all, and what each step
of `resolve.belonging` would give them: another claim of the same type and status, the first place or the only time of
the sentence, the last place or the only time before. Right is what the gold gives, which most often is none.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from training.corpora import jsonl

from benchmarks.places_of_data import missing
from benchmarks.times import GOLD, sentences
from dateline.model import Span
from dateline.resolve.when.chronology import times_of

Row = dict[str, Any]


def line_of(lines: list[Span], start: int) -> int:
    return next(i for i, s in enumerate(lines) if s.start <= start < s.end)


def places(row: Row, tally: Counter[str]) -> None:
    lines = [s.span for s in sentences(row["text"])]
    named = sorted((p["start"], p["text"]) for c in row["claims"] for p in c["place"])
    for claim in row["claims"]:
        here = lines[line_of(lines, claim["trigger"]["start"])]
        gold = {p["text"] for p in claim["place"]}
        if any(here.start <= p["start"] < here.end for p in claim["place"]):
            continue
        mates = [c for c in row["claims"] if c is not claim and c["place"] and _alike(c, claim)]
        inside = [text for start, text in named if here.start <= start < here.end]
        before = [text for start, text in named if start < here.start]
        steps: dict[str, set[str]] = {}
        if mates:
            nearest = min(mates, key=lambda c: abs(c["trigger"]["start"] - claim["trigger"]["start"]))
            steps["place, same event"] = {p["text"] for p in nearest["place"]}
        if inside:
            steps["place, sentence"] = {inside[0]}
        elif before:
            steps["place, before"] = {before[-1]}
        for step, found in steps.items():
            tally[step] += 1
            tally[step + " right"] += bool(found & gold)


def dates(row: Row, tally: Counter[str]) -> None:
    lines = [s.span for s in sentences(row["text"])]
    told = [(s, v.edtf) for s, v in times_of(row["text"], row["published"]) if v.edtf]
    for claim in row["claims"]:
        if claim["when"]:
            continue
        at = line_of(lines, claim["trigger"]["start"])
        inside = [edtf for s, edtf in told if lines[at].contains(s)]
        before = [edtf for s, edtf in told if at and lines[at - 1].contains(s)]
        for step, found in (("date, sentence", inside), ("date, before", [] if inside else before)):
            if len(found) == 1:
                tally[step] += 1
                tally[step + " right"] += found[0] == claim["date"]


def _alike(a: Row, b: Row) -> bool:
    return bool(a["type"] == b["type"] and a["status"] == b["status"])


def measured() -> Counter[str]:
    """Proposals by step, and how many of them are right."""
    tally: Counter[str] = Counter()
    for row in jsonl(GOLD):
        places(row, tally)
        dates(row, tally)
    return tally


def main() -> None:
    if why := missing(GOLD):
        print(why)
        return
    tally = measured()
    for step in sorted(k for k in tally if not k.endswith(" right")):
        right = tally[step + " right"]
        print(f"{step:20}{right:5} of {tally[step]:5} right: {right / tally[step]:.2f}")


if __name__ == "__main__":
    main()
