"""Dates and clock times as pages print them under titles and over comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from dateline.page.remember import remembered

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?\b)?(?:\s*(?:uhr|hrs?)\b)?"
    r"(?:\s*\(?(?P<zone>gmt|utc|z|[+-]\d\d:?\d\d)(?![\w:])\)?(?:\s*(?P<offset>[+-]\d\d?(?::?\d\d)?))?"
    r"|\s*\(?(?:[ecmp][ds]t|cest|cet|bst|msk|ist|eet|local time)\b\)?)?"
)
_UNIT = (
    r"(?:secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tag(?:en?)?"
    r"|wochen?|monat(?:en?)?|jahr(?:en?)?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans?|sem|std|min|sek)"
)
_RELATIVE = re.compile(
    r"(?<!\w)(?:(?:about |over |almost |vor |hace |il y a |circa |há )?"
    rf"(?:\d+ ?(?:{_UNIT}|s|m|h|d|w|y|mo)|(?:an?|one|few|einer?|einem|una?|une) {_UNIT})"
    r"(?: ago| fa| atrás| her)?|just now|yesterday|gerade eben|gestern|ayer|hier)(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|(?:mo|di|mi|do|fr|sa|so|lun|mar|mié|jue|vie|sáb|dom|mer|jeu|ven|sam|dim|gio|пн|вт|ср|чт|пт|сб|вс)(?=\.)|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b\.?,?",
    re.IGNORECASE,
)


_SIGNS = " \t\u00a0\u202f,.;:|/•·–—-()[]@\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date or time found in a line: where it stands, and its ISO 8601 value, None where the year is unknown."""

    start: int
    end: int
    value: str | None
    dated: bool


@cache
def _months() -> dict[str, int]:
    table = yaml.safe_load(resources.files("dateline.page").joinpath("months.yml").read_text("utf-8"))
    return {name: number for number, names in table.items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\w.:/-])(?:(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d?)-(?P<d1>\d\d?)"
        rf"|(?P<d2>[0-3]?\d)(?P<sep>[./-])(?P<m2>[01]?\d)(?P=sep)(?P<y2>(?:19|20)\d\d)"
        rf"|(?P<n3>{month})\.?,?\s+(?P<d3>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[:.]\d)(?:,?\s+(?:at\s+)?(?P<y3>(?:19|20)\d\d)\b)?"
        rf"|(?P<d4>[0-3]?\d)(?:st|nd|rd|th|er|\.)?\s*(?:de\s+|of\s+)?(?P<n4>{month})(?!\w)\.?,?(?:\s*(?:de\s+|del\s+)?(?P<y4>(?:19|20)\d\d)\b(?:\s*(?:г|р)\.)?)?"
        rf")(?:(?:t|,?\s*(?:(?:at|um|a las|à|alle|às|[-–—|•·@,])\s*)?){_CLOCK})?(?!\w))",
        re.IGNORECASE,
    )


_TIME = re.compile(rf"(?<![\w.:/-])(?:{_CLOCK})(?![\w:])", re.IGNORECASE)


def stamps(line: str) -> list[Stamp]:
    """Every calendar date and clock time of `line`, left to right."""
    return list(_stamps(line)) if any(map(str.isdigit, line)) else []


@remembered(characters=80, lines=8_192)
def _stamps(line: str) -> tuple[Stamp, ...]:
    found = [Stamp(match.start(), match.end(), _value(match), dated=True) for match in _pattern().finditer(line)]
    taken = [False] * (len(line) + 1)
    for stamp in found:
        taken[stamp.start : stamp.end] = [True] * (stamp.end - stamp.start)
    found += [
        Stamp(clock.start(), clock.end(), None, dated=False)
        for clock in _TIME.finditer(line)
        if not taken[clock.start()] and not taken[clock.end() - 1]
    ]
    return tuple(sorted(found, key=lambda stamp: stamp.start))


def relative(line: str) -> str | None:
    """The words of a line that begins with an age: «3 hours ago», «vor 2 Tagen»."""
    match = _RELATIVE.match(line)
    return match.group() if match else None


def ages(line: str) -> re.Match[str] | None:
    """An age at the end of a line: «Name · 3 hours ago»."""
    return re.search(rf"(?:{_RELATIVE.pattern})\s*$", line, re.IGNORECASE)


def printed(text: str) -> str | None:
    """The date, time or age in a short text, word for word; None where there is none."""
    text = " ".join(text[:120].split())
    found = stamps(text)
    if found:
        return text[found[0].start : found[-1].end].strip()
    age = _RELATIVE.search(text)
    return age.group().strip() if age else None


def told(text: str) -> str | None:
    """The time that a text tells: ISO 8601 where it is given in full, else word for word; None where there is none."""
    return next((stamp.value for stamp in stamps(text) if stamp.value), None) or printed(text)


def bare(line: str) -> str:
    """What is left of a line without its dates, times and week days."""
    parts = []
    at = 0
    for stamp in stamps(line):
        parts.append(line[at : stamp.start])
        at = stamp.end
    left = _WEEKDAY.sub(" ", " ".join([*parts, line[at:]]))
    left = re.sub(r"^\s*(?:on|at|am|um|el|le|il|em)\b|\b(?:at|um|a las|à|by)\s*$", " ", left, flags=re.IGNORECASE)
    return left.strip(_SIGNS)


def _value(match: re.Match[str]) -> str | None:
    group = match.groupdict()
    if group["y1"]:
        year, month, day = group["y1"], int(group["m1"]), int(group["d1"])
    elif group["y2"]:
        first, second = int(group["d2"]), int(group["m2"])
        if group["sep"] != "." and first <= 12 and first != second:
            return None  # 04/05/2021 is April here and May there
        year, month, day = group["y2"], second, first
    else:
        name, number, stated = (
            (group["n3"], group["d3"], group["y3"]) if group["n3"] else (group["n4"], group["d4"], group["y4"])
        )
        if not stated:
            return None
        year, month, day = stated, _months()[name.lower()], int(number)
    try:
        stamp = date(int(year), month, day).isoformat()
    except ValueError:
        return None
    return stamp + _clock(group)


def _clock(group: dict[str, str | None]) -> str:
    if not group["hour"] or not group["minute"]:
        return ""
    hour = int(group["hour"])
    half = (group["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = (group["zone"] or "").lower()
    if zone in ("gmt", "utc", "z"):
        zone = "Z" if not group["offset"] else _offset(group["offset"])
    elif zone:
        zone = _offset(zone)
    return f"T{hour:02}:{group['minute']}{zone}"


def _offset(stated: str) -> str:
    digits = stated[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{stated[0]}{int(hours):02}:{minutes}" if int(hours) < 15 else ""
