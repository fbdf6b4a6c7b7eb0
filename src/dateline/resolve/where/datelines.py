"""The place that stands in a page's dateline: «DAMASCUS, Syria (AP) —»."""

from __future__ import annotations

import re

from dateline.model import Document, Span

_PLACE = re.compile(r"\s*(?P<place>[^\W\d_][\w’' .-]*?)\s*(?:[,(/—–:]| - |$)")


def dateline_places(document: Document) -> list[Span]:
    """The words before the first comma, bracket or dash of each dateline."""
    out = []
    for zone in document.zones:
        if zone.kind == "dateline" and (m := _PLACE.match(document.text, zone.span.start, zone.span.end)):
            out.append(Span.of(document.text, m.start("place"), m.end("place")))
    return out
