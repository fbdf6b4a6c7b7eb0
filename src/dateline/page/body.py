"""Which lines of a page are its article: two looks of small networks, for plain text and for HTML.

The first look scores each line by its shape, its place and what stands around it; the second knows besides where the
body that the first one saw stands together. Trained by `training.pages` on 181 pages whose bodies are known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from dateline.model.document import ZoneKind
from dateline.page.judges import Judges
from dateline.page.layout import Layout
from dateline.page.linenet import Matrix, chances, ensemble
from dateline.page.lines import Line
from dateline.page.mass import contained, in_runs
from dateline.page.metadata import Metadata
from dateline.page.shapes import shapes
from dateline.page.surroundings import surroundings

ZONES: tuple[ZoneKind, ...] = (
    "title", "dek", "byline", "dateline", "body", "caption", "translation", "appeal", "navigation", "widget",
)  # fmt: skip


def text_rows(lines: Sequence[Line], labels: Sequence[ZoneKind]) -> Matrix:
    """Numbers for the lines of a plain text; `labels` are the zones of the first of them, the rest is a thread."""
    said = np.zeros((len(lines), len(ZONES) + 1), dtype=np.float32)
    for index, label in enumerate(labels):
        said[index, ZONES.index(label)] = 1
    said[len(labels) :, -1] = 1
    return np.concatenate([shapes(lines), said], axis=1)


def in_text(lines: Sequence[Line], labels: Sequence[ZoneKind], judges: Judges) -> Matrix:
    """The chance of each line of a plain text that it is of the article (lines,)."""
    if not lines:
        return np.zeros(0, dtype=np.float32)
    first, second = _looks(judges.text, text_rows(lines, labels), lambda chance: in_runs(lines, chance))
    # Sites held out, body F1 is .921 with the mean of both looks, .920 with the second alone.
    return ((first + second) / 2).astype(np.float32)


def html_rows(layout: Layout, stated: Metadata) -> Matrix:
    """Numbers for the lines of an HTML page; `stated` is what its data says."""
    title = stated.title or layout.page.title
    return np.concatenate([shapes(layout.lines), surroundings(layout, title, stated.article or "")], axis=1)


def in_html(layout: Layout, stated: Metadata, judges: Judges) -> Matrix:
    """The chance of each line of an HTML page that it is of the article (lines,)."""
    again = lambda chance: contained(layout.lines, chance, layout.containers)  # noqa: E731
    return _looks(judges.html, html_rows(layout, stated), again)[1]


def _looks(weights: Path, rows: Matrix, again: Callable[[Matrix], Matrix]) -> tuple[Matrix, Matrix]:
    """What both looks say (lines,); `again` makes of the first one's chances further columns for the second."""
    first = chances(ensemble(weights, "first")(rows))[:, 0]
    rows = np.concatenate([rows, again(first)], axis=1)
    return first, chances(ensemble(weights, "second")(rows))[:, 0]


def doubt(lines: Sequence[Line], chance: Matrix) -> float:
    """How many words are doubtful for each word of the body, 0 where all is clear."""
    words = np.array([line.words for line in lines], dtype=np.float32)
    return float((words * np.minimum(chance, 1 - chance)).sum() / ((words * chance).sum() + 1e-6))
