"""Attributions of a document: who, the words that say so, what is said; quotations come out whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.codebook.lexicon import Lexicon
from dateline.coding.quotation import quoted
from dateline.coding.speaker import Speech, speeches
from dateline.model import Attribution, Sentence, Span

# «Tam Orel» after a quotation and a dash; «OREL:» before the words of a transcript.
_SIGNED = re.compile(r"[”\"]\s*(?P<cue>[―—–-]{1,2})\s*(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4})")
_TRANSCRIPT = re.compile(r"[\"“]?(?P<who>[A-Z][A-Z.’' -]{2,30})(?P<cue>:)\s+(?P<said>\S.*)")


def attributions(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Attribution]:
    """Source, cue and content of every act of reporting that has content, in the order of the text."""
    quotes = quoted(text, list(sentences))
    out: list[Attribution] = []
    for at, sentence in enumerate(sentences):
        for speech in speeches(sentence, lexicon, wide=True):
            if any(q.contains(speech.cue) for q in quotes):
                continue
            speech = _whole(text, speech, sentence, sentences[at + 1 :], quotes)
            if speech.content and not any(_same_content(speech, a) for a in out[-3:]):
                out.append(Attribution(speech.speaker or speech.pronoun, speech.cue, speech.content))
        out += _marked(text, sentence, _paragraph_end(sentences, at), quotes)
    return out


def _paragraph_end(sentences: Sequence[Sentence], at: int) -> int:
    return max(s.span.end for s in sentences[at : at + 30] if s.paragraph == sentences[at].paragraph)


def _same_content(speech: Speech, other: Attribution) -> bool:
    return speech.content == other.content and (speech.speaker or speech.pronoun) == other.source


def _whole(
    text: str, speech: Speech, sentence: Sentence, following: Sequence[Sentence], quotes: Sequence[Span]
) -> Speech:
    """With direct speech as content: from the first quotation of the sentence to the last of the paragraph that
    nobody else speaks. A few quoted words inside a reported clause leave that clause as it is."""
    mine = [q for q in quotes if q.overlaps(sentence.span)]
    if not mine or not _direct(speech, mine):
        return speech
    start, end = mine[0].start, mine[-1].end
    for later in following:
        if later.paragraph != sentence.paragraph:
            break
        more = [q for q in quotes if q.overlaps(later.span) and q.end > end]
        if not more or more[0].start > later.span.start + 1:
            break
        end = more[-1].end
    return replace(speech, content=Span.of(text, start, end))


def _direct(speech: Speech, quotes: Sequence[Span]) -> bool:
    """Whether the quotations are what is said: the clause found begins in one, or no clause was found."""
    if speech.content is None:
        return True
    content = speech.content
    covered = sum(max(0, min(q.end, content.end) - max(q.start, content.start)) for q in quotes)
    return 2 * covered > content.end - content.start


def _marked(text: str, sentence: Sentence, paragraph_end: int, quotes: Sequence[Span]) -> list[Attribution]:
    """Attributions by marks alone: a signature after a dash, a speaker's name in a transcript."""
    start, end = sentence.span.start, sentence.span.end
    out = []
    for match in _SIGNED.finditer(text, start, min(len(text), end + 60)):
        said = next((q for q in quotes if q.end == match.start() + 1), None)
        if said and match.start() < end:
            out.append(Attribution(_group(text, match, "who"), _group(text, match, "cue"), said))
    spoken = _TRANSCRIPT.match(text, start, paragraph_end)
    if spoken:
        out.append(Attribution(*(_group(text, spoken, name) for name in ("who", "cue", "said"))))
    return out


def _group(text: str, match: re.Match[str], name: str) -> Span:
    return Span.of(text, *match.span(name))
