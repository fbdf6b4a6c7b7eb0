from __future__ import annotations

import pytest

from dateline.resolve.where.belief import belief
from dateline.resolve.where.gazetteer import Gazetteer

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
    found = belief(text, SHIPPED).countries
    assert max(found, key=lambda c: found[c]) == country


def test_nothing_said_nothing_believed() -> None:
    assert belief("The gunmen fled at dawn.", SHIPPED).countries == {}
