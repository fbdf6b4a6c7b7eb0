"""Words, and names among them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.names import NameIndex, words


def test_words_are_compared_without_case_accents_dots_and_possessive() -> None:
    found = words("Turkey’s U.S.-led Séléka, al-Qa’ida; 1,429 U.N men")
    assert [word.key for word in found] == ["turkey", "us", "led", "seleka", "al", "qaida", "1,429", "un", "men"]
    assert [word.text for word in found if word.hyphen] == ["US", "al"]
    assert [word.text for word in found if word.stop] == ["Séléka", "Qa’ida"]


def test_acronyms_need_their_capitals_and_names_need_one() -> None:
    index = NameIndex([("IS", 1), ("Marun Front", 2), ("blue helmets", 3), ("Marun", 4)])
    text = words("is the IS in the Marun front with Blue Helmets and marun")
    assert [(hit.name, hit.what) for hit in index.all(text)] == [
        ("IS", (1,)),
        ("Marun Front", (2,)),
        ("blue helmets", (3,)),
    ]


def test_a_name_of_two_things_comes_with_both() -> None:
    index = NameIndex([("SNA", "one"), ("S.N.A.", "two"), ("SNA", "one")])
    hit = index.at(words("SNA"), 0)
    assert hit is not None
    assert hit.what == ("one", "two")


@given(st.text(max_size=80))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(word.key for word in found)
