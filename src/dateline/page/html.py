"""HTML: our text, cut into zones around the lines that are the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dateline.model import Capture, Document, Fault, Span, Zone
from dateline.model.document import ZoneKind
from dateline.page import bylines, repetition
from dateline.page.assemble import assembled
from dateline.page.body import doubt, in_html
from dateline.page.headline import headline, named, stated_titles
from dateline.page.htmltext import Element, HtmlText, visible
from dateline.page.interface import kinds, main
from dateline.page.judges import SHIPPED, Judges
from dateline.page.language import names, tell
from dateline.page.layout import Layout, laid
from dateline.page.lines import Line
from dateline.page.markup import Thread, thread
from dateline.page.metadata import Metadata, metadata
from dateline.page.opinion import second_opinion
from dateline.page.plaintext import Reading, apart

_LEAST = 0.5
_DOUBT = 0.15
"""Words in doubt for each word of the body. Of 181 pages, sites held out, 13 to 36 lie above .1 to .2, and body F1 is
.966 to .970 whichever of these is taken."""
_CAPTION = re.compile(r"caption|credit", re.IGNORECASE)
_DEK = re.compile(
    r"sub-?title|(?:^|[-_ ])dek|standfirst|sub-?head|strapline|article__?summary|lead-?text", re.IGNORECASE
)
_UNDER, _OVER = 400, 60
_TITLE_WORDS = 4
_MENU = frozenset({"nav", "header", "footer"})
_ZONE: dict[str, ZoneKind] = {
    "translation": "translation",
    "appeal": "appeal",
    "caption": "caption",
    "navigation": "navigation",
    "footer": "navigation",
}


def read_html(capture: Capture, source: str, judges: Judges = SHIPPED) -> Document | Fault:
    """The document of a page of HTML, `source` being its decoded bytes."""
    page = visible(source)
    if not page.text.strip():
        return Fault(capture.id, "the page shows no text", "it may need its scripts to run: save it from a browser")
    stated = metadata(page, capture.url)
    layout = laid(page)
    lines = layout.lines
    found = thread(page)
    if not found.comments and not layout.bottomless:
        found = repetition.thread(layout)
    body = _body_lines(source, layout, stated, found, judges)
    if not any(body):
        return _as_text(capture, page, stated, judges)
    title = _title(page, stated, lines)
    said = {span for comment in found.comments for span in comment.text}
    zones = [Zone("comment", span) for span in said]
    taken = sorted([*said, *(comment.author for comment in found.comments if comment.author)])
    last = len(body) - body[::-1].index(True)
    for index, line in enumerate(lines):
        if _overlaps(line.span, taken):
            continue
        under = title is not None and title < index < last
        if index == title:
            kind: ZoneKind = "title"
        else:
            around = layout.around[index]
            kind = _body(around) if body[index] else _other(around, line, under=under)
        size = bylines.dateline(line.text) if kind == "body" else 0
        rest = Span.trimmed(page.text, line.span.start + size, line.span.end)
        if size:
            zones.append(Zone("dateline", Span.of(page.text, line.span.start, line.span.start + size)))
        if rest:
            zones.append(Zone(kind, rest))
    zones.sort(key=lambda zone: zone.span)
    dates = [line for line, of in zip(lines, body, strict=True) if not of and bylines.byline(line)]
    near = [] if title is None else [line for line in dates if _near(line.span, lines[title].span)]
    if stated.published_basis != "metadata" and (printed := bylines.published(near)):
        stated = replace(stated, published=printed, published_basis="byline")
    text = "\n".join(zone.span.text for zone in zones if zone.kind == "body")
    reading = Reading(tuple(zones), found.comments, title=None if title is None else lines[title].text)
    return assembled(capture, page.text, reading, stated, capture.language or _language(text, stated.language))


def _body_lines(source: str, layout: Layout, stated: Metadata, found: Thread, judges: Judges) -> list[bool]:
    """Which lines are the article: what our networks say, and where they are in doubt, trafilatura with equal voice."""
    lines = layout.lines
    outside = ~np.array(_inside(lines, found.covered))
    chance = in_html(layout, stated, judges) * outside
    if doubt(lines, chance) > _DOUBT and not layout.bottomless:
        chance = (chance + np.array(second_opinion(source, lines)) * outside) / 2
    return [value > _LEAST for value in chance.tolist()]


def _inside(lines: Sequence[Line], stretches: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each line begins in one of the stretches."""
    inside = [False] * len(lines)
    for start, end in stretches:
        first = bisect_left(lines, start, key=lambda line: line.span.start)
        for index in range(first, len(lines)):
            if lines[index].span.start >= end:
                break
            inside[index] = True
    return inside


def _near(span: Span, title: Span) -> bool:
    """Whether a line may date the page: under its title, or right over it."""
    return 0 < span.start - title.end < _UNDER or 0 < title.start - span.end < _OVER


def _as_text(capture: Capture, page: HtmlText, stated: Metadata, judges: Judges) -> Document:
    """A page in which no article was found: its visible text is taken apart like any text."""
    reading = apart(page.text, judges)
    heading = headline(page, stated_titles(page, stated.title), stated.outlet)
    shown = " ".join(page.text[heading.start : heading.end].split()) if heading else ""
    reading = replace(reading, title=shown or stated.title or reading.title)
    return assembled(capture, page.text, reading, stated, capture.language or _language(page.text, stated.language))


def _language(text: str, stated: str | None) -> str | None:
    """What the text is in; what the page states counts only where the text is too short to tell."""
    code = re.split(r"[-_]", stated or "")[0].lower()
    return tell(text) or (code if code in names() else None)


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span shares characters with one of `taken`, which are in order and do not overlap."""
    at = bisect_left(taken, span.end, key=lambda each: each.start)
    return at > 0 and taken[at - 1].end > span.start


def _title(page: HtmlText, stated: Metadata, lines: Sequence[Line]) -> int | None:
    """The line of the title: the longest heading that the page's stated title holds, else its first h1, else a line."""
    wanted = stated_titles(page, stated.title)
    first = headline(page, wanted, stated.outlet)
    if first is not None:
        return next((index for index, line in enumerate(lines) if first.start <= line.span.start < first.end), None)
    bare = [index for index, line in enumerate(lines) if line.words >= _TITLE_WORDS and named(line.text, wanted)]
    return max(bare, key=lambda index: len(lines[index].span), default=None)


def _body(around: Sequence[Element]) -> ZoneKind:
    if any(each.name == "figcaption" or _CAPTION.search(each.attributes.get("class", "")) for each in around[-4:]):
        return "caption"
    return "quotation" if any(each.name == "blockquote" for each in around) else "body"


def _other(around: Sequence[Element], line: Line, *, under: bool) -> ZoneKind:
    """What a line outside the article is: by its words, its place, and its element."""
    classes = " ".join(each.attributes.get("class", "") for each in around[-3:])
    kind = main(kinds(line.text))
    if any(each.name == "figcaption" for each in around):
        return "caption"
    if kind in _ZONE:
        return _ZONE[kind]
    if kind is None and under:
        if bylines.byline(line):
            return "byline"
        if _DEK.search(classes) and line.words >= 5:
            return "dek"
    if any(each.name in _MENU for each in around):
        return "navigation"
    return "widget"
