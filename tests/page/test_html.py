"""Whole pages of HTML."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Capture, Document, Fault
from dateline.page.read import read

TAGS = (
    "<p>|</p>|<div>|</div>|<b>|<br>|<li>|</ul>|<td>|<table>|<script>|</script>|<title>x</title>|<h1>|</h1>|&amp;|&nbsp;"
    "|<!--|-->|<|<li class='comment'>|<div class='comment-content'>|<span class='fn'>|</span>|<blockquote>|<article>"
    "|</article>|<figcaption>|By Ana Terrin|TARVAN, Dec 23 (Meridian) — Gunmen attacked."
    "|The army said that it had shot down a drone over the old port."
)
SOUP = st.lists(st.one_of(st.sampled_from(TAGS.split("|")), st.text(max_size=12)), max_size=40).map("".join)
PAGE = (Path(__file__).parent.parent / "pages" / "market.html").read_text("utf-8")
BODY = [row for row in re.findall(r"<p>([^<]{60,})</p>", PAGE) if not row.startswith("“")]


def document(source: str, **stated: str) -> Document:
    found = read(Capture("a", source.encode(), "html", **stated))
    assert isinstance(found, Document)
    return found


def texts(page: Document, kind: str) -> list[str]:
    return [zone.span.text for zone in page.zones if zone.kind == kind]


def test_a_page_comes_apart() -> None:
    page = document(PAGE)
    assert texts(page, "title") == ["Mortars hit market in Velmora"]
    assert texts(page, "byline") == ["By Ana Terrin"]
    assert texts(page, "body") == BODY
    assert len(texts(page, "quotation")) == 1
    assert texts(page, "caption") == ["Traders clear glass from a street."]
    assert texts(page, "appeal") == ["Support Orient Courier"]
    assert texts(page, "comment") == ["I hope that the school opens again before the winter comes."]
    assert page.comments[0].author is not None
    assert page.comments[0].author.text == "Ruth"
    assert texts(page, "navigation")[:2] == ["Home", "World"]
    assert (page.title, page.outlet, page.url) == (
        "Mortars hit market in Velmora",
        "Orient Courier",
        "https://example.org/velmora",
    )
    assert (page.published, page.published_basis, page.language) == ("2021-03-12T10:40:00Z", "metadata", "en")


def test_a_paragraph_after_a_caption_is_no_caption() -> None:
    page = document(PAGE.replace("</figure>", "<p class='x-caption'>Market square.</p></figure>"))
    assert texts(page, "body") == BODY


def test_what_is_stated_elsewhere_wins() -> None:
    page = document(
        PAGE,
        published="2020",
        published_basis="user",
        title="Shells",
        language="de",
        outlet="X",
        url="https://example.org/x",
    )
    assert (page.published, page.published_basis, page.title, page.language) == ("2020", "user", "Shells", "de")
    assert (page.outlet, page.url) == ("X", "https://example.org/x")


def test_a_stated_language_that_is_wrong_does_not_win() -> None:
    assert document(PAGE.replace('lang="en"', 'lang="ar"')).language == "en"


def test_a_date_in_the_byline() -> None:
    page = document(
        PAGE.replace('<meta property="article:published_time" content="2021-03-12T10:40:00Z">', "").replace(
            "By Ana Terrin", "By Ana Terrin, 14 March 2021"
        )
    )
    assert (page.published, page.published_basis) == ("2021-03-14", "byline")


@pytest.mark.parametrize("source", ["<html><body><script>1</script></body></html>", "<p></p>", "<!-- -->"])
def test_a_page_that_shows_nothing_is_a_fault(source: str) -> None:
    assert isinstance(read(Capture("a", source.encode(), "html")), Fault)


def test_a_page_in_which_nobody_finds_an_article_is_still_read() -> None:
    assert "Shells fell." in document("<div>Shells fell.</div>").text


def test_deep_nesting_is_read_in_a_moment() -> None:
    begun = time.perf_counter()
    assert "Shells fell." in document("<div>" * 20_000 + "Shells fell.").text
    assert time.perf_counter() - begun < 5


def test_deep_nesting_of_dated_elements_is_read_in_a_moment() -> None:
    entry = "<div class='c'>Ann<br>5 May 2020 12:00<p>The road is open again.</p>"
    begun = time.perf_counter()
    assert "The road is open again." in document("<h3>2 Comments</h3>" + entry * 2_000).text
    assert time.perf_counter() - begun < 5


@given(SOUP)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_soup_gives_zones_that_are_its_text(source: str) -> None:
    page = read(Capture("a", source.encode("utf-8", "replace"), "html"))
    if isinstance(page, Fault):
        return
    spans = [zone.span for zone in page.zones]
    said = [span for comment in page.comments for span in comment.text]
    for span in [*spans, *said, *(comment.author for comment in page.comments if comment.author)]:
        assert page.text[span.start : span.end] == span.text
    for before, after in pairwise(spans):
        assert before.end <= after.start
