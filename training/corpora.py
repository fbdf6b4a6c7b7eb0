"""Public corpora → sentences of labelled words. Every reader says where its data stands below the data folder."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.language.words import words

_KEPT_SUBTYPES = {"nsubj:pass", "aux:pass", "nmod:poss", "obl:tmod", "obl:agent", "obl:npmod", "nmod:tmod", "acl:relcl"}
_RE3D_KINDS = {
    "Organisation": "organisation", "Location": "place", "Person": "person", "Nationality": "nationality",
    "Temporal": "time", "Quantity": "quantity", "Weapon": "weapon", "Vehicle": "vehicle",
    "MilitaryPlatform": "vehicle", "DocumentReference": "other", "Money": "quantity",
}  # fmt: skip
_NAME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_WNUT_KINDS = {"person": "person", "location": "place", "corporation": "organisation", "group": "organisation"}
_PRONOUNS = frozenset(
    "i we he she they it him her us them his their our its who you me my your himself themselves which that".split()
)


@dataclass(slots=True)
class Labelled:
    """Words of a sentence with what is known of them; a layer that is missing stays None."""

    words: list[str]
    upos: list[str] | None = None
    head: list[int] | None = None
    rel: list[str] | None = None
    name: list[str] | None = None
    mention: list[str] | None = None
    factuality: list[float | None] | None = None
    source: str = ""
    offsets: list[tuple[int, int]] = field(default_factory=list)


def conllu(path: Path) -> Iterator[Labelled]:
    """Universal Dependencies; heads are 0 for the root and word numbers from 1."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            rels = [r[7] if r[7] in _KEPT_SUBTYPES else r[7].split(":")[0] for r in rows]
            yield Labelled(
                [r[1] for r in rows], [r[3] for r in rows], [int(r[6]) for r in rows], rels, source=path.stem
            )
            rows = []


def happened(path: Path) -> dict[tuple[str, ...], list[float | None]]:
    """UDS-IH2: for the words of a sentence, how sure it is that the event of a word happened, -3 to 3, else None."""
    out: dict[tuple[str, ...], list[float | None]] = {}
    for row in jsonl(path):
        tokens = tuple(row["text"].split())
        values = out.setdefault(tokens, [None] * len(tokens))
        for target in row["targets"]:
            values[target["span1"][0]] = float(target["label"])
    return out


def columns(path: Path, kinds: dict[str, str], word: int, tag: int) -> Iterator[Labelled]:
    """Word and BIO tag in columns, an empty line between sentences."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith("#"):
            continue
        if len(cells) > max(word, tag) and cells[word]:
            rows.append((cells[word], cells[tag]))
        elif rows:
            yield Labelled([w for w, _ in rows], name=_bio([t for _, t in rows], kinds), source=path.stem)
            rows = []


def ecbplus(path: Path) -> Iterator[list[str]]:
    """Words of each sentence; cells are document, sentence, word number, word, chain."""
    key: tuple[str, ...] | None = None
    found: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 4:
            continue
        if tuple(cells[:2]) != key:
            if found:
                yield found
            key, found = tuple(cells[:2]), []
        found.append(cells[3])
    if found:
        yield found


def _bio(tags: list[str], kinds: dict[str, str]) -> list[str]:
    out: list[str] = []
    for tag in tags:
        kind = kinds.get(tag[2:]) if tag[:2] in {"B-", "I-"} else None
        goes_on = kind and tag[0] == "I" and out and out[-1][2:] == kind
        out.append("O" if not kind else ("I-" if goes_on else "B-") + kind)
    return out


def re3d(folder: Path, test: bool) -> Iterator[Labelled]:
    """re3d's mentions, longest first where they nest; `test` picks the held-out documents (`re3d_is_test`)."""
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        mentions: dict[str, list[dict[str, object]]] = {}
        for entity in jsonl(part / "entities.json"):
            mentions.setdefault(str(entity["documentId"]), []).append(entity)
        for document in jsonl(part / "documents.json"):
            name, text = str(document["_id"]), str(document["text"])
            if re3d_is_test(name) == test:
                yield from _re3d_document(text, mentions.get(name, []), f"re3d/{part.name}/{name}")


def re3d_is_test(document_id: str) -> bool:
    """A fifth of the documents, by hash of their id, is never trained on."""
    return int(hashlib.md5(document_id.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def _re3d_document(text: str, entities: list[dict[str, object]], source: str) -> Iterator[Labelled]:
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for e in entities:
        start, end, kind = int(str(e["begin"])), int(str(e["end"])), _RE3D_KINDS.get(str(e["type"]))
        if not kind or str(e["value"]).lower() in _PRONOUNS or text[start:end] != e["value"]:
            continue
        sure = float(str(e.get("confidence", 0)))
        if (start, end) not in best or sure > best[start, end][0]:
            best[start, end] = (sure, kind)
    spots = words(text)
    tags = ["O"] * len(spots)
    for (start, end), (_, kind) in sorted(best.items(), key=lambda x: x[0][0] - x[0][1]):
        inside = [i for i, (a, z) in enumerate(spots) if a >= start and z <= end]
        if inside and all(tags[i] == "O" for i in inside):
            for i in inside:
                tags[i] = ("B-" if i == inside[0] else "I-") + kind
    for a, z in _sentence_bounds(text):
        inside = [i for i, (x, y) in enumerate(spots) if x >= a and y <= z]
        if len(inside) >= 3:
            cut = [spots[i] for i in inside]
            yield Labelled(
                [text[x:y] for x, y in cut], mention=_repair([tags[i] for i in inside]), source=source, offsets=cut
            )


def _repair(tags: list[str]) -> list[str]:
    return [
        "B" + t[1:] if t[0] == "I" and (i == 0 or tags[i - 1][2:] != t[2:]) else t for i, t in enumerate(tags)
    ]  # fmt: skip


def _sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in re.finditer(r"\n+|(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])", text):
        yield at, match.end()
        at = match.end()
    yield at, len(text)


def core_sentences(data: Path) -> list[Labelled]:
    """All that the core is trained on; the data folder's README says under which licences."""
    out = list(conllu(data / "syntax/ud_ewt/en_ewt-ud-train.rebuilt.conllu"))
    known = happened(data / "factuality/uds_ih2/train.jsonl")
    for sentence in out:
        sentence.factuality = known.get(tuple(sentence.words))
    out += columns(data / "entities/uner_ewt/en_ewt-ud-dev.iob2", _NAME_KINDS, 1, 2)
    for path in sorted((data / "entities/wikigold").rglob("*.conll.txt")):
        out += columns(path, _NAME_KINDS, 0, 1)
    for path in sorted((data / "entities/wnut17").rglob("train/*")):
        out += columns(path, _WNUT_KINDS, 0, 1)
    return out + list(re3d(data / "entities/re3d", test=False)) * 3
