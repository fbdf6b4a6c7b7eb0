"""Claims gold → sentences with triggers. Each line of a document's text is one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.codebook import lexicon
from dateline.codebook.load import types
from dateline.coding.factuality import CERTAINTY, STATUS
from dateline.coding.roles import ROLES
from dateline.language.features import lexicon_features, path_number, paths
from dateline.language.wordpiece import WordPiece
from dateline.language.words import words
from training.batches import Item, Trigger, encode
from training.corpora import jsonl
from training.located import located
from training.network import PATHS

TYPES = list(types())
CUES = ["hedge", "negation", "future", "hypothetical", "report", "death", "injury"]
LEXICON = TYPES + CUES


@dataclass(slots=True)
class CodedSentence:
    """A sentence of gold: its words, and for each claim the word range of trigger and roles."""

    document: str
    words: list[str]
    claims: list[dict[str, Any]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    mention: list[int] = field(default_factory=list)


def documents(path: Path) -> list[dict[str, Any]]:
    return list(jsonl(path))


def written(folder: Path) -> list[dict[str, Any]]:
    """Our own corpus, which names strings by sentence, in the form of the gold (offsets in the joined text)."""
    return [joined(d) for path in sorted(folder.glob("*.jsonl")) for d in documents(path)]


def joined(d: dict[str, Any]) -> dict[str, Any]:
    """A document of sentences in the form of the gold. Keys that a claim leaves out are empty, actual and certain."""
    starts, text = [], ""
    for sentence in d["sentences"]:
        starts.append(len(text))
        text += sentence + "\n"

    def span(value: Any, own: int) -> dict[str, Any]:
        s, start, end = located(d, value, own)
        return {"start": starts[s] + start, "end": starts[s] + end, "text": d["sentences"][s][start:end]}

    claims = []
    for c in d["claims"]:
        roles = {r: [span(v, c["s"]) for v in c.get(r, ())] for r in ROLES}
        usual = {"status": "actual", "certainty": "certain"}
        claims.append({**usual, **c, "trigger": span(c["trigger"], c["s"]), **roles})
    return {"id": d["id"], "published": d["published"], "text": text.rstrip("\n"), "claims": claims}


def sentences(document: dict[str, Any]) -> Iterator[CodedSentence]:
    text, at = document["text"], 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        spots = words(text, start, end)
        if not spots:
            continue
        out = CodedSentence(document["id"], [text[a:z] for a, z in spots])
        for claim in document["claims"]:
            if start <= claim["trigger"]["start"] < end:
                where = _covered(spots, claim["trigger"])
                if where:
                    roles = {r: [c for s in claim[r] if (c := _covered(spots, s))] for r in ROLES}
                    out.claims.append(
                        {"at": where, "roles": roles} | {k: claim[k] for k in ("type", "status", "certainty")}
                    )
        yield out


def _covered(spots: list[tuple[int, int]], span: dict[str, Any]) -> tuple[int, int] | None:
    inside = [i for i, (a, z) in enumerate(spots) if a < span["end"] and z > span["start"]]
    return (inside[0], inside[-1] + 1) if inside else None


def path_numbers(coded: list[CodedSentence]) -> dict[str, int]:
    """Numbers for the frequent paths; rare ones share a shorter form. 0 is padding."""
    count: Counter[str] = Counter()
    for s in coded:
        for claim in s.claims:
            for path in paths(s.heads, s.rels, *claim["at"]):
                count[path] += 1
                if path != "far":
                    up, rest = path.split(":", 1)
                    count[f"{up}:*>{rest.split('>', 1)[1]}"] += 1
    kept = [p for p, n in count.most_common(PATHS - 2) if n >= 15 and p != "far"]
    return {"far": 1} | {p: i for i, p in enumerate(kept, 2)}


def claim_item(s: CodedSentence, pieces: WordPiece, numbers: dict[str, int]) -> Item:
    ids, case, first = encode(s.words, pieces)
    n = len(first)
    triggers = []
    taken: set[int] = set()
    for claim in s.claims:
        start, end = claim["at"]
        if end > n or taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        roles = [[0] * n for _ in ROLES]
        for row, role in zip(roles, ROLES, strict=True):
            for a, z in claim["roles"][role]:
                for i in range(a, min(z, n)):
                    row[i] = 1 if i == a else 2
        way = [path_number(p, numbers) for p in paths(s.heads, s.rels, start, end)][:n]
        labels = TYPES.index(claim["type"]), STATUS.index(claim["status"]), CERTAINTY.index(claim["certainty"])
        triggers.append(Trigger(start, end, *labels, roles, way))
    names = {name: i for i, name in enumerate(LEXICON)}
    features = lexicon_features(s.words, lexicon.load(), names)[:n]
    return Item(ids, case, first, {}, triggers, features, s.mention[:n])
