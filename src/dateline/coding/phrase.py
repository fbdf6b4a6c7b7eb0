"""The phrase that hangs on a word of the parse, without its relative clause."""

from __future__ import annotations

from dateline.model import Sentence, Span

_LEFT_OUT = frozenset(
    {"acl:relcl", "acl", "parataxis", "appos", "conj", "cc", "punct", "advcl", "case", "dep", "discourse"}
)
_CLAUSE_OUT = frozenset({"punct", "parataxis"})


def phrase(sentence: Sentence, head: int, clause: bool = False) -> Span:
    """The noun phrase headed by word `head`, or with `clause` all that hangs on it; always one stretch around it."""
    out = _CLAUSE_OUT if clause else _LEFT_OUT
    inside = {head}
    for _ in range(6):
        more = {
            i
            for i, t in enumerate(sentence.tokens)
            if i not in inside and t.head in inside and not (t.head == head and t.deprel in out)
        }
        if not more:
            break
        inside |= more
    start = end = head
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return sentence.stretch(start, end + 1)
