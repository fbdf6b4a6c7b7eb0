"""Pages written by us: templates of real kinds of sites, filled with stories that are their own gold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import yaml

FOLDER = Path(__file__).parents[1] / "tests" / "pages"


@dataclass(frozen=True)
class OwnPage:
    """A page as served, and the story that it tells (keys as in `tests/pages/README.md`)."""

    name: str
    html: str
    story: dict[str, Any]

    @property
    def body(self) -> list[str]:
        """The article's paragraphs, headings, quotations and list items, as they stand in the story."""
        out: list[str] = []
        for part in self.story["body"]:
            kind, value = next(iter(part.items()))
            if kind in ("p", "h", "quote"):
                out.append(value)
            elif kind == "list":
                out += value
            elif kind == "entry":
                out += value["p"]
        return [" ".join(str(text).split()) for text in out]


def own_pages(folder: Path = FOLDER) -> Iterator[OwnPage]:
    """Every story in its layout, in order of their names."""
    layouts = jinja2.Environment(loader=jinja2.FileSystemLoader(folder / "layouts"), autoescape=True)
    for path in sorted((folder / "stories").glob("*.yml")):
        story = yaml.safe_load(path.read_text(encoding="utf-8"))
        template = layouts.get_template(path.stem.rpartition("-")[0] + ".html.j2")
        yield OwnPage(path.stem, template.render(**story), story)
