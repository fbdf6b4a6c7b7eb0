"""Plain text taken apart: whole pages against their gold, and what must hold for any text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Capture, Document, Fault
from dateline.page.plaintext import Reading, apart, as_body
from dateline.page.read import read

PAGES = Path(__file__).parent.parent / "pages"
SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "ain-issa.txt"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in PAGES.glob("*.gold.json"))


def opened(text: Path, gold: Path) -> tuple[Document, dict[str, Any]]:
    found = read(Capture(text.name, text.read_bytes(), "text"))
    assert isinstance(found, Document)
    return found, json.loads(gold.read_text("utf-8"))


def zones(document: Document) -> list[dict[str, Any]]:
    return [
        {"kind": zone.kind, "start": zone.span.start, "end": zone.span.end, "text": zone.span.text}
        for zone in document.zones
        if zone.kind != "comment"
    ]


def comments(document: Document) -> list[dict[str, Any]]:
    def span(each: Any) -> dict[str, Any] | None:
        return {"start": each.start, "end": each.end, "text": each.text} if each else None

    return [{"author": span(each.author), "text": [span(part) for part in each.text]} for each in document.comments]


def fundraiser(document: Document) -> dict[str, Any] | None:
    meter = document.fundraiser
    return {"currency": meter.currency, "scale": list(meter.scale), "raised": meter.raised} if meter else None


@pytest.mark.parametrize("name", NAMES)
def test_pages_come_apart_as_their_gold_says(name: str) -> None:
    document, gold = opened(PAGES / f"{name}.txt", PAGES / f"{name}.gold.json")
    assert zones(document) == gold["zones"]
    assert comments(document) == [{key: each[key] for key in ("author", "text")} for each in gold["comments"]]
    for comment, wanted in zip(document.comments, gold["comments"], strict=True):
        for key in ("time", "votes", "parent"):
            assert getattr(comment, key) == wanted.get(key)
    assert fundraiser(document) == gold["fundraiser"]
    for key in ("title", "published", "published_basis", "language"):
        assert getattr(document, key) == gold[key]


def test_there_are_pages() -> None:
    assert len(NAMES) >= 12


def test_the_sample_page_comes_apart_exactly() -> None:
    if not SAMPLE.exists():
        pytest.skip("the sample page is not at ../shared/samples: it is not ours to keep in the repository")
    document, gold = opened(SAMPLE, SAMPLE.with_suffix(".gold.json"))
    assert zones(document) == gold["zones"]
    assert comments(document) == gold["comments"]
    assert fundraiser(document) == gold["fundraiser"]
    assert (document.published, document.published_basis, document.language) == (None, None, gold["language"])


PIECES = st.sampled_from(
    [
        "Shells fell on the town of Teskan on Monday, and two people were hurt.",
        "Two soldiers were killed near the bridge, the army said in a statement.",
        "Share",
        "Reply",
        "3 Comments",
        "Comments",
        "Home",
        "World",
        "Related stories",
        "12 March 2021",
        "3 hours ago",
        "+5",
        "By Ana Terrin",
        "Ana Terrin",
        "Support Harbour Watch",
        "0 $",
        "2,500 $",
        "5,000 $",
        "Notify of",
        "© 2021 Orient Courier",
        "TARVAN, Dec 23 (Meridian) — Gunmen attacked a convoy.",
        "Photo: Ivo Lesk",
        "Ruth says:",
        "Nela • 2 years ago",
        "",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n", " \n", "\u2028", "\x0c"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=40)), BREAKS), max_size=25).map(
        lambda pairs: "".join(piece + end for piece, end in pairs)
    ),
)


def check(text: str, reading: Reading) -> None:
    spans = [zone.span for zone in reading.zones]
    said = [span for comment in reading.comments for span in comment.text]
    authors = [comment.author for comment in reading.comments if comment.author]
    for span in [*spans, *said, *authors]:
        assert text[span.start : span.end] == span.text
        assert span.text.strip() == span.text
    for before, after in pairwise(spans):
        assert before.end <= after.start
    assert sorted(said) == [zone.span for zone in reading.zones if zone.kind == "comment"]
    assert not any(author.overlaps(span) for author in authors for span in spans)
    for index, comment in enumerate(reading.comments):
        assert comment.parent is None or 0 <= comment.parent < index


@given(TEXTS)
def test_spans_are_the_text_ordered_and_apart(text: str) -> None:
    check(text, apart(text))
    check(text, as_body(text))


@given(TEXTS)
def test_no_line_is_lost(text: str) -> None:
    reading = apart(text)
    kept = [False] * len(text)
    for span in [*(zone.span for zone in reading.zones), *(each.author for each in reading.comments if each.author)]:
        kept[span.start : span.end] = [True] * len(span)
    heads = {comment.author for comment in reading.comments if comment.author}
    for index, character in enumerate(text):
        if not kept[index] and not character.isspace():  # only the rest of an author line («Name · 3 hours ago»)
            start = max(text.rfind(end, 0, index) for end in "\n\r\u2028\x0c\u2029\x0b\x85") + 1
            assert any(start <= author.start <= index + 200 for author in heads)


@given(TEXTS.filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff")))
def test_a_files_text_is_unchanged_and_a_rows_is_all_body(text: str) -> None:
    page = read(Capture("a", text.encode("utf-8", "replace"), "text"))
    row = read(Capture("a", text.encode("utf-8", "replace"), "row"))
    assert isinstance(page, Document | Fault)
    if isinstance(page, Document):
        assert page.text == text.encode("utf-8", "replace").decode()
    assert isinstance(row, Document)
    assert row.text == text.encode("utf-8", "replace").decode()
    assert {zone.kind for zone in row.zones} == {"body"}


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Shells fell on the town of Teskan on Monday, and two people were hurt.",
            "The army said that it had shot down a drone over the old port of Durrat.",
            "“We ran into the cellar and waited until it was over,” said a woman of sixty.",
            "Neither claim could be checked, because the telephone lines are cut.",
            "The governor called it a breach of the truce that both sides signed in January.",
        ]
    ),
    min_size=1,
    max_size=12,
)


@given(SENTENCES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_an_article_of_sentences_is_all_body(sentences: list[str], end: str) -> None:
    reading = apart(end.join(sentences))
    assert [zone.span.text for zone in reading.zones if zone.kind == "body"] == sentences
