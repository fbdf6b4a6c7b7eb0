"""Things named in the text, and what they resolve to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

MentionKind = Literal[
    "person", "organisation", "place", "nationality", "time", "weapon", "vehicle", "quantity", "other"
]
Precision = Literal["address", "settlement", "admin2", "admin1", "country", "line", "area", "unknown"]
Relation = Literal["in", "near", "outskirts", "direction", "between", "along", "border", "off"]
PartOfDay = Literal["morning", "afternoon", "evening", "night", "midday", "dawn"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the world. `lat`, `lon` in degrees (WGS 84), `uncertainty_m` a radius in metres.

    Fields are None where the gazetteer does not say. `reasons` tells why this candidate was taken.
    """

    name: str
    precision: Precision
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    uncertainty_m: int | None = None
    confidence: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression's value.

    `edtf` and `timex3` are the value in both notations (None where one cannot express it); an unknown year stays
    XXXX. `start` and `end` are the first and last day as ISO 8601, or None where unknown or open. `basis` says how it
    was found: stated; stated, year unknown; relative; inherited; unknown.
    """

    edtf: str | None
    timex3: str | None
    start: str | None = None
    end: str | None = None
    part_of_day: PartOfDay | None = None
    granularity: str | None = None
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a mention stands for. `country` is ISO 3166-1 alpha-3; `kind` is one of the codebook's kinds of actor."""

    name: str
    kind: str
    country: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name, noun phrase or time expression in the text; at most one of `place`, `time`, `actor` is set."""

    kind: MentionKind
    span: Span
    place: Place | None = None
    time: TimeValue | None = None
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: who, the words that say so, and what is said."""

    source: Span | None
    cue: Span
    content: Span
