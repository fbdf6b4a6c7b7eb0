from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.number import amount, number
from dateline.coding.tolls import tolls
from dateline.model import Sentence, Span

CASES = yaml.safe_load(Path(__file__).with_name("number_cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts(text: str, expected: list[int | None] | None) -> None:
    assert amount(text) == (tuple(expected) if expected else None)


@given(st.integers(1, 1899), st.sampled_from(["{} people", "killed {}", "{:,} dead", "about {}"]))
def test_a_number_is_read_back(count: int, spelling: str) -> None:
    assert amount(spelling.format(count)) == (count, count)


@given(st.text())
def test_amount_reads_any_text(text: str) -> None:
    low, high = amount(text) or (None, None)
    assert low is None or high is None or low <= high


def test_numbers() -> None:
    assert [number(t) for t in ("one hundred and five", "2,500", "3 thousand", "forty-two")] == [105, 2500, 3000, 42]


def stated(
    text: str, trigger: str, kind: str = "casualties", target: str = ""
) -> list[tuple[str, int | None, int | None]]:
    def span(part: str) -> Span:
        return Span.of(text, text.index(part), text.index(part) + len(part))

    targets = [span(target)] if target else []
    found = tolls(Sentence(Span.of(text, 0, len(text)), ()), kind, span(trigger), targets)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    return [(t.kind, t.low, t.high) for t in found]


def test_dead_and_injured() -> None:
    text = "A car bomb killed at least 12 people and wounded 30 others in Tarn."
    assert stated(text, "killed") == [("dead", 12, None), ("injured", 30, 30)]
    assert stated(text, "car bomb", "bombing") == stated(text, "killed")


def test_each_verb_has_its_own_number() -> None:
    text = "Two farm workers were killed and at least five wounded."
    assert stated(text, "killed") == [("dead", 2, 2), ("injured", 5, None)]
    assert stated("He said 7 were hurt, 3 died.", "died") == [("dead", 3, 3), ("injured", 7, 7)]


def test_after_and_single() -> None:
    assert stated("Seven soldiers were killed in Tarn.", "killed") == [("dead", 7, 7)]
    assert stated("A farmer was shot dead; he died at once.", "died", target="A farmer") == [("dead", 1, 1)]
    assert stated("The death toll rose to 40.", "death toll") == [("dead", 40, 40)]


def test_none_where_none_is_stated() -> None:
    assert not stated("People were killed.", "killed", target="People")
    assert not stated("They met 12 killed-in-action families.", "met", "talks")


def test_a_period_is_marked() -> None:
    text = "At least 400 people have been killed since January."
    (toll,) = tolls(Sentence(Span.of(text, 0, len(text)), ()), "casualties", Span.of(text, 30, 36), [])
    assert toll.scope == "period"


@pytest.mark.parametrize(
    ("text", "trigger", "target", "expected"),
    [
        ("A raid left five guards dead and 10 wounded.", "dead", "", [("dead", 5, 5), ("injured", 10, 10)]),
        ("The death of a soldier was reported.", "death", "", [("dead", 1, 1)]),
        ("Fire claimed the lives of two farmers and a nurse.", "claimed", "", [("dead", 2, 2), ("dead", 1, 1)]),
        ("Governor Tam Orel was killed on Monday.", "killed", "Governor Tam Orel", [("dead", 1, 1)]),
        ("The Tarn fighters killed 16 guards.", "killed", "", [("dead", 16, 16)]),
        ("Twelve guards, including two officers, were killed.", "killed", "", [("dead", 12, 12)]),
        ("At least 30 (TFA) guards were killed in two raids.", "killed", "", [("dead", 30, None)]),
        ("Two guards were killed and nine wounded.", "wounded", "", [("injured", 9, 9)]),
        ("More than 50 guards were killed and wounded.", "killed", "", []),
        ("No one was killed.", "killed", "", []),
        ("Dozens of guards were killed and 12 wounded.", "killed", "", [("dead", None, None), ("injured", 12, 12)]),
        ("The blast killed several people.", "killed", "", [("dead", None, None)]),
        ("Orel, 35, was killed.", "killed", "Orel", [("dead", 1, 1)]),
    ],
)
def test_casualties(text: str, trigger: str, target: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert stated(text, trigger, target=target) == expected


def test_an_event_apart_has_no_toll() -> None:
    assert not stated("Four guards were killed before clashes broke out.", "clashes", "armed_clash")
