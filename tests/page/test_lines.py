"""Lines and paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.page.lines import paragraphs, spans

WRAPPED = (
    "Gunmen attacked a convoy of traders in the Ostrava Pass on Monday\n"
    "and killed six of them, two officials in the province have said in\n"
    "a statement.\n\nThree vehicles were burned.\n"
)


def test_hard_wrapped_paragraphs_are_joined() -> None:
    assert [line.text.count("\n") for line in paragraphs(WRAPPED)] == [2, 0]


def test_lines_that_are_sentences_stay_apart() -> None:
    text = (
        "Shells fell on the town of Teskan on Monday, and two were hurt.\nThe army said that it had not fired at it.\n"
    )
    assert len(paragraphs(text)) == 2


def test_gaps_count_empty_lines() -> None:
    assert [line.gap for line in paragraphs("a\r\n\r\nb\nc\n\n\nd")] == [0, 1, 0, 2]


@given(st.text(max_size=200))
def test_spans_hold_everything_that_is_not_white_space(text: str) -> None:
    kept = "".join(span.text for span in spans(text))
    assert "".join(kept.split()) == "".join(text.split())
