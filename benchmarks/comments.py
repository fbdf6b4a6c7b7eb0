"""Comment threads: `python -m benchmarks.comments`, on `pages/comment_threads` as audited by us.

Texts are scored by runs of four words over all pages; author, time, parent and votes are the share of gold comments
that have them and were found with the same. With hashed names every class, id and fragment stands under a hash.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.places_of_data import SHARED, missing
from benchmarks.shingles import WORD, shingles
from benchmarks.threads_gold import GoldComment, threads
from dateline.model import Capture, Comment, Document
from dateline.page.read import read
from dateline.page.stamps import ages, stamps

FOLDER = SHARED / "data" / "pages" / "comment_threads"
_NAMED = re.compile(r"""(\s(?:class|id|for|name|aria-\w+)\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_FRAGMENT = re.compile(r"""(href\s*=\s*["'][^"'#]*#)([^"']+)""", re.IGNORECASE)


def hashed(source: str) -> str:
    """The page with every class, id and fragment name replaced by a hash of it."""

    def name(word: str) -> str:
        return "x" + hashlib.md5(word.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8]

    def names(match: re.Match[str]) -> str:
        return match[1] + '"' + " ".join(name(word) for word in match[2].strip("\"'").split()) + '"'

    return _FRAGMENT.sub(lambda m: m[1] + name(m[2]), _NAMED.sub(names, source))


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs in lower case; of a text without a word, its signs."""
    return shingles(text.casefold()) or Counter([(text.strip(),)] if text.strip() else [])


def said(comment: Comment) -> str:
    return " ".join(span.text for span in comment.text)


def pairs(gold: Sequence[GoldComment], found: Sequence[Comment]) -> dict[int, int]:
    """For gold comments the found one with most of their text, at least half of it, each once."""
    want, have = [runs(g.text) for g in gold], [runs(said(f)) for f in found]
    ranked = sorted(
        ((sum((w & h).values()), -abs(i - j), i, j) for i, w in enumerate(want) for j, h in enumerate(have)),
        reverse=True,
    )
    out: dict[int, int] = {}
    for shared, _, i, j in ranked:
        if i not in out and j not in out.values() and 2 * shared >= want[i].total() > 0:
            out[i] = j
    return out


def same_author(gold: str, found: str | None) -> bool:
    return found is not None and " ".join(gold.split()).casefold() == " ".join(found.split()).casefold()


def same_time(gold: str, found: str | None) -> bool:
    """Whether both give the same day, and the same minute where both give one; an age must be the same words."""
    if found is None:
        return False
    ours, theirs = _values(found), _values(gold)
    if not ours or not theirs:
        age, own = ages(gold), ages(found)
        return bool(age and own and age.group().casefold() == own.group().casefold()) or gold.strip() == found.strip()
    return any(a[: min(len(a), len(b), 16)] == b[: min(len(a), len(b), 16)] for a in ours for b in theirs)


def _values(text: str) -> list[str]:
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return [text.replace(" ", "T", 1)[:16]]
    both = re.search(r"\b(\d\d?)/(\d\d?)/(\d{4})\b", text)  # which is the day only the other value tells
    if both and not any(stamp.value for stamp in stamps(text)):
        return [f"{both[3]}-{int(a):02}-{int(b):02}" for a, b in ((both[1], both[2]), (both[2], both[1]))]
    return [stamp.value for stamp in stamps(text) if stamp.value]


class Tally:
    """Counts of right and all by field."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()

    def add(self, gold: Sequence[GoldComment], found: Sequence[Comment]) -> None:
        want = sum((runs(g.text) for g in gold), Counter())
        have = sum((runs(said(f)) for f in found), Counter())
        shared = (want & have).total()
        for field, of in (("recall", want.total()), ("precision", have.total())):
            self.right[field] += shared
            self.all[field] += of
        matched, place = pairs(gold, found), {g.id: i for i, g in enumerate(gold)}
        for i, g in enumerate(gold):
            own = found[matched[i]] if i in matched else None
            if g.author:
                self._count(
                    "author", own is not None and same_author(g.author, own.author.text if own.author else None)
                )
            if g.time:
                self._count("time", own is not None and same_time(g.time, own.time))
            if g.votes is not None:
                self._count("votes", own is not None and own.votes == g.votes)
            above = matched.get(place[g.parent]) if g.parent in place else None
            if g.parent in place:
                self._count("parent", own is not None and above is not None and own.parent == above)
            self._count("top", own is not None and (g.parent in place or own.parent is None))

    def _count(self, field: str, right: bool) -> None:
        self.right[field] += right
        self.all[field] += 1

    def shares(self) -> dict[str, float]:
        out = {field: self.right[field] / max(1, self.all[field]) for field in self.all}
        p, r = out.get("precision", 0.0), out.get("recall", 0.0)
        return {"F1": 2 * p * r / (p + r) if p + r else 0.0, **out}


def leaked(gold: Sequence[GoldComment], document: Document) -> int:
    """Comments of which four fifths stand in the article."""
    body = sum((runs(z.span.text) for z in document.zones if z.kind in ("body", "quotation", "dateline")), Counter())
    return sum(
        1
        for g in gold
        if len(WORD.findall(g.text)) >= 4 and (runs(g.text) & body).total() >= 0.8 * runs(g.text).total()
    )


def measured(folder: Path = FOLDER) -> dict[str, dict[str, float]]:
    tallies = {"markup as it is": Tally(), "names hashed": Tally()}
    out: dict[str, dict[str, float]] = {}
    left = 0
    for page in threads(folder).values():
        for kind, source in (("markup as it is", page.html), ("names hashed", hashed(page.html))):
            document = read(Capture(page.id, source.encode("utf-8", "replace"), "html"))
            found = document.comments if isinstance(document, Document) else ()
            tallies[kind].add(page.comments, found)
            if kind == "markup as it is" and isinstance(document, Document):
                left += leaked(page.comments, document)
    for kind, tally in tallies.items():
        out[kind] = tally.shares()
    out["markup as it is"]["left in the body"] = left
    return out


def main() -> None:
    if why := missing(FOLDER):
        print(why)
        return
    for kind, shares in measured().items():
        print(f"{kind:16}", {field: round(value, 3) for field, value in shares.items()})


if __name__ == "__main__":
    main()
