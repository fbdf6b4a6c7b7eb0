"""Which sentences are worth the network's time: those with a word that names an event often enough."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook import lexicon
from dateline.codebook.rates import PRIOR, rates

# At .28 the sieve keeps 97.6 % of the claims of the development gold and reads 62 % of the sentences of political news;
# at .25 97.8 % and 65 %, at .32 95.8 % and 49 % (`python -m benchmarks.sieve`).
LEAST = 0.28


def worth_reading(words: Sequence[str], least: float = LEAST) -> bool:
    """Whether some word of a sentence names an event at a rate of `least` or more, or is known to name one but new."""
    known = rates()
    if any(known.get(word.lower(), 0.0) >= least for word in words):
        return True
    if least > PRIOR:
        return False
    typed = lexicon.load().sentence(words)
    return any(types and word.lower() not in known for word, types in zip(words, typed, strict=True))
