"""Precision codes of ACLED and UCDP, derived from a place and the relation in which an event stands to it.

ACLED geo_precision: 1 the named place, 2 near it or part of a region, 3 a larger region. UCDP where_prec: 1 exact, 2
within about 25 km of a known place, 3 second-level region, 4 first-level region, 5 a line or an area that is no region,
6 a country. Neither has a code for an event without a place.
"""

from __future__ import annotations

from dateline.model import Place
from dateline.model.mention import Relation

_EXACT_METRES, _AROUND_METRES = 3_000, 25_000


def acled_precision(place: Place | None, relation: Relation = "in") -> int | None:
    """1, 2 or 3; None where the place is unknown or a whole country, which ACLED does not map."""
    if place is None or place.precision in {"country", "unknown"}:
        return None
    if place.precision in {"settlement", "address"}:
        return 1 if relation == "in" and (place.uncertainty_m or 0) <= _EXACT_METRES else 2
    return 2 if place.precision == "admin2" else 3


def ucdp_precision(place: Place | None, relation: Relation = "in") -> int | None:
    """1 to 6; None where the place is unknown."""
    if place is None or place.precision == "unknown":
        return None
    if place.precision in {"settlement", "address"}:
        if relation == "in" and (place.uncertainty_m or 0) <= _EXACT_METRES:
            return 1
        return 2 if (place.uncertainty_m or 0) <= _AROUND_METRES else 5
    return {"admin2": 3, "admin1": 4, "line": 5, "area": 5, "country": 6}[place.precision]
