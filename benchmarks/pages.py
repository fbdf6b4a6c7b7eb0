"""Bodies of real pages, HTML and flattened to plain text, beside trafilatura. `python -m benchmarks.pages`

Scored as the makers of the data do: runs of four words as multisets; precision and recall averaged over pages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter

from benchmarks.places_of_data import SHARED, missing
from dateline.model import Capture, Document
from dateline.page.decode import decode
from dateline.page.htmltext import visible
from dateline.page.read import read

FOLDER = SHARED / "data" / "pages" / "article_bodies"
_WORD = re.compile(r"\w+")
_BODY = frozenset({"body", "quotation", "dateline"})


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def body(document: object) -> str:
    zones = document.zones if isinstance(document, Document) else ()
    return "\n".join(z.span.text for z in zones if z.kind in _BODY)


def f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of (gold, found) texts from mean precision and mean recall."""
    precisions, recalls = [], []
    for gold, found in pairs:
        want, have = shingles(gold), shingles(found)
        right = sum((want & have).values())
        if have:
            precisions.append(right / sum(have.values()))
        if want:
            recalls.append(right / sum(want.values()))
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * p * r / (p + r)


def measured() -> dict[str, float]:
    import trafilatura

    gold = json.loads((FOLDER / "ground-truth.json").read_text(encoding="utf-8"))
    pairs: dict[str, list[tuple[str, str]]] = {"html": [], "plain text": [], "trafilatura": []}
    for name, row in sorted(gold.items()):
        content = gzip.decompress((FOLDER / "html" / f"{name}.html.gz").read_bytes())
        source = decode(content, markup=True)
        flat = visible(source).text.encode("utf-8", "replace")
        theirs = trafilatura.extract(source, include_comments=False, with_metadata=False) or ""
        found = (body(read(Capture(name, content, "html"))), body(read(Capture(name, flat, "text"))), theirs)
        for kind, text in zip(pairs, found, strict=True):
            pairs[kind].append((row["articleBody"], text))
    return {kind: f1(rows) for kind, rows in pairs.items()}


def main() -> None:
    if why := missing(FOLDER):
        print(why)
        return
    print({kind: round(value, 4) for kind, value in measured().items()})


if __name__ == "__main__":
    main()
