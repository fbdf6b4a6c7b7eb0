"""What the stages of training have in common on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def parsed(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The options of a stage with those that every stage has; sets threads and seed."""
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    return options
