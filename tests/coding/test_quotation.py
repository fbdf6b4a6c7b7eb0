"""Quotations, inside a paragraph and over several."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quotation import quoted
from dateline.language.words import words
from dateline.model import Sentence, Span, Token


def paragraphs(text: str) -> list[Sentence]:
    out, at = [], 0
    for number, line in enumerate(text.split("\n")):
        tokens = tuple(Token(Span.of(text, a, z)) for a, z in words(text, at, at + len(line)))
        if tokens:
            out.append(Sentence(Span.of(text, at, at + len(line)), tokens, zone="body", paragraph=number))
        at += len(line) + 1
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “We are going home now.” Then he left.", ["“We are going home now.”"]),
        ("He spoke of a “victory” and left.", []),  # a word or two are no quotation
        ('"We are going home now," he said.', ['"We are going home now,"']),
        ("“We are going home now.\nNobody can stop us.” He left.", ["“We are going home now.\nNobody can stop us.”"]),
        ("“We are going home now.\nThe town was calm.", ["“We are going home now."]),  # never closed
        (
            "“We are going home now.\n“Nobody can stop us now.” He left.",
            ["“We are going home now.", "“Nobody can stop us now.”"],  # print opens each paragraph anew
        ),
        ("«Nous allons rentrer chez nous», he said.", ["«Nous allons rentrer chez nous»"]),
        ("''They must leave the country,'' he said.", ["''They must leave the country,''"]),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert [q.text for q in quoted(text, paragraphs(text))] == found


@given(st.text(alphabet="ab “”\"'\n.", max_size=80))
def test_quotations_are_spans_of_the_text_in_order_and_apart(text: str) -> None:
    spans = quoted(text, paragraphs(text))
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
