"""Second stage: claims. `base` learns from the training files, `fold` and `final` add the development gold.

python -m training.coder base  --out work/base          training files + our own corpus, from the core
python -m training.coder fold 0 --out work/fold0        base + four fifths of the development gold
python -m training.coder final --out work/final         base + all of it
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from dateline.language.wordpiece import WordPiece
from training.augment import Names
from training.batches import LAYERS, Item, core_item
from training.borrowed import borrowed, cnc, wars
from training.claims import CodedSentence, claim_item, documents, joined, path_numbers, sentences, written
from training.corpora import core_sentences, ecbplus
from training.guessed import guessed
from training.network import Network
from training.optimise import train
from training.options import parsed
from training.parse import parse

FOLDS = 5
CORPUS = Path(__file__).parent / "corpus"
SWAPPED_SENTENCES = 0.3  # share of sentences whose names are swapped, drawn anew each epoch
SAMPLE = 0.5  # sentences of the training files for each of the corpus and the development gold, after the base
REPLAY = 0.3  # share of core sentences beside the claims, so that names and parse are not forgotten


def own(data: Path) -> list[dict[str, Any]]:
    """Our own corpus: what we wrote, and what we coded of texts in the data folder."""
    return written(CORPUS) + [joined(d) for d in borrowed(CORPUS / "borrowed", data)]


def coded(gold: Path, which: str) -> list[CodedSentence]:
    """Sentences of the development gold («dev») or of the training gold («train»)."""
    names = ["dev"] if which == "dev" else ["train-documents", "train-sentences"]
    return [s for name in names for d in documents(gold / f"claims-{name}.jsonl") for s in sentences(d)]


def unread(data: Path) -> Iterator[list[str]]:
    """Sentences on conflict and crime, as words, whoever coded them."""
    return chain(ecbplus(data / "incidents/ecbplus/ECB_Train_corpus.txt"), wars(data), cnc(data))


def uncoded(data: Path, gold: Path) -> Iterator[list[str]]:
    """Those that stand in no gold."""
    coded_somewhere = [s for d in own(data) for s in sentences(d)] + coded(gold, "train") + coded(gold, "dev")
    known = {_letters(s.words) for s in coded_somewhere}
    for words in unread(data):
        if _letters(words) not in known:
            yield words


def _letters(words: list[str]) -> str:
    return "".join(c for word in words for c in word.lower() if c.isalnum())


def fold_of(gold: Path) -> dict[str, int]:
    """Fold = position in the file modulo five."""
    return {d["id"]: i % FOLDS for i, d in enumerate(documents(gold / "claims-dev.jsonl"))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["base", "fold", "final"])
    parser.add_argument("fold", type=int, nargs="?", default=-1)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="core.pt for base, base's coder.pt for the rest")
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--guessed", action="store_true", help="self-training: add what the start is sure of")
    parser.add_argument("--rate", type=float, default=2e-4)
    options = parsed(parser)
    pieces = WordPiece(options.minilm / "vocab.txt")
    saved = torch.load(options.start, weights_only=True)
    labels, sizes = saved["labels"], saved["sizes"]
    net = Network(sizes)
    net.load_state_dict(saved["weights"])
    core = [core_item(s, pieces, labels) for s in core_sentences(options.data)]

    main_set, more = coded(options.gold, "train"), [s for d in own(options.data) for s in sentences(d)]
    if options.stage == "base":
        net.start_roles()
    else:
        folds = fold_of(options.gold)
        more += [s for s in coded(options.gold, "dev") if folds[s.document] != options.fold]
    parse(net, main_set + more, pieces, labels["rel"])
    numbers = saved.get("paths") or path_numbers(main_set + more)
    if options.guessed:
        others = [CodedSentence("", words) for words in uncoded(options.data, options.gold)]
        parse(net, others, pieces, labels["rel"])
        main_set = main_set + guessed(net, others, pieces, numbers)
        print(f"{len(main_set)} sentences with what was guessed", flush=True)
    names = Names()
    for s in main_set + more:
        names.gather(s, labels["mention"])
    always = [claim_item(s, pieces, numbers) for s in main_set]
    extra = [claim_item(s, pieces, numbers) for s in more]
    # Whole documents like those to be coded come in full; of the base's data a sample keeps what it knows.
    share = 1.0 if options.stage == "base" else min(1.0, SAMPLE * len(extra) / len(always))
    print(f"{len(always)} + {len(extra)} sentences, {len(numbers)} paths", flush=True)

    def varied(s: CodedSentence, item: Item, rng: random.Random) -> Item:
        if rng.random() >= SWAPPED_SENTENCES:
            return item
        return claim_item(names.swapped(s, labels["mention"], rng), pieces, numbers)

    def epoch(rng: random.Random) -> list[Item]:
        old = list(zip(main_set, always, strict=True))
        chosen = old if share >= 1 else rng.sample(old, int(share * len(old)))
        coded_items = [varied(s, item, rng) for s, item in [*chosen, *zip(more, extra, strict=True)]]
        return coded_items + rng.sample(core, int(REPLAY * len(coded_items)))

    half = 0.5 if options.stage != "base" else 1.0
    train(
        net, epoch, epochs=options.epochs, seed=options.seed, rate=options.rate * half, head_rate=1e-3 * half,
        tick=lambda s: print(s, flush=True),
    )  # fmt: skip
    options.out.mkdir(parents=True, exist_ok=True)
    kept = {"weights": net.state_dict(), "labels": {k: labels[k] for k in LAYERS}, "sizes": sizes, "paths": numbers}
    torch.save(kept, options.out / "coder.pt")


if __name__ == "__main__":
    main()
