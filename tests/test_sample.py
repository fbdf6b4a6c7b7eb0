"""The sample page beside the repository, row by row of what it must show; skipped where it is missing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Capture, Document
from dateline.pipeline import Options, Pipeline
from dateline.products import rows

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the shared sample page is not beside the repository")


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def page(published: str | None = None) -> tuple[Document, list[dict[str, Any]]]:
    whole = pipeline()
    whole._options = Options(published=published)
    document = whole.read(Capture("ain-issa.txt", (SAMPLES / "ain-issa.txt").read_bytes(), "text"))
    assert isinstance(document, Document)
    claims = whole.code(document)
    assert isinstance(claims, list)
    return document, [rows.claim(c) for c in claims]


def test_taken_apart() -> None:
    gold = json.loads((SAMPLES / "ain-issa.gold.json").read_text(encoding="utf-8"))
    document, _ = page()
    row = rows.document(document, with_authors=True)
    zones = [(z["kind"], z["start"], z["end"]) for z in row["zones"] if z["kind"] != "comment"]
    assert zones == [(z["kind"], z["start"], z["end"]) for z in gold["zones"]]
    assert [c["text"] for c in row["comments"]] == [c["text"] for c in gold["comments"]]
    assert [c["author"] for c in row["comments"]] == [c.get("author") for c in gold["comments"]]
    assert row["fundraiser"] == gold["fundraiser"]
    assert (row["published"], row["language"]) == (None, "en")


def dates(claims: list[dict[str, Any]]) -> set[str]:
    return {c["date"] for c in claims if c["date"]}


def test_times_without_a_date() -> None:
    _, claims = page()
    assert dates(claims) == {"XXXX-12-23", "XXXX-12-24"}
    (shelled,) = [c for c in claims if c["trigger"]["text"] == "shelled"]
    assert shelled["when"][0]["part_of_day"] == "afternoon"
    (attack,) = [c for c in claims if any(w["text"].startswith("Last week") for w in c["when"])]
    assert (attack["date"], attack["date_basis"]) == (None, "relative, publication date unknown")


def test_times_with_a_date() -> None:
    _, claims = page("2020-12-25")
    assert dates(claims) == {"2020-12-23", "2020-12-24", "2020-12-14/2020-12-20"}


def test_places() -> None:
    _, claims = page()
    places = [p for c in claims for p in c["place"]]
    town = [p for p in places if p["text"] == "Ain Issa"]
    assert town
    for p in town:
        assert (p["geonameid"], p["country"], p["admin1"]) == (172134, "SYR", "Ar-Raqqah")
        assert (round(p["lat"], 4), round(p["lon"], 4)) == (36.3855, 38.8623)
    assert {p["country"] for p in places if p["country"]} == {"SYR"}
    for p in places:
        if p["text"].startswith("M4"):
            assert (p["precision"], p["lat"]) == ("line", None)


def test_the_highways_towns() -> None:
    document, _ = page()
    found = pipeline().annotate(document)
    assert not hasattr(found, "what")
    resolved = {m.span.text: m.place for m in found.mentions if m.place}
    for name in ("Raqqa", "al-Hasakah", "Aleppo"):
        places = [p for text, p in resolved.items() if name in text]
        assert places, f"{name} is not found: {sorted(resolved)}"
        assert all(p.country == "SYR" for p in places)
