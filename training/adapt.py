"""Before the first stage: the encoder reads on in the texts at hand, guessing hidden words. `python -m training.adapt`

Only texts that the data folder's README lets us train on, and no document that a figure is taken on: neither the
development gold, nor re3d (a sixth of that gold is from it), nor the treebank's test part.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.language.wordpiece import WordPiece
from training import schedule
from training.batches import Item, batch, batched, encode
from training.claims import sentences
from training.coder import coded, own, unread
from training.corpora import conllu
from training.network import Encoder, H
from training.options import parsed
from training.schedule import set_rate

HIDDEN = 0.2  # share of words hidden; more than BERT's .15, for there is little text and many passes
MASK = 103


def plain(data: Path, gold: Path) -> Iterator[list[str]]:
    """Sentences as words."""
    for s in coded(gold, "train"):
        yield s.words
    for document in own(data):
        yield from (s.words for s in sentences(document))
    yield from unread(data)
    for labelled in conllu(data / "syntax/ud_ewt/en_ewt-ud-train.rebuilt.conllu"):
        yield labelled.words


class Guesser(nn.Module):
    """BERT's head over the (frozen) word pieces."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.turn = nn.Linear(H, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(encoder.pieces.num_embeddings))
        nn.init.eye_(self.turn.weight)

    def forward(self, ids: Tensor, case: Tensor, hidden: Tensor) -> Tensor:
        """Scores (number hidden, pieces)."""
        states = self.encoder(ids, case)[hidden]
        return self.norm(F.gelu(self.turn(states))) @ self.encoder.pieces.weight.T.to(states.dtype) + self.bias


def hide(ids: Tensor, case: Tensor, rng: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Hides pieces: eight in ten as [MASK], one as a chance piece, one as itself; a hidden piece's case goes too."""
    chosen = (torch.rand(ids.shape, generator=rng) < HIDDEN) & (ids > MASK)
    how = torch.rand(ids.shape, generator=rng)
    shown = torch.where(chosen & (how < 0.8), torch.full_like(ids, MASK), ids)
    chance = torch.randint(1000, 30000, ids.shape, generator=rng)
    shown = torch.where(chosen & (how > 0.9), chance, shown)
    return shown, torch.where(chosen & (how < 0.8), torch.zeros_like(case), case), chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-4)
    options = parsed(parser)
    rng, chance = random.Random(options.seed), torch.Generator().manual_seed(options.seed)
    pieces = WordPiece(options.minilm / "vocab.txt")
    texts = sorted({tuple(words) for words in plain(options.data, options.gold) if len(words) > 4})
    items = [Item(*encode(words, pieces), {}) for words in texts]
    encoder = Encoder()
    encoder.load(options.minilm / "model.safetensors")
    encoder.pieces.weight.requires_grad_(False)
    net = Guesser(encoder)
    print(f"{len(items)} sentences, {sum(len(i.ids) for i in items)} wordpieces", flush=True)
    optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=options.rate, weight_decay=0.01)
    total, step, began, recent = options.epochs * len(batched(items, 3000, None)), 0, time.time(), 0.0
    half = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    net.train()
    for _ in range(options.epochs):
        for group in batched(items, 3000, rng):
            set_rate(optimiser, schedule.rate(step, total, warm=60, least=0.05))
            b = batch(group, 1)
            shown, case, hidden = hide(b.ids, b.case, chance)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                guessed = net(shown, case, hidden)
            loss = F.cross_entropy(guessed.float(), b.ids[hidden])
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, recent = step + 1, 0.98 * recent + 0.02 * loss.item()
            if step % 50 == 0:
                shown_loss = recent / (1 - 0.98**step)
                print(f"step {step}/{total} loss {shown_loss:.3f} {time.time() - began:.0f} s", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(encoder.state_dict(), options.out / "encoder.pt")


if __name__ == "__main__":
    main()
