"""How often a word names an event, counted in the training texts (`training/rates.py`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).parent / "rates.tsv"
# What a word of the lexicon that the texts do not have is taken to be, and how many occurrences that guess weighs. Ten
# settings tried gave the same curve of claims kept over sentences read.
PRIOR, WEIGHT = 0.3, 3


@lru_cache(maxsize=1)
def rates() -> dict[str, float]:
    """Words in lower case and the share of their occurrences that name an event, 0 to 1."""
    rows = (line.split("\t") for line in PATH.read_text(encoding="utf-8").splitlines()[1:])
    return {word: float(rate) for word, rate in rows}
