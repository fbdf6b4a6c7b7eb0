"""The user's own gazetteers: indexes built from their files, kept in the user's folder and read beside ours.

A place of the user's counts before one of ours of the same name.
"""

from __future__ import annotations

from pathlib import Path

from dateline.codebook.own import home
from dateline.resolve.where.gazetteer_files import rows_of
from dateline.resolve.where.gazetteer_index import write_index


def folder() -> Path:
    """Where the user's indexes lie; it need not exist."""
    return home() / "gazetteer"


def own_indexes() -> list[Path]:
    return sorted(folder().glob("*.sqlite"))


def add(path: Path, names: Path | None = None) -> tuple[Path, int, int]:
    """Indexes a file of places among the user's; one of the same name is replaced. Returns index, places, names.

    Raises GazetteerError where the file cannot be read; the index that stood there before then stays.
    """
    target = folder() / f"{path.name.split('.')[0]}.sqlite"
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    try:
        count, keys = write_index(fresh, rows_of(path, names))
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    fresh.replace(target)
    return target, count, keys


def remove(name: str) -> bool:
    """Takes one index away again, by its name without ending; False where there is none."""
    target = folder() / f"{name}.sqlite"
    if target not in own_indexes():
        return False
    target.unlink()
    return True
