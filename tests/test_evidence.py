"""`text[start:end]` equals every span's text, in everything that comes out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.capture.inputs import captures
from dateline.model import Capture, Document, Fault
from dateline.pipeline import Options, Pipeline
from dateline.products import rows

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT.parent / "shared" / "samples" / "ain-issa.txt"
PAGES = 2000


@cache
def pipeline() -> Pipeline:
    return Pipeline(Options(include_comments=True))


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every {start, end, text} in a row, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from spans(part)


def check(document: Document) -> int:
    row = rows.document(document, with_authors=True)
    out: list[Any] = [row["comments"]]
    if document.language == "en":
        claims, found = pipeline().code(document), pipeline().annotate(document)
        assert not isinstance(claims, Fault)
        assert not isinstance(found, Fault)
        out += [rows.claim(c) for c in claims]
        out.append(rows.annotation(document.id, found.mentions, found.attributions))
    count = 0
    for span in spans(out):
        assert document.text[span["start"] : span["end"]] == span["text"]
        count += 1
    for toll in (t for r in out if isinstance(r, dict) for t in r.get("tolls", [])):
        assert 0 <= toll["start"] < toll["end"] <= len(document.text)
    return count


def read_all(*inputs: str) -> Iterator[Document]:
    for capture in captures(inputs):
        if isinstance(capture, Capture):
            document = pipeline().read(capture)
            assert isinstance(document, Document), document
            yield document


def test_examples() -> None:
    counts = [check(d) for d in read_all(str(ROOT / "examples"))]
    assert len(counts) >= 9
    assert sum(counts) > 300


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared sample page is not beside the repository")
def test_sample() -> None:
    (document,) = read_all(str(SAMPLE))
    assert check(document) > 60


SENTENCES = (
    "Rebel fighters shelled the town of {place} on {day}, killing {n} people.",
    "“We will not leave {place},” a spokesman said, citing reports from {day}.",
    "The army denied that its troops had entered {place}… 🙂",
    "Protesters marched in {place};\tpolice arrested at least {n} of them.",
    "According to witnesses, {n} trucks may have arrived near {place} {day}.",
    "No one knows\u00a0what happened — “nothing,” says the mayor’s office.",
)


def generated(rng: random.Random) -> str:
    parts = []
    for _ in range(rng.randint(1, 3)):
        place = rng.choice(["Tarn", "al-Hasakah", "Sana'a", "Kyïv", "São Paulo", "Ōtsu", "the M4 highway"])
        day = rng.choice(["Monday", "December 23", "3 May 2021", "last week", "yesterday"])
        parts.append(
            rng.choice(SENTENCES).format(place=place, day=day, n=rng.choice([3, "seven", "12,000", "dozens of"]))
        )
        parts.append(rng.choice([" ", "\n", "\n\n", "\r\n", "  ", "\n\u200b\n"]))
    if rng.random() < 0.2:
        return "<html><body><h1>News</h1><p>" + "</p><p>".join(p for p in parts if p.strip()) + "</p></body></html>"
    return "".join(parts)


def test_generated_pages() -> None:
    rng = random.Random(20201223)
    for number in range(PAGES):
        content = generated(rng)
        kind = "html" if content.startswith("<html") else "text"
        document = pipeline().read(Capture(f"page-{number}", content.encode(), kind))  # type: ignore[arg-type]
        assert isinstance(document, Document), document
        check(document)
