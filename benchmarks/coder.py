"""All tables of the coder by one command. `python -m benchmarks.coder`

Claims over the five folds with their confusions, the spread of three seeds on the first fold, calibration, mentions,
attribution, factuality, actors, swapped actors, the sieve, speed, two reports on older corpora. Parts whose data
or weights are missing say so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from training.corpora import jsonl

from benchmarks import actors, attribution, calibration, factuality, fairness, mentions, muc, petrarch, sieve, speed
from benchmarks.claims import GOLD, WORK, coded, with_weights
from benchmarks.places_of_data import missing
from dateline.cli.evaluating import report
from dateline.evaluation.score import Scores
from dateline.language.reader import WEIGHTS

SEEDS = ("", "-s2", "-s3")  # suffixes of the first fold's folders


def scored(folders: list[tuple[int, Path]]) -> Scores:
    """Scores of folds, each coded by the weights in its folder."""
    scores = Scores()
    for number, folder in folders:
        pipeline = with_weights(folder)
        for i, document in enumerate(jsonl(GOLD)):
            if i % 5 == number:
                scores.add(document["id"], document["text"], document["claims"], coded(pipeline, document))
    return scores


def claims() -> None:
    folders = [(n, WORK / f"fold{n}" / "weights") for n in range(5)]
    if why := missing(GOLD) or next((w for _, f in folders if (w := missing(f))), None):
        print(why)
        return
    for line in report(scored(folders), errors=0):
        print(line)


def seeds() -> None:
    found = [WORK / f"fold0{seed}" / "weights" for seed in SEEDS]
    figures = [scored([(0, folder)]).fields["facts"].f1 for folder in found if folder.is_dir()]
    print("facts F1 on the first fold by seed:", *(f"{f:.3f}" for f in figures))


def weights() -> None:
    size = sum(path.stat().st_size for path in WEIGHTS.iterdir())
    print(f"weights {size / 1e6:.1f} MB")


PARTS: dict[str, Callable[[], object]] = {
    "claims, five folds": claims,
    "seeds": seeds,
    "confidence": calibration.main,
    "mentions, re3d": mentions.main,
    "attribution, PolNeAR dev": attribution.main,
    "factuality, UDS-IH2 dev": factuality.main,
    "actors": actors.main,
    "actors swapped": fairness.main,
    "sieve": sieve.main,
    "speed": speed.main,
    "weights": weights,
    "PETRARCH-2 unit sentences": petrarch.main,
    "MUC-3/4 tst1 + tst2": muc.main,
}


def main() -> None:
    for title, part in PARTS.items():
        print(f"\n== {title}")
        part()


if __name__ == "__main__":
    main()
