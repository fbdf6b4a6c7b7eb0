"""Mentions on re3d's held-out documents: exact span and kind. `python -m benchmarks.mentions`

Anchors: a spaCy small pipeline trained on the same data .507; ConfliBERT .684–.698 on its own split.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.corpora import Labelled, re3d

from benchmarks.places_of_data import SHARED, missing
from dateline.language.reader import WEIGHTS, Reader
from dateline.language.viterbi import tagged
from dateline.model import Sentence, Span, Token

RE3D = SHARED / "data" / "entities" / "re3d"


def sentence(words: list[str]) -> Sentence:
    text, tokens = " ".join(words), []
    at = 0
    for word in words:
        tokens.append(Token(Span.of(text, at, at + len(word))))
        at += len(word) + 1
    return Sentence(Span.of(text, 0, len(text)), tuple(tokens))


def gold_spans(s: Labelled) -> set[tuple[int, int, str]]:
    return set(tagged(s.mention or []))


def scores(weights: Path = WEIGHTS) -> dict[str, float]:
    held_out = list(re3d(RE3D, test=True))
    readings = Reader(weights).read([sentence(s.words) for s in held_out])
    right = found = gold = 0
    for s, reading in zip(held_out, readings, strict=True):
        want, have = gold_spans(s), set(reading.mentions)
        right, found, gold = right + len(want & have), found + len(have), gold + len(want)
    return {"p": right / found, "r": right / gold, "f1": 2 * right / (found + gold), "mentions": gold}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    if why := missing(RE3D):
        print(why)
        return
    result = scores(options.weights)
    print("re3d held out:", {k: round(v, 4) for k, v in result.items()})
    print("documents:", " ".join(sorted({s.source.rsplit("/", 1)[1] for s in re3d(RE3D, test=True)})))


if __name__ == "__main__":
    main()
