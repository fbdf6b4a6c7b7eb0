"""Bylines and datelines."""

from __future__ import annotations

import pytest

from dateline.model import Span
from dateline.page.bylines import byline, dateline, published
from dateline.page.lines import Line


def line(text: str) -> Line:
    return Line(Span.of(text, 0, len(text)), 0)


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Terrin",
        "By the news desk",
        "Von Lia Moran und Joss Keel",
        "Por Lucía Bren",
        "Published: 12 March 2021",
        "Updated 7 June 2021, 18:20 GMT",
        "FOR IMMEDIATE RELEASE: 2 October 2018",
        "Orient Courier | 12 March 2021",
        "(Reporting by Lia Moran in Tarvan; Editing by Joss Keel)",
    ],
)
def test_bylines(text: str) -> None:
    assert byline(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "By Monday, the army had taken the town.",
        "By then it was too late for them",
        "Two were hurt on 12 March 2021, the army said.",
        "Published reports differ",
        "The bridge that nobody repairs",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert not byline(line(text))


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        ("TARVAN, Dec 23 (Meridian) —", " Gunmen attacked."),
        ("Tarvan, Lorvania (Meridian) —", " Gunmen attacked."),
        ("TARVAN (Meridian) -", " Gunmen attacked."),
        ("OSMER, October 2, 2018 –", " The agency has stopped."),
        ("UPPER MARN/BEL, 10 November 2020 -", " Fighting goes on."),
        ("TARVAN, December 23. /MERIDIAN/.", " Gunmen attacked."),
        ("SANTA ORLA —", " Farmers marched."),
    ],
)
def test_datelines(start: str, rest: str) -> None:
    assert start[: dateline(start + rest)] == start


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a convoy.",
        "Tarvan – the town on the hill – was quiet.",
        "The army (SDF) — which holds the town — was silent.",
        "On December 23 the army left.",
        "Anti-tank shells fell.",
        "Note: nobody was hurt.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) == 0


def test_publication_comes_before_update() -> None:
    assert published([line("Updated 8 June 2021"), line("Published 7 June 2021")]) == "2021-06-07"
    assert published([line("Updated 8 June 2021")]) == "2021-06-08"
    assert published([line("June 8")]) is None
