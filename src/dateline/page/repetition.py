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
from functools import cached_property
from statistics import median

from dateline.model import Comment, Span
from dateline.page import bylines
from dateline.page.htmltext import Element, HtmlText, ancestors
from dateline.page.interface import kinds
from dateline.page.layout import Layout
from dateline.page.lines import Line
from dateline.page.markup import Thread, name_in
from dateline.page.metadata import iso
from dateline.page.stamps import printed, stamps, told
from dateline.page.threads import authorish, head

_BEFORE = re.compile(r"(?:submitted|posted|written) by |(?:enviado|publicado) por |von ", re.IGNORECASE)
_HOLDERS = frozenset("li div article section tr dl table blockquote".split())
_HINTS = frozenset({"control", "thread", "form"})
_MOST_LINKED = 0.6
_HEADED = 0.6
_HEAD_WORDS = 16
_OVER = 8
"""Lines over a thread among which its heading is looked for."""


@dataclass(frozen=True)
class _Item:
    """One element of a candidate thread: its lines outside nested ones, and which of them carry its times."""

    index: int
    lines: Sequence[Line]
    times: Sequence[int]
    author: Span | None

    @property
    def dated(self) -> Line:
        """The line of its first time."""
        return self.lines[self.times[0]]

    @cached_property
    def said(self) -> list[Line]:
        """The lines of its text: neither its head, nor buttons."""
        out = []
        for index, line in enumerate(self.lines):
            if index == self.times[0] or (self.author and line.span.overlaps(self.author)) or bylines.timed(line):
                continue
            if (line.words <= 6 and kinds(line.text)) or line.text.isdigit() or not any(map(str.isalnum, line.text)):
                continue
            if index < self.times[0] and line.words <= 3:
                continue  # badges over the name
            out.append(line)
        return out


def thread(layout: Layout) -> Thread:
    """The comments of the repeated elements that look most like a thread; empty where none do."""
    times = [
        (each, value)
        for each in layout.page.elements
        if each.name == "time" and (value := iso(each.attributes.get("datetime")))
    ]
    marks = _marks(layout, times)
    if not marks or not _hinted(layout):
        return Thread((), ())
    best: tuple[float, list[_Item]] = (0.0, [])
    for group in _groups(layout.page, marks):
        items = _items(layout, marks, group)
        if (score := _score(layout, items)) > best[0]:
            best = score, items
    return _thread(layout.page, best[1], times)


def _hinted(layout: Layout) -> bool:
    """Whether anything speaks of comments: a button, a heading, a form; or the page is made of tables."""
    tables = any(each.name in ("table", "dl") for each in layout.page.elements)
    return tables or any(kinds(line.text) & _HINTS for line in layout.lines if line.words <= _HEAD_WORDS)


def _marks(layout: Layout, times: Sequence[tuple[Element, str]]) -> frozenset[int]:
    """Where the lines start that carry a time: short ones that print one, or that hold a `<time>`."""
    found = {
        line.span.start
        for line in layout.lines
        if line.words <= _HEAD_WORDS and printed(line.text) and (bylines.timed(line) or head(line) or _loose(line))
    }
    for each, _ in times:
        at = bisect_right(layout.starts, each.start) - 1
        if at >= 0 and each.end > each.start and layout.lines[at].words <= _HEAD_WORDS:
            found.add(layout.starts[at])
    return frozenset(found)


def _loose(line: Line) -> bool:
    """A name and a date in either order, with few other words."""
    return any(stamp.dated and stamp.value for stamp in stamps(line.text)) and line.words <= 10


def _groups(page: HtmlText, marks: frozenset[int]) -> list[list[int]]:
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


def _items(layout: Layout, marks: frozenset[int], group: Sequence[int]) -> list[_Item]:
    held: list[_Item] = []
    members = [layout.page.elements[index] for index in group]
    inmost = _inmost(layout, members)
    for index, each in zip(group, members, strict=True):
        own = [line for line in inmost.get(each.start, ()) if line.span.start < each.end]
        times = [at for at, line in enumerate(own) if line.span.start in marks]
        if times:
            author = _author(layout.page.text, own, times[0])
            held.append(_Item(index, own, times, None if author and stamps(author.text) else author))
    return held


def _inmost(layout: Layout, members: Sequence[Element]) -> dict[int, list[Line]]:
    """The lines in some of the elements, which stand in order, by where the innermost one of them begins."""
    found: dict[int, list[Line]] = defaultdict(list)
    stack: list[Element] = []
    first, last = members[0].start, max(each.end for each in members)
    at = 0
    for line in layout.lines[bisect_left(layout.starts, first) : bisect_left(layout.starts, last)]:
        while at < len(members) and members[at].start <= line.span.start:
            while stack and stack[-1].end <= members[at].start:
                stack.pop()
            stack.append(members[at])
            at += 1
        while stack and stack[-1].end <= line.span.start:
            stack.pop()
        if stack:
            found[stack[-1].start].append(line)
    return found


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


def _score(layout: Layout, items: Sequence[_Item]) -> float:
    """How many comments a group holds; 0 where it is no thread."""
    if not items:
        return 0.0
    texts = [sum(line.words for line in item.said) for item in items]
    good = sum(1 for item, size in zip(items, texts, strict=True) if len(item.times) <= 2 and size >= 1)
    if median(texts) < 3 or good < 0.7 * len(items):
        return 0.0
    named = [item.author.text for item in items if item.author]
    buttons = sum(any("control" in kinds(line.text) for line in item.lines if line.words <= 6) for item in items)
    if len(named) < _HEADED * len(items) or _linked(layout, items) > _MOST_LINKED:
        return 0.0
    answered, announced = buttons >= 0.3 * len(items), _announced(layout, items[0])
    clocked = sum(":" in item.dated.text for item in items) >= 0.7 * len(items)  # stories have days only
    voices = len({name.casefold() for name in named})
    # The name stands over the time of a comment, the headline under the time of a live blog's entry.
    over = sum(item.author is not None and item.author.start < item.dated.span.end for item in items)
    signed = clocked and voices > 1 and over >= 0.9 * len(items)
    if not (answered and announced if len(items) == 1 else answered or announced or signed):
        return 0.0  # one alone repeats nothing
    # Of two groups with the same comments the outer one, which holds the whole of each.
    return good + 1e-6 * sum(texts) - 1e-9 * items[0].index


def _announced(layout: Layout, first: _Item) -> bool:
    """Whether a heading such as «3 Comments» or a comment form's words stand not far over the thread."""
    at = bisect_left(layout.starts, layout.page.elements[first.index].start)
    return any(kinds(line.text) & {"thread", "form"} for line in layout.lines[max(0, at - _OVER) : at])


def _linked(layout: Layout, items: Sequence[_Item]) -> float:
    """The share of the items' text that is links, each counted in the line that it begins in."""
    size = held = 0
    for item in items:
        for line in item.said:
            size += len(line.span)
            first = bisect_left(layout.links, (line.span.start,))
            for low, high in layout.links[first : bisect_left(layout.links, (line.span.end,))]:
                held += min(high, line.span.end) - low
    return held / max(1, size)


def _thread(page: HtmlText, items: Sequence[_Item], times: Sequence[tuple[Element, str]]) -> Thread:
    comments: list[Comment] = []
    place: dict[int, int] = {}
    covered = []
    for item in items:
        element = page.elements[item.index]
        covered.append((element.start, element.end))
        if not item.said:
            continue
        above = next((place[at] for at in ancestors(page.elements, item.index) if at in place), None)
        place[item.index] = len(comments)
        said = tuple(line.span for line in item.said)
        at = bisect_left(times, element.start, key=lambda time: time[0].start)
        stated = times[at][1] if at < len(times) and times[at][0].start < element.end else None
        comments.append(Comment(said, item.author, stated or told(item.dated.text), None, above))
    return Thread(tuple(comments), tuple(covered))
