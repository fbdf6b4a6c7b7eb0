"""Our coding of texts that are not ours: offsets only, joined to the texts in the data folder when training.

`corpus/borrowed/*.jsonl` has one document a line: `id`, `sha256` of its sentences joined by newlines, `claims` whose
strings are [sentence, start, end]. A document is named by its source:

    cnc:INDEX                 one sentence of the Causal News Corpus
    wikiwars:NAME:N           fifteen sentences of a war's history, from sentence N on
    re3d:FOLDER:ID            a whole document of re3d
"""

from __future__ import annotations

import csv
import hashlib
import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dateline.coding.roles import ROLES
from dateline.language.sentences import bounds
from dateline.language.words import words
from training.corpora import jsonl
from training.located import located

EXCERPT = 15  # sentences of a war's history in one document
_SHORT = 6  # words; shorter lines there are headings


def borrowed(corpus: Path, data: Path) -> list[dict[str, Any]]:
    """The documents in the form of our own corpus: `id`, `published`, `sentences`, `claims` with strings."""
    out = []
    for path in sorted(corpus.glob("*.jsonl")):
        for row in jsonl(path):
            found = sentences(row["id"], data)
            if row["sha256"] != digest(found):
                raise ValueError(f"{path.name}: the text of {row['id']} is not the one that was coded")
            out.append({"id": row["id"], "published": None, "sentences": found, "claims": row["claims"]})
    return out


def standoff(document: dict[str, Any]) -> dict[str, Any]:
    """A coded document without its text."""
    claims = []
    for claim in document["claims"]:
        at = located(document, claim["trigger"], claim["s"])
        roles = {r: [located(document, v, claim["s"]) for v in claim.get(r, ())] for r in ROLES}
        rest = {k: v for k, v in claim.items() if k not in {"trigger", *ROLES}}
        claims.append(rest | {"trigger": at} | {r: v for r, v in roles.items() if v})
    return {"id": document["id"], "sha256": digest(document["sentences"]), "claims": claims}


def digest(sentences: list[str]) -> str:
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()


def sentences(document: str, data: Path) -> list[str]:
    """The sentences of one document by its id."""
    source, _, name = document.partition(":")
    return _SOURCES[source](name, data)


def cnc(data: Path) -> Iterator[list[str]]:
    """Words of all sentences of the Causal News Corpus' training part."""
    for row in _cnc_rows(data).values():
        text = _untokenised(row)
        yield [text[a:z] for a, z in words(text)]


def wars(data: Path) -> Iterator[list[str]]:
    """Words of all sentences of WikiWars."""
    for path in sorted((data / "times/wikiwars/trainingset/tml").glob("*.tml")):
        for text in _war(path.stem, data):
            yield [text[a:z] for a, z in words(text)]


def _cnc(name: str, data: Path) -> list[str]:
    return [_untokenised(_cnc_rows(data)[name])]


@cache
def _cnc_rows(data: Path) -> dict[str, str]:
    with (data / "causal/cnc/V2/train_subtask1.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["index"]: row["text"] for row in csv.DictReader(file)}


def _untokenised(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.;:?!%\)”’])", r"\1", text)
    text = re.sub(r"([\(“‘$]) ", r"\1", text)
    text = re.sub(r" ('s|'re|'ve|n't|'ll|'d)\b", r"\1", text)
    text = re.sub(r"s ' ", r"s' ", text)
    text = re.sub(r'" ([^"]*?) "', r'"\1"', text)
    return text.replace("`` ", '"').replace(" ''", '"')


def _wikiwars(name: str, data: Path) -> list[str]:
    war, _, first = name.partition(":")
    return _war(war, data)[int(first) : int(first) + EXCERPT]


@cache
def _war(name: str, data: Path) -> list[str]:
    raw = (data / f"times/wikiwars/trainingset/tml/{name}.tml").read_text(encoding="utf-8", errors="replace")
    body = html.unescape(re.sub("<[^>]+>", "", raw[raw.find("<TEXT>") + 6 : raw.find("</TEXT>")]))
    lines = [line.strip() for line in body.split("\n")]
    return [s for line in lines if len(line.split()) >= _SHORT for s in _split(line)]


def _re3d(name: str, data: Path) -> list[str]:
    folder, _, number = name.rpartition(":")
    return [s for line in _re3d_texts(data / "entities/re3d" / folder)[number].split("\n") for s in _split(line)]


@cache
def _re3d_texts(folder: Path) -> dict[str, str]:
    return {str(d["_id"]): str(d["text"]) for d in jsonl(folder / "documents.json")}


def _split(line: str) -> list[str]:
    cut = [line[a:z].strip() for a, z in bounds(line, 0, len(line))]
    return [s for s in cut if s]


_SOURCES: dict[str, Callable[[str, Path], list[str]]] = {"cnc": _cnc, "wikiwars": _wikiwars, "re3d": _re3d}
