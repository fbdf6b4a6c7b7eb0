"""Which lines of a page are its article: two looks of small networks, for plain text and for HTML.

The first look scores each line by its shape, its place and what stands around it; the second knows besides where the
body that the first one saw stands together. Trained on 181 pages whose bodies are known; see `docs/pages.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.model.document import ZoneKind
from dateline.page.htmltext import Element, HtmlText
from dateline.page.linenet import WEIGHTS, Matrix, chances, ensemble
from dateline.page.lines import Line
from dateline.page.mass import contained, in_runs
from dateline.page.metadata import Metadata
from dateline.page.shapes import shapes
from dateline.page.surroundings import containers, surroundings

ZONES: tuple[ZoneKind, ...] = (
    "title", "dek", "byline", "dateline", "body", "caption", "translation", "appeal", "navigation", "widget",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judges:
    """The files of weights; other ones than the shipped are for measuring on pages that those were trained on."""

    text: Path = WEIGHTS / "body-text.npz"
    html: Path = WEIGHTS / "body-html.npz"


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
    rows = text_rows(lines, labels)
    first = chances(ensemble(judges.text, "first")(rows))[:, 0]
    rows = np.concatenate([rows, in_runs(lines, first)], axis=1)
    # Sites held out, body F1 is .921 with the mean of both looks, .920 with the second alone.
    second = chances(ensemble(judges.text, "second")(rows))[:, 0]
    return ((first + second) / 2).astype(np.float32)


def html_rows(page: HtmlText, lines: Sequence[Line], around: Sequence[Sequence[Element]], stated: Metadata) -> Matrix:
    """Numbers for the lines of an HTML page; `around` are each line's elements, `stated` what the page's data says."""
    title = stated.title or page.title
    return np.concatenate([shapes(lines), surroundings(page, lines, around, title, stated.article or "")], axis=1)


def in_html(
    page: HtmlText, lines: Sequence[Line], around: Sequence[Sequence[Element]], stated: Metadata, judges: Judges
) -> Matrix:
    """The chance of each line of an HTML page that it is of the article (lines,)."""
    rows = html_rows(page, lines, around, stated)
    first = chances(ensemble(judges.html, "first")(rows))[:, 0]
    rows = np.concatenate([rows, contained(lines, first, containers(around))], axis=1)
    return chances(ensemble(judges.html, "second")(rows))[:, 0]


def doubt(lines: Sequence[Line], chance: Matrix) -> float:
    """How many words are doubtful for each word of the body, 0 where all is clear."""
    words = np.array([line.words for line in lines], dtype=np.float32)
    return float((words * np.minimum(chance, 1 - chance)).sum() / ((words * chance).sum() + 1e-6))
