"""Phrase → kind of actor and country, on 300 agents and targets of the training gold.

    python -m benchmarks.actors [--wrong]

The phrases were drawn at random and labelled from the phrase alone by a reader who had not seen the codebook or the
resolver (`actor_phrases.jsonl`: places in the gold, no text). Each is resolved in its own sentence, as the pipeline
does. Before its errors were read the resolver had .740 of them right; head words were added since, so that what it
prints now is no held-out figure. A phrase is right where kind and country both are; «none»: no actor may be given.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora import jsonl

from benchmarks.places_of_data import SHARED, missing
from benchmarks.reading import annotated
from dateline.model import Span
from dateline.pipeline import Pipeline

PHRASES = Path(__file__).parent / "actor_phrases.jsonl"


def phrases() -> Iterator[tuple[str, dict[str, Any]]]:
    texts: dict[tuple[str, str], str] = {}
    for row in jsonl(PHRASES):
        key = row["file"], row["document"]
        if key not in texts:
            texts |= {(key[0], d["id"]): d["text"] for d in jsonl(SHARED / "gold" / f"{key[0]}.jsonl")}
        text = texts[key]
        start = text.rfind("\n", 0, row["start"]) + 1
        end = (text + "\n").find("\n", row["end"])
        yield text[start:end], row | {"start": row["start"] - start, "end": row["end"] - start}


def judged() -> Iterator[tuple[str, dict[str, Any], str | None, str | None, bool]]:
    """Phrase, label, our kind and country, right or not."""
    pipeline = Pipeline()
    for sentence, row in phrases():
        span = Span.of(sentence, row["start"], row["end"])
        annotation = annotated(pipeline, sentence)
        actors, _ = pipeline._who_and_where(annotation.document, [span], annotation.mentions, [])
        actor = actors[span]
        kind, country = (actor.kind, actor.country) if actor else (None, None)
        kind_right = (kind or "none") in row["kind"] or (kind in (None, "unknown") and "unknown" in row["kind"])
        yield span.text, row, kind, country, kind_right and (country in row["country"] or kind is None)


def share() -> float:
    """Share of phrases whose kind and country are both right."""
    right = [f[-1] for f in judged()]
    return sum(right) / len(right)


def main() -> None:
    if why := missing(SHARED / "gold" / "claims-train-sentences.jsonl"):
        print(why)
        return
    found = list(judged())
    if "--wrong" in sys.argv:
        for text, row, kind, country, right in found:
            if not right:
                print(f"{text!r}: {row['kind']} {row['country']}, ours {kind} {country}")
    print(f"kind and country right: {sum(f[-1] for f in found) / len(found):.3f}")


if __name__ == "__main__":
    main()
