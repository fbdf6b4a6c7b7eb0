"""Networks of several seeds averaged weight by weight, where they start from one checkpoint and so lie close together.

python -m training.soup --out work/soup work/final/coder.pt work/final-s2/coder.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def averaged(paths: list[Path]) -> dict[str, object]:
    """One checkpoint with the mean of all floating-point weights; the rest is the first one's."""
    saved = [torch.load(path, weights_only=True) for path in paths]
    first = saved[0]
    if any(s["labels"] != first["labels"] or s["paths"] != first["paths"] for s in saved):
        raise ValueError("these checkpoints do not have the same labels and paths; they cannot be averaged")
    weights = {
        name: torch.stack([s["weights"][name] for s in saved]).mean(0) if value.is_floating_point() else value
        for name, value in first["weights"].items()
    }
    return first | {"weights": weights}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(averaged(options.checkpoints), options.out / "coder.pt")


if __name__ == "__main__":
    main()
