"""The codebook as text for the terminal and as rows for JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from dateline.codebook.load import SCHEMES, EventType, Rule

_WIDTH = 100
_INDENT = "    "
_NAMES: Mapping[str, str] = {"acled": "ACLED", "plover": "PLOVER", "cameo": "CAMEO", "ucdp": "UCDP"}
_WORDING: Mapping[str, str] = {
    "agent": "agent is {}",
    "target": "target is {}",
    "agent_open": "agent is {} or unknown",
    "target_open": "target is {} or unknown",
}


def table(types: Iterable[EventType]) -> str:
    """A plain-text listing: id, class, definition and codes of each type, a blank line between two types."""
    return "\n\n".join(_summary(entry) for entry in types)


def entry(type_: EventType) -> str:
    """All that the codebook says of one type, with its examples and the rules of its codes."""
    lines = [_summary(type_), "", f"{_INDENT}Examples"]
    lines += [_wrapped(example, bullet="- ") for example in type_.examples]
    for scheme in SCHEMES:
        rules = type_.rules(scheme)
        if len(rules) > 1 or any(condition(rule) for rule in rules):
            lines += ["", f"{_INDENT}{_NAMES[scheme]}, the first that holds"]
            lines += [_wrapped(f"{_code(rule)}: {condition(rule) or 'else'}", bullet="- ") for rule in rules]
    return "\n".join(lines)


def rows(types: Iterable[EventType]) -> list[dict[str, object]]:
    """The types as JSON-ready mappings; each code is a list of rules with `code` and, where there is one, `when`."""
    return [
        {
            "id": one.id,
            "class": one.class_,
            "label": one.label,
            "definition": one.definition,
            "examples": list(one.examples),
            "codes": {scheme: [_rule_row(scheme, rule) for rule in one.rules(scheme)] for scheme in SCHEMES},
        }
        for one in types
    ]


def condition(rule: Rule) -> str:
    """When a rule holds, in words; empty where it always does."""
    parts = [
        wording.format(_kinds(getattr(rule, side)))
        for side, wording in _WORDING.items()
        if getattr(rule, side) is not None
    ]
    if rule.opposed is not None:
        parts.append(f"one side is {_kinds(rule.opposed[0])} and the other {_kinds(rule.opposed[1])}")
    if rule.among_agents is not None:
        parts.append(
            f"the agents are {_kinds(rule.among_agents[0])} and, of another kind, {_kinds(rule.among_agents[1])}"
        )
    if rule.foreign is not None:
        parts.append("the agent acts abroad" if rule.foreign else "the agent acts at home")
    if rule.deadly is not None:
        parts.append("somebody died" if rule.deadly else "nobody died")
    return "; ".join(parts)


def _summary(type_: EventType) -> str:
    heading = f"{type_.id}  ({type_.class_})  {type_.label}"
    codes = [_wrapped(_codes(type_.rules(scheme)), bullet=f"{_NAMES[scheme]:<7}") for scheme in SCHEMES]
    return "\n".join((heading, _wrapped(type_.definition), *codes))


def _codes(rules: tuple[Rule, ...]) -> str:
    """The codes a type may get, each once, in the order of the rules."""
    return " | ".join(dict.fromkeys(_code(rule) for rule in rules)) or "none"


def _code(rule: Rule) -> str:
    return " / ".join(rule.code) if rule.code else "none"


def _kinds(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kinds)) or "nobody known"


def _rule_row(scheme: str, rule: Rule) -> dict[str, object]:
    code: object = None
    if rule.code is not None:
        code = list(rule.code) if scheme in ("acled", "plover") else rule.code[0]
    when = condition(rule)
    return {"code": code, "when": when} if when else {"code": code}


def _wrapped(text: str, bullet: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=_INDENT + bullet,
        subsequent_indent=_INDENT + " " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
