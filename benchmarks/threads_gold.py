"""Comment threads with our corrections: the silver rows of `comment_threads`, edited by `comment_audit.jsonl`.

The audit holds no words of a page. A value is a cut of the silver value or `{"at": [start, end]}`, a stretch of the
page's HTML; only times, votes, ids and parents stand there as they are. A silver row without an id is named by its
number.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AUDIT = Path(__file__).with_name("comment_audit.jsonl")
_UNSEEN = re.compile(r"(?is)<!--.*?-->|<(script|style)\b.*?</\1\s*>")
_BREAK = re.compile(
    r"(?i)</?(?:address|article|blockquote|br|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul)\b[^>]*>"
)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


@dataclass(frozen=True)
class GoldComment:
    id: str
    parent: str | None
    author: str | None
    time: str | None
    text: str
    votes: int | None


@dataclass(frozen=True)
class Page:
    id: str
    html: str
    audited: bool
    comments: tuple[GoldComment, ...]


def words(markup: str) -> str:
    """What a stretch of HTML shows: a break between blocks is a space, other tags are nothing."""
    shown = _TAG.sub("", _BREAK.sub(" ", _UNSEEN.sub("", markup)))
    return " ".join(html.unescape(shown).split())


def threads(folder: Path) -> dict[str, Page]:
    """The audited threads by page."""
    silver = json.loads((folder / "silver.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in AUDIT.read_text(encoding="utf-8").splitlines()]
    return {audit["page"]: _page(folder, audit, silver[audit["page"]]["comments"]) for audit in lines}


def _page(folder: Path, audit: dict[str, Any], silver: list[dict[str, Any]]) -> Page:
    source = (folder / audit["page"]).read_bytes().decode("utf-8", "replace")
    rows = {str(row["id"] or number): row for number, row in enumerate(silver, 1)}
    for name in [*audit["delete"], *audit["edits"]]:
        if name not in rows:
            raise ValueError(f"{audit['page']}, comment {name}: no such silver row")
    kept = [
        _comment(source, audit, n, row, audit["edits"].get(n, {}))
        for n, row in rows.items()
        if n not in audit["delete"]
    ]
    for row in audit["add"]:
        kept.insert(row["place"], _comment(source, audit, row["id"], {}, row))
    ids = [comment.id for comment in kept]
    for comment in kept:
        if (comment.parent is not None and comment.parent not in ids) or ids.count(comment.id) > 1:
            raise ValueError(f"{audit['page']}, comment {comment.id}: its id is there twice, or its parent is not")
    return Page(audit["page"], source, audit["audited"], tuple(kept))


def _comment(source: str, audit: dict[str, Any], name: str, row: dict[str, Any], edits: dict[str, Any]) -> GoldComment:
    def value(field: str) -> Any:
        old, edit = " ".join(str(row.get(field) or "").split()), edits.get(field, row.get(field))
        if isinstance(edit, dict):
            start, end = edit["at"]
            new = words(source[start:end]) if 0 <= start < end <= len(source) else ""
        elif isinstance(edit, list):
            start, end = (edit[0], len(old) - edit[1]) if field == "text" else edit
            new = old[start:end] if 0 <= start < end <= len(old) else ""
        else:
            return (" ".join(edit.split()) or None) if isinstance(edit, str) else edit
        if not new or new != new.strip():
            raise ValueError(f"{audit['page']}, comment {name}: the correction of {field} does not fit")
        return new

    text, parent = value("text"), value("parent")
    if not text or not isinstance(value("votes"), int | None):
        raise ValueError(f"{audit['page']}, comment {name}: no text is left, or its votes are no number")
    known = str(value("id") or name), parent and str(parent)
    return GoldComment(*known, value("author"), value("time"), text, value("votes"))
