"""Readings → triggers: where an event is named, of which type, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.language.reader import Reading
from dateline.language.viterbi import bio


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words `start:end` of a sentence name an event; `confidence` = P(trigger) × P(type)."""

    start: int
    end: int
    type: int
    confidence: float


def triggers(reading: Reading, bias: float) -> list[Trigger]:
    """The triggers of a sentence. `bias` favours (positive) or hinders (negative) finding one."""
    found = []
    for start, end in bio(reading.trigger, bias):
        scores = reading.type[start:end].mean(0)
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        kind = int(odds.argmax())
        named = float(1 - np.exp(reading.trigger[start][0]))
        found.append(Trigger(start, end, kind, named * float(odds[kind])))
    return found
