from __future__ import annotations

import pytest

from dateline.codebook.precision import acled_precision, ucdp_precision
from dateline.model import Place
from dateline.model.mention import Precision, Relation


@pytest.mark.parametrize(
    ("precision", "relation", "radius", "acled", "ucdp"),
    [
        ("settlement", "in", 2_000, 1, 1), ("settlement", "near", 10_000, 2, 2),
        ("settlement", "outskirts", 7_000, 2, 2),
        ("settlement", "direction", 5_000, 2, 2), ("settlement", "off", 50_000, 2, 5), ("address", "in", 500, 1, 1),
        ("admin2", "in", 20_000, 2, 3), ("admin1", "in", 80_000, 3, 4), ("area", "in", 150_000, 3, 5),
        ("line", "along", 200_000, 3, 5), ("country", "in", 400_000, None, 6), ("unknown", "in", None, None, None),
    ],
)  # fmt: skip
def test_codes_follow_from_the_place(
    precision: Precision, relation: Relation, radius: int | None, acled: int | None, ucdp: int | None
) -> None:
    place = Place("Tarn", precision, uncertainty_m=radius)
    assert (acled_precision(place, relation), ucdp_precision(place, relation)) == (acled, ucdp)


def test_no_place_no_code() -> None:
    assert (acled_precision(None), ucdp_precision(None)) == (None, None)
