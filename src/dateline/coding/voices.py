"""Who is speaking as the document goes on: quotations that run on, statements, pronouns for a speaker named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.codebook.lexicon import Lexicon
from dateline.coding.speaker import Speech, speeches
from dateline.language.reader import Reading
from dateline.model import Sentence, Span

_KEPT = 3  # paragraphs that a speaker is remembered for; from reading the training documents
_PERSONS = frozenset({"he", "she", "i", "who"})
_BODIES = frozenset({"it", "which"})


@dataclass(frozen=True, slots=True)
class _Heard:
    """A named speaker, whether a person, and where."""

    span: Span
    person: bool
    paragraph: int


class Voices:
    """Hears the sentences of one document in order and says whose words a trigger stands in."""

    def __init__(self, lexicon: Lexicon, quotes: Sequence[Span]) -> None:
        self._lexicon = lexicon
        self._quotes = quotes
        self._heard: list[_Heard] = []
        self._statement: Span | None = None
        self._here: list[Speech] = []
        self._paragraph = 0

    def hear(self, reading: Reading) -> None:
        """Goes on to the next sentence."""
        sentence = reading.sentence
        self._paragraph = sentence.paragraph
        self._here = speeches(sentence, self._lexicon)
        persons = [sentence.stretch(a, z) for a, z, kind in (*reading.mentions, *reading.names) if kind == "person"]
        for speech in self._here:
            if speech.speaker and not self.is_quoted(speech.cue):
                person = any(speech.speaker.overlaps(p) for p in persons)
                self._heard.append(_Heard(speech.speaker, person, sentence.paragraph))
        announced = _announces(sentence, self._here)
        if announced:
            self._statement = announced
        elif self._statement and self._here and not self._here[0].pronoun and self._leaves(sentence):
            self._statement = None

    def _leaves(self, sentence: Sentence) -> bool:
        """Whether another named speaker outside all quotation marks ends a statement."""
        return any(s.speaker and not self.is_quoted(s.cue) for s in self._here) and not self.is_quoted(sentence.span)

    def is_quoted(self, span: Span) -> bool:
        return any(q.contains(span) for q in self._quotes)

    def of(self, trigger: Span) -> tuple[list[Span], str]:
        """The source of a claim for which the network has none, and what gave it; [] is the outlet itself."""
        for speech in self._here:
            if speech.content and speech.content.contains(trigger):
                if speech.speaker and speech.cue.text.lower() == "according":
                    return [speech.speaker], "according to"
                if speech.pronoun and (who := self._before(speech)):
                    return [who], "speaker named before, here a pronoun"
        if self._statement and not any(self._statement == s.speaker for s in self._here):
            return [self._statement], "in a statement that its speaker opens"
        if self.is_quoted(trigger):
            for speech in self._here:
                if self.is_quoted(speech.cue):
                    continue
                if speech.speaker:
                    return [speech.speaker], f"quoted, speaker of «{speech.cue.text}»"
                if speech.pronoun and (who := self._before(speech)):
                    return [who], "quoted, speaker named before"
            if who := self._before(None):
                return [who], "quotation runs on, speaker named before"
        return [], "the outlet's own voice"

    def _before(self, speech: Speech | None) -> Span | None:
        """The last speaker named before this sentence that the pronoun of `speech` may stand for."""
        word = speech.pronoun.text.lower() if speech and speech.pronoun else ""
        for heard in reversed(self._heard):
            if heard.paragraph < self._paragraph - _KEPT:
                return None
            if any(heard.span == s.speaker for s in self._here):
                continue
            if (word in _PERSONS and not heard.person) or (word in _BODIES and heard.person):
                continue
            return heard.span
        return None


def _announces(sentence: Sentence, here: Sequence[Speech]) -> Span | None:
    """The speaker of a sentence that ends in a reporting word and a colon: «Minister Orel said:»."""
    if not sentence.span.text.rstrip().endswith(":"):
        return None
    return next((s.speaker for s in reversed(here) if s.speaker), None)
