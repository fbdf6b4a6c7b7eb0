"""How often each word names an event → `codebook/rates.tsv`, from which the sieve decides what is worth reading.

python -m training.rates --gold ../shared/gold --data ../shared/data
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from dateline.codebook import lexicon
from dateline.codebook.rates import PATH, PRIOR, WEIGHT
from training.claims import CodedSentence, sentences
from training.coder import coded, own


def rates(coded_sentences: list[CodedSentence]) -> dict[str, float]:
    """Share of a word's occurrences that are triggers, drawn towards what an unseen word of its kind has.

    Words outside the lexicon that never named one are left out.
    """
    seen: Counter[str] = Counter()
    naming: Counter[str] = Counter()
    for sentence in coded_sentences:
        triggers = {i for claim in sentence.claims for i in range(*claim["at"])}
        for i, word in enumerate(sentence.words):
            seen[word.lower()] += 1
            naming[word.lower()] += i in triggers
    known = lexicon.load()
    out = {}
    for word in sorted(seen):
        listed = bool(known.types([word], 0))
        if naming[word] or listed:
            out[word] = round((naming[word] + (PRIOR if listed else 0) * WEIGHT) / (seen[word] + WEIGHT), 2)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    found = rates(coded(options.gold, "train") + [s for d in own(options.data) for s in sentences(d)])
    PATH.write_text("word\trate\n" + "".join(f"{w}\t{r}\n" for w, r in found.items()), encoding="utf-8")
    print(len(found), "words in", PATH)


if __name__ == "__main__":
    main()
