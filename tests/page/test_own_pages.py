"""Pages written by us, each a story in the layout of a kind of site: the story is the gold."""

from __future__ import annotations

import pytest
from benchmarks.own_pages import OwnPage, own_pages

from dateline.model import Capture, Document
from dateline.page.read import read

PAGES = list(own_pages())
BODY = {"body", "quotation", "dateline"}


def document(page: OwnPage) -> Document:
    found = read(Capture(page.name, page.html.encode(), "html", "utf-8"))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_title_is_the_storys(page: OwnPage) -> None:
    assert document(page).title == page.story["title"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_spans_are_the_text_and_zones_stand_apart(page: OwnPage) -> None:
    found = document(page)
    end = 0
    for zone in found.zones:
        assert found.text[zone.span.start : zone.span.end] == zone.span.text
        assert zone.span.start >= end
        end = zone.span.end


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.name[:2] in ("01", "02", "03", "04", "05")], ids=lambda p: p.name
)
def test_threads_of_known_platforms_come_whole(page: OwnPage) -> None:
    found = document(page)
    gold = page.story.get("comments") or []
    assert [c.author and c.author.text for c in found.comments] == [c["author"] for c in gold]
    assert [c.parent for c in found.comments] == [c.get("parent") for c in gold]
    body = "\n".join(zone.span.text for zone in found.zones if zone.kind in BODY)
    assert not [c for c in gold for text in c["text"] if len(text.split()) > 5 and text in body]
