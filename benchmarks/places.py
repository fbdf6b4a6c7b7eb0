"""Places: names in sentences of conflict news, words that are no places, and GeoVirus. `python -m benchmarks.places`

Conflict places: our lists of sentences (the second by another writer, with more villages), country not given. Right is
the right country and at most 30 km off (for regions, areas and lines: the right country and within their own size).
Beside it the largest place that bears the name.
GeoVirus: gold toponyms (acc@161 km; countries by identity) and from raw text (F1). Nothing is tuned on the second half
of GeoVirus. `--errors` lists what went wrong, `--fit` prints bins of
the confidence on GeoVirus' first half.
"""

from __future__ import annotations

import json
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from benchmarks.places_of_data import SHARED, missing
from dateline.codebook.load import states
from dateline.model import Document, Place, Span, Zone
from dateline.pipeline import Pipeline
from dateline.resolve.where.distance import metres
from dateline.resolve.where.gazetteer import Gazetteer
from dateline.resolve.where.placename import folded
from dateline.resolve.where.places import PlaceResolver

HERE = Path(__file__).parent
CONFLICT = HERE / "conflict_places.jsonl"
SECOND = HERE / "conflict_places_2.jsonl"
NOT_PLACES = HERE / "not_places.txt"
GEOVIRUS = SHARED / "data" / "places" / "geovirus" / "GeoVirus.xml"
CLOSE, FAR = 30_000, 161_000
WIDE = {"admin1": 150_000, "admin2": 60_000, "area": 300_000, "road": 400_000, "river": 600_000, "mountain": 100_000}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym of GeoVirus; `country` is set where it is a country."""

    span: Span
    lat: float
    lon: float
    country: str | None


def countries() -> dict[str, str]:
    return {folded(n): iso3 for iso3, s in states().items() for n in (s.name, *s.aliases)}


def geovirus() -> Iterator[tuple[Document, list[Toponym]]]:
    known = countries() | {"georgia country": "GEO", "republic of ireland": "IRL"}
    for number, article in enumerate(ET.parse(GEOVIRUS).getroot()):  # noqa: S314 (our own data folder)
        text = article.findtext("text") or ""
        found = []
        for place in article.iter("location"):
            start, end = int(place.findtext("start") or 0) - 1, int(place.findtext("end") or 0) - 1
            page = folded(
                unquote((place.findtext("page") or "").rsplit("/", 1)[-1])
                .replace("_", " ")
                .replace("(", "")
                .replace(")", "")
            )
            spot = float(place.findtext("lat") or 0), float(place.findtext("lon") or 0)
            found.append(Toponym(Span.of(text, start, end), *spot, known.get(page)))
        yield Document(f"geovirus-{number}", text), found


def hit(place: Place | None, gold: Toponym) -> bool:
    if place is None:
        return False
    if gold.country:
        return place.precision in {"country", "area"} and place.country == gold.country
    if place.lat is None or place.lon is None:
        return False
    return metres(place.lat, place.lon, gold.lat, gold.lon) <= FAR


def largest(gazetteer: Gazetteer, span: Span, known: dict[str, str]) -> Place | None:
    """The anchor: a country of that name, else the place with most people that bears it."""
    iso3 = known.get(folded(span.text))
    if iso3:
        return Place(span.text, "country", country=iso3)
    found = [c for c in gazetteer.find(span.text) if c.level == "settlement"]
    return (
        Place(found[0].name, "settlement", None, found[0].country, None, found[0].lat, found[0].lon) if found else None
    )


def toponyms(resolver: PlaceResolver, errors: bool = False) -> dict[str, float]:
    """acc@161 km over all gold toponyms, of both halves, and of population alone."""
    gazetteer, known = Gazetteer.open(), countries()
    right: Counter[str] = Counter()
    for number, (document, gold) in enumerate(geovirus()):
        found = resolver.resolve(document, [g.span for g in gold])
        for g in gold:
            half = "first half" if number % 2 == 0 else "second half"
            ok = hit(found[g.span], g)
            right[half] += ok
            right[half + " n"] += 1
            right["population"] += hit(largest(gazetteer, g.span, known), g)
            if errors and not ok and number % 2 == 0:
                p = found[g.span]
                print("GeoVirus", repr(g.span.text), (g.lat, g.lon), "country" if g.country else "", "→",
                      p and (p.name, p.precision, p.country, p.lat, p.lon, p.reasons))  # fmt: skip
    n = right["first half n"] + right["second half n"]
    return {
        "all": (right["first half"] + right["second half"]) / n,
        "first half": right["first half"] / right["first half n"],
        "second half": right["second half"] / right["second half n"],
        "population": right["population"] / n,
    }


def end_to_end(pipeline: Pipeline) -> tuple[float, float, float]:
    """Precision, recall and F1 of places found in raw text and put within 161 km; nationalities are no toponyms."""
    right = found = total = 0
    for document, gold in geovirus():
        page = replace(document, zones=(Zone("body", document.span(0, len(document.text))),))
        annotation = pipeline.annotate(page)
        placed = {m.span: m.place for m in getattr(annotation, "mentions", ()) if m.kind == "place" and m.place}
        taken = set()
        for g in gold:
            for span, place in placed.items():
                if span.overlaps(g.span) and span not in taken and hit(place, g):
                    taken.add(span)
                    right += 1
                    break
        found += len(placed)
        total += len(gold)
    p, r = right / max(found, 1), right / max(total, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def conflict_places(resolver: PlaceResolver, errors: bool = False, path: Path = CONFLICT) -> dict[str, list[int]]:
    """Right, resolved and all, by class of place."""
    tally: dict[str, list[int]] = {}
    gazetteer, known = Gazetteer.open(), countries()
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text = row["text"]
        start = text.index(row["place"])
        span = Span.of(text, start, start + len(row["place"]))
        place = resolver.resolve(Document("conflict", text), [span])[span]
        for name, found in (("", place), ("population ", largest(gazetteer, span, known))):
            ok = right(found, row)
            for key in (name + row["class"], name + "all"):
                counts = tally.setdefault(key, [0, 0, 0])
                counts[0] += ok
                counts[1] += found is not None
                counts[2] += 1
        if errors and not right(place, row):
            ours = place and (place.name, place.country, place.precision, place.lat, place.lon, place.reasons)
            print("conflict", row["place"], row["country"], row["class"], (row["lat"], row["lon"]), "→", ours)
    return tally


def right(place: Place | None, row: dict[str, object]) -> bool:
    """The right country (either where the row names none) and within 30 km, or within the size of a wide place."""
    if place is None or (place.country and row["country"] and place.country != row["country"]):
        return False
    if place.lat is None or place.lon is None:
        return place.precision == "line" and row["class"] in {"road", "river"}
    off = metres(place.lat, place.lon, float(str(row["lat"])), float(str(row["lon"])))
    return off <= WIDE.get(str(row["class"]), CLOSE)


def without_overlay() -> PlaceResolver:
    """A resolver that knows GeoNames alone."""
    return PlaceResolver(Gazetteer.open(), {})


def false_places(resolver: PlaceResolver) -> list[str]:
    """Words that are no places and still became one, on a page about Syria and one about Ukraine."""
    words = [w for w in NOT_PLACES.read_text(encoding="utf-8").splitlines() if w and not w.startswith("#")]
    out = []
    for word in words:
        for page in (
            "Syrian forces shelled a town in Syria, {} said on Tuesday.",
            "Ukrainian troops met {} in Ukraine.",
        ):
            text = page.format(word)
            start = text.index(word)
            span = Span.of(text, start, start + len(word))
            place = resolver.resolve(Document("words", text), [span])[span]
            if place:
                out.append(f"{word} → {place.name}, {place.country}")
                break
    return out


def fit(resolver: PlaceResolver) -> None:
    """Prints how often places of GeoVirus' first half are right, by bins of confidence."""
    seen = []
    for document, gold in list(geovirus())[::2]:
        found = resolver.resolve(document, [g.span for g in gold])
        for g in gold:
            place = found[g.span]
            if place and place.precision in {"settlement", "admin1", "admin2"} and not g.country and place.confidence:
                seen.append((place.confidence, hit(place, g)))
    for low, high in pairwise((0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)):
        ours = [ok for confidence, ok in seen if low <= confidence < high]
        if ours:
            print(f"confidence from {low}: {len(ours)} places, right {sum(ours) / len(ours):.2f}")


def main() -> None:
    errors = "--errors" in sys.argv
    pipeline = Pipeline()
    resolver = pipeline._places
    if "--fit" in sys.argv:
        fit(resolver)
        return
    for path in (CONFLICT, SECOND):
        tally, bare = conflict_places(resolver, errors, path), conflict_places(without_overlay(), path=path)
        print(f"{path.stem:20}{'right':>8}{'without overlay':>17}{'largest of the name':>21}{'n':>6}")
        for name in sorted(k for k in tally if not k.startswith("population")):
            ok, _, n = tally[name]
            print(f"{name:20}{ok / n:8.3f}{bare[name][0] / n:17.3f}{tally['population ' + name][0] / n:21.3f}{n:6}")
    wrong = false_places(resolver)
    print(f"words that are no places: {len(wrong)} became one: {'; '.join(wrong)}")
    if why := missing(GEOVIRUS):
        print(why)
        return
    scores = toponyms(resolver, errors)
    print("GeoVirus acc@161 km, gold toponyms:", ", ".join(f"{k} {v:.3f}" for k, v in scores.items()))
    documents = list(geovirus())
    began = time.process_time()
    for document, gold in documents:
        resolver.resolve(document, [g.span for g in gold])
    print(f"{1000 * (time.process_time() - began) / len(documents):.1f} ms a document")
    if "--quick" not in sys.argv:
        p, r, f1 = end_to_end(pipeline)
        print(f"GeoVirus from raw text: P {p:.3f} R {r:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
