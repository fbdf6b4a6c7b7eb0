"""Second look: where on the page the first look's body stands together, as numbers for each line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dateline.page.linenet import Matrix
from dateline.page.lines import Line

_LEVELS = 4
_WINDOW = 10
_BRIDGED = 2
"""Lines below the threshold that do not part a run."""
CONTAINED = 5 + 2 * _LEVELS
IN_RUNS = 9


def contained(lines: Sequence[Line], chance: Matrix, containers: Sequence[Sequence[int]]) -> Matrix:
    """(lines, `CONTAINED`): the share of the page's body, and the mean chance, in each line's containers.

    `chance` (lines,) is the first look's; `containers` names each line's containers, the nearest first.
    """
    words, mass, share = _mass(lines, chance)
    held: dict[int, float] = defaultdict(float)
    size: dict[int, float] = defaultdict(float)
    for amount, count, of in zip(mass.tolist(), words.tolist(), containers, strict=True):
        for container in of[:_LEVELS]:
            held[container] += amount
            size[container] += count
    total = float(mass.sum()) + 1e-6
    levels = np.zeros((len(lines), 2 * _LEVELS), dtype=np.float32)
    for index, of in enumerate(containers):
        for level, container in enumerate(of[:_LEVELS]):
            levels[index, level] = held[container] / total
            levels[index, _LEVELS + level] = held[container] / (size[container] + 1e-6)
    return np.concatenate([share, levels], axis=1)


def in_runs(lines: Sequence[Line], chance: Matrix) -> Matrix:
    """(lines, `IN_RUNS`): how much of the page's body stands before, after, around and in the run of each line."""
    _, mass, share = _mass(lines, chance)
    runs = [_runs(chance, mass, least) for least in (0.3, 0.6)]
    return np.concatenate([share, *runs], axis=1)


def _mass(lines: Sequence[Line], chance: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Words, chance × words, and (lines, 5) shared columns."""
    words = np.array([line.words for line in lines], dtype=np.float32)
    mass = chance * words
    count = len(lines)
    sums = np.concatenate([[0.0], np.cumsum(mass)]) / (float(mass.sum()) + 1e-6)
    at = np.arange(count)
    near = sums[np.minimum(count, at + _WINDOW + 1)] - sums[np.maximum(0, at - _WINDOW)]
    clipped = np.clip(chance, 1e-3, 1 - 1e-3)
    columns = (np.log(clipped / (1 - clipped)) / 3, sums[:-1], 1 - sums[1:], near, np.full(count, chance.max()))
    return words, mass, np.stack(columns, axis=1).astype(np.float32)


def _runs(chance: Matrix, mass: Matrix, least: float) -> Matrix:
    """(lines, 2): the mass of the run that a line stands in, over that of the largest run and of the page."""
    out = np.zeros((len(chance), 2), dtype=np.float32)
    bounds: list[list[int]] = []
    for index in np.flatnonzero(chance > least).tolist():
        if bounds and index - bounds[-1][1] <= _BRIDGED:
            bounds[-1][1] = index + 1
        else:
            bounds.append([index, index + 1])
    sums = [float(mass[start:end].sum()) for start, end in bounds]
    for (start, end), own in zip(bounds, sums, strict=True):
        out[start:end] = own / (max(sums) + 1e-6), own / (float(mass.sum()) + 1e-6)
    return out
