"""The user's own actors: files in the form of the codebook's, kept in the user's folder and read before the codebook.

The folder is `actors` in `DATELINE_HOME`, or where the platform keeps settings of programs.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from dateline.codebook.load import ActorRow, check_unique, read_actors


def home() -> Path:
    """The user's folder: `DATELINE_HOME`, or where the platform keeps settings of programs."""
    named = os.environ.get("DATELINE_HOME")
    return Path(named) if named else Path(click.get_app_dir("dateline"))


def folder() -> Path:
    """Where the user's actor files lie; it need not exist."""
    return home() / "actors"


def own_files() -> list[Path]:
    return sorted(folder().glob("*.yml"))


def own_actors() -> tuple[ActorRow, ...]:
    """Rows of all files of the user; raises CodebookError where one breaks the schema or two rows share a name."""
    rows = tuple(row for path in own_files() for row in read_actors(path))
    check_unique("your actors", rows)
    return rows


def add(path: Path) -> tuple[Path, int]:
    """Checks a file and copies it among the user's; a file of the same name is replaced. Returns copy and row count."""
    rows = read_actors(path)
    target = folder() / f"{path.stem}.yml"
    others = [row for other in own_files() if other != target for row in read_actors(other)]
    check_unique(path.name, (*others, *rows))
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.resolve() != target.resolve():
        shutil.copyfile(path, target)
    return target, len(rows)


def remove(name: str) -> bool:
    """Takes one file away again, by its name without ending; False where there is none."""
    target = folder() / f"{name}.yml"
    if target not in own_files():
        return False
    target.unlink()
    return True
