"""Which claims of one page are one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Actor, Claim, Participant, Place, PlaceReference, Span, Toll
from dateline.resolve.recaps import linked

TARN = Place("Tarn", "settlement", 1, "SYR", "Aleppo")
MUR = Place("Mur", "settlement", 2, "SYR", "Aleppo")
SYRIA = Place("Syria", "country", 3, "SYR")
ARMY = Actor("Military Forces of Turkey", "state forces", "TUR")
REBELS = Actor("Syrian Democratic Forces", "rebel group", "SYR")


def span(at: int, text: str) -> Span:
    return Span(at, at + len(text), text)


def claim(
    at: int, kind: str = "shelling", trigger: str = "shelled", sentence: int | None = None, **given: Any
) -> Claim:
    day, dead = given.pop("day", None), given.pop("dead", None)
    return Claim(
        "a", "0" * 64, kind, span(at, trigger), span(at if sentence is None else sentence, "the sentence"),
        agent=tuple(Participant(span(at + 20, a.name), a) for a in given.pop("agent", ())),
        place=tuple(PlaceReference(span(at + 30, p.name), p) for p in given.pop("place", ())),
        tolls=(Toll("dead", dead[0], dead[1], span(at + 40, "3")),) if dead else (),
        date=day, date_start=day, date_end=day, **given,
    )  # fmt: skip


T: dict[str, Any] = {"place": [TARN]}
A: dict[str, Any] = {"agent": [ARMY]}
CASES = [
    ("headline and lead", claim(0, **T, **A), claim(100, **T, **A, day="2020-01-01"), True),
    ("another town", claim(0, **T, **A), claim(100, place=[MUR], **A), False),
    ("another day", claim(0, **T, day="2020-01-01"), claim(100, **T, day="2020-01-02"), False),
    ("another actor", claim(0, **T, **A), claim(100, **T, agent=[REBELS]), False),
    ("another type", claim(0, **T), claim(100, "protest", **T), False),
    ("country and town", claim(0, place=[SYRIA], **A), claim(100, **T, **A), True),
    ("nothing in common but the word", claim(0), claim(100), False),
    ("the toll differs", claim(0, **T, **A, dead=(3, 3)), claim(100, **T, **A, dead=(9, 9)), False),
    ("at least 3 and 4", claim(0, **T, dead=(3, None)), claim(100, **T, dead=(4, 4)), True),
    ("a plan", claim(0, **T, **A), claim(100, **T, **A, status="future"), False),
    ("a comment", claim(0, **T, **A), claim(100, **T, **A, voice="comment"), False),
    ("attack and toll of one sentence", claim(0, sentence=0), claim(60, "casualties", "killing", sentence=0), True),
    ("two shellings of one sentence", claim(0, sentence=0, **T), claim(60, sentence=0, **T), False),
    ("two demands of one speaker", claim(0, "demand", "urged", **A), claim(100, "demand", "urged", **A), False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "one"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_pairs(first: Claim, second: Claim, one: bool) -> None:
    found = linked([first, second])
    assert found[0].same_event is None
    assert found[1].same_event == (first.id if one else None)


def test_a_third_report_points_to_the_first() -> None:
    found = linked([claim(n, **T, **A) for n in (0, 100, 200)])
    assert [c.same_event for c in found] == [None, found[0].id, found[0].id]


def test_a_claim_that_contradicts_one_report_of_an_event_does_not_join_it() -> None:
    first, second = claim(0, place=[SYRIA], **A), claim(100, **T, **A)
    third = claim(200, place=[MUR], **A)
    assert linked([first, second, third])[2].same_event is None


@given(st.lists(st.sampled_from(CASES), max_size=8))
def test_links_point_back_to_a_first_claim(cases: list[tuple[str, Claim, Claim, bool]]) -> None:
    claims = [replace(c, trigger=Span(1000 * n, 1000 * n + 7, "shelled")) for n, (_, c, _, _) in enumerate(cases)]
    found = linked(claims)
    firsts = {c.id for c in found if c.same_event is None}
    assert all(c.same_event in firsts for c in found if c.same_event)
    assert [replace(c, same_event=None) for c in found] == claims
