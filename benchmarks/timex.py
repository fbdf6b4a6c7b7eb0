"""Time expressions and their values on WikiWars and MEANTIME, as TempEval-3 scores them. `python -m benchmarks.timex`

A span counts where it overlaps a gold span, each once; a value where the overlapping TIMEX3 value is the gold's.
WikiWars is split by document: the rules were written with the even ones in view, the odd ones are the figure. Nothing
is tuned on MEANTIME. `--errors` lists what went wrong on the even documents of WikiWars.
"""

from __future__ import annotations

import datetime
import html
import re
import sys
import time
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.places_of_data import SHARED, missing
from dateline.model import Span, TimeValue
from dateline.resolve.when.chronology import times_of

WIKIWARS = SHARED / "data" / "times" / "wikiwars" / "trainingset" / "tml"
MEANTIME = SHARED / "data" / "times" / "meantime" / "intra_cross-doc_annotation"
ANCHORS = {"wikiwars": "HeidelTime .779 / .913, prototype .743 / .878, dateparser .327 / .771", "meantime": "–"}
ANNOTATED = 5  # MEANTIME marks the headline and the first five sentences of each article
_TAG = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_VALUE = re.compile(r'\bvalue="([^"]*)"')

Gold = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its gold expressions (start, end, value) and the day of publication."""

    name: str
    text: str
    published: str
    gold: tuple[Gold, ...]


def wikiwars(path: Path = WIKIWARS) -> Iterator[Page]:
    for file in sorted(path.glob("*.tml")):
        raw = file.read_text(encoding="utf-8")
        published = re.search(r"CREATION_TIME.*?>([\d-]+)<", raw)
        body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
        text, gold, at = "", [], 0
        for m in _TAG.finditer(body):
            text += html.unescape(body[at : m.start()])
            start = len(text)
            text += html.unescape(re.sub(r"<[^>]+>", "", m[2]))
            value = _VALUE.search(m[1])
            gold.append((start, len(text), value[1] if value else ""))
            at = m.end()
        yield Page(file.stem, text + html.unescape(body[at:]), published[1] if published else "", tuple(gold))


def meantime(path: Path = MEANTIME) -> Iterator[Page]:
    for file in sorted(path.rglob("*.xml")):
        root = ET.parse(file).getroot()  # noqa: S314 (our own data folder)
        text, spots, sentence = "", {}, ""
        for token in root.iter("token"):
            if int(token.get("sentence") or 0) > ANNOTATED:
                break
            word = token.text or ""
            glue = "" if not text or re.match(r"^(?:[.,;:!?)%]|'s$|n't$)", word) or text.endswith(("(", "$")) else " "
            text += "\n" if text and token.get("sentence") != sentence else glue
            sentence = token.get("sentence") or ""
            spots[token.get("t_id")] = (len(text), len(text) + len(word))
            text += word
        gold, published = [], ""
        for timex in root.iter("TIMEX3"):
            ids = [a.get("t_id") for a in timex.iter("token_anchor")]
            if timex.get("functionInDocument") == "CREATION_TIME":
                published = re.sub(r"^(\d\d)-(\d\d)-(\d{4})$", r"\3-\2-\1", timex.get("value") or "")
            if ids and ids[0] in spots and ids[-1] in spots:
                gold.append((spots[ids[0]][0], spots[ids[-1]][1], timex.get("value") or ""))
        yield Page(file.stem, text, published, tuple(sorted(set(gold))))


@dataclass(slots=True)
class Score:
    spans: int = 0
    values: int = 0
    found: int = 0
    gold: int = 0

    def f1(self, right: int) -> float:
        return 2 * right / max(self.found + self.gold, 1)

    def __str__(self) -> str:
        p, r = self.spans / max(self.found, 1), self.spans / max(self.gold, 1)
        return (
            f"value F1 {self.f1(self.values):.3f} span F1 {self.f1(self.spans):.3f} (P {p:.3f} R {r:.3f}, {self.gold})"
        )


Finder = Callable[[str, str], Sequence[tuple[Span, TimeValue]]]


def dateparsers(text: str, published: str) -> list[tuple[Span, TimeValue]]:
    """What dateparser finds in running text, with the publication date as base; its days cut to what the words name."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    base = datetime.datetime.fromisoformat(published) if published else None
    settings = {"PREFER_DATES_FROM": "past"} | ({"RELATIVE_BASE": base} if base else {})
    out, at = [], 0
    for line in text.split("\n"):
        seen = 0
        for words, day in (search_dates(line, languages=["en"], settings=settings) if line.strip() else None) or []:
            start = line.find(words, seen)
            seen = max(seen, start)
            value = day.date().isoformat()
            if re.fullmatch(r"\D*(?:1\d{3}|20\d\d)\D*", words):
                value = value[:4] if not re.search(r"[A-Za-z]{3,}", words.replace("in", "")) else value[:7]
            out.append((Span.of(text, at + start, at + start + len(words)), TimeValue(value, value)))
        at += len(line) + 1
    return out


def score(pages: list[Page], errors: bool = False, finder: Finder = times_of) -> Score:
    out = Score()
    for page in pages:
        found = finder(page.text, page.published)
        out.found += len(found)
        out.gold += len(page.gold)
        taken: set[int] = set()
        for start, end, value in page.gold:
            hit = next(
                (i for i, (s, _) in enumerate(found) if i not in taken and s.start < end and start < s.end), None
            )
            ours = found[hit][1].timex3 if hit is not None else None
            if hit is not None:
                taken.add(hit)
                out.spans += 1
                out.values += ours == value
            if errors and ours != value:
                print(page.name, repr(page.text[start:end]), value, "→", hit is not None and found[hit][0].text, ours)
        if errors:
            for i, (s, v) in enumerate(found):
                if i not in taken:
                    print(
                        page.name, "EXTRA", repr(s.text), v.timex3, repr(page.text[max(0, s.start - 30) : s.end + 20])
                    )
    return out


def main() -> None:
    if why := missing(WIKIWARS):
        print(why)
        return
    pages = list(wikiwars())
    errors = "--errors" in sys.argv
    print("WikiWars, even documents (seen):", score(pages[::2], errors))
    print("WikiWars, odd documents:        ", score(pages[1::2]))
    print("WikiWars, all:                  ", score(pages), "anchors", ANCHORS["wikiwars"])
    news = list(meantime())
    print("MEANTIME:                       ", score(news))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        print("dateparser on the odd documents:", score(pages[1::2], finder=dateparsers))
    began = time.process_time()
    for page in news:
        times_of(page.text, page.published)
    print(f"{1000 * (time.process_time() - began) / max(len(news), 1):.1f} ms a news document")


if __name__ == "__main__":
    main()
