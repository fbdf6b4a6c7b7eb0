"""Small networks that score the lines of a page by their numbers and those of their neighbours; numpy only.

A network is a layer into H units and dilated convolutions over the lines, each added to what came before; several
networks, trained from other seeds or other halves of the data, are averaged. Weights are made by `training.pages`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

DILATIONS = (1, 2, 4, 1)


@dataclass(frozen=True, slots=True)
class Ensemble:
    """N networks side by side: `into` (N, F, H), `convolutions` each (N, 3, H, H), `out` (N, H, K), with biases."""

    into: Matrix
    into_bias: Matrix
    convolutions: tuple[Matrix, ...]
    convolution_biases: tuple[Matrix, ...]
    out: Matrix
    out_bias: Matrix

    def __call__(self, rows: Matrix) -> Matrix:
        """Scores (lines, K), the mean over the networks, of rows (lines, F)."""
        x: Matrix = np.maximum(rows @ self.into + self.into_bias, np.float32(0))
        lines = rows.shape[0]
        for dilation, weight, bias in zip(DILATIONS, self.convolutions, self.convolution_biases, strict=True):
            padded = np.pad(x, ((0, 0), (dilation, dilation), (0, 0)))
            y = bias
            for step in range(3):
                y = y + padded[:, step * dilation : step * dilation + lines] @ weight[:, step]
            x = x + np.maximum(y, np.float32(0))
        mean: Matrix = (x @ self.out + self.out_bias).mean(axis=0)
        return mean


@cache
def ensemble(path: Path, stage: str) -> Ensemble:
    """The networks of one stage in a file of weights."""
    with np.load(path) as stored:
        get = {name.removeprefix(f"{stage}."): stored[name] for name in stored.files if name.startswith(f"{stage}.")}
    depth = range(len(DILATIONS))
    return Ensemble(
        get["into"],
        get["into_bias"],
        tuple(get[f"convolution{n}"] for n in depth),
        tuple(get[f"convolution_bias{n}"] for n in depth),
        get["out"],
        get["out_bias"],
    )


def chances(scores: Matrix) -> Matrix:
    """Logistic of scores."""
    return (1 / (1 + np.exp(-np.clip(scores, -20, 20)))).astype(np.float32)
