"""Names of states and armed groups as the network gets them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.neutral import neutral


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Turkish tanks shelled Syria", "Jordanian tanks shelled Kenya"),
        ("Turkey said Turkish tanks left", "Jordan said Jordanian tanks left"),  # the same state stays the same
        ("The PKK attacked Turkish troops", "The Taliban attacked Jordanian troops"),
        ("Saudi Arabia bombed Yemen", "Sri Lanka bombed Kenya"),
        ("the army is there", "the army is there"),
    ],
)
def test_names(sentence: str, shown: str) -> None:
    assert neutral(sentence.split()) == shown.split()


@pytest.mark.parametrize(("one", "other"), [("Russian", "Ukrainian"), ("Israel", "Iran"), ("Hamas", "PKK")])
def test_who_it_is_makes_no_difference(one: str, other: str) -> None:
    assert neutral(["Troops", "of", one, "fired"]) == neutral(["Troops", "of", other, "fired"])


@given(st.lists(st.sampled_from(["Saudi", "Arabia", "Turkish", "PKK", "tanks", "Boko", "Haram", "the", "IS"])))
def test_as_many_words_as_before(words: list[str]) -> None:
    assert len(neutral(words)) == len(words)
