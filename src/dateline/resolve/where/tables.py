"""Reads the tables of this room: one row a line, fields by tabs, lines that begin with # are notes."""

from __future__ import annotations

import csv
from pathlib import Path


def table(name: str) -> list[list[str]]:
    """The rows of a file beside this one."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"))
