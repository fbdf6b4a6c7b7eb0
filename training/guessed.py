"""Self-training: the base codes sentences that nobody coded, and those it is sure of join the gold."""

from __future__ import annotations

import torch
from torch import Tensor

from dateline.coding.factuality import CERTAINTY, STATUS
from dateline.coding.roles import ROLES
from dateline.language.viterbi import ranges
from dateline.language.wordpiece import WordPiece
from training.batches import Batch, batch, batched
from training.claims import TYPES, CodedSentence, claim_item
from training.network import Network

SURE = 0.8  # least probability of each word's trigger tag
SURE_OF_TYPE = 0.7


@torch.no_grad()
def guessed(
    net: Network, sentences: list[CodedSentence], pieces: WordPiece, numbers: dict[str, int]
) -> list[CodedSentence]:
    """The parsed sentences, with claims, of which the network is sure; half as many without a claim as with one."""
    net.eval()
    sure = [s for s in sentences if 5 <= len(s.words) <= 60]
    sure = [s for s, known in zip(sure, _triggers(net, sure, pieces, numbers), strict=True) if known]
    coded = [s for s in sure if s.claims]
    _roles(net, coded, pieces, numbers)
    quiet = [s for s in sure if not s.claims]
    return coded + quiet[:: max(1, round(2 * len(quiet) / max(1, len(coded))))]


def _batches(
    sentences: list[CodedSentence], pieces: WordPiece, numbers: dict[str, int], lexicon: int
) -> list[tuple[list[int], Batch]]:
    items = [claim_item(s, pieces, numbers) for s in sentences]
    place = {id(item): i for i, item in enumerate(items)}
    return [([place[id(item)] for item in group], batch(group, lexicon)) for group in batched(items, 4000, None)]


def _triggers(net: Network, sentences: list[CodedSentence], pieces: WordPiece, numbers: dict[str, int]) -> list[bool]:
    known = [False] * len(sentences)
    for rows, b in _batches(sentences, pieces, numbers, net.sizes["lexicon"]):
        tags, kinds = net.triggers(net.words(b.ids, b.case, b.first), b.lexicon)
        chance = tags.softmax(-1)
        for i, row in enumerate(rows):
            n = int(b.keep[i].sum())
            known[row] = n == len(sentences[row].words) and bool((chance[i, :n].amax(-1) > SURE).all())
            if known[row]:
                known[row] = _claims(sentences[row], chance[i, :n].argmax(-1).tolist(), kinds[i, :n])
    return known


def _claims(sentence: CodedSentence, tags: list[int], kinds: Tensor) -> bool:
    """Sets the claims that the tags tell, roles still empty; whether their types are sure."""
    for start, end in ranges(tags):
        chance = kinds[start:end].mean(0).softmax(-1)
        if float(chance.max()) < SURE_OF_TYPE:
            return False
        empty: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        named = {"type": TYPES[int(chance.argmax())], "status": STATUS[0], "certainty": CERTAINTY[0]}
        sentence.claims.append({"at": (start, end), "roles": empty, **named})
    return True


def _roles(net: Network, sentences: list[CodedSentence], pieces: WordPiece, numbers: dict[str, int]) -> None:
    for rows, b in _batches(sentences, pieces, numbers, net.sizes["lexicon"]):
        words = net.words(b.ids, b.case, b.first)
        roles, attributes = net.roles(words, b.keep, b.which, b.start, b.end, b.type, b.path, b.mention)
        best = roles.view(*roles.shape[:2], len(ROLES), 3).argmax(-1)
        claims = [claim for row in rows for claim in sentences[row].claims]
        for claim, tags, scores in zip(claims, best, attributes, strict=True):
            claim["status"] = STATUS[int(scores[: len(STATUS)].argmax())]
            claim["certainty"] = CERTAINTY[int(scores[len(STATUS) :].argmax())]
            for number, role in enumerate(ROLES):
                claim["roles"][role] = _spans(tags[:, number].tolist())


def _spans(tags: list[int]) -> list[tuple[int, int]]:
    """Word ranges of tags; an «inside» that follows nothing begins one."""
    return ranges([1 if tag == 2 and (i == 0 or not tags[i - 1]) else tag for i, tag in enumerate(tags)])
