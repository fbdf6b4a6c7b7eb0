"""Comment threads where class names say nothing: elements that repeat, each with one time, a name and some text.

Elements with a class in common (or children of one list) are a thread where most of them hold one time of their own,
outside those nested in them, a short name beside it, and text that is no link. A live blog has times but no names; a
list of stories has dates but only links.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from statistics import median

from dateline.model import Comment, Span
from dateline.page import bylines
from dateline.page.htmltext import Element, HtmlText, ancestors
from dateline.page.interface import kinds
from dateline.page.lines import Line, spans
from dateline.page.markup import Thread, name_in
from dateline.page.metadata import iso
from dateline.page.stamps import printed, stamps
from dateline.page.threads import authorish, head

_REFERENCE = re.compile(r"#\d+\b")
_BEFORE = re.compile(r"(?:submitted|posted|written) by |(?:enviado|publicado) por |von ", re.IGNORECASE)
_HOLDERS = frozenset("li div article section tr dl table blockquote".split())
_HINTS = frozenset({"control", "thread", "form"})
_MOST_LINKED = 0.6
_HEADED = 0.6
_HEAD_WORDS = 16


@dataclass(frozen=True, slots=True)
class _Item:
    """One element of a candidate thread: its lines outside nested ones, and which of them carry its times."""

    index: int
    lines: tuple[Line, ...]
    times: tuple[int, ...]
    author: Span | None


def thread(page: HtmlText) -> Thread:
    """The comments of the repeated elements that look most like a thread; empty where none do."""
    lines = [Line(span, 0) for span in spans(page.text)]
    marks = _marks(page, lines)
    if not marks or not _hinted(page, lines):
        return Thread((), ())
    best: tuple[float, list[_Item]] = (0.0, [])
    for group in _groups(page, marks):
        items = _items(page, lines, marks, group)
        if (score := _score(page, items)) > best[0]:
            best = score, items
    return _thread(page, best[1])


def _hinted(page: HtmlText, lines: Sequence[Line]) -> bool:
    """Whether anything speaks of comments: a button, a heading, a form; or the page is made of tables."""
    tables = any(each.name in ("table", "dl") for each in page.elements)
    return tables or any(kinds(line.text) & _HINTS for line in lines if line.words <= _HEAD_WORDS)


def _marks(page: HtmlText, lines: Sequence[Line]) -> dict[int, str]:
    """Lines that carry a time, by where they start: short ones that print one, or that hold a `<time>`."""
    found: dict[int, str] = {}
    starts = [line.span.start for line in lines]
    for line in lines:
        if (
            line.words <= _HEAD_WORDS
            and (age := printed(line.text))
            and (bylines.timed(line) or head(line) or _loose(line))
        ):
            found[line.span.start] = next((s.value for s in stamps(line.text) if s.value), None) or age
    for each in page.elements:
        if each.name == "time" and (value := iso(each.attributes.get("datetime"))):
            at = bisect_right(starts, each.start) - 1
            if at >= 0 and each.end > each.start and lines[at].words <= _HEAD_WORDS:
                found[starts[at]] = value
    return found


def _loose(line: Line) -> bool:
    """A name and a date in either order, with few other words."""
    return any(stamp.dated and stamp.value for stamp in stamps(line.text)) and line.words <= 10


def _groups(page: HtmlText, marks: dict[int, str]) -> list[list[int]]:
    """Elements that share a class, or that are the children of one element, as far as they hold times."""
    at = sorted(marks)
    groups: dict[object, list[int]] = defaultdict(list)
    for index, each in enumerate(page.elements):
        if each.name in _HOLDERS and bisect_left(at, each.end) > bisect_left(at, each.start):
            for name in each.classes:
                groups[each.name, name].append(index)
            groups[each.name, each.parent].append(index)
    seen: set[tuple[int, ...]] = set()
    out = []
    for group in groups.values():
        if tuple(group) not in seen:
            seen.add(tuple(group))
            out.append(group)
    return out


def _items(page: HtmlText, lines: Sequence[Line], marks: dict[int, str], group: Sequence[int]) -> list[_Item]:
    starts = [line.span.start for line in lines]
    held: list[_Item] = []
    members = [page.elements[index] for index in group]
    for place, (index, each) in enumerate(zip(group, members, strict=True)):
        nested = list(takewhile(lambda m, end=each.end: m.start < end, islice(members, place + 1, None)))  # type: ignore[misc]
        nested = [m for m in nested if m.start > each.start]
        own = [
            line
            for line in lines[bisect_left(starts, each.start) : bisect_left(starts, each.end)]
            if not any(m.start <= line.span.start < m.end for m in nested)
        ]
        times = tuple(i for i, line in enumerate(own) if line.span.start in marks)
        if times:
            author = _author(page.text, own, times[0])
            author = None if author and stamps(author.text) else author
            held.append(_Item(index, tuple(own), times, author))
    return held


def _author(text: str, own: Sequence[Line], time: int) -> Span | None:
    """The name on the line of the time, else the nearest short line before it, else the one after it."""
    line = own[time]
    found = head(line)
    if found and found.author and not kinds(line.text[: found.author[1]]) and not bylines.timed(line):
        before = _BEFORE.match(line.text)
        end = len(name_in(line.text[: found.author[1]]))
        return Span.trimmed(text, line.span.start + (before.end() if before else 0), line.span.start + end)
    rest = stamps(line.text)
    if rest and rest[0].start == 0 and (name := line.text[rest[-1].end :].strip(" ,|·–-:")) and len(name.split()) <= 4:
        at = line.text.index(name, rest[-1].end)
        if not kinds(name) and name[0].isupper():
            return Span.trimmed(text, line.span.start + at, line.span.start + at + len(name))
    for at in [*range(time - 1, max(-1, time - 4), -1), time + 1, *range(min(3, time))]:
        if 0 <= at < len(own) and authorish(own[at]) and not kinds(own[at].text) and not bylines.timed(own[at]):
            return Span.trimmed(text, own[at].span.start, own[at].span.start + len(name_in(own[at].text)))
    return None


def _said(item: _Item) -> list[Line]:
    """The lines of an item's text: neither its head, nor buttons."""
    out = []
    for index, line in enumerate(item.lines):
        if index in item.times[:1] or (item.author and line.span.overlaps(item.author)):
            continue
        if (line.words <= 6 and kinds(line.text)) or line.text.isdigit() or not any(c.isalnum() for c in line.text):
            continue
        if index < item.times[0] and line.words <= 3:
            continue  # badges over the name
        if bylines.timed(line):
            continue
        out.append(line)
    return out


def _score(page: HtmlText, items: Sequence[_Item]) -> float:
    """How many comments a group holds; 0 where it is no thread."""
    if not items:
        return 0.0
    texts = [sum(line.words for line in _said(item)) for item in items]
    good = sum(1 for item, size in zip(items, texts, strict=True) if len(item.times) <= 2 and size >= 1)
    if median(texts) < 3 or good < 0.7 * len(items):
        return 0.0
    named = [item.author.text for item in items if item.author]
    buttons = sum(any("control" in kinds(line.text) for line in item.lines if line.words <= 6) for item in items)
    if len(named) < _HEADED * len(items) or _linked(page, items) > _MOST_LINKED:
        return 0.0
    answered, announced = buttons >= 0.3 * len(items), _announced(page, items[0])
    clocked = sum(":" in item.lines[item.times[0]].text for item in items) >= 0.7 * len(items)  # stories have days only
    voices = len({name.casefold() for name in named})
    # The name stands over the time of a comment, the headline under the time of a live blog's entry.
    over = sum(item.author is not None and item.author.start < item.lines[item.times[0]].span.end for item in items)
    signed = clocked and voices > 1 and over >= 0.9 * len(items)
    if not (answered and announced if len(items) == 1 else answered or announced or signed):
        return 0.0  # one alone repeats nothing
    # Of two groups with the same comments the outer one, which holds the whole of each.
    return good + 1e-6 * sum(texts) - 1e-9 * items[0].index


def _announced(page: HtmlText, first: _Item) -> bool:
    """Whether a heading such as «3 Comments» or a comment form's words stand not far over the thread."""
    start = page.elements[first.index].start
    above = [page.text[span.start : span.end] for span in spans(page.text[:start])[-8:]]
    return any("thread" in kinds(line) or "form" in kinds(line) for line in above)


def _linked(page: HtmlText, items: Sequence[_Item]) -> float:
    """The share of the items' text that is links."""
    links = [(each.start, each.end) for each in page.elements if each.name == "a" and each.end > each.start]
    starts = [start for start, _ in links]
    size = held = 0
    for item in items:
        for line in _said(item):
            size += len(line.span)
            for low, high in links[bisect_left(starts, line.span.start) : bisect_left(starts, line.span.end)]:
                held += min(high, line.span.end) - low
    return held / max(1, size)


def _thread(page: HtmlText, items: Sequence[_Item]) -> Thread:
    comments: list[Comment] = []
    place: dict[int, int] = {}
    covered = []
    for item in items:
        said = tuple(line.span for line in _said(item))
        element = page.elements[item.index]
        covered.append((element.start, element.end))
        if not said:
            continue
        above = next((place[at] for at in ancestors(page.elements, item.index) if at in place), None)
        place[item.index] = len(comments)
        comments.append(Comment(said, item.author, _time(page, element, item), None, above))
    return Thread(tuple(comments), tuple(covered))


def _time(page: HtmlText, element: Element, item: _Item) -> str | None:
    line = item.lines[item.times[0]]
    for each in page.elements:
        if (
            each.name == "time"
            and element.start <= each.start < element.end
            and (v := iso(each.attributes.get("datetime")))
        ):
            return v
    return next((s.value for s in stamps(line.text) if s.value), None) or printed(line.text)
