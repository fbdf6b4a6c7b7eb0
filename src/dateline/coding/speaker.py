"""Who speaks: subjects of reporting verbs, «according to X», and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.codebook.lexicon import Lexicon
from dateline.coding.phrase import phrase
from dateline.model import Sentence, Span, Token

_PRONOUNS = frozenset("he she they it we i you who which that this these those some many".split())
_SUBJECTS = frozenset({"nsubj", "obl:agent"})
_CLAUSES = ("ccomp", "parataxis", "xcomp")
_ENDS = frozenset({"conj", "cc", "advcl", "parataxis"})  # what hangs on a reporting verb after its clause is not said
# Verbs whose object or infinitive is what somebody says or wants: «promised to leave», «called for calm».
_ACTS = frozenset(
    """
    accuse admire advocate appeal ask blame call challenge condemn criticise criticize decry defend demand denounce deny
    deride dismiss embrace encourage fear hail hope intend lambast mock oppose pledge praise promise propose question
    reject slam swear threaten tout urge vow want warn welcome wish worry hammer blast attack
    """.split()
)
# Verbs with a clause below them that report nothing.
_MUTE = frozenset("make let have help watch get be need ensure mean keep leave wait stop".split())
# Words of the lexicon that report without a clause or quotation of their own: «he said so», «in the report».
_SAY = frozenset(
    "say tell add note state announce declare claim explain argue insist reply respond write tweet".split()
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting word, its speaker (None where nobody is named) and what is said.

    `pronoun` is the word for a speaker who is named before: «she said».
    """

    cue: Span
    speaker: Span | None
    content: Span | None
    pronoun: Span | None = None


def speeches(sentence: Sentence, lexicon: Lexicon, wide: bool = False) -> list[Speech]:
    """The acts of reporting in one parsed sentence; with `wide` also of thinking, wanting, demanding that something be.

    A verb reports where the lexicon says so; in the wide sense any verb does that has a subject and a clause below it.
    """
    out = []
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        according = token.text.lower() == "according"
        if not (according or _reports(tokens, i, lexicon, wide)):
            continue
        who = _according(tokens, i) if according else _subject(tokens, i)
        speaker = phrase(sentence, who) if who is not None else None
        pronoun = speaker if speaker and speaker.text.lower() in _PRONOUNS else None
        content = _longer_side(sentence, i, who) if according else _content(sentence, i, who)
        if content is None:
            forms = set(lexicon.lemmas(token.text))
            if _SAY & forms:
                content = _longer_side(sentence, i, who)
            elif wide and who is not None and _ACTS & forms:
                content = _object(sentence, i)
            elif wide:
                continue
        out.append(Speech(token.span, None if pronoun else speaker, content, pronoun))
    return out


def _reports(tokens: Sequence[Token], at: int, lexicon: Lexicon, wide: bool) -> bool:
    token = tokens[at]
    if token.upos != "VERB":
        return False
    if "report" in lexicon.cue(token.text):
        return True
    if not wide or lexicon.lemmas(token.text)[-1] in _MUTE or token.text.lower() in _MUTE:
        return False
    return any(t.head == at and t.deprel == "ccomp" for t in tokens) or bool(_ACTS & set(lexicon.lemmas(token.text)))


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The verb's subject, or that of the verb which it is joined to («left and said»)."""
    at = verb
    for _ in range(3):
        found = next((i for i, t in enumerate(tokens) if t.head == at and t.deprel in _SUBJECTS), None)
        if found is not None:
            return found
        if tokens[at].deprel == "acl:relcl" and tokens[at].head >= 0:
            return tokens[at].head
        if tokens[at].deprel not in {"conj", "xcomp", "advcl"} or tokens[at].head < 0:
            return None
        at = tokens[at].head
    return None


def _according(tokens: Sequence[Token], cue: int) -> int | None:
    governed = [i for i, t in enumerate(tokens) if i > cue and t.head == cue and t.upos in {"NOUN", "PROPN"}]
    if governed:
        return governed[0]
    head = tokens[cue].head
    return head if head > cue else None


def _content(sentence: Sentence, verb: int, who: int | None) -> Span | None:
    """What is said: the clause below the verb, or that into which the verb is thrown in («…, he said, …»)."""
    tokens = sentence.tokens
    for i, t in enumerate(tokens):
        if t.head == verb and t.deprel in _CLAUSES and t.deprel != "xcomp":
            return _clause(sentence, _below(tokens, i), verb, who, i > verb)
    if tokens[verb].deprel == "parataxis" and tokens[verb].head >= 0:
        around = _below(tokens, tokens[verb].head) - _below(tokens, verb)
        words = [i for i in around if tokens[i].upos != "PUNCT"]
        if words and min(words) < verb < max(words) - 1:
            return sentence.stretch(min(words), max(words) + 1)
        return _clause(sentence, around, verb, who, tokens[verb].head > verb)
    return None


def _clause(sentence: Sentence, below: set[int], verb: int, who: int | None, after: bool) -> Span | None:
    """The clause's words on its side of the verb, out to the end of the sentence or of the reporting."""
    tokens = sentence.tokens
    if after:
        first = min((i for i in below if i > verb), default=verb + 1)
        last = max(below)
        beyond = (j for j, t in enumerate(tokens) if j > last and t.head == verb and t.deprel in _ENDS)
        last = next(beyond, _last_word(tokens) + 1) - 1
    else:
        speaker = _below(tokens, who) - below - {verb} if who is not None else {verb}
        first, last = 0, min(verb, *(i for i in speaker if i <= verb), *([who] if who is not None else [])) - 1
    while last >= first and tokens[last].text in {",", "—", "–", "-", "and", "but"}:
        last -= 1
    return sentence.stretch(first, last + 1) if last >= first else None


def _longer_side(sentence: Sentence, verb: int, who: int | None) -> Span | None:
    """The rest of the sentence before or after speaker and verb, whichever is longer."""
    other = who if who is not None else verb
    edge, start = max(verb, other), min(verb, other)
    after = len(sentence.tokens) - edge - 1
    first, last = (0, start) if start > after else (edge + 1, len(sentence.tokens))
    while last > first and sentence.tokens[last - 1].upos == "PUNCT":
        last -= 1
    while first < last and sentence.tokens[first].text == ",":
        first += 1
    return sentence.stretch(first, last) if last - first > 2 else None


def _object(sentence: Sentence, verb: int) -> Span | None:
    """What an act of speech is about: all that follows its verb and hangs on it."""
    tokens = sentence.tokens
    below = {i for i in _below(tokens, verb) if i > verb}
    ends = [i for i in below if tokens[i].head == verb and tokens[i].deprel in _ENDS - {"advcl"}]
    last = min(ends, default=max(below, default=verb) + 1) - 1
    while last > verb and tokens[last].upos == "PUNCT":
        last -= 1
    return sentence.stretch(verb + 1, last + 1) if last > verb else None


def _below(tokens: Sequence[Token], head: int) -> set[int]:
    """The words that hang on a word of the parse, itself among them."""
    inside, size = {head}, 0
    while size < len(inside):
        size = len(inside)
        inside |= {i for i, t in enumerate(tokens) if t.head in inside}
    return inside


def _last_word(tokens: Sequence[Token]) -> int:
    last = len(tokens) - 1
    return last - 1 if last and tokens[last].text in {".", "!", "?"} else last
