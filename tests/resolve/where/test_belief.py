from __future__ import annotations

import pytest

from dateline.resolve.where.belief import evidence
from dateline.resolve.where.gazetteer import Gazetteer
from dateline.resolve.where.overlay import overlay

SHIPPED = Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Syrian troops shelled the town.", "SYR"),
        ("RSF fighters entered the town after the army left.", "SDN"),
        ("Gunmen attacked a village in Borno on Tuesday.", "NGA"),
        ("The convoy left Kharkiv at dawn.", "UKR"),
        ("Talks in Mali failed; France and Mali disagree.", "MLI"),
    ],
)
def test_the_strongest_country(text: str, country: str) -> None:
    found = evidence(text, SHIPPED, overlay()).belief().countries
    assert max(found, key=lambda c: found[c]) == country


def test_nothing_said_nothing_believed() -> None:
    assert evidence("The gunmen fled at dawn.", SHIPPED, overlay()).belief().countries == {}


def test_a_name_is_no_evidence_for_itself() -> None:
    found = evidence("Militants attacked Palma, Mozambican police said.", SHIPPED, overlay())
    assert "ESP" not in found.belief("palma").countries


def test_neighbours_count_less() -> None:
    found = evidence("Russian troops fired across the border.", SHIPPED, overlay()).belief()
    assert found.countries == {"RUS": 1.0}
    assert 0 < found.near["UKR"] < 1
