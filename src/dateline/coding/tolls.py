"""Dead and injured that a claim's own sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dateline.coding.figures import PERSON, Cue, Figure, Kind, cues, figures
from dateline.model import Sentence, Span, Toll

KINDS: tuple[Kind, ...] = ("dead", "injured")
_TYPES = frozenset(
    (
        "armed_clash air_strike shelling bombing suicide_bombing grenade_attack chemical_attack "
        "attack_on_civilians casualties riot protest_crackdown sexual_violence"
    ).split()
)
_PERIOD = re.compile(
    r"\b(?:since|so\s+far\s+this|this\s+year|in\s+the\s+past|over\s+the\s+past|during\s+the\s+"
    r"(?:war|conflict)|so\s+far|to\s+date)\b",
    re.I,
)
_PART_OF_IT = re.compile(
    r"\b(?:including|among\s+(?:them|whom)|most\s+of|of\s+(?:them|whom)|mostly)\b|[(—–]", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:before|since|until|compared\s+with|prior\s+to|began|erupted|started|turned\s+into"
    r"|decrying|to\s+deter|to\s+fight|at\s+a\s+time\s+of)\b",
    re.IGNORECASE,
)
_NOT_LOST = re.compile(
    r"\b(?:in|with|by|on|for|to|after|against|between|into|from|of|than|including|among|mostly"
    r"|exception\s+of)\s+(?:the\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
# What may stand between two figures of one list, and between a figure and its word of loss.
_LISTED = re.compile(
    r"[^.;]{0,60}?(?:,|\band\b|\bplus\b)\s*(?:and\s+|the\s+|at\s+least\s+|another\s+|a\s+further\s+)*$", re.IGNORECASE
)
_NEAR = re.compile(
    r"[\s\"“]*(?:of\s+|the\s+|also\s+|(?:rose|rises|risen)\s+to\s+|[^.;,]{0,30}?\bto\s+"
    r"|stands?\s+at\s+|on\s+\w+\s+(?:evening\s+|morning\s+)?)?"
)
_ALONG = re.compile(r"[^.;]{0,50}?\b(?:along|together)\s+with\s+", re.IGNORECASE)
_WAS = re.compile(
    r"(?P<word>[\w’'-]+)[,)]?\s+(?:was|is|has\s+been|had\s+been)(?:\s+(?:also|\w+ly|found|then"
    r"|later|being|shot\s+and))*\s*$",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?P<word>he|she)\s+(?:then\s+|later\s+)?$", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:no|nobody|none|not|number|group|dozens|several|many|some|family|convoy|which|that"
    r"|those|if|army|people|others)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?P<number>dozens|scores|hundreds|thousands|several|many)(?:\s+of)?(?:\s+(?P<who>[a-z]+))?", re.IGNORECASE
)
_FARTHEST = 150
_BESIDE = 50  # characters between «dozens» and the word of loss
Scope = Literal["event", "period"]


def tolls(sentence: Sentence, type_id: str, trigger: Span, targets: Sequence[Span]) -> tuple[Toll, ...]:
    """The tolls of a claim's own sentence, for types that kill or hurt.

    A figure for a period is marked so and is no event's toll. Figures of separate groups come out apart; named and
    single people count where the claim has them as targets.
    """
    if type_id not in _TYPES:
        return ()
    text, at = sentence.span.text, sentence.span.start
    found = cues(text)
    start, end = trigger.start - at, trigger.end - at
    people = [(t.start - at, t.end - at) for t in targets if at <= t.start and t.end <= sentence.span.end]
    own = [c for c in found if c.start < end and start < c.end]
    out: list[Toll] = []
    # Coders give the wounded to a claim of killing, but not the killed to a claim of wounding (251 to 43 in training).
    hurt_only = type_id == "casualties" and bool(own) and all(c.kind == "injured" for c in own)
    for kind in KINDS[hurt_only:]:
        mine = [c for c in own if c.kind == kind] or [
            c for c in found if c.kind == kind and _goes_with(c, text, start, end)
        ]
        seen: set[int] = set()
        for cue in mine:
            for f in _lost(cue, found, text, people):
                if f.start not in seen:
                    seen.add(f.start)
                    out.append(_toll(kind, f, text, at))
        if mine and not any(t.kind == kind for t in out) and (vague := _uncounted(mine[0], text)):
            out.append(_toll(kind, vague, text, at))
    return tuple(out)


def _uncounted(cue: Cue, text: str) -> Figure | None:
    """«dozens of people»: kept as words beside a word of loss, with neither low nor high."""
    behind = _VAGUE.search(text, cue.end, cue.end + _BESIDE) if cue.ahead else None
    found = behind or next(iter(reversed([*_VAGUE.finditer(text, max(0, cue.start - _BESIDE), cue.start)])), None)
    if found is None or re.search(r"[.;]", text[min(found.end(), cue.end) : max(found.start(), cue.start)]):
        return None
    return Figure(found.start("number"), found.end("number"), (None, None), found["who"])


def _toll(kind: Kind, f: Figure, text: str, at: int) -> Toll:
    scope: Scope = "period" if _PERIOD.search(text) else "event"
    return Toll(kind, *f.amount, Span(at + f.start, at + f.end, text[f.start : f.end]), f.who, scope)


def _goes_with(cue: Cue, text: str, start: int, end: int) -> bool:
    """Whether a word of loss speaks of the trigger's event: nothing between them sets the two apart."""
    between = text[min(cue.end, end) : max(cue.start, start)]
    return not _APART.search(between) and len(between) <= _FARTHEST


def _lost(cue: Cue, found: Sequence[Cue], text: str, people: Sequence[tuple[int, int]]) -> list[Figure]:
    """The people that one word of loss counts: a list behind it, or before it."""
    i = found.index(cue)
    if _with_other(cue, found, text):
        return []
    if cue.ahead:
        end = found[i + 1].start if i + 1 < len(found) else len(text)
        return _behind(text, cue.end, end, people)
    start = max((c.end for c in found[:i]), default=0)
    out = _before(text, start, cue.start, people) or _subject(text, start, cue.start, people)
    also = _ALONG.match(text, cue.end)
    return out + (_behind(text, also.end(), len(text), people)[:1] if also and out else [])


def _with_other(cue: Cue, found: Sequence[Cue], text: str) -> bool:
    """«killed and wounded 50»: nobody can tell how many of each."""
    joined = re.compile(r"\s+(?:and|or|and/or)\s+")
    return any(
        c.kind != cue.kind and joined.fullmatch(text, min(c.end, cue.end), max(c.start, cue.start))
        for c in found
        if c != cue
    )


def _subject(text: str, start: int, end: int, people: Sequence[tuple[int, int]]) -> list[Figure]:
    """«Orel was killed»: the verb is in the singular, so one person was."""
    m = _WAS.search(text, start, end) or _HE.search(text, start, end)
    if not m or _NOBODY.search(text, start, m.end()):
        return []
    a, z = next(((a, z) for a, z in people if start <= a and z <= end), m.span("word"))
    return [Figure(a, z, (1, 1), text[a:z])]


def _behind(text: str, start: int, end: int, people: Sequence[tuple[int, int]]) -> list[Figure]:
    if m := re.compile(r"\s+(?:him|her)\b(?!\s+\w+s?\s+(?:and|,))").match(text, start, end):
        return [Figure(m.end() - 3, m.end(), (1, 1), None)]
    out: list[Figure] = []
    for f in _counted(text, start, end, people):
        gap = text[(out[-1].end if out else start) : f.start]
        if out and _renamed(out[-1], f, gap):
            continue
        near = _LISTED.fullmatch(gap) if out else _NEAR.fullmatch(gap)
        if not near or _PART_OF_IT.search(gap):
            break
        out.append(f)
    return out


def _before(text: str, start: int, end: int, people: Sequence[tuple[int, int]]) -> list[Figure]:
    out: list[Figure] = []
    for f in _counted(text, start, end, people):
        if _NOT_LOST.search(text[start : f.start]):
            continue
        gap = text[out[-1].end : f.start] if out else ""
        if out and _renamed(out[-1], f, gap):
            continue
        if out and _PART_OF_IT.search(gap):
            break
        out = [*out, f] if not out or _LISTED.fullmatch(gap) else [f]
    return out


def _renamed(before: Figure, f: Figure, gap: str) -> bool:
    """Whether the second only tells who the first is: «a general, the highest officer», «the chief, Orel»."""
    return not re.search(r"\band\b|\bwith\b", gap) and f.amount == (1, 1) == before.amount and len(gap) <= 40


def _counted(text: str, start: int, end: int, people: Sequence[tuple[int, int]]) -> list[Figure]:
    """Figures of the stretch, and its named targets as one person each."""
    out = figures(text, start, end)
    for a, z in people:
        inside = start <= a and z <= end and not any(f.start < z and a < f.end for f in out)
        if inside and (n := _persons(text[a:z])):
            out.append(Figure(a, z, (n, n), text[a:z]))
    return sorted(out, key=lambda f: f.start)


def _persons(text: str) -> int:
    """How many people a phrase without a number names: «Governor Tam Orel», «my friend», «Orel and Tarn», else 0."""
    if m := re.fullmatch(r"(?:an?|another|my|his|her)\s+(.+)", text, re.IGNORECASE):
        plural = re.search(r"(?<!s)s$|\b(?:group|number|crowd|family|convoy|people)\b", m[1], re.IGNORECASE)
        return 0 if plural else 1 + bool(re.search(r"\band\b", m[1]))
    if _BODY.search(text) or text.casefold() in {"we", "they", "those", "both", "others"}:
        return 0
    if _SINGULAR.search(text):
        return 1
    names = re.split(r",?\s+and\s+|,\s+(?=[A-Z])", text)
    return len(names) if all(_NAME.search(n) for n in names) else 0


_SINGULAR = re.compile(rf"(?:^|\s)(?:{PERSON})$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:forces?|army|group|state|front|brigade|party|units?|troops|council|police|people"
    r"|militia|(?-i:[A-Z]{2,})|\w+(?:ists|ans|ers|is))$",
    re.I,
)
_NAME = re.compile(r"(?:^|\s)(?:(?:al|el|an|as|at|ar|bin|ad|az|ash)[- ])?[A-Z][\w’'-]*[a-z]$")
