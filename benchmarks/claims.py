"""Claims on the development gold, five folds by document. `python -m benchmarks.claims`

Each fold's weights were trained on the other four folds and the training files (`make folds`), exported as shipped.
Prints the scores over all folds whose weights are there; they are those of `score_claims.py` (tests/evaluation).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.corpora import jsonl

from benchmarks import reading
from benchmarks.places_of_data import SHARED, missing
from dateline.coding.coder import Coder
from dateline.evaluation.score import FIELDS, Scores, total
from dateline.language.reader import Reader
from dateline.model import Capture
from dateline.pipeline import Options, Pipeline
from dateline.products import rows

WORK = Path(__file__).parents[1] / "training" / "work"
GOLD = SHARED / "gold" / "claims-dev.jsonl"
FOLDS = 5


def fold(number: int) -> Iterator[dict[str, Any]]:
    """The documents of one fold: position in the file modulo five."""
    return (d for i, d in enumerate(jsonl(GOLD)) if i % FOLDS == number)


def weights(number: int, seed: str = "") -> Path:
    """Where a fold's weights lie; `seed` is the suffix of another run."""
    return WORK / f"fold{number}{seed}" / "weights"


def with_weights(folder: Path, options: Options | None = None) -> Pipeline:
    pipeline = Pipeline(options)
    pipeline.__dict__["_coder"] = Coder(Reader(folder), folder.name)
    return pipeline


def coded(pipeline: Pipeline, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims of one gold document, coded as the row of a JSONL input."""
    claims = reading.coded(pipeline, document["text"], document["id"], document["published"])
    return [rows.claim(c) for c in claims]


def scored(pipeline: Pipeline, documents: Iterable[dict[str, Any]]) -> Scores:
    """The scores of what the pipeline makes of gold documents."""
    scores = Scores()
    for document in documents:
        scores.add(document["id"], document["text"], document["claims"], coded(pipeline, document))
    return scores


def folds(seed: str = "") -> tuple[Scores, list[float]] | None:
    """Scores over the folds whose weights exist and facts F1 of each, or None where there is none."""
    there = [n for n in range(FOLDS) if weights(n, seed).is_dir()]
    each = [scored(with_weights(weights(n, seed)), fold(n)) for n in there]
    return (total(each), [scores.fields["facts"].f1 for scores in each]) if each else None


def sample() -> Scores:
    """The shipped weights on the sample page, no date given."""
    pipeline, scores = Pipeline(), Scores()
    page = SHARED / "samples" / "ain-issa.txt"
    document = reading.sure(pipeline.read(Capture("ain-issa.txt", page.read_bytes(), "text")))
    found = [rows.claim(c) for c in reading.sure(pipeline.code(document))]
    for gold in jsonl(SHARED / "samples" / "ain-issa.gold.jsonl"):
        scores.add(gold["id"], document.text, gold["claims"], found)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="", help="suffix of the fold folders: fold0-s2")
    options = parser.parse_args()
    if why := missing(GOLD):
        print(why)
        return
    result = folds(options.seed)
    if result is None:
        print("five folds: no fold weights; run `make folds`")
    else:
        scores, each = result
        print(f"five folds: {scores.documents} documents; facts F1 of each", *(f"{f:.4f}" for f in each))
        for name in FIELDS:
            t = scores.fields[name]
            print(f"  {name:24}{t.precision:8.3f}{t.recall:8.3f}{t.f1:8.3f}")
    print(f"sample page facts F1 {sample().fields['facts'].f1:.4f}")


if __name__ == "__main__":
    main()
