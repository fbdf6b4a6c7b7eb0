from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.where.distance import metres, middle, moved

latitudes = st.floats(-80, 80)
longitudes = st.floats(-179.9, 179.9)


@given(latitudes, longitudes, st.floats(0, 359.9), st.floats(100, 500_000))
def test_a_moved_point_is_that_far(lat: float, lon: float, bearing: float, distance: float) -> None:
    assert math.isclose(metres(lat, lon, *moved(lat, lon, bearing, distance)), distance, rel_tol=1e-3, abs_tol=3)


def test_kyiv_to_kharkiv() -> None:
    assert 405_000 < metres(50.45, 30.52, 49.99, 36.23) < 415_000


def test_north_is_north() -> None:
    lat, lon = moved(36.0, 38.0, 0, 20_000)
    assert (round(lat, 2), lon) == (36.18, 38.0)


def test_the_middle_lies_between_even_over_the_date_line() -> None:
    assert middle([(0.0, 10.0), (0.0, 20.0)]) == (0.0, 15.0)
    assert abs(middle([(0.0, 179.0), (0.0, -179.0)])[1]) == 180.0
