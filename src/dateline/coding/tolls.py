"""Dead and injured that a claim's own sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dateline.coding.number import NUMBER, amount
from dateline.model import Sentence, Span, Toll

Kind = Literal["dead", "injured"]
KINDS: tuple[Kind, ...] = ("dead", "injured")

_QUALIFIED = (
    r"(?:(?:at least|more than|over|up to|as many as|nearly|almost|fewer than|some|about|around)\s+)?"
    rf"(?:{NUMBER})(?:\s+(?:to|or)\s+(?:{NUMBER}))?"
)
_WHO = r"(?:\s+(?:other\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+)?"
_VERBS: dict[Kind, str] = {
    "dead": r"killed|dead|died|slain|killing|kills|kill|deaths? of|massacred|executed|beheaded|lost their lives",
    "injured": r"injured|wounded|hurt|injuring|wounding|wounds|injures",
}
_CUE = {k: re.compile(rf"\b(?:{v})\b", re.IGNORECASE) for k, v in _VERBS.items()}
_ANY_CUE = re.compile(r"\b(?:" + "|".join(_VERBS.values()) + r")\b", re.IGNORECASE)
_NUMBERED = re.compile(rf"\b(?P<n>{_QUALIFIED})\b(?P<who>{_WHO})", re.IGNORECASE)
_COUNT = re.compile(rf"\bdeath toll\b[^.]{{0,30}}?(?P<n>{_QUALIFIED})\b(?P<who>)", re.IGNORECASE)
_FARTHEST = 45  # characters from a number before to its verb: «40 people, most of them women, were killed»
_SINGLE = re.compile(
    r"^(?:a|an|one|another)\s+(?!number|dozen|group|few|crowd|couple|family)(?P<who>.+)", re.IGNORECASE
)
_PERIOD = re.compile(r"\b(?:since|so far this|this year|in the past|over the past|during the (?:war|conflict))\b", re.I)
_TYPES = frozenset(
    (
        "armed_clash territory_captured air_strike shelling bombing suicide_bombing grenade_attack chemical_attack "
        "attack_on_civilians casualties riot protest_crackdown protest"
    ).split()
)


def tolls(sentence: Sentence, type_id: str, trigger: Span, targets: Sequence[Span]) -> tuple[Toll, ...]:
    """The tolls of a claim's own sentence, for types that kill or hurt.

    A figure for a period is marked so and is no event's toll. One person («a soldier was killed») counts where the
    claim is of casualties and the person is its target.
    """
    if type_id not in _TYPES:
        return ()
    text, at = sentence.span.text, sentence.span.start
    scope: Literal["event", "period"] = "period" if _PERIOD.search(text) else "event"
    out = []
    for kind in KINDS:
        found = _stated(kind, text)
        if found:
            low, high = amount(found["n"]) or (None, None)
            words = Span(at + found.start("n"), at + found.end("n"), found["n"])
            out.append(Toll(kind, low, high, words, found["who"].strip() or None, scope))
        elif type_id == "casualties" and kind == _kind(trigger):
            out += [toll for t in targets if (toll := _of_target(kind, t, scope))]
    return tuple(out)


def _kind(trigger: Span) -> Kind:
    return "injured" if re.fullmatch(_VERBS["injured"], trigger.text, re.IGNORECASE) else "dead"


def _of_target(kind: Kind, target: Span, scope: Literal["event", "period"]) -> Toll | None:
    """«12 soldiers», «a soldier», and one named person count."""
    found = amount(target.text)
    if found:
        return Toll(kind, *found, target, target.text, scope)
    single = _SINGLE.match(target.text)
    named = len(target.text.split()) <= 4 and all(w[:1].isupper() for w in target.text.split())
    return Toll(kind, 1, 1, target, target.text, scope) if single or named else None


def _stated(kind: Kind, text: str) -> re.Match[str] | None:
    """The number that belongs to a word of killing or hurting: right after it, else the nearest before it.

    Another such word between them claims the number for itself.
    """
    cues = list(_ANY_CUE.finditer(text))
    for i, cue in enumerate(cues):
        if not _CUE[kind].fullmatch(cue[0]):
            continue
        after = _NUMBERED.match(text, cue.end() + 1)
        if after and amount(after["n"]):
            return after
        since = max(cues[i - 1].end() if i else 0, cue.start() - _FARTHEST)
        before = [m for m in _NUMBERED.finditer(text, since, cue.start()) if amount(m["n"])]
        if before:
            return before[-1]
    return next((m for m in _COUNT.finditer(text) if amount(m["n"])), None) if kind == "dead" else None
