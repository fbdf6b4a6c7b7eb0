"""The network: one MiniLM encoder, a reader (names, mentions, parse, triggers), a role layer that looks at one trigger.

Shapes: B sentences, L wordpieces, W words, C triggers, H = 384.
"""

from __future__ import annotations

import copy
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from dateline.coding.factuality import CERTAINTY, STATUS
from dateline.coding.roles import ROLES

H = 384
PATHS = 512


class Layer(nn.Module):
    """One post-norm BERT layer of 12 heads."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(H, 3 * H)
        self.out = nn.Linear(H, H)
        self.norm1 = nn.LayerNorm(H, eps=1e-12)
        self.up = nn.Linear(H, 4 * H)
        self.down = nn.Linear(4 * H, H)
        self.norm2 = nn.LayerNorm(H, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(batch, length, 3, 12, 32).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) / 32**0.5 + mask
            y = scores.softmax(-1) @ v
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(batch, length, H))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def blocked(keep: Tensor) -> Tensor:
    """(B, L) of 1 and 0 → additive attention mask (B, 1, 1, L)."""
    return (1.0 - keep.float())[:, None, None, :] * -1e4


class Encoder(nn.Module):
    """MiniLM-L6 with a case embedding beside the uncased word pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, H)
        self.positions = nn.Embedding(512, H)
        self.case = nn.Embedding(8, H)
        self.bias = nn.Parameter(torch.zeros(H))
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(6)])
        nn.init.zeros_(self.case.weight)

    def forward(self, ids: Tensor, case: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.pieces(ids) + self.positions(place)[None] + self.bias + self.case(case))
        mask = blocked((ids != 0).long())
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load(self, weights: Path) -> None:
        """Start from the published weights (names of Hugging Face's BERT)."""
        theirs = load_file(str(weights))
        own = {
            "pieces.weight": theirs["embeddings.word_embeddings.weight"],
            "positions.weight": theirs["embeddings.position_embeddings.weight"],
            "bias": theirs["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": theirs["embeddings.LayerNorm.weight"],
            "norm.bias": theirs["embeddings.LayerNorm.bias"],
            "case.weight": self.case.weight.data,
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(6):
            base = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [theirs[f"{base}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                own[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
                for ours, hf in names.items():
                    own[f"layers.{i}.{ours}.{kind}"] = theirs[f"{base}{hf}.{kind}"]
        self.load_state_dict(own)


def mlp(size: int, out: int, drop: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, H), nn.GELU(), nn.Dropout(drop), nn.Linear(H, out))


class Network(nn.Module):
    """Everything. `sizes` gives the number of labels of name, mention, upos, rel, type and lexicon features."""

    def __init__(self, sizes: dict[str, int], drop: float = 0.2) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder()
        self.drop = nn.Dropout(drop)
        self.name = nn.Linear(H, sizes["name"])
        self.mention = nn.Linear(H, sizes["mention"])
        self.upos = nn.Linear(H, sizes["upos"])
        self.arc_dependent, self.arc_head = nn.Linear(H, 256), nn.Linear(H, 256)
        self.rel_dependent, self.rel_head = nn.Linear(H, 96), nn.Linear(H, 96)
        self.root = nn.Parameter(torch.zeros(H))
        self.arc = nn.Parameter(torch.empty(257, 256))
        self.rel = nn.Parameter(torch.randn(sizes["rel"], 97, 97) * 0.02)
        nn.init.xavier_uniform_(self.arc)
        self.lexicon = nn.Linear(sizes["lexicon"], H)
        self.trigger = mlp(H, 3, drop)
        self.event = mlp(H, sizes["type"], drop)
        self.happened = mlp(H, 1, drop)
        # The role layer starts as a copy of the encoder's last two layers, set by `start_roles`.
        self.role_layers = nn.ModuleList([Layer(), Layer()])
        self.role_norm = nn.LayerNorm(H)
        self.mark = nn.Embedding(2, H)
        self.role_type = nn.Embedding(sizes["type"] + 1, H)
        self.distance = nn.Embedding(17, H)
        self.path = nn.Embedding(PATHS, H)
        self.kind = nn.Embedding(64, H)
        self.role = nn.Linear(H, len(ROLES) * 3)
        self.attribute = mlp(2 * H, len(STATUS) + len(CERTAINTY), drop)
        for table in (self.mark, self.role_type, self.distance, self.path, self.kind):
            nn.init.normal_(table.weight, std=0.02)

    def start_roles(self) -> None:
        self.role_layers = nn.ModuleList([copy.deepcopy(layer) for layer in self.encoder.layers[-2:]])

    def words(self, ids: Tensor, case: Tensor, first: Tensor) -> Tensor:
        """States of the words (B, W, H): those of each word's first piece."""
        pieces = self.encoder(ids, case)
        return pieces.gather(1, first.unsqueeze(-1).expand(-1, -1, H))

    def labels(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.name(words), self.mention(words), self.upos(words)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (B, W, W+1), where column 0 is the root, and the two sides of the relation scorer."""
        heads = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, H), words], 1)
        dependent = self._one(F.relu(self.arc_dependent(words)))
        arc = (dependent @ self.arc.to(words.dtype)) @ F.relu(self.arc_head(heads)).transpose(1, 2)
        return arc, self._one(F.relu(self.rel_dependent(words))), self._one(F.relu(self.rel_head(heads)))

    def heads(self, arc: Tensor, keep: Tensor) -> Tensor:
        """Arc scores (B, W, W+1) in which no padding (`keep` 0) can be a head."""
        present = torch.cat([torch.ones_like(keep[:, :1]), keep], 1)[:, None]
        return arc.float().masked_fill(present == 0, -1e4)

    def relations(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (B, W, R) for chosen heads (B, W)."""
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        return torch.einsum("bwi,rij,bwj->bwr", dependent.float(), self.rel, chosen.float())

    @staticmethod
    def _one(x: Tensor) -> Tensor:
        return torch.cat([x, torch.ones_like(x[..., :1])], -1)

    def triggers(self, words: Tensor, lexicon: Tensor) -> tuple[Tensor, Tensor]:
        """Trigger tags (B, W, 3) and types (B, W, T)."""
        x = self.drop(words + self.lexicon(lexicon))
        return self.trigger(x), self.event(x)

    def factuality(self, words: Tensor) -> Tensor:
        """How sure it is that the event of a word happened (B, W), -3 to 3."""
        return self.happened(words).squeeze(-1)

    def roles(
        self, words: Tensor, keep: Tensor, which: Tensor, start: Tensor, end: Tensor, kind: Tensor, path: Tensor,
        mention: Tensor,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Role tags (C, W, 6 × 3) and status + certainty (C, 6) for triggers `start:end` in sentence `which`.

        `kind` is the type's number, `path` (C, W) the parse path from the trigger, `mention` (B, W) kinds of mention.
        """
        place = torch.arange(words.shape[1], device=words.device)[None]
        inside = ((place >= start[:, None]) & (place < end[:, None])).long()
        away = torch.where(place < start[:, None], place - start[:, None], (place - end[:, None] + 1).clamp(min=0))
        size = away.abs()
        steps = (size > 0).long() + (size > 1) + (size > 2) + (size > 4) + (size > 7) + (size > 12) + (size > 20)
        x = words.index_select(0, which)
        x = x + self.mark(inside) + self.role_type(kind)[:, None] + self.distance(steps * away.sign() + 8)
        x = self.role_norm(x + self.path(path) + self.kind(mention).index_select(0, which))
        seen = keep.index_select(0, which)
        mask = blocked(seen)
        for layer in self.role_layers:
            x = layer(x, mask)
        weight = inside.to(x.dtype).unsqueeze(1)
        trigger = (weight @ x).squeeze(1) / weight.sum(-1).clamp(min=1)
        every = seen.to(x.dtype).unsqueeze(1)
        sentence = (every @ x).squeeze(1) / every.sum(-1).clamp(min=1)
        return self.role(self.drop(x)), self.attribute(self.drop(torch.cat([trigger, sentence], -1)))
