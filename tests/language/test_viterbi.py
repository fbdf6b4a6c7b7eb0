from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import NDArray

from dateline.language.viterbi import bio, joined, labelled, ranges

SCORES = npst.arrays(np.float32, st.tuples(st.integers(0, 9), st.just(3)), elements=st.floats(-9, 0, width=32))


def best_by_force(scores: NDArray[np.float32]) -> float:
    import itertools

    def valid(tags: tuple[int, ...]) -> bool:
        return all(t != 2 or (i and tags[i - 1] != 0) for i, t in enumerate(tags))

    every = itertools.product(range(3), repeat=len(scores))
    return max(sum(float(scores[i][t]) for i, t in enumerate(tags)) for tags in every if valid(tags))


@given(npst.arrays(np.float32, st.tuples(st.integers(1, 6), st.just(3)), elements=st.floats(-9, 0, width=32)))
def test_the_best_sequence_is_found(scores: NDArray[np.float32]) -> None:
    tags = [0] * len(scores)
    for a, z in bio(scores):
        tags[a:z] = [1] + [2] * (z - a - 1)
    assert abs(sum(float(scores[i][t]) for i, t in enumerate(tags)) - best_by_force(scores)) < 1e-4


@given(SCORES)
def test_a_high_bias_finds_something(scores: NDArray[np.float32]) -> None:
    assert bool(bio(scores, 100.0)) == bool(len(scores))
    assert not bio(scores, -100.0)


def test_labelled_never_continues_another_kind() -> None:
    labels = ["O", "B-place", "I-place", "B-person", "I-person"]
    scores = np.log(np.array([[0.1, 0.5, 0.1, 0.2, 0.1], [0.1, 0.1, 0.3, 0.1, 0.4]], np.float32))
    assert labelled(scores, labels) == [(0, 2, "place")]
    assert joined([(0, 2, "place"), (2, 3, "place"), (3, 4, "person")]) == [(0, 3, "place"), (3, 4, "person")]
    assert ranges([0, 1, 2, 1, 0, 2]) == [(1, 3), (3, 4)]
