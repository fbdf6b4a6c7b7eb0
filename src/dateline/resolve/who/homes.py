"""The country of an actor of whom only a place in its own words tells it: «the police of Tarn»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.codebook.load import kinds, states
from dateline.model import Actor, Place, Span

# «Karachi police», «residents of the Marun valley»: capitalised words at the start or after a preposition of origin.
_NAMED = re.compile(r"(?:^(?:the\s+)?|\b(?:of|from|in)\s+(?:the\s+)?)(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)")
_PLACED = frozenset({"police", "government", "civilians", "protesters", "rioters"})


def home_names(actors: Mapping[Span, Actor | None]) -> list[Span]:
    """Words in the phrases of actors without a country that may name a place."""
    out = []
    for span, actor in actors.items():
        if actor and actor.kind in _PLACED and not actor.country:
            for match in _NAMED.finditer(span.text):
                start = span.start + match.start("name")
                out.append(Span(start, start + len(match["name"]), match["name"]))
    return [s for s in out if s not in actors]


def at_home(actors: Mapping[Span, Actor | None], places: Mapping[Span, Place | None]) -> dict[Span, Actor | None]:
    """The actors, those without a country and with a placed place among their words with that place's country.

    Only actors known by their kind alone are moved, private persons never; a phrase whose places lie in two countries
    keeps none.
    """
    out = dict(actors)
    for span, actor in actors.items():
        if actor is None or actor.country or actor.kind == "private person":
            continue
        inside = [p for s, p in places.items() if p and span.contains(s) and s != span]
        countries = {p.country for p in inside if p.country}
        kind = kinds().get(actor.kind)
        if len(countries) != 1 or kind is None or actor.name != kind.without_country:
            continue
        state = states().get(countries.pop() or "")
        if state:
            reason = f"{actor.reason}; country of {inside[0].name}"
            out[span] = replace(actor, name=kind.actor_name(state), country=state.iso3, reason=reason)
    return out
