from __future__ import annotations

import pytest

from dateline.model import Place, Span
from dateline.resolve.where.distance import metres
from dateline.resolve.where.geometry import set_out
from dateline.resolve.where.relations import relation

TARN = Place("Tarn", "settlement", country="SYR", lat=36.0, lon=38.0, uncertainty_m=2_000, reasons=("a name",))
VELT = Place("Velt", "settlement", country="SYR", lat=36.0, lon=38.5, uncertainty_m=2_000)


def placed(text: str, place: Place = TARN, other: Place | None = None) -> Place:
    start = text.index("Tarn")
    span = Span.of(text, start, start + 4)
    return set_out(place, relation(text, span), text[:start], span.text, other)


@pytest.mark.parametrize(
    ("text", "km", "bearing", "radius"),
    [
        ("a village 20 km north of Tarn", 20, (0, 1), 5_000),
        ("shells fell 20 kilometres (12 miles) south of the town of Tarn", 20, (0, -1), 5_000),
        ("ten miles east of Tarn", 16.09, (1, 0), 4_023),
        ("8km west of Tarn", 8, (-1, 0), 2_000),
        ("about 30 kilometers northeast of Tarn", 30, (1, 1), 7_500),
        ("a hill three kilometres south-west of Tarn", 3, (-1, -1), 2_000),
    ],
)
def test_distance_and_direction_move_the_point(text: str, km: float, bearing: tuple[int, int], radius: int) -> None:
    found = placed(text)
    assert found.lat is not None
    assert found.lon is not None
    assert abs(metres(36.0, 38.0, found.lat, found.lon) - 1000 * km) < 60
    sides = [(d > 0.001) - (d < -0.001) for d in (found.lon - 38.0, found.lat - 36.0)]
    assert tuple(sides) == bearing
    assert found.uncertainty_m == radius
    assert found.reasons[-1].endswith("it")


def test_a_distance_without_direction_widens() -> None:
    found = placed("an ambush 15 km from Tarn")
    assert (found.lat, found.lon) == (36.0, 38.0)
    assert found.uncertainty_m == 20_000


@pytest.mark.parametrize(
    ("text", "radius"),
    [
        ("near Tarn", 10_000), ("on the outskirts of Tarn", 7_000), ("in the countryside of Tarn", 25_000),
        ("in Tarn", 2_000), ("off the coast of Tarn", 50_000), ("north of Tarn", 25_000), ("along the Tarn", 10_000),
    ],
)  # fmt: skip
def test_relations_widen(text: str, radius: int) -> None:
    found = placed(text)
    assert (found.lat, found.lon, found.uncertainty_m) == (36.0, 38.0, radius)


def test_between_two_places_is_halfway() -> None:
    found = placed("the road between Tarn and Velt", other=VELT)
    assert found.lat is not None
    assert abs(found.lat - 36.0) < 0.01
    assert found.lon == pytest.approx(38.25, abs=0.001)
    assert 22_000 < (found.uncertainty_m or 0) < 23_000


def test_a_region_is_not_moved() -> None:
    region = Place("Tarn", "admin1", country="SYR", lat=36.0, lon=38.0, uncertainty_m=80_000)
    assert placed("20 km north of Tarn", region) == region
