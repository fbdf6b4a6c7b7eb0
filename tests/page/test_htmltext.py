"""Visible text of HTML and where it comes from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.page.htmltext import HtmlText, visible
from dateline.page.tags import Tag, pieces


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Shells fell.</p><p>Two were hurt.</p>", "Shells fell.\nTwo were hurt.\n"),
        ("<p>Shells\n  fell on <b>Tes</b>kan&nbsp;town.", "Shells fell on Teskan town."),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc\n"),
        ("Fish &amp; chips &lt;3 &#8220;ok&#x201D; &unknown; &", "Fish & chips <3 “ok” &unknown; &"),
        ("<script>var a = '<p>no</p>';</script><style>p{}</style>yes", "yes"),
        ("<noscript>no</noscript><template><p>no</p></template>yes", "yes"),
        ("<p hidden>no</p><p style='display: none'>no <b>no</b></p><p>yes</p>", "yes\n"),
        ("<!-- <p>no</p> --><!doctype html>yes<!-- no", "yes"),
        ("<head><title>No</title><body>yes", "yes"),
        ("<head><title>No</title><p>yes", "yes"),
        ("<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", "a\nb\nc\nd\n"),
        ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"),
        ("<a title='a > b' href=x>link</a>", "link"),
        ('<a title="never closed>link</a> text', "link text"),
        ("<pre>a\n b</pre>", "a\nb\n"),
        ("<textarea>no</textarea><select><option>no</select>yes", "yes"),
        ("<div><span>a</div></span></b>b", "a\nb"),
        ("<p>a</p", "a"),
    ],
)
def test_what_is_seen(source: str, text: str) -> None:
    assert visible(source).text == text


def test_offsets_lead_back_to_the_source() -> None:
    source = "<h1>Fish &amp;\n chips</h1><p>Shells  fell.</p>"
    page = visible(source)
    assert page.text == "Fish & chips\nShells fell.\n"
    for word in ("Fish", "chips", "Shells", "fell."):
        assert source.startswith(word, page.offsets[page.text.index(word)])
    assert source.startswith("&amp;", page.offsets[page.text.index("&")])
    assert source.startswith("</h1>", page.offsets[page.text.index("\n")])


def test_elements_know_their_stretch_and_what_they_stand_in() -> None:
    page = visible("<div id=a><p class='x y'>One</p><p>Two <i>three</i></div>")
    found = {each.name: page.text[each.start : each.end].strip() for each in page.elements}
    assert found == {"div": "One\nTwo three", "p": "Two three", "i": "three"}
    first = page.elements[1]
    assert first.classes == {"x", "y"}
    assert page.elements[first.parent].attributes["id"] == "a"


def test_title_and_linked_data_are_kept_beside_the_text() -> None:
    page = visible('<title>A &amp; B</title><script type="application/ld+json">{"a": "<p>"}</script>')
    assert (page.text, page.title, page.data) == ("", "A & B", ('{"a": "<p>"}',))


def test_attributes_are_read_in_every_form() -> None:
    (tag,) = pieces("""<A b=1 C='2 "' d="3 &amp; >" e f = g>""")
    assert isinstance(tag, Tag)
    assert (tag.name, tag.attributes) == ("a", {"b": "1", "c": '2 "', "d": "3 & >", "e": "", "f": "g"})


@pytest.mark.parametrize(
    "soup",
    [
        "<",
        "<a ",
        "<a b='",
        "<!--",
        "</",
        "<p>",
        "<div><span>",
        "</div>",
        "<li><p><table>",
        "&",
        "<a b=\"'>",
        "<script>",
    ],
)
def test_soup_takes_linear_time(soup: str) -> None:
    begun = time.perf_counter()
    visible(soup * (100_000 // len(soup)))
    assert time.perf_counter() - begun < 3


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <div> </div> <b> </b> <br> <li> <ul> </ul> <td> <tr> <table> </table> <script> </script>"
            " <title> </title> <head> <body> <!-- --> <a\xa0href='x'> </a> &amp; &nbsp; &#8220; &#0; &#xD800; & < >"
            " <h1> </h1> <pre> </pre> <div\xa0hidden> <p\xa0style='display:none'> <blockquote> </blockquote>"
            " <select> </select> <![CDATA[ ]]>".split(" ")
        ).map(lambda tag: tag.replace("\xa0", " ")),
        st.text(max_size=12),
    ),
    max_size=40,
).map("".join)


def check(page: HtmlText, source: str) -> None:
    assert len(page.text) == len(page.offsets)
    assert list(page.offsets) == sorted(page.offsets)
    for character, offset in zip(page.text, page.offsets, strict=True):
        origin = source[offset]
        assert origin == character or origin in "&<" or (character in " \n" and origin.isspace())
    assert "  " not in page.text
    for index, each in enumerate(page.elements):
        assert 0 <= each.start <= each.end <= len(page.text)
        assert -1 <= each.parent < index


@given(SOUP)
def test_any_soup_has_a_text_and_a_place_for_each_character(source: str) -> None:
    check(visible(source), source)
