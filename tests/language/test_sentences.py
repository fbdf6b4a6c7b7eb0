from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import bounds, sentences
from dateline.model import Comment, Document, Span, Zone


def document(text: str, kind: str = "body") -> Document:
    span = Span.trimmed(text, 0, len(text))
    return Document("a.txt", text, (Zone(kind, span),) if span else ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Troops left. They went home.", 2),
        ("Gen. Omar met Dr. Sela on Jan. 5 in Tarn. He left.", 2),
        ("He said: “We stay.” Then they left.", 2),
        ("The U.S. Army denied it. It said no more.", 2),
        ("At 3.30 a.m. the town fell.", 1),
        ("First line\nSecond line", 2),
        ("Who fired? Nobody knows!", 2),
    ],
)
def test_bounds(text: str, count: int) -> None:
    assert len(list(bounds(text, 0, len(text)))) == count


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_token_equals_its_text(text: str) -> None:
    for s in sentences(document(text)):
        assert text[s.span.start : s.span.end] == s.span.text
        for t in s.tokens:
            assert text[t.span.start : t.span.end] == t.span.text
            assert s.span.contains(t.span)


def test_a_sentence_without_end_is_cut() -> None:
    text = "word, " * 1000
    parts = sentences(document(text))
    assert all(len(s.tokens) <= 110 for s in parts)
    assert sum(len(s.tokens) for s in parts) == 2000


def test_comments_are_read_only_when_asked_for() -> None:
    text = "Troops left.\nGood news!"
    body, remark = Span.of(text, 0, 12), Span.of(text, 13, 23)
    page = Document("a.txt", text, (Zone("body", body),), (Comment((remark,)),))
    assert [s.span for s in sentences(page)] == [body]
    assert [s.zone for s in sentences(page, {"body", "comment"})] == ["body", "comment"]
