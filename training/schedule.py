"""What the training loops share: the rate over the steps, and weights averaged over the last of them."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor


def rate(step: int, total: int, warm: int, least: float) -> float:
    """The share of the full rate at `step` (from 0): it rises over `warm` steps and falls in a line to `least`."""
    return min(1.0, (step + 1) / warm) * max(least, 1 - step / total)


def set_rate(optimiser: torch.optim.Optimizer, share: float) -> None:
    """Sets each group's rate to a share of the one that it was made with."""
    for group in optimiser.param_groups:
        group["lr"] = group.setdefault("initial_lr", group["lr"]) * share


class Average:
    """The running mean of weights by name."""

    def __init__(self) -> None:
        self.weights: dict[str, Tensor] = {}
        self._count = 0

    def add(self, weights: Mapping[str, Tensor]) -> None:
        self._count += 1
        for name, value in weights.items():
            old = self.weights.get(name)
            self.weights[name] = value.clone() if old is None else old + (value - old) / self._count
