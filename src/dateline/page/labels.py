"""What each line of the article part of a plain text is. When in doubt it is body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.model.document import ZoneKind
from dateline.page.bylines import byline, signature, timed
from dateline.page.interface import lists, main
from dateline.page.lines import Line
from dateline.page.stamps import stamps

Kinds = frozenset[str]

_ZONE: dict[str, ZoneKind] = {
    "caption": "caption",
    "translation": "translation",
    "appeal": "appeal",
    "navigation": "navigation",
    "footer": "navigation",
}
"""Zones of furniture; every other kind is a widget."""
_WEIGHT: dict[str, int] = {"related": -10, "footer": -40, "cookie": -20, "promotion": -12, "caption": 0, "form": -12}
"""What furniture costs a run of body lines, in words. Set by hand on 181 pages with known bodies; only `related` was
tried at two values, and the scores hardly moved."""
_FURNITURE = -10
_HEADING = -4
_LINK = -2
_LONG = 40
"""Words for which a paragraph is counted at most, so that one long one does not bridge a list of links."""
_MENU = 3
_TITLE = (4, 35)
_REACH = re.compile(r"@[\w-]+\.\w|(?:\+|\b0)\d[\d ()/.-]{6,}|https?://|www\.")


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(lists()["contact"], re.IGNORECASE)


def contact(line: Line) -> bool:
    """Whether a line belongs to the address block under a press release."""
    if line.words > 25:
        return False
    opens = _contact().match(line.text) is not None
    reach = _REACH.search(line.text) is not None
    return (reach and (opens or line.words <= 8)) or (opens and line.words <= 6 and line.text.endswith(":"))


def label(lines: Sequence[Line], kinds: Sequence[Kinds]) -> list[ZoneKind]:
    """The zone of each line of the article and what stands around it; `kinds` as `interface.kinds` gives them."""
    if not lines:
        return []
    start, end = _core([_weight(line, of) for line, of in zip(lines, kinds, strict=True)])
    if start == end:
        return _no_prose(lines, kinds)
    head = _head(lines[:start], kinds[:start])
    body = _body(lines[start:end], kinds[start:end])
    tail = _tail(lines[end:], kinds[end:])
    return _decks(lines, [*head, *body, *tail], start)


def _weight(line: Line, kinds: Kinds) -> int:
    kind = main(kinds)
    if kind == "related" and not _lists(kind, line):
        return _LINK
    if kind is not None:
        return _WEIGHT.get(kind, _FURNITURE)
    if line.prose:
        return min(line.words, _LONG)
    if line.ended and line.words >= 4:
        return 3
    if byline(line):
        return -1
    return _HEADING


def _core(weights: Sequence[int]) -> tuple[int, int]:
    """The run of lines with the largest sum of weights, half-open; empty where no weight is positive."""
    best, start, end = 0, 0, 0
    total, begin = 0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0, index
        total += weight
        if total > best:
            best, start, end = total, begin, index + 1
    return start, end


def _lists(kind: str, line: Line) -> bool:
    """Whether a line heads a list of other stories; «Read more: a story» is one item and heads none."""
    return kind == "related" and line.words <= 6 and not re.search(r":\s*\w", line.text)


def _zone(kind: str, line: Line) -> ZoneKind:
    if kind == "navigation" and contact(line):
        return "widget"
    return _ZONE.get(kind, "widget")


def _no_prose(lines: Sequence[Line], kinds: Sequence[Kinds]) -> list[ZoneKind]:
    """A page of short lines: what is furniture is furniture, a first line over others is a title, the rest is body."""
    labels: list[ZoneKind] = []
    for line, of in zip(lines, kinds, strict=True):
        kind = main(of)
        labels.append(_zone(kind, line) if kind else "byline" if byline(line) else "body")
    first = next((index for index, of in enumerate(labels) if of == "body"), None)
    if first is not None and "body" in labels[first + 1 :] and not lines[first].ended:
        labels[first] = "title"
    return labels


def _head(lines: Sequence[Line], kinds: Sequence[Kinds]) -> list[ZoneKind]:
    labels: list[ZoneKind | None] = []
    for line, of in zip(lines, kinds, strict=True):
        kind = main(of)
        labels.append(
            _zone(kind, line) if kind else _stamp(line) if byline(line) else None if _lettered(line) else "widget"
        )
    below = _below_menus(lines, kinds, labels)
    title = _title(lines, labels, below)
    for index, of_line in enumerate(labels):
        if index == title:
            labels[index] = "title"
        elif of_line is None:
            under = title is not None and index > title
            signed = under and signature(lines[index])
            labels[index] = "byline" if signed else "body" if under or lines[index].prose else "navigation"
    return [of_line or "navigation" for of_line in labels]


def _lettered(line: Line) -> bool:
    """Whether a line has letters; one without is a counter or a rule."""
    return any(character.isalpha() for character in line.text)


def _stamp(line: Line) -> ZoneKind:
    """A clock time over the first entry of a live blog heads the entry; a date under a title is the page's."""
    return "dateline" if timed(line) and not any(stamp.dated for stamp in stamps(line.text)) else "byline"


def _below_menus(lines: Sequence[Line], kinds: Sequence[Kinds], labels: Sequence[ZoneKind | None]) -> int:
    """The line after the last menu, consent banner or list of other stories over the article."""
    below = 0
    run = 0
    for index, line in enumerate(lines):
        short = labels[index] == "navigation" or (labels[index] is None and line.words <= _MENU)
        run = run + 1 if short else 0
        if run >= _MENU or "cookie" in kinds[index]:
            below = index + 1
    return (
        below
        if any(of is None and _headline(line) for line, of in zip(lines[below:], labels[below:], strict=True))
        else 0
    )


def _headline(line: Line) -> bool:
    return _TITLE[0] <= line.words <= _TITLE[1] or (line.words >= 2 and len(line.text) >= 14)


def _title(lines: Sequence[Line], labels: Sequence[ZoneKind | None], below: int) -> int | None:
    """The title: the first line below the menus that is long enough for one, else the last shorter one."""
    open_lines = [index for index in range(below, len(lines)) if labels[index] is None]
    long = [index for index in open_lines if _TITLE[0] <= lines[index].words <= _TITLE[1]]
    short = [index for index in open_lines if _headline(lines[index])]
    if long:
        again = [index for index in long[1:] if _same(lines[long[0]], lines[index])]
        return again[-1] if again else long[0]
    return short[-1] if short else None


def _same(first: Line, second: Line) -> bool:
    """Whether two lines are one title, the first with the name of the site after it."""
    return first.text.casefold().startswith(second.text.casefold())


def _body(lines: Sequence[Line], kinds: Sequence[Kinds]) -> list[ZoneKind]:
    labels: list[ZoneKind] = []
    listing = False
    for index, (line, of) in enumerate(zip(lines, kinds, strict=True)):
        kind = main(of)
        headline = not line.prose and line.words >= _TITLE[0] and (not line.ended or line.text.endswith("?"))
        if kind is not None:
            listing = _lists(kind, line)
            labels.append(_zone(kind, line))
        elif listing and headline and not timed(line):
            labels.append("widget")
        elif timed(line):
            labels.append("dateline")
        elif not _lettered(line):
            labels.append("widget")
        elif byline(line) and not line.prose:
            labels.append("byline")
        elif 2 * index > len(lines) and contact(line):
            labels.append("widget")
        else:
            listing = False
            labels.append("body")
    return labels


def _tail(lines: Sequence[Line], kinds: Sequence[Kinds]) -> list[ZoneKind]:
    labels: list[ZoneKind] = []
    closed = listing = False
    for line, of in zip(lines, kinds, strict=True):
        kind = main(of)
        if kind is not None:
            closed = closed or kind in ("footer", "navigation", "promotion", "form")
            listing = listing or _lists(kind, line)
            labels.append(_zone(kind, line))
        elif byline(line):
            labels.append("byline")
        elif closed or contact(line) or line.words < _TITLE[0]:
            labels.append("widget")
        elif line.prose or (not listing and (line.ended or (line.gap <= 1 and labels[-1:] in ([], ["body"])))):
            labels.append("body")
        else:
            labels.append("widget")
    return labels


def _decks(lines: Sequence[Line], labels: list[ZoneKind], start: int) -> list[ZoneKind]:
    """Titles and decks that read as sentences, told by the byline under them."""
    title = next((index for index, of in enumerate(labels[:start]) if of == "title"), None)
    after = [index for index in range(start, min(start + 4, len(lines))) if labels[index] not in ("widget", "caption")]
    if (
        title is None
        and len(after) > 1
        and labels[after[1]] in ("byline", "dateline")
        and lines[after[0]].words <= _TITLE[1]
    ):
        labels[after[0]] = "title"
        if labels[after[1]] == "dateline":
            labels[after[1]] = "byline"
        return labels
    if title is None:
        return labels
    between = [index for index in range(title + 1, start) if labels[index] == "body"]
    if between and between[0] <= title + 3 and lines[between[0]].words >= 5:
        labels[between[0]] = "dek"
    elif not between and len(after) > 1 and _deck(lines, labels, title, (start, after[0], after[1])):
        labels[after[0]] = "dek"
        labels[after[1]] = "byline"
    return labels


def _deck(lines: Sequence[Line], labels: Sequence[ZoneKind], title: int, at: tuple[int, int, int]) -> bool:
    """Whether the first paragraph is a deck: between the title and the byline, and no longer than a deck is."""
    start, first, second = at
    signed = "byline" in labels[title:start]
    told = labels[first] == "body" and labels[second] in ("byline", "dateline")
    return told and not signed and lines[first].words <= _LONG
