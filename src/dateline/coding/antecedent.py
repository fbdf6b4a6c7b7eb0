"""Whom a pronoun or «the group» stands for: the nearest fitting mention before it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.features import trigger_head
from dateline.language.reader import Reading
from dateline.model import Span

_BACK = 2  # sentences; a guess that was never tuned
_FITS = {
    "he": {"person"},
    "she": {"person"},
    "it": {"organisation", "nationality"},
    "they": {"organisation", "nationality", "person"},
    "who": {"organisation", "person", "nationality"},
    "which": {"organisation"},
}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_GROUPS = frozenset({"group", "organization", "organisation", "movement", "militia", "army", "force", "forces"})


def subject(reading: Reading, start: int, end: int) -> int | None:
    """The subject of the trigger's verb, or of the verb that it is joined to."""
    tokens = reading.sentence.tokens
    at = trigger_head([t.head for t in tokens], start, end)
    for _ in range(3):
        for i, token in enumerate(tokens):
            if token.head == at and token.deprel == "nsubj":
                return i
        if tokens[at].deprel not in {"conj", "xcomp", "advcl"} or tokens[at].head < 0:
            return None
        at = tokens[at].head
    return None


def antecedent(readings: Sequence[Reading], at: int, word: int) -> Span | None:
    """The mention that word `word` of sentence `at` points back to, or None where it points to nobody named.

    Subjects come before other mentions, nearer sentences before farther ones; the same paragraph or the one before.
    """
    token = readings[at].sentence.tokens[word]
    fits = _fits(readings[at], word)
    if not fits:
        return None
    for back in range(min(_BACK, at) + 1):
        reading = readings[at - back]
        if reading.sentence.paragraph < readings[at].sentence.paragraph - 1:
            return None
        found = [m for m in reading.mentions if m[2] in fits and (back or m[1] <= word) and _named(reading, m)]
        subjects = [m for m in found if any(t.deprel in _SUBJECTS for t in reading.sentence.tokens[m[0] : m[1]])]
        # Inside the sentence the last subject before the word, in earlier ones the first.
        chosen = (subjects or found)[:: 1 if back else -1]
        if chosen and reading.sentence.tokens[chosen[0][0]].span != token.span:
            return reading.sentence.stretch(*chosen[0][:2])
    return None


def _fits(reading: Reading, word: int) -> set[str]:
    tokens = reading.sentence.tokens
    lower = tokens[word].text.lower()
    if lower in _GROUPS and word and tokens[word - 1].text.lower() == "the":
        return {"organisation"}
    return _FITS.get(lower, set())


def _named(reading: Reading, mention: tuple[int, int, str]) -> bool:
    """Whether the mention holds a name, so that it does not point back itself."""
    a, z, _ = mention
    return any(
        t.upos == "PROPN" or t.text[:1].isupper() for t in reading.sentence.tokens[a + 1 if z - a > 1 else a : z]
    )
