from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import shape, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. troops didn’t leave Sana'a.", ["U.S.", "troops", "did", "n’t", "leave", "Sana'a", "."]),
        ("Gen. Omar's convoy", ["Gen.", "Omar", "'s", "convoy"]),
        ("2,500 $ at 10:30", ["2,500", "$", "at", "10:30"]),
        ("al-Marun, M4", ["al", "-", "Marun", ",", "M4"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[a:z] for a, z in words(text)] == expected


@given(st.text())
def test_words_are_ordered_and_lose_nothing_but_space(text: str) -> None:
    spots = words(text)
    assert all(a < z for a, z in spots)
    assert all(z <= a for (_, z), (a, _) in pairwise(spots))
    covered = {i for a, z in spots for i in range(a, z)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@pytest.mark.parametrize(
    ("word", "number"), [("town", 1), ("Town", 2), ("UN", 3), ("2021", 4), ("…", 5), ("iPhone", 6)]
)
def test_shape(word: str, number: int) -> None:
    assert shape(word) == number
