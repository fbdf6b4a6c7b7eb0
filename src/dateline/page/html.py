"""HTML: our text, cut into zones where trafilatura says the article is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Capture, Document, Fault, Span, Zone
from dateline.model.document import ZoneKind
from dateline.page import bylines
from dateline.page.assemble import assembled
from dateline.page.htmltext import Element, HtmlText, visible
from dateline.page.interface import kinds, main
from dateline.page.language import names, tell
from dateline.page.lines import Line, spans
from dateline.page.markup import thread
from dateline.page.metadata import Metadata, metadata
from dateline.page.plaintext import Reading, apart

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SHARE = 0.5
_DEPTH = 40
_NESTED = 400
"""Elements inside one another beyond which trafilatura's time grows with the square; real pages stay under 100."""
_CAPTION = re.compile(r"caption|credit", re.IGNORECASE)
_DEK = re.compile(
    r"sub-?title|(?:^|[-_ ])dek|standfirst|sub-?head|strapline|article__?summary|lead-?text", re.IGNORECASE
)
_MENU = frozenset({"nav", "header", "footer"})
_ZONE: dict[str, ZoneKind] = {
    "translation": "translation",
    "appeal": "appeal",
    "caption": "caption",
    "navigation": "navigation",
    "footer": "navigation",
}


def read_html(capture: Capture, source: str) -> Document | Fault:
    """The document of a page of HTML, `source` being its decoded bytes."""
    page = visible(source)
    if not page.text.strip():
        return Fault(capture.id, "the page shows no text", "it may need its scripts to run: save it from a browser")
    stated = metadata(page, capture.url)
    found = thread(page)
    article = _article(source) if _depth(page) <= _NESTED else ""
    lines = [Line(span, 0) for span in spans(page.text)]
    body = _aligned(lines, article, found.covered)
    if not any(body):
        return _as_text(capture, page, stated)
    title = _title(page, stated, lines)
    said = {span for comment in found.comments for span in comment.text}
    zones = [Zone("comment", span) for span in said]
    taken = sorted([*said, *(comment.author for comment in found.comments if comment.author)])
    around = _around(page, lines)
    last = len(body) - body[::-1].index(True)
    for index, line in enumerate(lines):
        if _overlaps(line.span, taken):
            continue
        under = title is not None and title < index < last
        if index == title:
            kind: ZoneKind = "title"
        else:
            kind = _body(around[index]) if body[index] else _other(around[index], line, under=under)
        size = bylines.dateline(line.text) if kind == "body" else 0
        rest = Span.trimmed(page.text, line.span.start + size, line.span.end)
        if size:
            zones.append(Zone("dateline", Span.of(page.text, line.span.start, line.span.start + size)))
        if rest:
            zones.append(Zone(kind, rest))
    zones.sort(key=lambda zone: zone.span)
    dates = [line for line, of in zip(lines, body, strict=True) if not of and bylines.byline(line)]
    near = [line for line in dates if title is not None and 0 < line.span.start - lines[title].span.end < 400]
    if stated.published_basis != "metadata" and (printed := bylines.published(near)):
        stated = replace(stated, published=printed, published_basis="byline")
    text = "\n".join(zone.span.text for zone in zones if zone.kind == "body")
    reading = Reading(tuple(zones), found.comments, title=None if title is None else lines[title].text)
    return assembled(capture, page.text, reading, stated, capture.language or _language(text, stated.language))


def _article(source: str) -> str:
    import trafilatura

    return trafilatura.extract(source, include_comments=False, with_metadata=False) or ""


def _depth(page: HtmlText) -> int:
    depths: list[int] = []
    for each in page.elements:
        depths.append(depths[each.parent] + 1 if each.parent >= 0 else 1)
    return max(depths, default=0)


def _as_text(capture: Capture, page: HtmlText, stated: Metadata) -> Document:
    """A page in which no article was found: its visible text is taken apart like any text."""
    reading = apart(page.text)
    reading = replace(reading, title=stated.title or reading.title)
    return assembled(capture, page.text, reading, stated, capture.language or _language(page.text, stated.language))


def _language(text: str, stated: str | None) -> str | None:
    """What the text is in; what the page states counts only where the text is too short to tell."""
    code = re.split(r"[-_]", stated or "")[0].lower()
    return tell(text) or (code if code in names() else None)


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)]


def _aligned(lines: Sequence[Line], article: str, threads: Sequence[tuple[int, int]]) -> list[bool]:
    """Which lines trafilatura's article holds: half their runs of four words, or, of shorter lines, the whole."""
    words = _WORD.findall(article.casefold())
    known = set(_shingles(words))
    short = {tuple(_WORD.findall(row.casefold())) for row in article.splitlines()}
    body = []
    brief = []
    for index, line in enumerate(lines):
        inside = any(low <= line.span.start < high for low, high in threads)
        own = _WORD.findall(line.text.casefold())
        runs = _shingles(own)
        body.append(bool(runs) and not inside and sum(run in known for run in runs) >= _SHARE * len(runs))
        if own and not runs and not inside and tuple(own) in short:
            brief.append(index)
    if True in body:
        first, last = body.index(True), len(body) - 1 - body[::-1].index(True)
        for index in brief:
            body[index] = first <= index <= last + 2
    else:
        for index in brief:
            body[index] = True
    return body


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span shares characters with one of `taken`, which are in order and do not overlap."""
    at = bisect_left(taken, span.end, key=lambda each: each.start)
    return at > 0 and taken[at - 1].end > span.start


def _around(page: HtmlText, lines: Sequence[Line]) -> list[list[Element]]:
    """For each line the elements that it stands in, the outermost first."""
    found: list[list[Element]] = []
    stack: list[Element] = []
    at = 0
    for line in lines:
        while at < len(page.elements) and page.elements[at].start <= line.span.start:
            while stack and stack[-1].end <= page.elements[at].start:
                stack.pop()
            stack.append(page.elements[at])
            at += 1
        while stack and stack[-1].end < line.span.end:
            stack.pop()
        found.append(stack[-_DEPTH:])
    return found


def _title(page: HtmlText, stated: Metadata, lines: Sequence[Line]) -> int | None:
    """The line of the title: a heading that the page's stated title begins with or holds, else its first h1."""
    wanted = " ".join((stated.title or "", page.title)).casefold()
    heads = [each for each in page.elements if each.name in ("h1", "h2") and each.end > each.start]
    ranked = [
        each
        for each in heads
        if " ".join(page.text[each.start : each.end].split()).casefold() in wanted
        and len(page.text[each.start : each.end].split()) > 2
    ]
    first = next(iter([*ranked, *(each for each in heads if each.name == "h1")]), None)
    if first is None:
        return None
    return next((index for index, line in enumerate(lines) if first.start <= line.span.start < first.end), None)


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
