"""All benchmarks in one run: prints each figure beside its anchor and floor, writes them down, fails under a floor."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import (
    actors,
    attribution,
    claims,
    comments,
    factuality,
    mentions,
    pages,
    places,
    sieve,
    speed,
    start,
    times,
    timex,
)
from benchmarks.places_of_data import missing
from dateline.pipeline import Pipeline

HERE = Path(__file__).parent
ANCHORS = {
    "sample facts F1": "prototype –, second reader .88",
    "five folds facts F1": "prototype .44, lexicon .25, second reader .88",
    "five folds typed claim F1": "prototype .63, second reader .92",
    "re3d mentions F1": "spaCy .507, prototype .648",
    "dates exact, given words": "dateparser .593",
    "dead F1, given claims": "prototype –",
    "injured F1, given claims": "prototype –",
    "conflict places": "library as is .69, prototype with the country given .83",
    "conflict places, overlay off": "the same",
    "false places of 90 words": "library as is 36 of 86",
    "GeoVirus acc@161 km": "prototype .74",
    "GeoVirus from text F1": "–",
    "WikiWars value F1, odd documents": "HeidelTime .779",
    "WikiWars span F1, odd documents": "HeidelTime .913",
    "MEANTIME value F1": "–",
    "attribution F1": "second reader .92",
    "factuality r": "large models .91",
    "actors right": "–",
    "HTML bodies F1": "trafilatura, same run",
    "plain-text bodies F1": "prototype .899",
    "speed against spaCy": "1.0",
    "speed with sieve": "1.0",
    "start, seconds": "at most 2",
    "peak memory, MB": "at most 450",
}


COSTS = frozenset({"start, seconds", "peak memory, MB", "false places of 90 words"})  # their «floor» is a ceiling


def measured() -> dict[str, float]:
    """Every figure that can be taken here; data or programs that are missing leave theirs out."""
    # First, while this process is small: a child's peak counts what its parent held when it was forked.
    started = start.measured()
    out = {"start, seconds": started["seconds"], "peak memory, MB": started["megabytes"]}
    if not missing(claims.GOLD):
        out["sample facts F1"] = claims.sample().fields["facts"].f1
        folds = claims.folds()
        if folds:
            out["five folds facts F1"] = folds[0].fields["facts"].f1
            out["five folds typed claim F1"] = folds[0].fields["claim"].f1
    if not missing(mentions.RE3D):
        out["re3d mentions F1"] = mentions.scores()["f1"]
    if not missing(times.GOLD):
        tally = times.measured()
        out["dates exact, given words"] = tally.exact / tally.asked
        out["dead F1, given claims"] = tally.f1("dead")
        out["injured F1, given claims"] = tally.f1("injured")
    resolver = Pipeline()._places
    ok, _, n = places.conflict_places(resolver)["all"]
    out["conflict places"] = ok / n
    ok, _, n = places.conflict_places(places.without_overlay())["all"]
    out["conflict places, overlay off"] = ok / n
    out["false places of 90 words"] = len(places.false_places(resolver))
    if not missing(places.GEOVIRUS):
        out["GeoVirus acc@161 km"] = places.toponyms(resolver)["all"]
        out["GeoVirus from text F1"] = places.end_to_end(Pipeline())[2]
    if not missing(timex.WIKIWARS):
        odd = timex.score(list(timex.wikiwars())[1::2])
        out["WikiWars value F1, odd documents"], out["WikiWars span F1, odd documents"] = (
            odd.f1(odd.values),
            odd.f1(odd.spans),
        )
    if not missing(timex.MEANTIME):
        news = timex.score(list(timex.meantime()))
        out["MEANTIME value F1"] = news.f1(news.values)
    if not missing(comments.FOLDER):
        for kind, shares in comments.measured().items():
            out |= {f"comments, {kind}: {field}": shares[field] for field in ("F1", "author", "time")}
    if pages.ready():
        bodies = {name: pages.f1(rows) for name, rows in pages.measured().items()}
        out["HTML bodies F1"] = bodies["html"]
        out["plain-text bodies F1"] = bodies["plain text"]
        ANCHORS["HTML bodies F1"] = f"trafilatura {bodies['trafilatura']:.3f} in this run"
    if not missing(attribution.FOLDER):
        out["attribution F1"] = attribution.score(Pipeline())["linked"].f1
    if not missing(factuality.DATA):
        out["factuality r"] = factuality.correlation()[0]
    if not missing(claims.GOLD):
        out["actors right"] = actors.share()
    if not missing(sieve.NEWS) and (sieved := sieve.speed()):
        out["speed with sieve"] = sieved["ratio"]
    rate = speed.ratio()
    if rate:
        out["speed against spaCy"] = rate["ratio"]
    return out


def main() -> int:
    floors: dict[str, float] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    figures = measured()
    below = []
    print(f"{'':28}{'here':>8}{'floor':>8}   anchor")
    for name, anchor in ANCHORS.items():
        floor = floors.get(name)
        shown = f"{figures[name]:8.3f}" if name in figures else f"{'–':>8}"
        print(f"{name:28}{shown}{floor if floor is not None else '–':>8}   {anchor}")
        if name in figures and floor is not None and _worse(name, figures[name], floor):
            below.append(name)
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    (folder / "latest.json").write_text(json.dumps(record(figures), indent=1) + "\n", encoding="utf-8")
    for name in below:
        print(f"on the wrong side of its floor: {name}", file=sys.stderr)
    return 1 if below else 0


def _worse(name: str, figure: float, floor: float) -> bool:
    return figure > floor if name in COSTS else figure < floor


def record(figures: dict[str, float]) -> dict[str, Any]:
    git = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=HERE)
    machine = f"{platform.machine()} {platform.system()} Python {platform.python_version()}"
    return {"revision": git.stdout.strip(), "machine": machine, "figures": figures}


if __name__ == "__main__":
    sys.exit(main())
