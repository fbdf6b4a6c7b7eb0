from __future__ import annotations

import pytest

from dateline.coding.number import amount, number
from dateline.coding.tolls import tolls
from dateline.model import Sentence, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven people", (7, 7)), ("at least 7", (7, None)), ("more than 1,200 civilians", (1200, None)),
        ("up to 9 soldiers", (None, 9)), ("nearly nine", (None, 9)), ("10 to 12", (10, 12)), ("several", None),
        ("dozens of people", None), ("a 12-year-old", None), ("20 km", None), ("5 percent", None), ("in 2015", None),
        ("two hundred fighters", (200, 200)), ("thirty-five", (35, 35)),
    ],
)  # fmt: skip
def test_amounts(text: str, expected: tuple[int | None, int | None] | None) -> None:
    assert amount(text) == expected


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
    assert not stated("Several people were killed.", "killed", target="Several people")
    assert not stated("They met 12 killed-in-action families.", "met", "talks")


def test_a_period_is_marked() -> None:
    text = "At least 400 people have been killed since January."
    (toll,) = tolls(Sentence(Span.of(text, 0, len(text)), ()), "casualties", Span.of(text, 30, 36), [])
    assert toll.scope == "period"
