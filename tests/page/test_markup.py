"""Comment threads and metadata from markup."""

from __future__ import annotations

import pytest

from dateline.page.htmltext import visible
from dateline.page.markup import thread
from dateline.page.metadata import Metadata, metadata

WORDPRESS = """
<ol class="comment-list">
 <li id="comment-7" class="comment even depth-1"><article class="comment-body">
  <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Marrow Field</b> <span class="says">says:</span></div>
  <div class="comment-metadata"><a href="#"><time datetime="2020-12-24T10:15:00+00:00">December 24, 2020 at 10:15 am</time></a></div></footer>
  <div class="comment-content"><p>A fault, of course.</p><p>The third one.</p></div>
  <div class="reply"><a class="comment-reply-link">Reply</a></div></article>
  <ol class="children"><li id="comment-8" class="comment odd depth-2"><article class="comment-body">
   <footer class="comment-meta"><b class="fn">Ina K.</b><time datetime="2020-12-24T11:02:00+00:00">later</time></footer>
   <div class="comment-content"><p>Two bangs.</p></div></article></li></ol>
 </li>
 <li class="pingback comment">Pingback: nothing</li>
</ol>"""
WPDISCUZ = """
<div class="wpd-thread-list">
 <div id="wpd-comm-11_0" class="comment wpd-comment wpd_comment_level-1"><div class="wpd-comment-wrap"><div id="comment-11">
  <div class="wpd-comment-author">Old Sailor</div><div class="wpd-comment-date" title="December 24, 2020 10:15 am">1 year ago</div>
  <div class="wpd-comment-text"><p>Good news.</p></div><div class="wpd-vote-result" title="4">4</div><span>Reply</span></div></div></div>
 <div id="wpd-comm-12_11" class="comment wpd-comment wpd-reply wpd_comment_level-2">
  <div class="wpd-comment-author">Brenna</div><div class="wpd-comment-text"><p>For once.</p></div><div class="wpd-vote-result">-2</div></div>
</div>"""
SCHEMA = """
<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Tom</span>
<time itemprop="dateCreated" datetime="2021-01-02">2 Jan</time><div itemprop="text">They always do.</div><span itemprop="upvoteCount">9</span></div>"""


def test_wordpress_threads() -> None:
    page = visible(WORDPRESS)
    found = thread(page).comments
    assert [[span.text for span in each.text] for each in found] == [
        ["A fault, of course.", "The third one."],
        ["Two bangs."],
    ]
    assert [each.author.text for each in found if each.author] == ["Marrow Field", "Ina K."]
    assert [each.time for each in found] == ["2020-12-24T10:15:00+00:00", "2020-12-24T11:02:00+00:00"]
    assert [each.parent for each in found] == [None, 0]


def test_wpdiscuz_threads_have_votes_and_parents() -> None:
    found = thread(visible(WPDISCUZ)).comments
    assert [(each.votes, each.parent, each.author and each.author.text) for each in found] == [
        (4, None, "Old Sailor"),
        (-2, 0, "Brenna"),
    ]
    assert [each.time for each in found] == ["2020-12-24T10:15", None]


def test_schema_org_comments() -> None:
    (found,) = thread(visible(SCHEMA)).comments
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
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-03-12T10:40:00Z"}]}</script>',
            "2021-03-12T10:40:00Z",
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
