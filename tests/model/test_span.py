from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span


@given(st.text(min_size=1), st.data())
def test_a_span_carries_its_documents_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span.of(text, start, end).text == text[start:end]


@given(st.text(), st.integers(-3, 30), st.integers(-3, 30))
def test_a_span_outside_its_text_is_refused(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        assert len(Span.of(text, start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="span"):
            Span.of(text, start, end)


@given(st.text())
def test_trimming_loses_only_white_space(text: str) -> None:
    span = Span.trimmed(text, 0, len(text))
    assert (span.text if span else "") == text.strip()


def test_a_span_cannot_disagree_with_its_length() -> None:
    with pytest.raises(ValueError, match="cannot carry"):
        Span(0, 3, "ab")


def test_overlap_is_half_open() -> None:
    text = "Turkish tanks shelled the town"
    tanks, shelled = Span.of(text, 8, 13), Span.of(text, 13, 21)
    assert not tanks.overlaps(shelled)
    assert Span.of(text, 0, 13).contains(tanks)
    assert not tanks.contains(Span.of(text, 0, 13))
