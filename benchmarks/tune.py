"""Thresholds of decoding: facts F1 on one fold's documents for each bias in turn. `python -m benchmarks.tune 0`

Coordinate search from zero, trigger first, then each role, status, certainty. Tune on one fold and report the others.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.claims import fold, scored, weights, with_weights
from dateline.coding.coder import Thresholds
from dateline.coding.roles import ROLES
from dateline.pipeline import Pipeline

STEPS = (-0.5, 0.5, 1.0, 1.5)


def facts(pipeline: Pipeline, part: list[dict[str, Any]], thresholds: Thresholds) -> float:
    pipeline._coder._thresholds = thresholds
    return scored(pipeline, part).fields["facts"].f1


def moved(thresholds: Thresholds, name: str, step: float) -> Thresholds:
    if name in ROLES:
        roles = {**thresholds.roles, name: step}
        return replace(thresholds, roles=MappingProxyType(roles))
    return replace(thresholds, **{name: step})  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fold", type=int)
    parser.add_argument("--weights", type=Path, help="weights that have not seen the fold; the fold's own by default")
    options = parser.parse_args()
    part = list(fold(options.fold))
    pipeline = with_weights(options.weights or weights(options.fold))
    best = Thresholds()
    top = facts(pipeline, part, best)
    print(f"start {top:.4f}", flush=True)
    for name in ("trigger", *ROLES, "status", "certainty"):
        for step in STEPS:
            tried = moved(best, name, step)
            figure = facts(pipeline, part, tried)
            if figure > top:
                best, top = tried, figure
                print(f"{name} {step}: {figure:.4f}", flush=True)
    print(best)


if __name__ == "__main__":
    main()
