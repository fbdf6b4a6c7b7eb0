"""Plain text without markup: zones, comments and donation meters from the shapes and words of its lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Comment, Fundraiser, Span, Zone
from dateline.model.document import ZoneKind
from dateline.page import bylines, threads
from dateline.page.interface import kinds, main
from dateline.page.judges import SHIPPED, Judges
from dateline.page.labels import label
from dateline.page.lines import Line, paragraphs, spans
from dateline.page.meter import meter

_LEAST, _LEAST_PROSE, _MOST = 0.3, 0.125, 0.5
"""Where the networks overrule the rules: below the first two no body, running text last; above the third no furniture.
Body F1 on 181 pages, sites held out, with .10, .15 and .25 for running text: .920, .923, .921."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page's text holds."""

    zones: tuple[Zone, ...]
    comments: tuple[Comment, ...] = ()
    fundraiser: Fundraiser | None = None
    title: str | None = None
    published: str | None = None


def as_body(text: str) -> Reading:
    """Every line as body: a text that somebody has already cut out of its page."""
    return Reading(tuple(Zone("body", span) for span in spans(text)))


def apart(text: str, judges: Judges = SHIPPED) -> Reading:
    """A page's visible text taken apart. Every line is in one zone, or the author line of a comment."""
    from dateline.page.body import in_text

    lines = paragraphs(text)
    fundraiser, amounts = meter([line.span for line in lines])
    zones = [Zone("fundraiser", lines[index].span) for index in amounts]
    lines = [line for index, line in enumerate(lines) if index not in amounts]
    found = [kinds(line.text) for line in lines]
    start = threads.begin(lines, found)
    thread = threads.read(text, lines[start:], found[start:])
    end = start + thread.end
    labels = label(lines[:start], found[:start])
    labels = _judged(lines[:start], labels, in_text(lines, labels, judges)[:start].tolist())
    for line, kind in zip(lines[:start], labels, strict=True):
        zones += _split(text, line, kind)
    said = {span for comment in thread.comments for span in comment.text}
    authors = [comment.author.start for comment in thread.comments if comment.author]
    for index, line in enumerate(lines[start:], start):
        if line.span in said:
            zones.append(Zone("comment", line.span))
        elif bisect_left(authors, line.span.start) == bisect_left(authors, line.span.end):
            after = index >= end and main(found[index]) in ("footer", "navigation")
            zones.append(Zone("navigation" if after else "widget", line.span))
    heads = [line for line, kind in zip(lines, labels, strict=False) if kind in ("byline", "dateline")]
    titles = [line for line, kind in zip(lines, labels, strict=False) if kind == "title"]
    return Reading(
        tuple(sorted(zones, key=lambda zone: zone.span)),
        thread.comments,
        fundraiser,
        titles[0].text if titles else None,
        bylines.published(heads),
    )


def _judged(lines: Sequence[Line], labels: Sequence[ZoneKind], chance: Sequence[float]) -> list[ZoneKind]:
    """The rules' zones, corrected where the networks are sure of the contrary."""
    out: list[ZoneKind] = []
    for line, kind, sure in zip(lines, labels, chance, strict=True):
        if kind == "body" and sure < (_LEAST_PROSE if line.prose else _LEAST):
            kind = "widget" if line.prose else "navigation"
        elif kind in ("widget", "navigation") and sure > _MOST:
            kind = "body"
        out.append(kind)
    return out


def _split(text: str, line: Line, kind: ZoneKind) -> list[Zone]:
    """A paragraph as zones: a dateline in front of the body is a zone of its own."""
    if kind != "body" or not (size := bylines.dateline(line.text)):
        return [Zone(kind, line.span)]
    at = line.span.start + size
    rest = Span.trimmed(text, at, line.span.end)
    return [Zone("dateline", Span.of(text, line.span.start, at)), *([Zone("body", rest)] if rest else [])]
