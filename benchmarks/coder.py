"""All tables of the coder by one command. `python -m benchmarks.coder`

Claims over the five folds with their confusions, the spread of three seeds on the first fold, calibration, mentions,
attribution, factuality, actors, swapped actors, the sieve, speed, two reports on older corpora. Parts whose data
or weights are missing say so.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import (
    actors,
    agreement,
    attribution,
    calibration,
    claims,
    factuality,
    fairness,
    mentions,
    muc,
    petrarch,
    sieve,
    speed,
)
from benchmarks.places_of_data import missing
from dateline.cli.evaluating import report
from dateline.language.reader import WEIGHTS

SEEDS = ("", "-s2", "-s3")  # suffixes of the first fold's folders


def five_folds() -> None:
    result = None if missing(claims.GOLD) else claims.folds()
    for line in report(result[0], errors=0) if result else ["skipped: no gold or no fold weights; run `make folds`"]:
        print(line)


def seeds() -> None:
    there = [folder for seed in SEEDS if (folder := claims.weights(0, seed)).is_dir()]
    if missing(claims.GOLD) or not there:
        print("skipped: no gold or no weights of the first fold")
        return
    figures = [claims.scored(claims.with_weights(folder), claims.fold(0)).fields["facts"].f1 for folder in there]
    print("facts F1 on the first fold by seed:", *(f"{f:.3f}" for f in figures))


def weights() -> None:
    size = sum(path.stat().st_size for path in WEIGHTS.iterdir())
    print(f"weights {size / 1e6:.1f} MB")


PARTS: dict[str, Callable[[], object]] = {
    "claims, five folds": five_folds,
    "two readers": agreement.main,
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
