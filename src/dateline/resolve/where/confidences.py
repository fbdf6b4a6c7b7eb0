"""How far the lead of the best candidate over the next is to be believed."""

from __future__ import annotations

import math

from dateline.resolve.where.gazetteer import Tier

# Logistic in the lead, set by hand to the bins that `python -m benchmarks.places --fit` prints of GeoVirus' first half.
_AT_ZERO, _SLOPE = 0.2, 0.6
_MOST = 0.93  # the largest lead was right in .93 of the places of that half
_LESS = {"name": 0.0, "other name": 0.0, "key": 0.5, "likeness": 1.5}


def place_confidence(lead: float, tier: Tier) -> float:
    """The chance that the best candidate is the place meant, 0 to 1, two places."""
    return round(_MOST / (1 + math.exp(-(_AT_ZERO + _SLOPE * lead - _LESS[tier]))), 2)
