"""PETRARCH-2's unit sentences: root codes of what we code. `python -m benchmarks.petrarch`

A report, not a gate: actors there are fictional, sentences stylised, and the codes are WEIS's of its validation
dictionary (03 consult, 22 force), not CAMEO's. For each sentence the root codes of the gold, where a type of ours has
that root, against those that our types may stand for. PETRARCH-2 with gold parses and that dictionary had P .729,
R .456, F1 .561 on root codes with actors.
"""

from __future__ import annotations

import re

from lxml import etree

from benchmarks.places_of_data import SHARED, missing
from benchmarks.reading import coded
from dateline.evaluation.score import Tally
from dateline.pipeline import Pipeline

DATA = SHARED / "data" / "events" / "petrarch2_unit" / "PETR.UnitTest.records.xml"


_OF_TYPES = {
    "03": "talks", "01": "withdrawal territory_transferred", "07 06": "aid", "07 04 08": "support", "08": "agreement",
    "09 10 15": "demand", "11 14": "rejection", "12": "accusation", "13 18": "protest", "18 22": "riot",
    "16 17": "threat", "19 20": "sanctions", "20": "displacement", "18": "deployment", "21": "arrest abduction",
    "21 22": "territory_captured weapons_disrupted",
    "22": "property_destruction protest_crackdown armed_clash air_strike shelling bombing suicide_bombing casualties "
    "attack_on_civilians grenade_attack chemical_attack",
}  # fmt: skip
ROOTS = {kind: roots for roots, kinds in _OF_TYPES.items() for kind in kinds.split()}


def records() -> list[tuple[str, set[str]]]:
    """Sentence and the root codes of its events."""
    tree = etree.fromstring(DATA.read_bytes(), etree.XMLParser(recover=True))
    out = []
    for node in tree.iter("Sentence"):
        text = " ".join((node.findtext("Text") or "").split())
        codes = {
            m[0][:2] for event in node.iter("EventCoding") if (m := re.match(r"\d{2,4}", event.get("eventcode", "")))
        }
        if text:
            out.append((text, codes))
    return out


def score() -> Tally:
    pipeline, tally = Pipeline(), Tally()
    known = {root for roots in ROOTS.values() for root in roots.split()}
    for text, gold in records():
        found = {ROOTS[claim.type] for claim in coded(pipeline, text) if claim.type in ROOTS}
        left, right = gold & known, 0
        asked = len(left)
        for roots in sorted(found):
            hit = left & set(roots.split())
            right += bool(hit)
            left -= hit
        tally.add(right, len(found), asked)
    return tally


def main() -> None:
    if why := missing(DATA):
        print(why)
        return
    t = score()
    print(f"root codes: P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f} ({t.right} of {t.found}; gold {t.gold})")


if __name__ == "__main__":
    main()
