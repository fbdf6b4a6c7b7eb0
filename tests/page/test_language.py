"""Telling languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.page.language import names, tell

SENTENCES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))


@pytest.mark.parametrize("language", SENTENCES)
def test_each_sentence_is_told(language: str) -> None:
    assert [tell(sentence) for sentence in SENTENCES[language]] == [language] * len(SENTENCES[language])


@pytest.mark.parametrize(
    "text", ["", "12.03.2021", "Tel Rifaat", "Share", "https://example.org/the-and-of", "Kafr Nabl, Idlib", "…"]
)
def test_too_little_text_is_not_told(text: str) -> None:
    assert tell(text) is None


def test_an_english_text_that_quotes_arabic_is_english() -> None:
    assert (
        tell("The word «ثورة» was painted on the wall of the school in Teskan, and nobody has washed it off.") == "en"
    )


def test_every_language_that_can_be_told_has_an_english_name() -> None:
    assert set(SENTENCES) <= set(names())
    assert names()["ar"] == "Arabic"
    assert names()["no"] == "Norwegian"


@given(st.text(max_size=300))
def test_any_text_gives_a_known_language_or_none(text: str) -> None:
    told = tell(text)
    assert told is None or told in names()
