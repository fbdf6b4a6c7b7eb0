"""Who says what: sources linked to contents, PolNeAR's development articles. `python -m benchmarks.attribution`

An attribution of the gold counts where it has a source and a content; ours is right where both match one of the gold's,
each by at least half of the words of either. Its texts may be read for tuning and never trained on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.places_of_data import SHARED, missing
from benchmarks.reading import annotated
from dateline.evaluation.score import Tally
from dateline.evaluation.spans import matches, same
from dateline.pipeline import Pipeline

FOLDER = SHARED / "data" / "attribution" / "polnear" / "dev"
Range = dict[str, int]
Link = tuple[Range, Range]


def gold(path: Path) -> list[Link]:
    """Source and content of each attribution, as ranges of the text; pieces of one are joined."""
    spans: dict[str, tuple[int, int]] = {}
    links = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            where = rest.split("\t")[0].split(" ", 1)[1]
            numbers = [int(n) for n in where.replace(";", " ").split()]
            spans[name] = min(numbers), max(numbers)
        elif name.startswith("E"):
            roles: dict[str, list[tuple[int, int]]] = {}
            for part in rest.split():
                role, _, target = part.partition(":")
                if target in spans:
                    roles.setdefault(role.rstrip("0123456789"), []).append(spans[target])
            if "Source" in roles and "Content" in roles:
                links.append((_around(roles["Source"]), _around(roles["Content"])))
    return links


def _around(spans: list[tuple[int, int]]) -> Range:
    return {"start": min(a for a, _ in spans), "end": max(z for _, z in spans)}


def articles() -> Iterator[tuple[str, list[Link]]]:
    for path in sorted((FOLDER / "text").iterdir()):
        # The annotator's mark stands at the name's end; of two annotators the first is taken.
        if coded := sorted((FOLDER / "attributions").glob(f"{path.stem}_*.ann")):
            yield path.read_text(encoding="utf-8"), gold(coded[0])


def found(pipeline: Pipeline, text: str) -> list[Link]:
    pairs = [(a.source, a.content) for a in annotated(pipeline, text).attributions if a.source]
    return [({"start": s.start, "end": s.end}, {"start": c.start, "end": c.end}) for s, c in pairs if s]


def score(pipeline: Pipeline) -> dict[str, Tally]:
    """«linked»: source and content right together; «source»: the source alone."""
    tallies = {"linked": Tally(), "source": Tally()}
    for text, links in articles():
        ours = found(pipeline, text)
        for name, fits in (("linked", _both), ("source", _source)):
            tallies[name].add(matches(ours, links, partial(fits, text)), len(ours), len(links))
    return tallies


def _source(text: str, a: Link, b: Link) -> bool:
    return same(text, a[0], b[0])


def _both(text: str, a: Link, b: Link) -> bool:
    return same(text, a[0], b[0]) and same(text, a[1], b[1])


def main() -> None:
    if why := missing(FOLDER):
        print(why)
        return
    for name, t in score(Pipeline()).items():
        print(f"{name:10} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f}  ({t.right} of {t.found}; gold {t.gold})")


if __name__ == "__main__":
    main()
