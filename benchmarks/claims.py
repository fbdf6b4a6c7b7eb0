"""Claims on the development gold, five folds by document. `python -m benchmarks.claims`

Each fold's weights were trained on the other four folds and the training files (`make folds`), exported as shipped.
Prints the table of `score_claims.py` over all folds whose weights are there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from training.corpora import jsonl

from benchmarks.places_of_data import SHARED, missing
from dateline.coding.coder import Coder
from dateline.language.reader import Reader
from dateline.model import Capture, Fault
from dateline.pipeline import Options, Pipeline
from dateline.products import rows

WORK = Path(__file__).parents[1] / "training" / "work"
GOLD = SHARED / "gold" / "claims-dev.jsonl"


def coded(pipeline: Pipeline, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims of one gold document, coded as the row of a JSONL input."""
    read = pipeline.read(
        Capture(document["id"], document["text"].encode(), "row", published=document["published"], language="en")
    )
    if isinstance(read, Fault):
        raise TypeError(str(read))
    claims = pipeline.code(read)
    if isinstance(claims, Fault):
        raise TypeError(str(claims))
    return [rows.claim(c) for c in claims]


def with_weights(folder: Path, options: Options | None = None) -> Pipeline:
    pipeline = Pipeline(options)
    pipeline.__dict__["_coder"] = Coder(Reader(folder), folder.name)
    return pipeline


def score(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], *extra: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"]
        for path, lines in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
        tool = SHARED / "tools" / "score_claims.py"
        return subprocess.run(
            [sys.executable, str(tool), *map(str, paths), *extra], check=True, capture_output=True, text=True
        ).stdout


def folds(seed: str = "") -> dict[str, Any] | None:
    """Scores over the folds whose weights exist, or None where there is none."""
    gold: list[dict[str, Any]] = []
    predicted: list[dict[str, Any]] = []
    each = []
    for number in range(5):
        folder = WORK / f"fold{number}{seed}" / "weights"
        if not folder.is_dir():
            continue
        pipeline = with_weights(folder)
        part = [d for i, d in enumerate(jsonl(GOLD)) if i % 5 == number]
        found = [claim for document in part for claim in coded(pipeline, document)]
        each.append(json.loads(score(part, found, "--json"))["scores"]["facts"]["f1"])
        gold, predicted = gold + part, predicted + found
    if not gold:
        return None
    result: dict[str, Any] = json.loads(score(gold, predicted, "--json"))
    return result | {"documents": len(gold), "each": each}


def sample() -> dict[str, Any]:
    """The shipped weights on the sample page, no date given."""
    gold = list(jsonl(SHARED / "samples" / "ain-issa.gold.jsonl"))
    pipeline = Pipeline()
    page = SHARED / "samples" / "ain-issa.txt"
    read = pipeline.read(Capture("ain-issa.txt", page.read_bytes(), "text"))
    claims = read if isinstance(read, Fault) else pipeline.code(read)
    if isinstance(claims, Fault):
        raise TypeError(str(claims))
    result: dict[str, Any] = json.loads(score(gold, [rows.claim(c) for c in claims], "--json"))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="", help="suffix of the fold folders: fold0-s2")
    options = parser.parse_args()
    if why := missing(GOLD):
        print(why)
        return
    result = folds(options.seed)
    print("five folds:", "no fold weights; run `make folds`" if result is None else f"{result['documents']} documents")
    if result:
        print("  facts F1 of each:", *result["each"])
    for name, row in (result or {"scores": {}})["scores"].items():
        print(f"  {name:24}{row['p']:8.3f}{row['r']:8.3f}{row['f1']:8.3f}")
    print("sample page facts F1", sample()["scores"]["facts"]["f1"])


if __name__ == "__main__":
    main()
