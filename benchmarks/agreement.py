"""How far two readings of the same texts agree. `python -m benchmarks.agreement`

The second readings of a tenth of the borrowed corpus (`training/corpus/again/`, offsets only), each by a reader who had
not seen the first, scored against it: all of them, and the documents of several sentences alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from training.borrowed import borrowed
from training.claims import joined

from benchmarks.places_of_data import SHARED, missing
from dateline.evaluation.score import FIELDS, Scores

CORPUS = Path(__file__).parents[1] / "training" / "corpus"
DATA = SHARED / "data"


def readings() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """First and second reading of each document, with its text."""
    first = {d["id"]: joined(d) for d in borrowed(CORPUS / "borrowed", DATA)}
    return [(first[d["id"]], joined(d)) for d in borrowed(CORPUS / "again", DATA)]


def score(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> Scores:
    scores = Scores()
    for first, second in pairs:
        scores.add(first["id"], first["text"], first["claims"], second["claims"])
    return scores


def main() -> None:
    if why := missing(DATA):
        print(why)
        return
    pairs = readings()
    several = [p for p in pairs if "\n" in p[0]["text"]]
    for name, part in (("all", pairs), ("documents of several sentences", several)):
        scores, size = score(part), sum(first["text"].count("\n") + 1 for first, _ in part)
        print(f"{name}: {scores.documents} documents, {size} sentences")
        asked = [(field, scores.fields[field]) for field in FIELDS if scores.fields[field].gold]
        print("  " + "; ".join(f"{field} {t.f1:.2f} ({t.gold})" for field, t in asked))


if __name__ == "__main__":
    main()
