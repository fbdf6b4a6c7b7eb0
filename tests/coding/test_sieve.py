"""What the sieve lets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.sieve import worth_reading


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Artillery shelled the town overnight .", True),
        ("Two villagers were killed .", True),
        ("Thousands of people marched through the capital .", True),
        ("The minister condemned the raid .", True),
        ("The weather was mild and apples grew well .", False),
        ("Shares of the company rose by two per cent .", False),
        ("", False),
    ],
)
def test_sentences(sentence: str, read: bool) -> None:
    assert worth_reading(sentence.split()) is read


@given(st.lists(st.sampled_from("the army shelled a town and left its gate open bananas".split()), max_size=8))
def test_a_longer_sentence_is_read_where_its_part_is(words: list[str]) -> None:
    assert worth_reading([*words, "shelled"])
    assert worth_reading(words, least=1.1) is False
