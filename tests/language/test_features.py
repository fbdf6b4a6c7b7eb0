from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.features import path_number, paths, trigger_head

# Tanks shelled the town near Tarn
HEADS, RELS = [1, -1, 3, 1, 5, 3], ["nsubj", "root", "det", "obj", "case", "nmod"]


def test_paths_from_a_verb() -> None:
    assert paths(HEADS, RELS, 1, 2) == ["0:>nsubj:1", "0:>self:0", "0:>obj:2", "0:>obj:1", "0:>obj:2", "0:>obj:2"]


def test_paths_from_a_noun_go_up_first() -> None:
    assert paths(HEADS, RELS, 3, 4)[0] == "1:obj>nsubj:1"


@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8), st.integers(0, 7))
def test_any_heads_give_a_path_a_word(heads: list[int], at: int) -> None:
    assert len(paths(heads, ["dep"] * 8, at, at + 1)) == 8
    assert trigger_head(heads, at, at + 1) == at


def test_rare_paths_fall_back() -> None:
    numbers = {"far": 1, "1:*>nsubj:1": 2, "0:>obj:1": 3}
    assert path_number("1:obj>nsubj:1", numbers) == 2
    assert path_number("0:>obj:1", numbers) == 3
    assert path_number("3:conj>obl:2", numbers) == 1
