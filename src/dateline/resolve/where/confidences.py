"""How far the lead of the best candidate over the next is to be believed."""

from __future__ import annotations

import math

from dateline.resolve.where.gazetteer import Tier

# Logistic in the lead, fitted on the first half of GeoVirus by `python -m benchmarks.places --fit`.
_AT_ZERO, _SLOPE = 0.2, 0.6
_LESS = {"name": 0.0, "other name": 0.0, "key": 0.5, "likeness": 1.5}


def place_confidence(lead: float, tier: Tier) -> float:
    """The chance that the best candidate is the place meant, 0 to 1, two places."""
    return round(1 / (1 + math.exp(-(_AT_ZERO + _SLOPE * lead - _LESS[tier]))), 2)
