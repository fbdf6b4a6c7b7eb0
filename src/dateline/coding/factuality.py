"""Did it happen, and how sure is the report: the network's verdict, and the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence

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


def verdict(scores: RoleScores, status_bias: float, certainty_bias: float) -> tuple[str, str]:
    """Status and certainty; the biases are taken off «actual» and «certain»."""
    status = scores.status.copy()
    status[0] -= status_bias
    hedged = scores.certainty[1] > scores.certainty[0] - certainty_bias
    return STATUS[int(status.argmax())], CERTAINTY[int(hedged)]


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
