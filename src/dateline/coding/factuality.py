"""Did it happen, and how sure is the report: the network's verdict, and the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.lexicon import Lexicon
from dateline.coding.triggers import Trigger
from dateline.language.reader import Reading, RoleScores
from dateline.model import Span, Token

STATUS = ("actual", "future", "negated", "hypothetical")
CERTAINTY = ("certain", "hedged")
_CUE_OF = {"future": "future", "negated": "negation", "hypothetical": "hypothetical"}
_FAILED = frozenset(
    "fail failed fails failure failing unsuccessful unsuccessfully repelled repulsed foiled thwarted aborted".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status and certainty, and how sure the network is of each, 0 to 1, before calibration."""

    status: str
    certainty: str
    status_confidence: float
    certainty_confidence: float


def verdict(scores: RoleScores, status_bias: float, certainty_bias: float) -> Verdict:
    """What the network makes of it; the biases are taken off «actual» and «certain»."""
    status, certainty = _odds(scores.status, status_bias), _odds(scores.certainty, certainty_bias)
    chosen, sure = int(status.argmax()), int(certainty.argmax())
    return Verdict(STATUS[chosen], CERTAINTY[sure], float(status[chosen]), float(certainty[sure]))


def _odds(scores: NDArray[np.float32], bias: float) -> NDArray[np.float32]:
    """Softmax of scores whose first, the usual value, is lowered by `bias`."""
    moved = scores.copy()
    moved[0] -= bias
    powers: NDArray[np.float32] = np.exp(moved - moved.max())
    out: NDArray[np.float32] = powers / powers.sum()
    return out


def cue_words(reading: Reading, status: str, certainty: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """The words of the sentence that hedge, deny or put off the event."""
    wanted = {_CUE_OF.get(status), "hedge" if certainty == "hedged" else None} - {None}
    tokens = reading.sentence.tokens
    return tuple(t.span for t in tokens if wanted & set(lexicon.cue(t.text)))


def failed(readings: list[Reading], at: int, trigger: Trigger) -> bool:
    """Whether the event is said to have failed, beside its trigger or of «the attack» in the next sentence."""
    tokens = readings[at].sentence.tokens
    for i, token in enumerate(tokens):
        if token.text.lower() in _FAILED and (
            token.head in range(trigger.start, trigger.end) or _governs(tokens, i, trigger)
        ):
            return True
    if at + 1 == len(readings) or readings[at + 1].sentence.paragraph != readings[at].sentence.paragraph:
        return False
    following = [t.text.lower() for t in readings[at + 1].sentence.tokens]
    noun = tokens[trigger.end - 1].text.lower()
    return following[:2] == ["the", noun] and bool(_FAILED & set(following))


def _governs(tokens: Sequence[Token], word: int, trigger: Trigger) -> bool:
    """Whether the trigger is the subject or the complement of the word."""
    return any(
        tokens[i].head == word and tokens[i].deprel in {"nsubj", "nsubj:pass", "xcomp", "obl"}
        for i in range(trigger.start, trigger.end)
    )
