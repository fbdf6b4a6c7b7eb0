"""Which claims of one page report the same event: headline and lead, caption, recap, toll and attack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Claim, Participant, Place

# Acts of speech and dealings come in series: the same people demand, meet and accuse again and again.
_SERIES = frozenset(
    "agreement agreement_broken talks demand threat accusation rejection sanctions support aid legal_action".split()
)
_DEADLY = frozenset(
    (
        "armed_clash air_strike shelling bombing suicide_bombing grenade_attack chemical_attack attack_on_civilians "
        "riot protest_crackdown"
    ).split()
)
_NEEDED, _NEEDED_IN_SERIES = 2, 3  # agreeing points; set by reading pages of the training documents
_COARSE = frozenset({"country", "admin1", "area", "unknown"})


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """The claims in their order; `same_event` is the id of the first claim of the page on the same event, else None.

    A claim joins an event only where it agrees with one of its claims and contradicts none of them. Plans, denials,
    wishes and readers' comments are never linked.
    """
    events: list[list[Claim]] = []
    out = []
    for claim in claims:
        event = _event(claim, events) if claim.status == "actual" and claim.voice != "comment" else None
        if event is None:
            events.append([claim])
            out.append(claim)
        else:
            event.append(claim)
            out.append(replace(claim, same_event=event[0].id))
    return out


def _event(claim: Claim, events: Sequence[list[Claim]]) -> list[Claim] | None:
    best, most = None, 0.0
    for event in reversed(events):
        points = [agreement(claim, other) for other in event]
        if any(p is None for p in points):
            continue
        top = max(p for p in points if p is not None)
        needed = _NEEDED_IN_SERIES if claim.type in _SERIES else _NEEDED
        if top >= needed and top > most:
            best, most = event, top
    return best


def agreement(a: Claim, b: Claim) -> float | None:
    """How many points two claims of a page have in common, or None where they cannot be one event."""
    if b.status != "actual" or b.voice == "comment" or not _types_fit(a, b):
        return None
    points = 0.0
    for one in (_dates(a, b), _places(a, b), _people(a.agent, b.agent), _people(a.target, b.target), _dead(a, b)):
        if one is None:
            return None
        points += one
    if a.evidence == b.evidence:
        # Two of one type in one sentence are two events; attack and toll in one sentence are one.
        return points + 2 if a.type != b.type else None
    return points + (a.trigger.text.lower() == b.trigger.text.lower())


def _types_fit(a: Claim, b: Claim) -> bool:
    if a.type == b.type:
        return True
    return "casualties" in {a.type, b.type} and bool(_DEADLY & {a.type, b.type})


def _dates(a: Claim, b: Claim) -> float | None:
    if not (a.date_start and a.date_end and b.date_start and b.date_end):
        return 1.0 if a.date and a.date == b.date else 0.0
    if a.date_end < b.date_start or b.date_end < a.date_start:
        return None
    return 1.0 if (a.date_start, a.date_end) == (b.date_start, b.date_end) else 0.5


def _places(a: Claim, b: Claim) -> float | None:
    left, right = ([p.place for p in c.place if p.place] for c in (a, b))
    if not left or not right:
        words = {p.span.text.lower() for p in a.place} & {p.span.text.lower() for p in b.place}
        return 1.0 if words else 0.0
    if any(_one_place(x, y) for x in left for y in right):
        return 1.0
    if any(_holds(x, y) or _holds(y, x) for x in left for y in right):
        return 0.5
    return None


def _one_place(x: Place, y: Place) -> bool:
    return (x.geonameid, x.name) == (y.geonameid, y.name)


def _holds(wide: Place, narrow: Place) -> bool:
    """Whether the narrow place may lie in the wide one, as far as country and region tell."""
    if wide.precision not in _COARSE or (wide.country and narrow.country and wide.country != narrow.country):
        return False
    return wide.precision != "admin1" or not narrow.admin1 or wide.name == narrow.admin1 or wide.admin1 == narrow.admin1


def _people(left: Sequence[Participant], right: Sequence[Participant]) -> float | None:
    if not left or not right:
        return 0.0
    names = [{p.actor.name for p in side if p.actor} for side in (left, right)]
    if names[0] & names[1] or _words(left) & _words(right):
        return 1.0
    # Two known actors that differ are two events; a description may stand for anybody.
    known = [{p.actor.name for p in side if p.actor and p.actor.country} for side in (left, right)]
    return None if known[0] and known[1] else 0.0


def _words(side: Sequence[Participant]) -> set[str]:
    return {p.span.text.lower().removeprefix("the ") for p in side}


def _dead(a: Claim, b: Claim) -> float | None:
    """Tolls that overlap agree, the same toll most; tolls apart are an update of the count or another event."""
    left, right = a.toll("dead"), b.toll("dead")
    if left is None or right is None:
        return 0.0
    low = max(left[0] or 0, right[0] or 0)
    highs = [x for x in (left[1], right[1]) if x is not None]
    if highs and low > min(highs):
        return None
    return 2.0 if left == right else 1.0
