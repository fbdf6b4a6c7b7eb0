"""Who speaks: subjects of reporting verbs, «according to X», and quotations that run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.codebook.lexicon import Lexicon
from dateline.coding.phrase import phrase
from dateline.model import Attribution, Sentence, Span, Token

_PRONOUNS = frozenset("he she they it we i who which that".split())


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting word, its speaker (None where nobody is named) and what is said.

    `word` is the pronoun where somebody speaks who is named before: «she said».
    """

    cue: Span
    speaker: Span | None
    content: Span | None
    word: str | None = None

    @property
    def pronoun(self) -> bool:
        return self.word is not None


def speeches(sentence: Sentence, lexicon: Lexicon) -> list[Speech]:
    """The acts of reporting in one parsed sentence."""
    out = []
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        according = token.text.lower() == "according"
        if not according and (token.upos != "VERB" or "report" not in lexicon.cue(token.text)):
            continue
        who = _according(tokens, i) if according else _subject(tokens, i)
        speaker = phrase(sentence, who) if who is not None else None
        word = speaker.text if speaker and speaker.text.lower() in _PRONOUNS else None
        out.append(Speech(token.span, None if word else speaker, _content(sentence, i, who), word))
    return out


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    return next((i for i, t in enumerate(tokens) if t.head == verb and t.deprel in {"nsubj", "obl:agent"}), None)


def _according(tokens: Sequence[Token], cue: int) -> int | None:
    governed = [i for i, t in enumerate(tokens) if i > cue and t.head == cue and t.upos in {"NOUN", "PROPN"}]
    if governed:
        return governed[0]
    head = tokens[cue].head
    return head if head > cue else None


def _content(sentence: Sentence, verb: int, who: int | None) -> Span | None:
    """What is said: the clause below the verb, else the rest of the sentence on the longer side."""
    tokens = sentence.tokens
    for i, t in enumerate(tokens):
        if t.head == verb and t.deprel in {"ccomp", "parataxis", "xcomp"}:
            return phrase(sentence, i, clause=True)
    edge = max(verb, who if who is not None else verb)
    start = min(verb, who if who is not None else verb)
    after = len(tokens) - edge - 1
    first, last = (0, start) if start > after else (edge + 1, len(tokens))
    return sentence.stretch(first, last) if last - first > 2 else None


def attributions(sentences: list[Sentence], lexicon: Lexicon) -> list[Attribution]:
    """Source, cue and content of every act of reporting that has content."""
    found = [s for sentence in sentences for s in speeches(sentence, lexicon)]
    return [Attribution(s.speaker, s.cue, s.content) for s in found if s.content]
