"""Sentences a second on one core, beside a spaCy small pipeline of the same tasks in the same run.

    python -m benchmarks.speed

300 sentences of 25 words each. Dateline: names, mentions, tags, dependencies, triggers, and roles of what it finds.
spaCy: tagger, parser, ner on a tok2vec of the width of its small English pipelines, initialised, not trained: its speed
does not hang on weights. Runs alternate; the ratio of the medians is the figure.
"""

from __future__ import annotations

import os
import statistics
import time

WORDS = (
    "On Monday morning the coastal guard of Marun and two allied militias shelled positions of the northern front near "
    "the river town of Tarn , killing nine people ."
).split()
COUNT, ROUNDS = 300, 5


def sentences() -> list[list[str]]:
    """Sentences of 25 words that differ, so that nothing is read off a cache."""
    return [[*(WORDS * 2)[i % 7 : i % 7 + 24], f"{i}"] for i in range(COUNT)]


def seconds(run: object) -> float:
    began = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - began


def dateline_run() -> object:
    from benchmarks.mentions import sentence
    from dateline.coding.triggers import triggers
    from dateline.language.reader import Reader

    reader, cut = Reader(), [sentence(words) for words in sentences()]
    reader.read(cut[:3])

    def run() -> None:
        for reading in reader.read(cut):
            reader.roles(reading, [(t.start, t.end, t.type) for t in triggers(reading, 0.0)])

    return run


def spacy_run() -> object:
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    model = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4,
        "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
    }  # fmt: skip
    nlp = spacy.blank("en")
    for name in ("tagger", "parser", "ner"):
        pipe = nlp.add_pipe(name, config={"model": {"tok2vec": model}} if name == "tagger" else {})
        labels = {
            "tagger": ["NN", "VB", "JJ", "IN"],
            "parser": ["nsubj", "obj", "obl", "nmod", "det"],
            "ner": ["PER", "LOC", "ORG"],
        }
        for label in labels[name]:
            pipe.add_label(label)
    words = WORDS[:25]
    gold = {"tags": ["NN"] * 25, "heads": [0] * 25, "deps": ["ROOT"] + ["nmod"] * 24, "entities": ["O"] * 25}
    nlp.initialize(lambda: [Example.from_dict(Doc(nlp.vocab, words=words), gold)])
    docs = [Doc(nlp.vocab, words=words) for words in sentences()]

    def run() -> None:
        for doc in docs:
            for _, pipe in nlp.pipeline:
                pipe(doc)

    return run


def ratio() -> dict[str, float] | None:
    """Sentences a second of both and their ratio, or None where spaCy is not installed."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    ours = dateline_run()
    try:
        theirs = spacy_run()
    except ImportError:
        return None
    mine, other = alternated(ours, theirs)
    rate = {"dateline": COUNT / mine, "spacy": COUNT / other}
    return rate | {"ratio": rate["dateline"] / rate["spacy"]}


def alternated(ours: object, theirs: object) -> tuple[float, float]:
    """Median seconds of each of two runs that take turns."""
    times = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def main() -> None:
    result = ratio()
    print("skipped: spaCy is not installed" if result is None else {k: round(v, 2) for k, v in result.items()})


if __name__ == "__main__":
    main()
