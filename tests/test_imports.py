"""The house's walls: imports run one way, and stages meet only in `model`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
STAGES = {"capture", "page", "coding", "resolve", "incidents", "products"}
BELOW = {
    "model": set(),
    "codebook": {"model"},
    "language": {"model", "codebook"},
    "store": {"model", "codebook"},
    **{stage: {"model", "codebook", "language", "store"} for stage in STAGES},
    "evaluation": {"model"},
    "pipeline": {"model", "codebook", "language", "store", *STAGES},
    "cli": {"model", "codebook", "language", "store", *STAGES, "evaluation", "pipeline"},
    "__main__": {"cli"},
}


def imported(path: Path) -> Iterator[str]:
    """Rooms of Dateline that a file imports, deferred imports too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            assert name, f"{path}: relative imports hide where a name comes from"
            parts = name.split(".")
            if parts[0] == "dateline" and len(parts) > 1:
                yield parts[1]


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    allowed = BELOW.get(here, set()) | {here}
    breaches = set(imported(path)) - allowed
    assert not breaches, f"{here} must not import {sorted(breaches)}"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
