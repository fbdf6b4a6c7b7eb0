"""MUC-3/4's two test sets: type, date, country and dead of attacks, by document. `python -m benchmarks.muc`

A report, not a gate: upper-case agency copy of 1989 to 1991 and other definitions. The text is put into lower case,
because the network was never meant for capitals; names suffer. For each document the set of types (attack, bombing,
kidnapping, arson), of dates, of countries and of numbers of dead in the templates against ours.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from benchmarks import reading
from benchmarks.places_of_data import SHARED, missing
from dateline.codebook.load import states
from dateline.evaluation.score import Tally
from dateline.model import Claim
from dateline.pipeline import Pipeline

FOLDER = SHARED / "data" / "events" / "muc34" / "CORPORA"
SETS = (("tst1/tst1-muc3", "tst1/key-tst1.v7"), ("tst2/tst2-muc4", "tst2/key-tst2.v4"))
_TYPES = {
    "bombing": "BOMBING", "suicide_bombing": "BOMBING", "grenade_attack": "BOMBING", "abduction": "KIDNAPPING",
    "attack_on_civilians": "ATTACK", "armed_clash": "ATTACK", "casualties": "ATTACK", "property_destruction": "ARSON",
}  # fmt: skip
FIELDS = ("type", "date", "country", "dead")
_COUNTRIES = {state.name.upper(): state.iso3 for state in states().values()}
_NUMBER = re.compile(r"^(?:TST|DEV)\S+MUC\d-\d{4}", re.MULTILINE)
_DATELINE = re.compile(r"(\d{1,2} [A-Z]{3} \d{2})\b")


def texts(path: Path) -> dict[str, str]:
    """Texts by message number."""
    raw = path.read_text(encoding="latin-1")
    starts = [*_NUMBER.finditer(raw)]
    ends = [m.start() for m in starts[1:]] + [len(raw)]
    return {m[0]: raw[m.end() : end] for m, end in zip(starts, ends, strict=True)}


def templates(path: Path) -> dict[str, dict[str, set[str]]]:
    """For each message what its incidents say."""
    out: dict[str, dict[str, set[str]]] = {}
    message, field = "", ""
    numbers: dict[str, int] = {}
    dead = 0
    for line in [*path.read_text(encoding="latin-1").splitlines(), "0.  MESSAGE: ID"]:
        field, value = line[:36].strip() or field, line[36:].strip()
        if field.startswith("0.  MESSAGE: ID"):
            if dead:
                out[message]["dead"].add(str(dead))
            message, numbers, dead = value, {}, 0
            if message:
                out.setdefault(message, {name: set() for name in FIELDS})
        elif "INCIDENT: TYPE" in field and value not in {"*", "-", ""}:
            out[message]["type"].add(value.split("/")[0].strip().lstrip("? "))
        elif "INCIDENT: DATE" in field and (day := _day(value)):
            out[message]["date"].add(day)
        elif "INCIDENT: LOCATION" in field and (iso := _COUNTRIES.get(value.split(":")[0].strip())):
            out[message]["country"].add(iso)
        elif "HUM TGT: NUMBER" in field and (m := re.match(r"(\d+): (.*)", value)):
            numbers[m[2]] = int(m[1])
        elif "HUM TGT: EFFECT" in field and value.startswith("DEATH: "):
            dead += numbers.get(value[7:], 0)
    return out


def _day(value: str) -> str | None:
    """A single day as ISO 8601; ranges and open dates give None."""
    try:
        return datetime.strptime(value.strip(), "%d %b %y").date().isoformat()
    except ValueError:
        return None


def coded(pipeline: Pipeline, number: str, raw: str) -> list[Claim]:
    stamp = _DATELINE.search(raw)
    text = re.sub(r"\s*\n\s*\n\s*", "\n", raw.rsplit("[TEXT]", maxsplit=1)[-1])
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", text) if text.count("\n") > 40 else text.replace("\n", " ")
    text = ". ".join(part.strip().capitalize() for part in text.split(". "))
    return reading.coded(pipeline, text, number, _day(stamp[1]) if stamp else None)


def score() -> dict[str, Tally]:
    pipeline, tallies = Pipeline(), {name: Tally() for name in FIELDS}
    for source, key in SETS:
        gold = templates(FOLDER / key)
        for number, raw in texts(FOLDER / source).items():
            claims = [c for c in coded(pipeline, number, raw) if c.type in _TYPES]
            ours = {
                "type": {_TYPES[c.type] for c in claims},
                "date": {c.date for c in claims if c.date and len(c.date) == 10},
                "country": {p.place.country for c in claims for p in c.place if p.place and p.place.country},
                "dead": {str(toll[0]) for c in claims if (toll := c.toll("dead")) and toll[0]},
            }
            asked = gold.get(number, {name: set() for name in FIELDS})
            for name, tally in tallies.items():
                tally.add(len(ours[name] & asked[name]), len(ours[name]), len(asked[name]))
    return tallies


def main() -> None:
    if why := missing(FOLDER):
        print(why)
        return
    for name, t in score().items():
        print(f"{name}: P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f} ({t.right} of {t.found}; gold {t.gold})")


if __name__ == "__main__":
    main()
