"""The codebook's files as checked, frozen rows. Each function reads its file once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from dateline.codebook.rows import CodebookError, Row, read_file, rows_of

FOLDER = Path(__file__).parent
ACTOR_FILES = ("groups.yml", "forces.yml", "organisations.yml")
CLASSES = frozenset({"violence", "protest", "forces", "dealings"})
SCHEMES = ("acled", "plover", "cameo", "ucdp")
_UCDP = frozenset({"state-based", "non-state", "one-sided"})
_SIDES = ("agent", "target", "agent_open", "target_open")
_PAIRS = ("opposed", "among_agents")

Kinds = frozenset[str]
_T = TypeVar("_T")
Pair = tuple[Kinds, Kinds]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of actor. `with_country` and `without_country` name an actor of whom only the kind is known."""

    id: str
    definition: str
    acled_inter: int | None
    acled_label: str | None
    plover_sector: str
    with_country: str
    without_country: str

    def actor_name(self, state: State | None) -> str:
        """The name of an unnamed actor of this kind («Military Forces of the United States», «Civilians (Syria)»)."""
        if state is None:
            return self.without_country
        article = "the " if state.article else ""
        return self.with_country.replace("of {country}", f"of {article}{state.name}").replace("{country}", state.name)


@dataclass(frozen=True, slots=True)
class Rule:
    """A code and the conditions under which it holds; None is no condition. types.yml says what each means."""

    code: tuple[str, ...] | None
    agent: Kinds | None = None
    target: Kinds | None = None
    agent_open: Kinds | None = None
    target_open: Kinds | None = None
    opposed: Pair | None = None
    among_agents: Pair | None = None
    foreign: bool | None = None
    deadly: bool | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: what it is, and the rules for its name in each other scheme, first match first."""

    id: str
    class_: str
    label: str
    definition: str
    examples: tuple[str, ...]
    acled: tuple[Rule, ...]
    plover: tuple[Rule, ...]
    cameo: tuple[Rule, ...]
    ucdp: tuple[Rule, ...]

    def rules(self, scheme: str) -> tuple[Rule, ...]:
        return {"acled": self.acled, "plover": self.plover, "cameo": self.cameo, "ucdp": self.ucdp}[scheme]


@dataclass(frozen=True, slots=True)
class State:
    """A state and the words for it.

    `regions` say the country but are never actors themselves; `article`: the name takes one («the Netherlands»).
    """

    iso3: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    aliases: tuple[str, ...]
    regions: tuple[str, ...]
    article: bool
    cow: int | None = None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with a name of its own.

    `valid` is the first and last year of the name, None where open or unknown. `place`: the name stands for a territory
    as often as for who rules it.
    """

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    valid: tuple[int | None, int | None]
    source: str
    place: bool = False

    def borne_in(self, year: int | None) -> bool:
        """Whether the actor had its name in a year; True where the year or the bounds are unknown."""
        first, last = self.valid
        return year is None or ((first is None or first <= year) and (last is None or year <= last))


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or a monitor. `owner` is None where there is none apart from it or none is known."""

    name: str
    kind: str
    country: str | None
    owner: str | None
    aliases: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Kinds of actor by id, in the order of the file."""
    return read_kinds(FOLDER / "kinds.yml")


@lru_cache(maxsize=1)
def types() -> dict[str, EventType]:
    """Types of event by id, in the order of the file."""
    return read_types(FOLDER / "types.yml")


@lru_cache(maxsize=1)
def states() -> dict[str, State]:
    """States by their three-letter code."""
    return read_states(FOLDER / "states.yml")


@lru_cache(maxsize=1)
def actors() -> tuple[ActorRow, ...]:
    """Named actors of all actor files; raises CodebookError where two rows share an id, or a name and a kind."""
    rows = tuple(row for file in ACTOR_FILES for row in read_actors(FOLDER / file))
    check_unique("actors", rows)
    return rows


@lru_cache(maxsize=1)
def outlets() -> tuple[Outlet, ...]:
    """News outlets and monitors."""
    return read_outlets(FOLDER / "outlets.yml")


def read_kinds(path: Path) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for row in rows_of(read_file(path), "kinds"):
        kind = _kind(row)
        _add(found, kind.id, kind, row)
    return found


def _kind(row: Row) -> Kind:
    row.only("id", "definition", "acled_inter", "acled_label", "plover_sector", "with_country", "without_country")
    inter = row.fields.get("acled_inter")
    if inter is not None and inter not in range(1, 9):
        raise row.fault(f"'acled_inter' must be 1 to 8 or null, not {inter!r}")
    if "{country}" not in row.text("with_country"):
        raise row.fault("'with_country' must say where {country} stands")
    return Kind(
        id=row.text("id"),
        definition=row.text("definition"),
        acled_inter=inter,
        acled_label=row.text_or_none("acled_label"),
        plover_sector=row.text("plover_sector"),
        with_country=row.text("with_country"),
        without_country=row.text("without_country"),
    )


def read_types(path: Path) -> dict[str, EventType]:
    whole = read_file(path)
    listed = whole.mapping("sets")
    sets = {name: frozenset(listed.texts(name)) for name in listed.fields}
    for name, members in sets.items():
        if members - kinds().keys():
            raise listed.fault(
                f"{name!r} lists kinds that kinds.yml lacks: {', '.join(sorted(members - kinds().keys()))}"
            )
    found: dict[str, EventType] = {}
    for row in rows_of(whole, "types"):
        row.only("id", "class", "label", "definition", "examples", *SCHEMES)
        entry = EventType(
            id=row.text("id"),
            class_=row.one_of("class", CLASSES),
            label=row.text("label"),
            definition=row.text("definition"),
            examples=row.texts("examples", least=2),
            acled=_rules(row, "acled", sets),
            plover=_rules(row, "plover", sets),
            cameo=_rules(row, "cameo", sets),
            ucdp=_rules(row, "ucdp", sets),
        )
        _add(found, entry.id, entry, row)
    return found


def _rules(row: Row, scheme: str, sets: dict[str, Kinds]) -> tuple[Rule, ...]:
    """The rules of one scheme: null is none, a bare code is one that always holds."""
    if scheme not in row.fields:
        raise row.fault(f"{scheme!r} is missing; null says that there is no code")
    value = row.fields[scheme]
    if value is None:
        return ()
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return (Rule(_code(row, scheme, value)),)
    rules = []
    for number, item in enumerate(value, 1):
        place = Row(f"{row.where}, {scheme}, rule {number}", item if isinstance(item, dict) else {"": item})
        place.only("when", "code")
        rules.append(_rule(place, scheme, sets))
    return tuple(rules)


def _rule(row: Row, scheme: str, sets: dict[str, Kinds]) -> Rule:
    code = _code(row, scheme, row.fields.get("code"))
    if "when" not in row.fields:
        return Rule(code)
    when = row.mapping("when").only(*_SIDES, *_PAIRS, "foreign", "deadly")
    sides = {name: _expanded(when, when.fields[name], sets) for name in _SIDES if name in when.fields}
    pairs = {name: _pair(when, name, sets) for name in _PAIRS if name in when.fields}
    flags = {name: when.fields[name] for name in ("foreign", "deadly") if name in when.fields}
    for name, flag in flags.items():
        if not isinstance(flag, bool):
            raise when.fault(f"{name!r} must be true or false, not {flag!r}")
    return Rule(
        code,
        agent=sides.get("agent"),
        target=sides.get("target"),
        agent_open=sides.get("agent_open"),
        target_open=sides.get("target_open"),
        opposed=pairs.get("opposed"),
        among_agents=pairs.get("among_agents"),
        foreign=flags.get("foreign"),
        deadly=flags.get("deadly"),
    )


def _pair(when: Row, name: str, sets: dict[str, Kinds]) -> Pair:
    value = when.fields[name]
    if not isinstance(value, list) or len(value) != 2:
        raise when.fault(f"{name!r} must list two sides, not {value!r}")
    return _expanded(when, value[0], sets), _expanded(when, value[1], sets)


def _expanded(when: Row, names: object, sets: dict[str, Kinds]) -> Kinds:
    """Kinds of actor, the names of sets replaced by what they hold."""
    if not isinstance(names, list):
        raise when.fault(f"a side must be a list of kinds and sets, not {names!r}")
    strange = [name for name in names if name not in sets and name not in kinds()]
    if strange:
        raise when.fault(f"{strange[0]!r} is neither a kind of actor nor a set")
    return frozenset().union(*(sets.get(name, frozenset({name})) for name in names))


def _code(row: Row, scheme: str, value: object) -> tuple[str, ...] | None:
    """A code, checked for its form; its names are checked against the schemes' lists by a test."""
    if value is None:
        return None
    parts = tuple(value) if isinstance(value, list) else (value,)
    if not all(isinstance(part, str) for part in parts):
        raise row.fault(f"{scheme!r} must be text, not {value!r}")
    texts = tuple(str(part) for part in parts)
    fits = {
        "acled": len(texts) == 2,
        "plover": len(texts) in (1, 2),
        "cameo": len(texts) == 1 and len(texts[0]) == 2 and texts[0].isdigit(),
        "ucdp": len(texts) == 1 and texts[0] in _UCDP,
    }
    if not fits[scheme]:
        raise row.fault(f"{value!r} is no code of {scheme}")
    return texts


def read_states(path: Path) -> dict[str, State]:
    found: dict[str, State] = {}
    for row in rows_of(read_file(path), "states"):
        row.only("iso3", "name", "adjectives", "people", "capital", "aliases", "regions", "article", "cow")
        state = State(
            iso3=row.country("iso3") or row.text("iso3"),
            name=row.text("name"),
            adjectives=row.texts("adjectives"),
            people=row.texts("people"),
            capital=row.text_or_none("capital"),
            aliases=row.texts("aliases"),
            regions=row.texts("regions"),
            article=row.flag("article"),
            cow=row.number_or_none("cow"),
        )
        _add(found, state.iso3, state, row)
    return found


def read_actors(path: Path) -> tuple[ActorRow, ...]:
    whole = read_file(path)
    source = whole.text("source")
    return tuple(_actor(row, source) for row in rows_of(whole, "actors"))


def _actor(row: Row, source: str) -> ActorRow:
    row.only("name", "kind", "country", "aliases", "valid", "source", "place")
    return ActorRow(
        id=_slug(row.text("name")),
        name=row.text("name"),
        kind=row.one_of("kind", frozenset(kinds())),
        country=_known_country(row),
        aliases=row.texts("aliases"),
        valid=_years(row),
        source=row.text_or_none("source") or source,
        place=row.flag("place"),
    )


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    whole = read_file(path)
    source = whole.text("source")
    found: dict[str, Outlet] = {}
    for row in rows_of(whole, "outlets"):
        row.only("name", "kind", "country", "owner", "aliases", "source")
        outlet = Outlet(
            name=row.text("name"),
            kind=row.one_of("kind", frozenset({"media", "monitor"})),
            country=_known_country(row),
            owner=row.text_or_none("owner"),
            aliases=row.texts("aliases"),
            source=row.text_or_none("source") or source,
        )
        _add(found, outlet.name, outlet, row)
    return tuple(found.values())


def _known_country(row: Row) -> str | None:
    country = row.country("country")
    if country is not None and country not in states():
        raise row.fault(f"{country!r} is no country of states.yml")
    return country


def _years(row: Row) -> tuple[int | None, int | None]:
    value = row.fields.get("valid", [None, None])
    if not isinstance(value, list) or len(value) != 2 or any(not (y is None or isinstance(y, int)) for y in value):
        raise row.fault(f"'valid' must be [first year, last year], null where open, not {value!r}")
    first, last = value
    if first is not None and last is not None and first > last:
        raise row.fault(f"'valid' ends before it begins: {value!r}")
    return first, last


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold().replace("'", "")).split())


def _add(found: dict[str, _T], key: str, value: _T, row: Row) -> None:
    if key in found:
        raise row.fault(f"{key!r} stands twice")
    found[key] = value


def check_unique(what: str, rows: Iterable[ActorRow]) -> None:
    """No two rows share an id; no name serves two rows of one kind in one country."""
    ids: set[str] = set()
    names: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.id in ids:
            raise CodebookError(f"{what}: the id {row.id!r} stands twice")
        ids.add(row.id)
        for name in {row.name, *row.aliases}:
            other = names.setdefault((name, row.kind), row.name)
            if other != row.name:
                raise CodebookError(
                    f"{what}: {name!r} names both {other!r} and {row.name!r}, both of kind {row.kind!r}"
                )
