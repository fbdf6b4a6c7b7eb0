"""Place phrases taken apart: the name that is meant, the level its words say, and what the phrase says it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.mention import Precision

_SIDE = r"(?:north|south|east|west|central|centre|upper|lower)(?:ern|east|west|eastern|western)?"
_SETTLED = r"towns?|city|cities|village|villages|hamlet|settlement|neighbou?rhood|suburb"
_PROVINCE = r"province|governorate|oblast|region|state|republic"
_DISTRICT = (
    r"district|county|township|raion|rayon|municipality|cercle|woreda|locality|department|prefecture|territory|"
    r"local government area"
)
_OTHER = (
    r"areas?|outskirts|suburbs|countryside|edge|capital|port|camp|refugee|airport|airfield|base|road|highway|motorway|"
    r"river|island|vicinity|parts?|front|frontline|valley|mountains?|border|crossing|strip|lands?|centre|center"
)
_NOUN = rf"(?:{_SETTLED}|{_PROVINCE}|{_DISTRICT}|{_OTHER})"
_ADJECTIVE = (
    rf"(?:besieged|embattled|contested|port|border|(?:rebel|government|opposition|regime|army|Houthi|RSF)-\w+|key|"
    rf"strategic|nearby|occupied|rural|coastal|frontline|mountainous|divided|ancient|historic|downtown|inner|"
    rf"greater|entire|all of|much of|{_SIDE})"
)
_LEAD = re.compile(
    rf"^(?:the\s+)?(?:{_ADJECTIVE}[\s-]+)*(?:(?:{_NOUN})\s+)*(?:(?:of|to|in|near|around|from|outside|between)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s+(?:(?:{_SETTLED})|(?:{_PROVINCE})|(?:{_DISTRICT})|(?:outskirts|suburbs|countryside|airport|camp|area|areas|"
    r"highway|motorway|road|border|refugee camp))$",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(rf"^(?P<outer>.*?)\b(?:{_NOUN})\s+of\s+(?:the\s+)?(?P<name>.+)$", re.IGNORECASE)
_OWNED = re.compile(r"^(?P<outer>.+?)(?:[’']s|s[’'])\s+(?P<name>.+)$")
_IN = re.compile(r"^(?P<name>.+?)(?:,\s*|\s+in\s+(?:the\s+)?)(?P<outer>.+)$")
_LEVELS: list[tuple[Precision, re.Pattern[str]]] = [
    ("settlement", re.compile(rf"\b(?:{_SETTLED}|outskirts|suburbs)\b", re.I)),
    ("admin1", re.compile(rf"\b(?:{_PROVINCE})\b", re.I)),
    ("admin2", re.compile(rf"\b(?:{_DISTRICT})\b", re.I)),
]
_AFTER = re.compile(r"^,\s+(?:in\s+)?(?:the\s+)?(?P<outer>[^\W\d_][\w’'-]*(?:[ -][^\W\d_][\w’'-]*){0,4})")
_BEFORE = re.compile(r"(?P<outer>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})[’']s?\s+(?:[a-z-]+\s+){0,3}(?:of\s+)?$")
# «Istanbul nightclub», «Red Sea islands»: where nothing else is a place, the names inside the phrase are tried.
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]+(?:[ -][^\W\d_a-z][\w’'-]+)*")
_NAMED = re.compile(r"(?:al|el|ad|ash|an|as|at)[- ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """`whole` phrase, `names` in the order in which they are tried, `level` where the words say one, `outer` what it
    lies in. `small` are parts without a capital: names only of what has no other meaning («peru»)."""

    whole: str
    names: tuple[str, ...]
    level: Precision | None
    outer: tuple[str, ...]
    small: tuple[str, ...] = ()


def phrase(text: str, start: int, end: int) -> Phrase:
    """The phrase `text[start:end]` with the words around it."""
    own = " ".join(text[start:end].split())
    head, outer = own, []
    for rule in (_HEAD_OF, _OWNED, _IN):
        if m := rule.match(head):
            outer.append(m["outer"])
            head = m["name"]
    after, before = _AFTER.match(text[end : end + 60]), _BEFORE.search(text[max(0, start - 50) : start])
    outer += [m["outer"] for m in (after, before) if m]
    level = next((name for name, rule in _LEVELS if rule.search(_level_words(own, head))), None)
    names = [own, *_bare(head)]
    for part in re.split(r",\s*|\s+of\s+|\s+in\s+|[’']s\s+|\s+and\s+", own):
        names += _bare(part)
    names += [run for run in _CAPITALS.findall(own) if run not in names]
    kept = dict.fromkeys(n.strip(" ,") for n in names)
    named = tuple(n for n in kept if n and _is_name(n))
    inside = tuple(o for x in outer for o in _bare(x) if _is_name(o))
    return Phrase(own, named, level, inside, tuple(n for n in kept if n and not _is_name(n)))


def _level_words(own: str, head: str) -> str:
    """The words of the phrase that speak of its head: «the Idlib town of Velt» is a town, whatever Idlib is."""
    m = _HEAD_OF.match(own)
    return own[: m.start("name")] + head if m else head


def _bare(name: str) -> list[str]:
    """The name without general words before and after it, the longer forms first."""
    name = name.strip(" ,")
    led = _LEAD.sub("", name, count=1)
    return [n for n in dict.fromkeys((name, led, _TAIL.sub("", name), _TAIL.sub("", led))) if n]


def _is_name(name: str) -> bool:
    return (name[0].isupper() or name[0] in "‘'ʿʻ" or bool(_NAMED.match(name))) and (len(name) > 2 or name.isupper())
