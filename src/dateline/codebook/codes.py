"""What an event is called in other schemes: rules of the codebook over its type, its actors and whether it killed."""

from __future__ import annotations

from dateline.codebook.load import SCHEMES, Kinds, Pair, Rule, types

# Schemes whose code is [type, sub-type]; the others have a single name.
_PAIRED = frozenset({"acled", "plover"})


def codes(
    type_id: str,
    agent_kinds: frozenset[str] = frozenset(),
    target_kinds: frozenset[str] = frozenset(),
    *,
    foreign: bool | None = None,
    deadly: bool | None = None,
) -> dict[str, list[str] | str | None]:
    """ACLED [event type, sub-event type], PLOVER [type, mode], CAMEO root and UCDP type of violence of an event.

    `agent_kinds` and `target_kinds` are the kinds of the actors that are known, empty where none is. `foreign` says
    whether the agent acts outside its own country and `deadly` whether anybody is said to have died; None is unknown.
    A code is None where the scheme has none or the rules leave it undecided; a PLOVER code without mode has one part.
    Raises KeyError for a type that the codebook lacks.
    """
    entry = types()[type_id]
    found: dict[str, list[str] | str | None] = {}
    for scheme in SCHEMES:
        code = _first(entry.rules(scheme), agent_kinds, target_kinds, foreign, deadly)
        found[scheme] = None if code is None else list(code) if scheme in _PAIRED else code[0]
    return found


def _first(
    rules: tuple[Rule, ...], agent: Kinds, target: Kinds, foreign: bool | None, deadly: bool | None
) -> tuple[str, ...] | None:
    for rule in rules:
        if _sides_hold(rule, agent, target) and rule.foreign in (None, foreign) and rule.deadly in (None, deadly):
            return rule.code
    return None


def _sides_hold(rule: Rule, agent: Kinds, target: Kinds) -> bool:
    return (
        (rule.agent is None or (bool(agent) and agent <= rule.agent))
        and (rule.target is None or (bool(target) and target <= rule.target))
        and (rule.agent_open is None or agent <= rule.agent_open)
        and (rule.target_open is None or target <= rule.target_open)
        and (rule.opposed is None or _opposed(rule.opposed, agent, target))
        and (rule.among_agents is None or _among(rule.among_agents, agent))
    )


def _opposed(pair: Pair, agent: Kinds, target: Kinds) -> bool:
    one, other = pair
    return bool((agent & one and target & other) or (agent & other and target & one))


def _among(pair: Pair, agent: Kinds) -> bool:
    """Whether two different kinds of the agents stand on the two sides; two of one kind cannot be told apart."""
    one, other = pair
    return any(a != b for a in agent & one for b in agent & other)
