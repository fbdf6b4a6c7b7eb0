"""Bodies of real pages, HTML and flattened to plain text, beside three extractors. `python -m benchmarks.pages`

Scored as the makers of the data do: runs of four words as multisets; precision and recall averaged over pages. Each
page is read with networks that were trained without its site (`make page-folds`). Pages written by us, which no HTML
network has seen, follow with their titles, dates and threads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from training.pages import FOLDS, fold_of, pages

from benchmarks import comments
from benchmarks.own_pages import OwnPage, own_pages
from benchmarks.places_of_data import SHARED, missing
from benchmarks.shingles import shingles
from benchmarks.threads_gold import GoldComment
from dateline.model import Capture, Document
from dateline.page.htmltext import visible
from dateline.page.judges import Judges
from dateline.page.read import read

FOLDER = SHARED / "data" / "pages" / "article_bodies"
WORK = Path(__file__).parents[1] / "training" / "work" / "pages"
_BODY = frozenset({"body", "quotation", "dateline"})
_DRAWS = 2000
Pair = tuple[str, str]


def body(document: object) -> str:
    zones = document.zones if isinstance(document, Document) else ()
    return "\n".join(z.span.text for z in zones if z.kind in _BODY)


def shares(pairs: Sequence[Pair]) -> np.ndarray:
    """(pages, 2): precision and recall of (gold, found) texts, NaN where one is empty."""
    rows = []
    for gold, found in pairs:
        want, have = shingles(gold), shingles(found)
        right = sum((want & have).values())
        rows.append([right / sum(have.values()) if have else np.nan, right / sum(want.values()) if want else np.nan])
    return np.array(rows)


def f1(pairs: Sequence[Pair]) -> float:
    """F1 of (gold, found) texts from mean precision and mean recall."""
    return _f1(shares(pairs))


def _f1(rows: np.ndarray) -> float:
    p, r = np.nanmean(rows, axis=0)
    return float(2 * p * r / (p + r))


def difference(ours: Sequence[Pair], theirs: Sequence[Pair], seed: int = 1) -> tuple[float, float]:
    """95 % interval of the difference in F1, pages drawn with replacement, the same for both."""
    rng, a, b = np.random.default_rng(seed), shares(ours), shares(theirs)
    draws = [rng.integers(0, len(a), len(a)) for _ in range(_DRAWS)]
    low, high = np.percentile([_f1(a[d]) - _f1(b[d]) for d in draws], [2.5, 97.5])
    return float(low), float(high)


def _trafilatura(source: str) -> str:
    import trafilatura

    return trafilatura.extract(source, include_comments=False, with_metadata=False) or ""


def _readability(source: str) -> str:
    from readability import Document as Page

    return visible(Page(source).summary()).text


def _resiliparse(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=True, comments=False))


RIVALS: dict[str, Callable[[str], str]] = {
    "trafilatura": _trafilatura, "readability-lxml": _readability, "resiliparse": _resiliparse,
}  # fmt: skip


def judges(site: str) -> Judges:
    """Networks trained without a site."""
    folder = WORK / f"fold{fold_of(site)}"
    return Judges(folder / "body-text.npz", folder / "body-html.npz")


def ready() -> bool:
    """Whether the pages are there, and networks for each fifth of their sites."""
    return not missing(FOLDER) and all((WORK / f"fold{n}").exists() for n in range(FOLDS))


def measured() -> dict[str, list[Pair]]:
    """(gold, found) by reader, all on the same pages."""
    pairs: dict[str, list[Pair]] = {"html": [], "plain text": []}
    for name, site, source, gold in pages(FOLDER):
        own = judges(site)
        flat = visible(source).text.encode("utf-8", "replace")
        content = source.encode("utf-8", "replace")
        pairs["html"].append((gold, body(read(Capture(name, content, "html", "utf-8"), own))))
        pairs["plain text"].append((gold, body(read(Capture(name, flat, "text"), own))))
        for rival, extract in RIVALS.items():
            try:
                pairs.setdefault(rival, []).append((gold, extract(source)))
            except ImportError:
                pairs.pop(rival)
    return {name: rows for name, rows in pairs.items() if rows}


def speed() -> tuple[float, float]:
    """CPU milliseconds a page: ours with everything, trafilatura's text alone; three rounds, the best of each."""
    sources = [source for _, _, source, _ in pages(FOLDER)]
    best = [float("inf"), float("inf")]
    readers: tuple[Callable[[str], object], ...] = (
        lambda source: read(Capture("", source.encode("utf-8", "replace"), "html", "utf-8")),
        _trafilatura,
    )
    for _ in range(3):
        for place, reader in enumerate(readers):
            began = time.process_time()
            for source in sources:
                reader(source)
            best[place] = min(best[place], 1000 * (time.process_time() - began) / len(sources))
    return best[0], best[1]


def thread_of(page: OwnPage) -> list[GoldComment]:
    out = []
    for number, row in enumerate(page.story.get("comments") or []):
        above = None if row.get("parent") is None else str(row["parent"])
        text = " ".join(" ".join(row["text"]).split())
        out.append(GoldComment(str(number), above, row["author"], row["time"], text, row.get("votes")))
    return out


def own() -> None:
    """Pages written by us: body, title, day of publication and threads, as HTML, with hashed names, and flattened."""
    ways = {"html": comments.Tally(), "names hashed": comments.Tally(), "plain text": comments.Tally()}
    bodies: dict[str, list[Pair]] = {"html": [], "trafilatura": []}
    dates = titles = count = 0
    for page in own_pages():
        sources = {"html": page.html, "names hashed": comments.hashed(page.html), "plain text": visible(page.html).text}
        count += 1
        for way, source in sources.items():
            found = read(Capture(page.name, source.encode(), "text" if way == "plain text" else "html", "utf-8"))
            ways[way].add(thread_of(page), found.comments if isinstance(found, Document) else ())
            if way == "html" and isinstance(found, Document):
                bodies["html"].append(("\n".join(page.body), body(found)))
                bodies["trafilatura"].append(("\n".join(page.body), _trafilatura(source)))
                dates += (found.published or "")[:10] == str(page.story["published"])[:10]
                titles += found.title == page.story["title"]
    print(f"{count} pages of ours: body F1", {name: round(f1(rows), 4) for name, rows in bodies.items()})
    print(f"  title right {titles / count:.3f}, day of publication right {dates / count:.3f}")
    for way, tally in ways.items():
        print(f"  threads, {way:12}", {field: round(value, 3) for field, value in tally.shares().items()})


def main() -> None:
    if why := missing(FOLDER):
        print(why)
    elif not ready():
        print("bodies: no networks trained without a fifth of the sites; run `make page-folds`")
    else:
        pairs = measured()
        for name, rows in pairs.items():
            print(f"{name:16} body F1 {f1(rows):.4f}")
        print(
            "html - trafilatura, 95 % interval: {:+.4f} to {:+.4f}".format(
                *difference(pairs["html"], pairs["trafilatura"])
            )
        )
        print("CPU ms a page: ours {:.1f}, trafilatura {:.1f}".format(*speed()))
    comments.main()
    own()


if __name__ == "__main__":
    main()
