"""A user's own coded pages: JSONL, one document a line or one claim a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.evaluation.spans import ROLES
from dateline.model.errors import DatelineError

_NEEDED = ("type", "trigger")


class GoldError(DatelineError):
    """The file of coded pages cannot be used; says which line and why."""


def read(path: Path, types: Mapping[str, object]) -> dict[str, list[dict[str, Any]]]:
    """Claims by document id.

    A line is a document `{"id": …, "claims": […]}` or one claim with its `document`, as `dateline code` writes it. A
    claim has `type` and `trigger` {start, end} and may have roles, dead, injured, date, status and certainty.
    """
    out: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}, line {number}: no JSON ({error.msg})") from error
        if not isinstance(row, dict) or not (("claims" in row and "id" in row) or "document" in row):
            raise GoldError(f"{path}, line {number}: needs «id» and «claims», or one claim with its «document»")
        claims = row.get("claims", [row])
        for claim in claims:
            _check(claim, types, f"{path}, line {number}")
        out.setdefault(str(row["id"] if "claims" in row else row["document"]), []).extend(claims)
    if not out:
        raise GoldError(f"{path}: no coded pages in it")
    return out


def _check(claim: Any, types: Mapping[str, object], where: str) -> None:
    if not isinstance(claim, dict) or any(key not in claim for key in _NEEDED):
        raise GoldError(f"{where}: a claim needs «type» and «trigger»")
    if claim["type"] not in types:
        raise GoldError(f"{where}: no event type {claim['type']!r}; `dateline codebook` lists them")
    for span in _spans(claim):
        if not isinstance(span, dict) or not isinstance(span.get("start"), int) or not isinstance(span.get("end"), int):
            raise GoldError(f"{where}: a span needs «start» and «end», in code points of the page's text")


def _spans(claim: dict[str, Any]) -> list[Any]:
    return [claim["trigger"], *(span for role in ROLES for span in claim.get(role) or [])]


def misfit(text: str, claims: list[dict[str, Any]]) -> str | None:
    """Why claims cannot belong to a text: a span outside it, or one whose own `text` stands elsewhere."""
    for claim in claims:
        for span in _spans(claim):
            if not 0 <= span["start"] < span["end"] <= len(text):
                return f"a span lies outside the text: {span['start']}–{span['end']} of {len(text)}"
            if "text" in span and text[span["start"] : span["end"]] != span["text"]:
                return f"at {span['start']} stands {text[span['start'] : span['end']]!r}, not {span['text']!r}"
    return None
