"""What a score of the network is worth: the chance that the value is right, field by field.

`calibration.yml` is fitted on the five folds of the development gold (`python -m benchmarks.calibration --write`), each
claim coded by weights that had not seen its document.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

import yaml

PATH = Path(__file__).parent / "calibration.yml"
_EDGE = 1e-4  # scores are kept this far from 0 and 1, where log-odds end


@lru_cache(maxsize=1)
def calibration() -> dict[str, tuple[float, float]]:
    """For each field the slope and intercept on the score's log-odds."""
    fields = yaml.safe_load(PATH.read_text(encoding="utf-8"))["fields"]
    return {name: (float(slope), float(intercept)) for name, (slope, intercept) in fields.items()}


def calibrated(field: str, score: float) -> float:
    """The chance that a value of `field` with this score is right, 0 to 1, rounded to three places."""
    slope, intercept = calibration()[field]
    return round(1 / (1 + math.exp(-(slope * log_odds(score) + intercept))), 3)


def log_odds(score: float) -> float:
    kept = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))
