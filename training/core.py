"""First stage: the encoder learns names, mentions, parts of speech and dependencies. `python -m training.core`"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from dateline.language.wordpiece import WordPiece
from training.batches import LAYERS, Item, batch, batched, core_item
from training.corpora import Labelled, conllu, core_sentences, happened, re3d
from training.network import Network
from training.optimise import train
from training.options import parsed


def label_sets(sentences: list[Labelled]) -> dict[str, list[str]]:
    """Every label of each layer in order; O first for the span layers."""
    out = {}
    for layer in LAYERS:
        seen = {label for s in sentences for label in getattr(s, layer) or []}
        if "O" in seen:
            kinds = sorted({label[2:] for label in seen if label != "O"})
            out[layer] = ["O"] + [f"{mark}-{kind}" for kind in kinds for mark in "BI"]
        else:
            out[layer] = sorted(seen)
    return out


@torch.no_grad()
def parse_scores(net: Network, items: list[Item]) -> dict[str, float]:
    """UPOS accuracy, UAS and LAS in per cent."""
    right = {"upos": 0, "uas": 0, "las": 0}
    n = 0
    for group in batched(items, 3000, None):
        b = batch(group, net.sizes["lexicon"])
        words = net.words(b.ids, b.case, b.first)
        arc, dependent, head = net.arcs(words)
        heads = net.heads(arc, b.keep).argmax(-1)
        rels = net.relations(dependent, head, heads).argmax(-1)
        known = b.tags["head"] >= 0
        n += int(known.sum())
        right["upos"] += int(((net.upos(words).argmax(-1) == b.tags["upos"]) & known).sum())
        attached = (heads == b.tags["head"]) & known
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (rels == b.tags["rel"])).sum())
    return {k: round(100 * v / n, 2) for k, v in right.items()}


@torch.no_grad()
def factuality_score(net: Network, items: list[Item]) -> float:
    """Pearson's r on the event words whose factuality is known."""
    found, true = [], []
    for group in batched(items, 3000, None):
        b = batch(group, net.sizes["lexicon"])
        known = ~b.factuality.isnan()
        found.append(net.factuality(net.words(b.ids, b.case, b.first))[known])
        true.append(b.factuality[known])
    return float(torch.corrcoef(torch.stack([torch.cat(found), torch.cat(true)]))[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, help="encoder.pt of training.adapt, instead of MiniLM as published")
    parser.add_argument("--epochs", type=int, default=2)
    options = parsed(parser)
    pieces = WordPiece(options.minilm / "vocab.txt")
    sentences = core_sentences(options.data)
    labels = label_sets(sentences)
    items = [core_item(s, pieces, labels) for s in sentences]
    from training.claims import LEXICON, TYPES

    sizes = {layer: len(labels[layer]) for layer in LAYERS} | {"type": len(TYPES), "lexicon": len(LEXICON)}
    net = Network(sizes)
    if options.encoder:
        net.encoder.load_state_dict(torch.load(options.encoder, weights_only=True))
    else:
        net.encoder.load(options.minilm / "model.safetensors")
    print(f"{len(items)} sentences, {sum(len(s.ids) for s in items)} wordpieces", flush=True)

    def everything(_: random.Random) -> list[Item]:
        return items

    train(net, everything, epochs=options.epochs, seed=options.seed, tick=lambda s: print(s, flush=True))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": net.state_dict(), "labels": labels, "sizes": sizes}, options.out / "core.pt")
    test = [core_item(s, pieces, labels) for s in conllu(options.data / "syntax/ud_ewt/en_ewt-ud-test.conllu")]
    print("EWT test", parse_scores(net, test), flush=True)
    events = happened(options.data / "factuality/uds_ih2/dev.jsonl")
    dev = [core_item(Labelled(list(words), factuality=values), pieces, labels) for words, values in events.items()]
    print("factuality dev r", round(factuality_score(net, dev), 3), flush=True)
    print("re3d held-out sentences", len(list(re3d(options.data / "entities/re3d", test=True))), flush=True)


if __name__ == "__main__":
    main()
