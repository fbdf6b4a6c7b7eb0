"""Claims and documents as people read them on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from dateline.model import Attribution, Claim, Document, Mention, Participant, PlaceReference

WIDTH = 100
_KEY = 11


def claim(c: Claim, explain: bool = False) -> str:
    """One claim: what, when, where, who to whom, who says so and how sure, and the sentence that carries it."""
    lines = [f"{c.type}  «{c.trigger.text}»  {c.confidence:.2f}  {c.id}"]
    lines += [_row(key, value) for key, value in _values(c) if value]
    lines.append(textwrap.indent(textwrap.fill(f"“{c.evidence.text}”", WIDTH - 4), "    "))
    if explain:
        lines += [_row(f"why {field}", reason) for field, reason in c.reasons.items()]
    return "\n".join(lines)


def _row(key: str, value: str) -> str:
    return textwrap.fill(value, WIDTH, initial_indent=f"  {key:<{_KEY}}", subsequent_indent=" " * (_KEY + 2))


def _values(c: Claim) -> Iterator[tuple[str, str]]:
    yield "who", "; ".join(map(_who, c.agent))
    yield "whom", "; ".join(map(_who, c.target))
    yield "with", "; ".join(w.text for w in c.weapon)
    yield "where", "; ".join(map(_where, c.place))
    yield "when", _when(c)
    for kind in ("dead", "injured"):
        toll = c.toll(kind)
        words = ", ".join(t.span.text for t in c.tolls if t.kind == kind)
        yield kind, _range(*toll) if toll else words
    hedge = f" («{'», «'.join(h.text for h in c.hedge)}»)" if c.hedge else ""
    yield "how sure", f"{c.status}, {c.certainty}{hedge}" + (", failed" if c.outcome else "")
    yield "says", " ← ".join(f"{s.span.text} ({s.kind})" for s in c.source) or f"the outlet itself{_voice(c)}"
    acled = c.codes.get("acled")
    yield "ACLED", " / ".join(acled) if isinstance(acled, list) else ""


def _voice(c: Claim) -> str:
    return {"quotation": ", in a quotation", "comment": " does not: a reader's comment"}.get(c.voice, "")


def _who(p: Participant) -> str:
    return f"{p.span.text} → {p.actor.name}" if p.actor and p.actor.name != p.span.text else p.span.text


def _where(p: PlaceReference) -> str:
    near = "" if p.relation == "in" else f" [{p.relation}]"
    if not p.place:
        return f"{p.span.text}{near} (not in the gazetteer)"
    parts = [p.place.name, p.place.admin1, p.place.country]
    spot = f" {p.place.lat:.3f},{p.place.lon:.3f}" if p.place.lat is not None and p.place.lon is not None else ""
    return f"{p.span.text}{near} → {', '.join(x for x in parts if x)} ({p.place.precision}{spot})"


def _when(c: Claim) -> str:
    words = "; ".join(t.span.text for t in c.when)
    value = f"{c.date or 'no date'} ({c.date_basis})" if c.date_basis else c.date or ""
    return f"{words} → {value}" if words and value else words or value


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def document(d: Document, with_authors: bool = False) -> str:
    """A page in its zones, one a line."""
    head = [f"{d.id}  {d.language or 'language unknown'}  published {d.published or 'unknown'}"]
    if d.published_basis:
        head[0] += f" ({d.published_basis})"
    if d.fundraiser:
        f = d.fundraiser
        raised = "unknown" if f.raised is None else f"{f.raised:,}"
        head.append(f"  fundraiser  {raised} {f.currency} raised on a scale {', '.join(f'{n:,}' for n in f.scale)}")
    zones = [_zone(z.kind, z.span.text) for z in d.zones if z.kind != "comment"]
    return "\n".join(
        head + zones + [_comment(c.author.text if c.author and with_authors else None, c.text) for c in d.comments]
    )


def _comment(author: str | None, text: Sequence[object]) -> str:
    return _zone("comment", (f"[{author}] " if author else "") + " ¶ ".join(getattr(s, "text", "") for s in text))


def _zone(kind: str, text: str) -> str:
    return f"  {kind:<12}" + textwrap.shorten(text, WIDTH - 14, placeholder=" …")


def annotation(document_id: str, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> str:
    """What is named, one a line, then who says what."""
    lines = [document_id]
    for m in mentions:
        place = m.place and f"{m.place.name}, {m.place.country}"
        value = place or (m.actor and m.actor.name) or (m.time and m.time.edtf)
        lines.append(f"  {m.kind:<13}{m.span.text}" + (f" → {value}" if value else ""))
    for a in attributions:
        lines.append(_zone("says", f"{a.source.text if a.source else '—'} | {a.cue.text} | {a.content.text}"))
    return "\n".join(lines)
