"""Names swapped for others of their kind, so that the coder hangs on the sentence and not on who is in it."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace

from training.claims import CodedSentence

SWAPPED = ("person", "place", "organisation", "nationality")
_SHARE = 0.5  # of a sentence's names are swapped


@dataclass(slots=True)
class Names:
    """Names by kind and number of words, taken from the sentences themselves."""

    pool: dict[tuple[str, int], list[list[str]]] = field(default_factory=lambda: defaultdict(list))

    def gather(self, sentence: CodedSentence, labels: list[str]) -> None:
        for start, end, kind in named(sentence, labels):
            self.pool[kind, end - start].append(sentence.words[start:end])

    def swapped(self, sentence: CodedSentence, labels: list[str], rng: random.Random) -> CodedSentence:
        """A copy in which names stand for others of their kind and length; parse, triggers and roles keep their place.

        One name that stands twice is swapped alike, words of triggers stay.
        """
        triggers = {i for claim in sentence.claims for i in range(*claim["at"])}
        words, chosen = list(sentence.words), {}
        for start, end, kind in named(sentence, labels):
            if triggers & set(range(start, end)):
                continue
            old = tuple(words[start:end])
            if old not in chosen:
                chosen[old] = rng.choice(self.pool[kind, end - start]) if rng.random() < _SHARE else list(old)
            words[start:end] = chosen[old]
        return replace(sentence, words=words)


def named(sentence: CodedSentence, labels: list[str]) -> list[tuple[int, int, str]]:
    """Word ranges of capitalised mentions of the kinds that are swapped."""
    out: list[tuple[int, int, str]] = []
    for i, number in enumerate(sentence.mention):
        mark, _, kind = labels[number].partition("-")
        if kind not in SWAPPED or not sentence.words[i][:1].isupper():
            continue
        if mark == "I" and out and out[-1][1:] == (i, kind):
            out[-1] = (out[-1][0], i + 1, kind)
        else:
            out.append((i, i + 1, kind))
    return out
