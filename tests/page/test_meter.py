"""Donation meters."""

from __future__ import annotations

import pytest

from dateline.model import Fundraiser, Span
from dateline.page.lines import spans
from dateline.page.meter import meter


def of(*lines: str) -> tuple[Fundraiser | None, frozenset[int]]:
    found: list[Span] = spans("\n".join(lines))
    return meter(found)


@pytest.mark.parametrize(
    ("lines", "wanted", "where"),
    [
        (["$0", "$500", "$1,000", "$320"], Fundraiser("$", (0, 500, 1000), 320), {0, 1, 2, 3}),
        (["0 €", "1.000 €", "2.000 €", "3.000 €"], Fundraiser("€", (0, 1000, 2000, 3000), None), {0, 1, 2, 3}),
        (["$0", "$1000", "$2000", "$2150"], Fundraiser("$", (0, 1000, 2000), 2150), {0, 1, 2, 3}),
        (["a", "£12,400.50 raised of £20,000"], Fundraiser("£", (20000,), 12400), {1}),
        (["$900 raised", "Goal: $1,200"], Fundraiser("$", (1200,), 900), {0, 1}),
        (["5.000 € von 9.000 € gespendet"], Fundraiser("€", (9000,), 5000), {0}),
    ],
)
def test_meters(lines: list[str], wanted: Fundraiser, where: set[int]) -> None:
    assert of(*lines) == (wanted, frozenset(where))


@pytest.mark.parametrize(
    "lines",
    [
        ["$20", "$15"],
        ["12", "14", "15"],
        ["$1", "€2", "$3"],
        ["The agency has raised $5 million of the $9 million that it needs for people of the district."],
    ],
)
def test_what_is_no_meter(lines: list[str]) -> None:
    assert of(*lines) == (None, frozenset())
