"""What the sieve costs and saves. `python -m benchmarks.sieve`

Claims of the development gold whose sentence it keeps, beside the share of sentences that it reads of political news
(PolNeAR's development texts, read only for measuring); and the speed with it on that news, beside the spaCy pipeline of
`benchmarks.speed` in the same run.
"""

from __future__ import annotations

import os
from typing import Any

from training.claims import documents, sentences

from benchmarks.places_of_data import SHARED, missing
from benchmarks.speed import COUNT, alternated, spacy_run
from dateline.coding.sieve import LEAST, worth_reading

GOLD = SHARED / "gold" / "claims-dev.jsonl"
NEWS = SHARED / "data" / "attribution" / "polnear" / "dev" / "text"
TRIED = (0.2, 0.25, LEAST, 0.32, 0.4)
ARTICLES = 40


def kept(least: float) -> dict[str, float]:
    """Share of the gold's claims, and of the sentences of gold and news, that pass."""
    gold = [s for d in documents(GOLD) for s in sentences(d)]
    passed = [s for s in gold if worth_reading(s.words, least)]
    other = [words for text in news() for words in split(text)]
    return {
        "claims": sum(len(s.claims) for s in passed) / sum(len(s.claims) for s in gold),
        "gold sentences": len(passed) / len(gold),
        "news sentences": sum(worth_reading(words, least) for words in other) / len(other),
    }


def news() -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(NEWS.iterdir())[:ARTICLES]]


def split(text: str) -> list[list[str]]:
    from dateline.language.sentences import bounds
    from dateline.language.words import words

    return [[text[x:y] for x, y in words(text, a, z)] for a, z in bounds(text, 0, len(text)) if text[a:z].strip()]


def speed() -> dict[str, float] | None:
    """Words a second of the news with the sieve and of spaCy, and their ratio; None without spaCy."""
    os.environ["OMP_NUM_THREADS"] = "1"
    ours, words = sieved()
    try:
        theirs = spacy_run()
    except ImportError:
        return None
    mine, other = alternated(ours, theirs)
    rate = {"ours": words / mine, "spacy": 25 * COUNT / other}
    return rate | {"ratio": rate["ours"] / rate["spacy"]}


def sieved() -> tuple[Any, int]:
    """A run over the news through sieve, network and roles, and its number of words."""
    from benchmarks.mentions import sentence
    from dateline.coding.triggers import triggers
    from dateline.language.reader import Reader

    reader = Reader()
    cut = [sentence(words) for text in news() for words in split(text)]
    reader.read(cut[:3])

    def run() -> None:
        for reading in reader.read([s for s in cut if worth_reading([t.text for t in s.tokens])]):
            reader.roles(reading, [(t.start, t.end, t.type) for t in triggers(reading, 0.0)])

    return run, sum(len(s.tokens) for s in cut)


def main() -> None:
    if why := missing(GOLD) or missing(NEWS):
        print(why)
        return
    for least in TRIED:
        print(f"least {least}:", {k: round(v, 3) for k, v in kept(least).items()})
    result = speed()
    print("speed: spaCy is not installed" if result is None else {k: round(v, 2) for k, v in result.items()})


if __name__ == "__main__":
    main()
