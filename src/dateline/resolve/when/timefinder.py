"""Where running text speaks of time, with a leading preposition and a part of the day, as coders mark it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model import Span
from dateline.resolve.when import timewords as words
from dateline.resolve.when.timegrammar import MARKS, pattern
from dateline.resolve.when.timerelative import CLOCK, RELATIVE
from dateline.resolve.when.timerules import ABSOLUTE


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: str


def _bare(rule: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", rule).replace("(?P=dot)", "[/.]")


def _search(rule: str) -> re.Pattern[str]:
    before, after = r"(?<![\w$€£])(?<!\d[.,:/-])", r"(?![\w$€£%])(?![.,:/]\d)"
    return re.compile(f"{before}(?:{pattern(_bare(rule))}){after}", re.IGNORECASE)


_RULES = [(reader.__name__, _search(rule)) for rule, reader in [*ABSOLUTE, *RELATIVE]]
_VAGUE = frozenset({"_now", "_part", "_often", "_then", "_some"})  # «now», «that night», «daily»: no date of their own
_PREPOSITION = r"(?:on|in|at|by|since|until|till|during|over|for|within|throughout|from|between|as of|up to|around)"
_MODE = (
    r"(?:(?:earlier|early|later|late|mid)[ -](?:on |in )?|(?:the )?(?:beginning|start|end|middle) of (?:the )?"
    r"|(?:the )?(?:early|small|late) hours of |(?:the )?(?:early |late )?(?:morning|afternoon|evening|night) of )"
)
_LED = re.compile(rf"{_PREPOSITION} ", re.IGNORECASE)
_LEAD = re.compile(rf"(?<!\w)(?:{_PREPOSITION} )?{_MODE}?(?:{CLOCK},? (?:on )?)?$", re.IGNORECASE)
_TAIL = re.compile(
    rf",? (?:in the )?(?:early |late )?{words.PART}\b|,? (?:at |around )?{CLOCK}|,? at {words.PART}\b", re.I
)
_TO_DAY = re.compile(
    r"(?: ?- ?| to | and | through )[0-3]?\d(?:st|nd|rd|th)?\b(?:,? (?:1\d{3}|20\d\d)\b"
    r"|,? this year\b)?(?![ -]?[%:]|,\d)",
    re.I,
)
_DAY_TO = re.compile(r"(?<![\w$.,:/-])[0-3]?\d(?:st|nd|rd|th)?(?: ?- ?| to | and | through )$", re.I)
_TO_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)-(?P<end>1\d{3}|20\d\d)(?![\d-])")
_YEARS = re.compile(r"-\d\d(?!\d|-)")
_JOINT = re.compile(r" ?- ?| to | and | through | until ", re.IGNORECASE)
_NEEDS_LEAD = re.compile(
    r"\b(?:on|in|since|during|by|until|till|from|between|of|for|within|over|throughout|early"
    r"|late|mid|after|before|as of)[ -](?:the )?$",
    re.I,
)
_COUNTS = re.compile(
    r"\b(?:than|least|most|about|nearly|almost|some|over|around|approximately|roughly|killed"
    r"|killing|injured|wounded|only|of|to|no|number)[ .]*$",
    re.I,
)
_PEOPLE = re.compile(r" (?:people|men|women|children|dead|or more|others|[a-z]+s)\b")


def find(text: str, start: int = 0, end: int | None = None, *, joined: bool = True, vague: bool = False) -> list[Span]:
    """The time expressions of `text[start:end]` in order, none overlapping.

    `joined`: a range is one expression, as coders mark it; TIMEX3 has one for each end. `vague`: «now» and the like.
    """
    end = len(text) if end is None else end
    plain = text.translate(MARKS)
    found: list[_Found] = []
    for kind, rule in _RULES:
        if kind in _VAGUE and not vague:
            continue
        for m in rule.finditer(plain, start, end):
            if m.end() > m.start() and _stands(kind, plain, m.start(), m.end(), start):
                found.append(_Found(m.start(), m.end(), kind))
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    grown = [_grown(plain, f, start, end, joined) for f in sorted(kept, key=lambda f: f.start)]
    if not joined:
        ends = [(m.start("end"), m.end("end")) for m in _TO_YEAR.finditer(plain, start, end)]
        grown = sorted([*grown, *(e for e in ends if not any(e[0] < z and a < e[1] for a, z in grown))])
    return [Span.of(text, a, z) for a, z in (_joined(plain, grown) if joined else grown)]


def _stands(kind: str, text: str, a: int, z: int, start: int) -> bool:
    """Whether the words mean a time here: «may», «fall», «a second» and counts of people do not."""
    found, before, after = text[a:z], text[max(start, a - 20) : a], text[z : z + 20]
    known = words.MONTHS.keys() | words.WEEKDAYS.keys()
    if any(w in known for w in re.findall(r"[A-Za-z]+", found)):
        return False
    led = bool(_NEEDS_LEAD.search(before))
    if kind == "_absolute":
        return _absolute_stands(found, before, after, led)
    if kind == "_season":
        dated = re.search(r"\d|\b(?:this|last|next|past|previous|coming)\b", found, re.I)
        plain = found.casefold().startswith("the ") and not found.casefold().endswith("fall")
        return bool(dated) or plain or (led and not after.startswith(" of"))
    if kind == "_decade":
        return len(re.sub(r"\D", "", found)) == 4 or found.lower().startswith("the")
    if kind == "_unit":
        return not re.fullmatch(r"weekend", found, re.I) or led
    if kind == "_duration":
        return _duration_stands(found, after, led and not re.search(r"\b(?:early|late) $", before))
    if kind in {"_named", "_moving"}:
        return bool(re.match(r"[A-Z\d]", found))
    return True


def _absolute_stands(found: str, before: str, after: str, led: bool) -> bool:
    if re.fullmatch(r"\d{4}", found):
        if led and not re.search(r"\bof (?:the )?$|\bfor $", before, re.I):
            return not re.match(r" (?:people|men|women|children|dead)\b", after)
        the = bool(re.search(r"\b(?:the|The|of the|of) $", before))
        counted = _COUNTS.search(before) or _PEOPLE.match(after)
        return "1900" <= found <= "2049" and (the or not counted)
    if re.search(r"\d", found):
        return True
    full = found.rstrip(".").casefold() not in {"may", "march", "mar"} and len(found.rstrip(".")) > 3
    return led or (full and not re.match(r" [A-Z]", after) and not re.search(r"[A-Z]\w+ $", before))


def _duration_stands(found: str, after: str, led: bool) -> bool:
    if re.search(r"\b(?:second|quarter)$", found, re.I) or re.match(r" ?-?old\b", after, re.I):
        return False
    counted = re.match(rf"(?:\d|about|more|less|almost|nearly|over|some|at|{words.NUMBER})", found, re.IGNORECASE)
    return bool(counted) or led or "-" in found


def _grown(text: str, f: _Found, start: int, end: int, joined: bool) -> tuple[int, int]:
    a, z = f.start, f.end
    if f.kind == "_absolute":
        if m := _DAY_TO.search(text, max(start, a - 14), a):
            a = m.start() if re.match(r"[0-3]?\d(?:st|nd|rd|th)? ", text[a : a + 6]) else a
        if re.search(r"[A-Za-z.] [0-3]?\d(?:st|nd|rd|th)?$", text[a:z]) and (m := _TO_DAY.match(text, z, end)):
            z = m.end()
        if joined and re.fullmatch(r"\d{4}", text[f.start : f.end]) and (m := _YEARS.match(text, z, end)):
            z = m.end()
    if m := _TAIL.match(text, z, end):
        z = m.end()
    line = max(start, text.rfind("\n", start, a) + 1, a - 50)
    if (m := _LEAD.search(text, line, a)) and m.group().strip():
        a = m.start()
    return a, z


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbours that a joint makes one range: «between June 2014 and April 2016»."""
    out: list[tuple[int, int]] = []
    for a, z in spans:
        if out and a < out[-1][1]:
            out[-1] = (out[-1][0], max(z, out[-1][1]))
        elif out and (m := _JOINT.fullmatch(text, out[-1][1], a)) and not ("and" in m[0] and _LED.match(text, a)):
            out[-1] = (out[-1][0], z)
        else:
            out.append((a, z))
    return out
