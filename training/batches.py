"""Sentences → padded tensors, batched by length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from dateline.coding.roles import ROLES
from dateline.language.neutral import neutral
from dateline.language.wordpiece import WordPiece
from dateline.language.words import shape
from training.corpora import Labelled

LIMIT = 128  # wordpieces of a sentence; longer ones are cut in training
IGNORE = -100
LAYERS = ("name", "mention", "upos", "rel")


@dataclass(slots=True)
class Trigger:
    """A claim as the network sees it: word range, numbers of type, status, certainty, a tag a word for each role."""

    start: int
    end: int
    type: int
    status: int
    certainty: int
    roles: list[list[int]]
    path: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """One encoded sentence. `tags` holds label numbers by layer; `triggers` is None where claims are not coded."""

    ids: list[int]
    case: list[int]
    first: list[int]
    tags: dict[str, list[int]]
    triggers: list[Trigger] | None = None
    lexicon: list[list[int]] = field(default_factory=list)
    mention: list[int] = field(default_factory=list)
    factuality: list[float | None] | None = None


def encode(words: Sequence[str], pieces: WordPiece) -> tuple[list[int], list[int], list[int]]:
    """Ids, case of each piece, first piece of each word that fits; names as the reader shows them to the network."""
    words = neutral(words)
    ids, first, fits = pieces.encode(words, LIMIT)
    case = [0] * len(ids)
    bounds = [*first, len(ids) - 1]
    for i in range(fits):
        for j in range(bounds[i], bounds[i + 1]):
            case[j] = shape(words[i])
    return ids, case, first


def core_item(s: Labelled, pieces: WordPiece, labels: dict[str, list[str]]) -> Item:
    ids, case, first = encode(s.words, pieces)
    n, tags = len(first), {}
    for layer in LAYERS:
        values = getattr(s, layer)
        if values is not None:
            number = {label: i for i, label in enumerate(labels[layer])}
            tags[layer] = [number.get(v, IGNORE) for v in values[:n]]
    if s.head is not None:
        tags["head"] = [h if h <= n else IGNORE for h in s.head[:n]]
    return Item(ids, case, first, tags, factuality=s.factuality[:n] if s.factuality else None)


def batched(items: list[Item], size: int, rng: random.Random | None) -> list[list[Item]]:
    """Batches of about `size` wordpieces, padding included; shuffled where `rng` is given."""
    order = sorted(items, key=lambda s: len(s.ids) + (rng.random() * 4 if rng else 0))
    out: list[list[Item]] = []
    for item in order:
        if out and len(item.ids) * (len(out[-1]) + 1) <= size:
            out[-1].append(item)
        else:
            out.append([item])
    if rng:
        rng.shuffle(out)
    return out


@dataclass(slots=True)
class Batch:
    ids: Tensor
    case: Tensor
    first: Tensor
    keep: Tensor
    tags: dict[str, Tensor]
    lexicon: Tensor
    mention: Tensor
    coded: Tensor
    trigger: Tensor
    which: Tensor
    start: Tensor
    end: Tensor
    type: Tensor
    attributes: Tensor
    roles: Tensor
    path: Tensor
    factuality: Tensor  # NaN where nothing is known


def pad(rows: list[list[int]], width: int, value: int) -> Tensor:
    return torch.tensor([r + [value] * (width - len(r)) for r in rows], dtype=torch.long)


def batch(items: list[Item], lexicon_size: int) -> Batch:
    length, width = max(len(s.ids) for s in items), max(len(s.first) for s in items)
    layers = {name for s in items for name in s.tags}
    tags = {n: pad([s.tags.get(n, []) for s in items], width, IGNORE) for n in layers}
    lexicon = torch.zeros(len(items), width, lexicon_size)
    bio = []
    for i, s in enumerate(items):
        for j, features in enumerate(s.lexicon):
            lexicon[i, j, features] = 1.0
        row = [0] * len(s.first)
        for t in s.triggers or []:
            for j in range(t.start, t.end):
                row[j] = 1 if j == t.start else 2
        bio.append(row if s.triggers is not None else [])
    claims = [(i, t) for i, s in enumerate(items) for t in s.triggers or []]
    roles = torch.full((len(claims), width, len(ROLES)), IGNORE)
    for c, (_, t) in enumerate(claims):
        roles[c, : len(t.roles[0])] = torch.tensor(t.roles).T
    factuality = torch.full((len(items), width), float("nan"))
    for i, s in enumerate(items):
        for j, value in enumerate(s.factuality or []):
            if value is not None:
                factuality[i, j] = value
    column = lambda values: torch.tensor(values, dtype=torch.long)  # noqa: E731
    return Batch(
        ids=pad([s.ids for s in items], length, 0),
        case=pad([s.case for s in items], length, 0),
        first=pad([s.first for s in items], width, 0),
        keep=pad([[1] * len(s.first) for s in items], width, 0),
        tags=tags,
        lexicon=lexicon,
        mention=pad([s.mention or [0] * len(s.first) for s in items], width, 0),
        coded=torch.tensor([s.triggers is not None for s in items]),
        trigger=pad(bio, width, IGNORE),
        which=column([i for i, _ in claims]),
        start=column([t.start for _, t in claims]),
        end=column([t.end for _, t in claims]),
        type=column([t.type for _, t in claims]),
        attributes=column([[t.status, t.certainty] for _, t in claims]).view(-1, 2),
        roles=roles,
        path=pad([t.path or [0] * width for _, t in claims], width, 0) if claims else torch.zeros(0, width).long(),
        factuality=factuality,
    )
