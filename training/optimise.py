"""The training loop: AdamW, warm-up and linear decay, weights averaged over the last third; bf16 where the CPU can."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training import schedule
from training.batches import IGNORE, LAYERS, Batch, Item, batch, batched
from training.network import Network
from training.schedule import Average, set_rate

# Status and certainty are skewed; weights as in the measured prototype (actual : rest about 4 : 1).
STATUS_WEIGHT = torch.tensor([1.0, 2.0, 3.0, 2.0])
CERTAINTY_WEIGHT = torch.tensor([1.0, 3.0])


def core_loss(net: Network, words: Tensor, b: Batch) -> Tensor:
    drop = net.drop(words)
    loss = words.new_zeros(())
    for name, logits in zip(LAYERS[:3], net.labels(drop), strict=True):
        if name in b.tags:
            loss = loss + cross(logits, b.tags[name])
    if "head" in b.tags:
        heads = b.tags["head"]
        arc, dependent, head = net.arcs(drop)
        loss = loss + cross(net.heads(arc, b.keep), heads)
        loss = loss + cross(net.relations(dependent, head, heads.clamp(min=0)), b.tags["rel"])
    known = ~b.factuality.isnan()
    if bool(known.any()):
        loss = loss + 0.5 * F.smooth_l1_loss(net.factuality(drop).float()[known], b.factuality[known])
    return loss


def claim_loss(net: Network, words: Tensor, b: Batch) -> Tensor:
    tags, types = net.triggers(words, b.lexicon)
    loss = 4.0 * cross(tags, b.trigger)
    if not len(b.which):
        return loss
    inside = torch.arange(words.shape[1])[None]
    inside = ((inside >= b.start[:, None]) & (inside < b.end[:, None])).to(types.dtype)
    mean = (inside.unsqueeze(1) @ types.index_select(0, b.which)).squeeze(1) / inside.sum(-1, keepdim=True)
    loss = loss + 0.7 * F.cross_entropy(mean.float(), b.type, label_smoothing=0.05)
    # One claim in seven hides its type, so that roles do not hang on it alone.
    hidden = torch.where(torch.rand(len(b.type)) < 0.15, torch.full_like(b.type, net.sizes["type"]), b.type)
    roles, attributes = net.roles(words, b.keep, b.which, b.start, b.end, hidden, b.path, b.mention)
    loss = loss + 16.0 * cross(roles.view(*roles.shape[:2], -1, 3), b.roles)
    attributes = attributes.float()
    loss = loss + 0.4 * F.cross_entropy(attributes[:, :4], b.attributes[:, 0], weight=STATUS_WEIGHT)
    return loss + 0.4 * F.cross_entropy(attributes[:, 4:], b.attributes[:, 1], weight=CERTAINTY_WEIGHT)


def cross(logits: Tensor, target: Tensor) -> Tensor:
    flat = target.flatten()
    if not bool((flat != IGNORE).any()):
        return logits.new_zeros(()).float()
    return F.cross_entropy(logits.float().flatten(0, -2), flat, ignore_index=IGNORE)


def train(
    net: Network,
    sets: Callable[[random.Random], list[Item]],
    *,
    epochs: int,
    seed: int,
    rate: float = 2e-4,
    head_rate: float = 1e-3,
    size: int = 1200,
    tick: Callable[[str], None] = print,
) -> None:
    """Trains in place on what `sets` gives for each epoch. Word pieces, half of the parameters, stay frozen."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net.encoder.pieces.weight.requires_grad_(False)
    inner = [p for n, p in net.named_parameters() if n.startswith(("encoder.", "role_layers.")) and p.requires_grad]
    outer = [p for n, p in net.named_parameters() if not n.startswith(("encoder.", "role_layers."))]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": head_rate}], weight_decay=0.01
    )
    total = epochs * len(batched(sets(random.Random(seed)), size, None))
    average = Average()
    step, began = 0, time.time()
    # Emulated bf16 is twenty times slower than float32 (an EPYC with AVX2 alone: 22 s a step).
    half = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    net.train()
    for epoch in range(epochs):
        for items in batched(sets(rng), size, rng):
            set_rate(optimiser, schedule.rate(step, total, warm=60, least=0.05))
            b = batch(items, net.sizes["lexicon"])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                words = net.words(b.ids, b.case, b.first)
                loss = core_loss(net, words, b)
                if bool(b.coded.any()):
                    loss = loss + claim_loss(net, words, b)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step > 0.7 * total and step % 10 == 0:
                average.add({n: value for n, value in net.state_dict().items() if not n.startswith("encoder.pieces")})
            if step % 50 == 0:
                tick(
                    f"epoch {epoch + 1}/{epochs} step {step}/{total} loss {loss.item():.3f} {time.time() - began:.0f} s"
                )
    net.load_state_dict(average.weights, strict=False)
    net.eval()
