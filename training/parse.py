"""The core reads the claims' sentences once: heads, relations and mentions become features of the claims' training."""

from __future__ import annotations

import torch

from dateline.language.wordpiece import WordPiece
from training.batches import Item, batch, batched, encode
from training.claims import CodedSentence
from training.network import Network


@torch.no_grad()
def parse(net: Network, coded: list[CodedSentence], pieces: WordPiece, rels: list[str]) -> None:
    """Fills `heads` (-1 for the root), `rels` and `mention` of each sentence in place."""
    net.eval()
    items, owner = [], {}
    for s in coded:
        item = Item(*encode(s.words, pieces), {})
        owner[id(item)] = s
        items.append(item)
    for group in batched(items, 4000, None):
        b = batch(group, net.sizes["lexicon"])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = net.words(b.ids, b.case, b.first)
            arc, dependent, head = net.arcs(words)
            mention = net.mention(words).argmax(-1)
        heads = net.heads(arc, b.keep).argmax(-1)
        chosen = net.relations(dependent, head, heads).argmax(-1)
        for i, item in enumerate(group):
            s, n = owner[id(item)], len(item.first)
            rest = len(s.words) - n
            s.heads = [h - 1 for h in heads[i, :n].tolist()] + [-1] * rest
            s.rels = [rels[r] for r in chosen[i, :n].tolist()] + ["dep"] * rest
            s.mention = mention[i, :n].tolist() + [0] * rest
