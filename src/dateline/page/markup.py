"""Comment threads from markup: WordPress and its plugins, Blogger, schema.org."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.model import Comment, Span
from dateline.page.bylines import timed
from dateline.page.htmltext import Element, HtmlText, ancestors
from dateline.page.interface import kinds
from dateline.page.lines import Line, spans
from dateline.page.metadata import iso
from dateline.page.stamps import printed, stamps, told
from dateline.page.threads import authorish

_ROOTS = frozenset({"comment", "wpd-comment", "wc-comment", "commentlist-item"})
_CONTENT = frozenset(
    {
        "comment-content",
        "wpd-comment-text",
        "wc-comment-text",
        "comment-text",
        "comment_text",
        "comment-entry",
        "comment__content",
        "wp-block-comment-content",
        "comment-text-inner",
        "comment-message",
        "post-message",
    }
)
_CONTENT_LOOSE = frozenset({"comment-body", "commentbody", "comment-block", "comment_body"})
_AUTHOR = frozenset(
    {
        "fn",
        "comment-author",
        "wpd-comment-author",
        "wc-comment-author",
        "comment-author-name",
        "user",
        "author",
        "commenter",
        "comment__author-name",
        "wp-block-comment-author-name",
        "comment-author-link",
        "comment_author",
    }
)
_TIME = frozenset(
    {
        "wpd-comment-date",
        "wc-comment-date",
        "comment-date",
        "comment-meta",
        "comment-metadata",
        "commentmetadata",
        "comment-time",
        "datetime",
        "comment-timestamp",
        "wp-block-comment-date",
    }
)
_INNER = frozenset(
    {"wp-block-comment-author-name", "fn", "comment-author-name", "comment__author-name", "comment-author-link", "user"}
)
_VOTES = frozenset({"wpd-vote-result", "wc-vote-result", "vote-count", "comment-score"})
_SKIPPED = frozenset(
    {
        "reply",
        "comment-reply-link",
        "comment-actions",
        "comment-meta",
        "comment-metadata",
        "commentmetadata",
        "comment-author",
        "comment-header",
        "comment-footer",
        "says",
        "wpd-comment-footer",
        "wc-comment-footer",
        "comment-awaiting-moderation",
        "edit-link",
        "wp-block-comment-reply-link",
        "wp-block-comment-edit-link",
        "children",
    }
)
_WPDISCUZ = re.compile(r"(?:wpd-comm|wc-comm)-(\w+)_(\w+)")
_DATED = re.compile(r"[\s,|·•(-]*\b(?:on|am|um|at|le|el|il|em)?[\s,|·•(-]*$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:like|vote|score|karma|point)s?[\w-]*(?:count|result|number|total|value)", re.IGNORECASE)
_LIKED = re.compile(r"(?:liked by|gefällt) (\d+)|(\d+) (?:people|persons?|personen|likes?)\b", re.IGNORECASE)
_DEPTH = re.compile(r"(?:depth-|wpd_comment_level-|wc_comment_level-)(\d{1,2})")
_BUTTON = re.compile(r"(?:^|[-_])(?:like|likes|dislike|vote|votes|rating|karma|report|share|edit|reply)(?:$|[-_])")
_SHORT = 60
_NEAR = 3
_SIGNED = re.compile(r"[+-]?\d+")
_SAYS = re.compile(
    r"\s*(?:says|said|wrote|schreibt|schrieb|sagt|meint|dice|dijo|a dit|dit|disse|пишет|yazdı)?\s*:?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments, and the stretches of the text that the thread takes up."""

    comments: tuple[Comment, ...]
    covered: tuple[tuple[int, int], ...]


def thread(page: HtmlText) -> Thread:
    """The comments that the markup shows, in the order of the text."""
    elements = page.elements
    roots, owners = _roots(page)
    known = set(roots)
    inside: dict[int, list[int]] = {}
    for index, owner in enumerate(owners):
        if owner >= 0:
            inside.setdefault(owner, []).append(index)
    comments: list[Comment] = []
    place: dict[int, int] = {}
    names: dict[str, int] = {}
    levels: dict[int, int] = {}
    for root in roots:
        comment = _comment(page, root, inside.get(root, []), known)
        if comment is None:
            continue
        above, outer = None, owners[root]
        while outer >= 0 and above is None:
            above, outer = place.get(outer), owners[outer]
        around = [root, *islice(ancestors(elements, root), _NEAR)]
        ids = (_WPDISCUZ.match(elements[each].attributes.get("id", "")) for each in around)
        match = next((found for found in ids if found), None)
        if match:
            above = names.get(match[2], above)
            names[match[1]] = len(comments)
        if (stated := _depth_of(elements[root])) and (depth := int(stated[1])):
            above = levels.get(depth - 1, above)
            levels = {level: of for level, of in levels.items() if level < depth} | {depth: len(comments)}
        place[root] = len(comments)
        comments.append(Comment(comment.text, comment.author, comment.time, comment.votes, above))
    return Thread(tuple(comments), tuple((elements[root].start, elements[root].end) for root in roots))


def _roots(page: HtmlText) -> tuple[list[int], list[int]]:
    """The elements that hold one comment each, and for every element the nearest of them around it, -1 for none.

    Of several elements around the same comment (`li`, `article`) the outermost counts.
    """
    elements = page.elements
    kept: dict[int, None] = {}
    owners: list[int] = []
    listed: list[bool] = []  # whether a list of answers stands between an element and its owner
    for index, each in enumerate(elements):
        above = each.parent
        own = above < 0 or above in kept
        owners.append(above if own else owners[above])
        listed.append(not own and (listed[above] or elements[above].name in ("ul", "ol")))
        if _root(each) and each.end > each.start:
            outer = owners[index]
            if outer < 0 or listed[index] or page.text[elements[outer].start : each.start].strip():
                kept[index] = None
    return list(kept), owners


def _depth_of(element: Element) -> re.Match[str] | None:
    return next((found for name in element.classes if (found := _DEPTH.fullmatch(name))), None)


def _root(element: Element) -> bool:
    if element.name not in ("li", "div", "article", "section"):
        return False
    if element.attributes.get("itemtype", "").rstrip("/").endswith("schema.org/Comment"):
        return True
    if element.classes & _CONTENT:
        return False
    return bool(element.classes & _ROOTS) and "pingback" not in element.classes and "trackback" not in element.classes


def _own(page: HtmlText, members: list[int], wanted: frozenset[str], prop: tuple[str, ...] = ()) -> Iterator[Element]:
    for index in members:
        element = page.elements[index]
        if element.classes & wanted or element.attributes.get("itemprop") in prop:
            yield element


def _comment(page: HtmlText, root: int, members: list[int], known: set[int]) -> Comment | None:
    nested = [page.elements[index] for index in members if index in known]
    content = next(_own(page, members, _CONTENT, ("text", "commentText")), None)
    found = content or next(_own(page, members, _CONTENT_LOOSE), None) or page.elements[root]
    skipped = [(each.start, each.end) for each in nested]
    author = _author(page, members) or _name_above(page, root, found, skipped)
    if content is None:
        skipped += [(each.start, each.end) for each in _own(page, members, _SKIPPED | _TIME | _VOTES)]
        skipped += [(each.start, each.end) for each in map(page.elements.__getitem__, members) if _button(each)]
        skipped += [(author.start, author.end)] if author else []
    text = tuple(
        span
        for span in _outside(page.text, found.start, found.end, skipped)
        if span.text.lower() not in ("reply", "antworten", "responder", "répondre", "says:")
    )
    if not text or (author and any(author.overlaps(span) for span in text) and content is not None and len(text) == 1):
        return None
    return Comment(
        tuple(span for span in text if not (author and span.overlaps(author))) or text,
        author,
        _time(page, members),
        _votes(page, members),
    )


def _outside(text: str, start: int, end: int, skipped: list[tuple[int, int]]) -> list[Span]:
    """The lines of a stretch that lie outside the skipped ones."""
    kept: list[Span] = []
    at = start
    for low, high in [*sorted(skipped), (end, end)]:
        if low > at:
            kept += [Span.of(text, at + each.start, at + each.end) for each in spans(text[at : min(low, end)])]
        at = max(at, high)
        if at >= end:
            break
    return kept


def _author(page: HtmlText, members: list[int]) -> Span | None:
    found = [each for each in _own(page, members, _AUTHOR, ("author", "creator")) if each.end > each.start]
    inner = [each for each in found if each.classes & _INNER] or found
    if not inner:
        return None
    line = next(iter(spans(page.text[inner[0].start : inner[0].end])), None)
    if line is None:
        return None
    text = name_in(line.text)
    start = inner[0].start + line.start
    return Span.trimmed(page.text, start, start + len(text)) if text else None


def name_in(text: str) -> str:
    """The name that a line begins with, without the date behind it and the «says:»."""
    if (dated := next((stamp.start for stamp in stamps(text) if stamp.dated), 0)) > 1:
        text = _DATED.sub("", text[:dated])
    says = _SAYS.search(text)
    return (text[: says.start()] if says else text).rstrip(" ,")


def _name_above(page: HtmlText, root: int, content: Element, nested: list[tuple[int, int]]) -> Span | None:
    """A short line over the text that could be a name, where no class says which."""
    start = page.elements[root].start
    end = content.start if content.start > start else start
    for line in (Line(span, 0) for span in _outside(page.text, start, end, nested)):
        if authorish(line) and not kinds(line.text) and not timed(line):
            return line.span
    return None


def _time(page: HtmlText, members: list[int]) -> str | None:
    for index in members:
        each = page.elements[index]
        if each.attributes.get("datetime") and (found := iso(each.attributes["datetime"])):
            return found
    for each in _own(page, members, _TIME, ("dateCreated", "datePublished", "commentTime")):
        for stated in (each.attributes.get("content"), each.attributes.get("title"), page.text[each.start : each.end]):
            if stated and (found := next((stamp.value for stamp in stamps(stated[:120]) if stamp.value), None)):
                return found
    for each in _own(page, members, _TIME):  # «3 days ago», «Jun 20th at 2:41 am», «07:56»: as it stands there
        if found := printed(page.text[each.start : each.end]):
            return found
    for index in members:
        each = page.elements[index]
        shown = page.text[each.start : each.end]
        if each.name in ("a", "span", "time", "small", "abbr", "div", "p") and len(shown) <= _SHORT:
            line = Line(Span.of(shown, 0, len(shown)), 0) if shown.strip() else None
            if line and timed(line):
                return told(shown)
    return None


def _button(element: Element) -> bool:
    return any(_BUTTON.search(name) for name in element.classes)


def _votes(page: HtmlText, members: list[int]) -> int | None:
    for each in _own(page, members, _VOTES, ("upvoteCount",)):
        for stated in (
            each.attributes.get("content"),
            page.text[each.start : each.end].strip(),
            each.attributes.get("title", ""),
        ):
            if stated and _SIGNED.fullmatch(stated):
                return int(stated)
    for index in members:
        each = page.elements[index]
        shown = page.text[each.start : each.end].strip()
        if any(map(_COUNTED.search, each.classes)) and _SIGNED.fullmatch(shown):
            return int(shown)
        if _button(each) and len(shown) < 60 and (liked := _LIKED.search(shown)):
            return int(liked[1] or liked[2])
    return None
