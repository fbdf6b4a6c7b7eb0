"""Where the development data lies, and how to say that it is not there."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[2] / "shared"))


def missing(path: Path) -> str | None:
    """Why a benchmark is skipped, or None where its data is there."""
    return None if path.exists() else f"skipped: {path} is not there (set DATELINE_SHARED to the data folder)"
