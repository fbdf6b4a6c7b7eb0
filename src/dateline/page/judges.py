"""The weights of the networks that say which lines of a page are its article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Judges:
    """The files of weights; other ones than the shipped are for measuring on pages that those were trained on."""

    text: Path = _FOLDER / "body-text.npz"
    html: Path = _FOLDER / "body-html.npz"


SHIPPED = Judges()
