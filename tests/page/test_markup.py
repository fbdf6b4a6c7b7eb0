"""Comment threads and metadata from markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.page.htmltext import HtmlText, visible
from dateline.page.markup import thread
from dateline.page.metadata import Metadata, metadata

PAGES = Path(__file__).parent.parent / "pages"


def page(name: str) -> HtmlText:
    return visible((PAGES / f"{name}.html").read_text("utf-8"))


def test_wordpress_threads() -> None:
    found = thread(page("wordpress-thread")).comments
    assert [[span.text for span in each.text] for each in found] == [
        ["A fault, of course.", "The third one."],
        ["Two bangs."],
    ]
    assert [each.author.text for each in found if each.author] == ["Marrow Field", "Ina K."]
    assert [each.time for each in found] == ["2020-12-24T10:15:00+00:00", "2020-12-24T11:02:00+00:00"]
    assert [each.parent for each in found] == [None, 0]


def test_wpdiscuz_threads_have_votes_and_parents() -> None:
    found = thread(page("wpdiscuz-thread")).comments
    assert [(each.votes, each.parent, each.author and each.author.text) for each in found] == [
        (4, None, "Old Sailor"),
        (-2, 0, "Brenna"),
    ]
    assert [each.time for each in found] == ["2020-12-24T10:15", None]


def test_schema_org_comments() -> None:
    (found,) = thread(page("schema-thread")).comments
    assert (found.text[0].text, found.author and found.author.text, found.time, found.votes) == (
        "They always do.",
        "Tom",
        "2021-01-02",
        9,
    )


def of(source: str, url: str | None = None) -> Metadata:
    return metadata(visible(source), url)


@pytest.mark.parametrize(
    ("source", "published", "basis"),
    [
        (
            '<script type="application/ld+json">[{"@type": "Article", "datePublished": "2021-03-12T10:40Z"}]',
            "2021-03-12T10:40Z",
            "metadata",
        ),
        (
            '<meta property="article:published_time" content="2021-03-12T10:40:00+01:00">',
            "2021-03-12T10:40:00+01:00",
            "metadata",
        ),
        ('<meta name="date" content="12 March 2021">', "2021-03-12", "metadata"),
        ('<h1>Shells</h1><time datetime="2021-03-12">Friday</time>', "2021-03-12", "metadata"),
        ('<link rel="canonical" href="https://example.org/2021/03/12/shells">', "2021-03-12", "url"),
        ('<link rel="canonical" href="https://example.org/2021/03/shells">', "2021-03", "url"),
        ('<meta name="date" content="soon">', None, None),
        ('<script type="application/ld+json">{broken</script><p>© 2021', None, None),
        ('<h1>A</h1><div id="comments"><time datetime="2021-03-12">Friday</time></div>', None, None),
    ],
)
def test_dates_and_their_basis(source: str, published: str | None, basis: str | None) -> None:
    found = of(source)
    assert (found.published, found.published_basis) == (published, basis)


def test_title_outlet_language_and_address() -> None:
    found = of(
        '<html lang="en-GB"><title>Shells fall | Courier</title><meta property="og:site_name" content="Orient Courier">'
        '<meta property="og:title" content="Shells fall"><link rel="canonical" href="https://example.org/shells">',
        "https://example.org/shells?from=home",
    )
    assert (found.title, found.outlet, found.language, found.url) == (
        "Shells fall",
        "Orient Courier",
        "en-GB",
        "https://example.org/shells",
    )
