"""Comment threads in plain text: where one begins, and whose words are whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from dateline.model import Comment, Span
from dateline.page.interface import lists
from dateline.page.lines import Line
from dateline.page.stamps import ages, bare, relative, stamps

Kinds = frozenset[str]
Role = Literal["furniture", "control", "time", "votes", "header", "parent", "end", "plain"]

_NEAR = 6
_HEAD_WORDS = 16
"""The longest line over a comment: a name, a date and a time."""
_HEAD_CHARACTERS = 500
_MARKS = 24
"""Comment headings looked at; a list of stories with a comment count each has more, and no thread of its own."""
_ARTICLE = 40
"""Words of prose that make an article; decks and teasers above a comment count are shorter."""
_SHORT_ARTICLE = 12
_VOTES = re.compile(
    r"([+-]?\d+) (?:likes?|votes?|points?|upvotes?|me gusta|gefällt mir|j'aime)|(?:likes?|votes?) ?[:(]? ?([+-]?\d+)"
    r"|[▲↑👍❤♥+]\s*(\d+)|(\d+)\s*[▲↑👍❤♥▼]",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[+-]?\d{1,6}")
_ANSWERS = re.compile(r"(?P<author>.{1,40}?)\s*(?:[▸➤→↪⤷►]|\s>\s)\s*(?P<parent>.{1,40})")
_AT = re.compile(r"@(?P<parent>[^\s,:]{2,40}(?: [A-Z][^\s,:]{1,30})?)[,: ]")
_TRIM = " \t•·|,:–—-()[]@\u200e\u200f"


@dataclass(slots=True)
class _Draft:
    author: Span | None = None
    time: str | None = None
    votes: int | None = None
    parent: str | None = None
    text: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the line above a comment says."""

    author: tuple[int, int] | None
    time: str | None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments of a page and how far, in lines, the thread goes."""

    comments: tuple[Comment, ...]
    end: int


@cache
def _says() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = lists()
    return (
        re.compile(words["says"], re.IGNORECASE),
        re.compile(words["replying"], re.IGNORECASE),
        frozenset(words["edited"]),
    )


def authorish(line: Line) -> bool:
    """Whether a line could be the name of a commenter: short, and no sentence."""
    text = line.text
    initials = line.words <= 3 and re.search(r"\b[A-Z]\.$", text) is not None
    return (
        line.words <= 6
        and 2 <= len(text) <= 40
        and (not line.ended or initials)
        and text[0] not in "\"“«'‘(-–—•*>#"
        and any(character.isalpha() for character in text)
    )


def head(line: Line) -> _Head | None:
    """Author and time where one line gives them («Name · 3 hours ago», «Name says:»)."""
    text = line.text
    says = _says()[0].fullmatch(text)
    if says and text.endswith(":"):
        inner = says["author"]
        found = stamps(inner)
        name = inner[: found[0].start] if found else inner
        name = re.sub(r"\s+(?:on|am|el|le|at)\s*$", "", name)
        return _Head((0, len(name.rstrip(_TRIM))), _time(inner)) if 0 < len(name.split()) <= 6 else None
    found = [stamp for stamp in stamps(text) if stamp.value or stamp.dated]
    age = ages(text)
    start = found[0].start if found else age.start() if age else 0
    if not start or (not found and age is None):
        return None
    if found and not (found[0].value or len(stamps(text)) > 1 or re.search(r"\d:\d\d", text)):
        return None
    name = re.sub(r"\s+(?:on|am|el|le|at|vom)\s*$", "", text[:start].rstrip()).rstrip(_TRIM)
    rest = bare(text[len(name) :]).strip(_TRIM).lower() if found else ""
    said = _says()[0].fullmatch(name)
    name = said["author"] if said else name
    if not name or len(name.split()) > 6 or len(name) > 60 or (rest and rest not in _says()[2]):
        return None
    if "," in name and name.split(",")[1].strip()[:1].islower():
        return None
    answers = _ANSWERS.fullmatch(name)
    if answers:
        return _Head((0, answers.end("author")), _time(text), answers["parent"])
    return _Head((0, len(name)), _time(text))


def _time(text: str) -> str | None:
    found = next((stamp for stamp in stamps(text) if stamp.dated), None)
    if found is not None:
        return found.value or text[found.start : found.end].strip()
    age = ages(text)
    return age.group().strip() if age else None


def role(line: Line, kinds: Kinds) -> Role:
    """What a line does in a thread."""
    if len(line.span) > _HEAD_CHARACTERS:
        return "plain"
    if "control" in kinds and "thread" not in kinds:
        return "control"
    if kinds & {"form", "thread", "share", "cookie", "appeal", "promotion", "translation"}:
        return "furniture"
    if kinds & {"footer", "related", "navigation"} and line.words <= 12:
        return "end"
    if _COUNT.fullmatch(line.text):
        return "votes"
    if line.words > _HEAD_WORDS:
        return "plain"
    age = relative(line.text)
    quiet = _says()[2] | {""}
    if (stamps(line.text) and bare(line.text).lower() in quiet) or (
        age and bare(line.text[len(age) :]).lower() in quiet
    ):
        return "time"
    if _says()[1].fullmatch(line.text.strip(" ↪@")):
        return "parent"
    return "header" if head(line) else "plain"


def begin(lines: Sequence[Line], kinds: Sequence[Kinds]) -> int:
    """The index of the line where the comment thread begins; `len(lines)` where there is none."""
    roles = [role(line, of) for line, of in zip(lines, kinds, strict=True)]
    marks = [index for index, of in enumerate(kinds) if "thread" in of][:_MARKS]
    before = [0]
    for line, of in zip(lines, kinds, strict=True):
        before.append(before[-1] + (line.words if line.prose and not of else 0))
    for place, mark in enumerate(marks):
        if before[mark] < _SHORT_ARTICLE:
            continue
        following = marks[place + 1 :]
        evidence = _evidence(lines, roles, mark, following[-1] if following else len(lines))
        prose_between = before[following[-1]] - before[mark] if following else 0
        if evidence or (
            before[mark] >= _ARTICLE and prose_between < _ARTICLE and before[-1] - before[mark] < before[mark]
        ):
            return _back(kinds, roles, mark)
    return _unmarked(lines, roles, before)


def _evidence(lines: Sequence[Line], roles: Sequence[Role], mark: int, end: int) -> bool:
    """Whether what follows a mark looks like comments and not like an article under a comment count."""
    after = [index for index in range(mark + 1, end) if roles[index] not in ("furniture",)]
    near = after[:_NEAR]
    heads = sum(1 for index in after if roles[index] in ("header", "time"))
    controls = sum(1 for index in after if roles[index] == "control")
    if any(roles[index] in ("header", "control", "parent") for index in near) and heads + controls >= 2:
        return True
    plain = [index for index in after if roles[index] == "plain"]
    if not plain:
        return False
    names = sum(1 for index in plain if authorish(lines[index]))
    return authorish(lines[plain[0]]) and 3 * names >= len(plain)


def _back(kinds: Sequence[Kinds], roles: Sequence[Role], mark: int) -> int:
    """The start of the comment form that the mark stands in."""
    while (
        mark > 0
        and roles[mark - 1] in ("furniture", "control", "votes")
        and kinds[mark - 1] & {"form", "control", "thread"}
    ):
        mark -= 1
    return mark


def _unmarked(lines: Sequence[Line], roles: Sequence[Role], before: Sequence[int]) -> int:
    """A thread that no heading announces: reply buttons, and a name or a time over each comment."""
    controls = [index for index, of in enumerate(roles) if of == "control" and before[index] >= _SHORT_ARTICLE]
    heads = [index for index, of in enumerate(roles) if of in ("header", "time") and before[index] >= _SHORT_ARTICLE]
    if len(controls) < 2 or len(heads) < 2:
        return len(lines)
    pairs = [index for index in heads if any(index < control <= index + _NEAR for control in controls)]
    if len(pairs) < 2:
        return len(lines)
    first = pairs[0]
    return first - 1 if roles[first] == "time" and first > 0 and authorish(lines[first - 1]) else first


def read(text: str, lines: Sequence[Line], kinds: Sequence[Kinds]) -> Thread:
    """The comments in the lines of a thread."""
    roles = [role(line, of) for line, of in zip(lines, kinds, strict=True)]
    stamped = any(of in ("time", "header") for of in roles)
    usual = _usual_gap(lines)
    drafts: list[_Draft] = []
    fresh = True
    closed = False
    for index, (line, of) in enumerate(zip(lines, roles, strict=True)):
        current = drafts[-1] if drafts else None
        if of == "end" and drafts and drafts[-1].text:
            return Thread(_comments(drafts), index)
        if of == "header" and (found := head(line)):
            closed = False
            author = Span.trimmed(text, line.span.start, line.span.start + found.author[1]) if found.author else None
            drafts.append(_Draft(author, found.time, parent=found.parent))
            fresh = False
        elif of == "time":
            closed = False
            _timed(drafts, line)
            fresh = False
        elif of in ("control", "votes", "parent"):
            if of != "votes" and current is not None and current.text:
                fresh = True
            _noted(drafts, line, of)
        elif of == "furniture":
            closed = closed or (bool(drafts) and bool(drafts[-1].text) and "form" in kinds[index])
        elif of == "plain" and not closed:
            boundary = fresh or (usual is not None and line.gap > usual)
            following = next(
                (at for at in range(index + 1, len(lines)) if roles[at] not in ("furniture", "votes")), None
            )
            if _opens(lines, roles, line, following, current, boundary=boundary, stamped=stamped):
                drafts.append(_Draft(line.span))
            elif current is None or (boundary and current.text):
                drafts.append(_Draft(text=[line.span]))
            else:
                current.text.append(line.span)
            fresh = False
    return Thread(_comments(drafts), len(lines))


def _usual_gap(lines: Sequence[Line]) -> int | None:
    gaps = [line.gap for line in lines[1:]]
    return max(set(gaps), key=lambda gap: (gaps.count(gap), gap)) if gaps else None


def _opens(
    lines: Sequence[Line],
    roles: Sequence[Role],
    line: Line,
    following: int | None,
    current: _Draft | None,
    *,
    boundary: bool,
    stamped: bool,
) -> bool:
    """Whether a plain line is the name over a new comment."""
    if following is None or not authorish(line) or (current is not None and not current.text):
        return False
    if roles[following] in ("time", "parent"):
        return True
    if roles[following] != "plain":
        return False
    if boundary or current is None:
        return True
    return not stamped and not authorish(lines[following])


def _timed(drafts: list[_Draft], line: Line) -> None:
    found = _time(line.text) or line.text
    if drafts and drafts[-1].time is None:
        drafts[-1].time = found
    elif not drafts or drafts[-1].text:
        drafts.append(_Draft(time=found))


def _noted(drafts: list[_Draft], line: Line, of: Role) -> None:
    if not drafts:
        return
    if of == "parent":
        match = _says()[1].fullmatch(line.text.strip(" ↪@"))
        drafts[-1].parent = match["parent"].strip() if match else None
        return
    votes = _COUNT.fullmatch(line.text) if of == "votes" else _VOTES.search(line.text)
    if votes is not None and drafts[-1].votes is None:
        drafts[-1].votes = int(next(group for group in (votes.group(), *votes.groups())[::-1] if group))


def _comments(drafts: Sequence[_Draft]) -> tuple[Comment, ...]:
    comments: list[Comment] = []
    for draft in drafts:
        if not draft.text:
            continue
        named = draft.parent or ((at := _AT.match(draft.text[0].text)) and at["parent"])
        comments.append(Comment(tuple(draft.text), draft.author, draft.time, draft.votes, _parent(comments, named)))
    return tuple(comments)


def _parent(comments: Sequence[Comment], name: str | None) -> int | None:
    if not name:
        return None
    wanted = name.strip().casefold()
    return next(
        (
            index
            for index in range(len(comments) - 1, -1, -1)
            if (author := comments[index].author) and author.text.casefold() == wanted
        ),
        None,
    )
