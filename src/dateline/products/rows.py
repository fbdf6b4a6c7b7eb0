"""Documents, annotations and claims as the rows of the output contract, ready for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.codebook.load import kinds, states
from dateline.codebook.precision import acled_precision, ucdp_precision
from dateline.model import (
    Actor,
    Attribution,
    Claim,
    Comment,
    Document,
    Inferred,
    Mention,
    Participant,
    Place,
    PlaceReference,
    Span,
    TimeReference,
    TimeValue,
)


def span(value: Span) -> dict[str, Any]:
    return {"start": value.start, "end": value.end, "text": value.text}


def claim(c: Claim, explain: bool = False) -> dict[str, Any]:
    """One line of `dateline code --format jsonl`; with `explain` also what gave each value."""
    row = {
        "id": c.id,
        "document": c.document,
        "type": c.type,
        "trigger": span(c.trigger),
        "agent": [_participant(p) for p in c.agent],
        "target": [_participant(p) for p in c.target],
        "weapon": [span(w) for w in c.weapon],
        "place": [_place_reference(p) for p in c.place],
        "when": [_time_reference(t) for t in c.when],
        "date": c.date,
        "date_start": c.date_start,
        "date_end": c.date_end,
        "date_basis": c.date_basis,
        "tolls": [
            {
                "kind": t.kind,
                "low": t.low,
                "high": t.high,
                "who": t.who,
                "scope": t.scope,
                "start": t.span.start,
                "end": t.span.end,
            }
            for t in c.tolls
        ],
        "dead": _pair(c, "dead"),
        "injured": _pair(c, "injured"),
        "status": c.status,
        "certainty": c.certainty,
        "hedge": [span(h) for h in c.hedge],
        "source": [span(s.span) | {"kind": s.kind} for s in c.source],
        "voice": c.voice,
        "evidence": span(c.evidence),
        "outcome": c.outcome,
        "confidence": c.confidence,
        "confidences": dict(c.confidences),
        "same_event": c.same_event,
        "inferred": c.inferred and _inferred(c.inferred),
        "codes": dict(c.codes),
        "coder": c.coder,
    }
    return row | ({"explain": dict(c.reasons)} if explain else {})


def _pair(c: Claim, kind: str) -> list[int | None] | None:
    toll = c.toll(kind)
    return None if toll is None else list(toll)


def _participant(p: Participant) -> dict[str, Any]:
    return span(p.span) | {"actor": p.actor and _actor(p.actor)}


def _actor(actor: Actor) -> dict[str, Any]:
    """Name, country and kind, with what follows from them: ACLED's inter code, PLOVER's sector, the COW number."""
    kind, state = kinds().get(actor.kind), states().get(actor.country or "")
    return {
        "name": actor.name,
        "country": actor.country,
        "kind": actor.kind,
        "acled_inter": kind and kind.acled_inter,
        "plover_sector": kind and kind.plover_sector,
        "cow": state and state.cow,
    }


def _place(p: Place | None) -> dict[str, Any]:
    keys = ("name", "geonameid", "country", "admin1", "lat", "lon", "precision")
    return {k: getattr(p, k) for k in keys} if p else dict.fromkeys(keys[:-1]) | {"precision": "unknown"}


def _place_reference(p: PlaceReference) -> dict[str, Any]:
    return (
        span(p.span)
        | _place(p.place)
        | {
            "relation": p.relation,
            "uncertainty_m": p.place and p.place.uncertainty_m,
            "acled_geo_precision": acled_precision(p.place, p.relation),
            "ucdp_where_prec": ucdp_precision(p.place, p.relation),
        }
    )


def _inferred(i: Inferred) -> dict[str, Any]:
    return {
        "place": i.place and _place_reference(i.place),
        "place_basis": i.place_basis,
        "when": i.when and _time_reference(i.when),
        "when_basis": i.when_basis,
        "years": list(i.years),
    }


def _time_reference(t: TimeReference) -> dict[str, Any]:
    return span(t.span) | {"edtf": t.time and t.time.edtf, "part_of_day": t.time and t.time.part_of_day}


def document(d: Document, with_authors: bool = False) -> dict[str, Any]:
    """One line of `dateline read`; comment authors are named only when asked for."""
    return {
        "id": d.id,
        "sha256": d.sha256,
        "url": d.url,
        "title": d.title,
        "published": d.published,
        "published_basis": d.published_basis,
        "outlet": d.outlet,
        "language": d.language,
        "text": d.text,
        "zones": [{"kind": z.kind, "start": z.span.start, "end": z.span.end} for z in d.zones],
        "comments": [_comment(c, with_authors) for c in d.comments],
        "fundraiser": d.fundraiser
        and {"currency": d.fundraiser.currency, "scale": list(d.fundraiser.scale), "raised": d.fundraiser.raised},
    }


def _comment(c: Comment, with_authors: bool) -> dict[str, Any]:
    row = {"time": c.time, "votes": c.votes, "parent": c.parent, "text": [span(s) for s in c.text]}
    return ({"author": c.author and span(c.author)} if with_authors else {}) | row


def annotation(document_id: str, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> dict[str, Any]:
    """One line of `dateline annotate`."""
    return {
        "id": document_id,
        "mentions": [_mention(m) for m in mentions],
        "attributions": [
            {"source": a.source and span(a.source), "cue": span(a.cue), "content": span(a.content)}
            for a in attributions
        ],
    }


def _mention(m: Mention) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": m.kind} | span(m.span)
    if m.place:
        row["place"] = _place(m.place)
    if m.actor:
        row["actor"] = _actor(m.actor)
    if m.time:
        row["time"] = _time(m.time)
    return row


def _time(t: TimeValue) -> dict[str, Any]:
    return {"edtf": t.edtf, "timex3": t.timex3, "part_of_day": t.part_of_day}
