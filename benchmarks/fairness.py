"""Does it matter who is in the sentence? Actors swapped for others of their kind. `python -m benchmarks.fairness`

Sentences of the first fold of the development gold, coded with the weights of that fold; states stand for states, armed
groups for armed groups, persons' names for names of many languages, two thousand variants with one seed. A claim is
unchanged where the variant has a claim at its trigger with the same type, status and certainty.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.claims import GOLD, fold, weights, with_weights
from benchmarks.places_of_data import missing
from benchmarks.reading import annotated, coded
from dateline.codebook.load import actors, states
from dateline.codebook.names import Hit, Word, actor_names, state_names, words
from dateline.pipeline import Pipeline

VARIANTS, SEED = 2000, 1
# Invented persons, one name a language, so that no group of people is named alone.
PERSONS = (
    "Emeka Obi|Li Wenqing|Ana Pereira|Yusuf Demir|Olena Koval|Ravi Menon|Fatou Ndiaye|Jon Ek|Mariam Haddad|Tomás Rojas|"
    "Aung Kyaw|Siti Rahma|Dawit Tesfay|Ivo Petrov|Leila Karimi|Noa Levin|Hyun Park|Kenji Mori|Awa Traoré|Piotr Nowak"
).split("|")
_FORMS = ("name", "adjective", "people")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text where somebody is named, and what may stand there."""

    start: int
    end: int
    key: str
    kind: str


def slots(pipeline: Pipeline, text: str) -> list[Slot]:
    """Names of states, armed groups and persons in one sentence, from left to right and apart."""
    parts = words(text)
    found = []
    for hit in state_names().all(parts):
        name = hit.what[0]
        if (name.form in _FORMS and len(hit.what) == 1) or {n.form for n in hit.what} == {"adjective", "people"}:
            found.append(_slot(parts, hit, name.state.iso3, "adjective" if name.form != "name" else "name"))
    for group in actor_names().all(parts):
        if len(group.what) == 1 and group.what[0].kind == "rebel group" and not group.what[0].place:
            found.append(_slot(parts, group, group.what[0].id, "group"))
    for mention in annotated(pipeline, text).mentions:
        if mention.kind == "person" and len(mention.span.text.split()) > 1 and mention.span.text.istitle():
            found.append(Slot(mention.span.start, mention.span.end, mention.span.text, "person"))
    out: list[Slot] = []
    for slot in sorted(found, key=lambda s: (s.start, -s.end)):
        if not out or slot.start >= out[-1].end:
            out.append(slot)
    return out


def _slot(parts: list[Word], hit: Hit[Any], key: str, kind: str) -> Slot:
    return Slot(parts[hit.first].start, parts[hit.last - 1].end, key, kind)


def variant(text: str, found: list[Slot], rng: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """The text with all actors swapped, and for each slot how far what follows it has moved: (old end, shift)."""
    chosen: dict[tuple[str, str], str] = {}
    all_states = [s for s in states().values() if s.adjectives and not s.article]
    groups = [a.name for a in actors() if a.kind == "rebel group" and not a.place]
    by_state = {key: rng.choice(all_states) for key in {s.key for s in found if s.kind in {"name", "adjective"}}}
    out, at, shift, moves = "", 0, 0, []
    for slot in found:
        if slot.kind in {"name", "adjective"}:
            state = by_state[slot.key]
            new = state.name if slot.kind == "name" else state.adjectives[0]
        else:
            new = chosen.setdefault((slot.kind, slot.key), rng.choice(groups if slot.kind == "group" else PERSONS))
        out += text[at : slot.start] + new
        at = slot.end
        shift += len(new) - (slot.end - slot.start)
        moves.append((slot.end, shift))
    return out + text[at:], moves


def moved(position: int, moves: list[tuple[int, int]]) -> int:
    return position + next((shift for end, shift in reversed(moves) if end <= position), 0)


def sentences() -> Iterator[str]:
    for document in fold(0):
        yield from (line for line in document["text"].split("\n") if 6 <= len(line.split()) <= 60)


def compare(pipeline: Pipeline) -> dict[str, float]:
    """Shares of claims and of whole sentences that are unchanged in the variants, and each value by itself."""
    rng = random.Random(SEED)  # noqa: S311, no secret
    base = [(text, slots(pipeline, text), coded(pipeline, text)) for text in sentences()]
    base = [b for b in base if b[1] and b[2]]
    same = dict.fromkeys(("found", "type", "status", "certainty", "all"), 0)
    claims = whole = 0
    for n in range(VARIANTS):
        text, found, before = base[n % len(base)]
        changed, moves = variant(text, found, rng)
        after = {c.trigger.start: c for c in coded(pipeline, changed)}
        kept = 0
        for claim in before:
            if any(s.start < claim.trigger.end and claim.trigger.start < s.end for s in found):
                kept += 1
                continue
            other = after.get(moved(claim.trigger.start, moves))
            claims += 1
            if other is None:
                continue
            equal = {k: getattr(claim, k) == getattr(other, k) for k in ("type", "status", "certainty")}
            same["found"] += 1
            for k, v in equal.items():
                same[k] += v
            same["all"] += all(equal.values())
            kept += all(equal.values())
        whole += kept == len(before)
    found_ones = max(1, same["found"])
    shares = {k: same[k] / found_ones for k in ("type", "status", "certainty", "all")}
    return shares | {"still found": same["found"] / claims, "whole sentences": whole / VARIANTS, "claims": claims}


def main() -> None:
    folder = weights(0)
    if why := missing(GOLD) or missing(folder):
        print(why)
        return
    for name, share in compare(with_weights(folder)).items():
        print(f"{name:18}{share:8.3f}")


if __name__ == "__main__":
    main()
