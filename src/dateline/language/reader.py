"""The network at run time: the only place that runs it. Needs onnxruntime and numpy alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.codebook import lexicon
from dateline.language.features import lexicon_features, path_number, paths
from dateline.language.neutral import neutral
from dateline.language.viterbi import labelled
from dateline.language.wordpiece import WordPiece
from dateline.language.words import shape
from dateline.model import Sentence

WEIGHTS = Path(__file__).parent / "weights"
_LIMIT = 510  # wordpieces; the encoder has 512 positions. Words beyond it, which no real sentence has, stay unread.
_BATCH = 2048  # wordpieces a batch, padding included

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network sees in one sentence of W words.

    `sentence` carries parts of speech and dependencies; `trigger` (W, 3) log-probabilities of O, B, I; `type` (W, T)
    scores; `factuality` (W,) from -3, surely not so, to 3, surely so; `mentions` word ranges with their kind; `words`
    (W, H) the states that the role graph goes on from.
    """

    sentence: Sentence
    words: Floats
    trigger: Floats
    type: Floats
    mentions: tuple[tuple[int, int, str], ...]
    names: tuple[tuple[int, int, str], ...]
    mention_numbers: NDArray[np.int64]
    factuality: Floats


@dataclass(frozen=True, slots=True)
class RoleScores:
    """For one trigger: `role` (W, 6, 3) log-probabilities of O, B, I; `status` (4,) and `certainty` (2,) scores; `path`
    the W ways through the parse from the trigger (`features.paths`)."""

    role: Floats
    status: Floats
    certainty: Floats
    path: tuple[str, ...]


class Reader:
    """Reads sentences; loads its two graphs once. One thread unless told otherwise."""

    def __init__(self, weights: Path = WEIGHTS, threads: int = 1) -> None:
        self._weights = weights
        self._threads = threads
        self.labels: dict[str, Any] = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self._pieces = WordPiece(weights / "vocab.txt")
        self._features = {name: i for i, name in enumerate(self.labels["lexicon"])}
        self._lexicon = lexicon.load()

    @cached_property
    def _reader(self) -> Any:
        return self._session("reader.onnx")

    @cached_property
    def _roles(self) -> Any:
        return self._session("roles.onnx")

    def _session(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Without VNNI, sums of int8 products overflow 16 bits and a page gives other claims; in this mode they do not.
        options.add_session_config_entry("session.x64quantprecision", "1")
        return onnxruntime.InferenceSession(str(self._weights / name), options, providers=["CPUExecutionProvider"])

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """One reading a sentence, in the order given."""
        shown = [neutral([t.text for t in s.tokens]) for s in sentences]
        encoded = [self._pieces.encode(words, _LIMIT) for words in shown]
        order = sorted((i for i, s in enumerate(sentences) if s.tokens), key=lambda i: len(encoded[i][0]))
        out: dict[int, Reading] = {}
        group: list[int] = []
        for i in [*order, -1]:
            if group and (i < 0 or len(encoded[i][0]) * (len(group) + 1) > _BATCH):
                batch = [(sentences[j], shown[j], encoded[j]) for j in group]
                out.update(zip(group, self._batch(batch), strict=True))
                group = []
            group.append(i)
        return [out[i] for i in sorted(out)]

    def _batch(self, group: list[tuple[Sentence, list[str], tuple[list[int], list[int], int]]]) -> list[Reading]:
        rows, length, width = len(group), max(len(e[0]) for _, _, e in group), max(len(s.tokens) for s, _, _ in group)
        ids, case = np.zeros((rows, length), np.int64), np.zeros((rows, length), np.int64)
        first, keep = np.zeros((rows, width), np.int64), np.zeros((rows, width), np.int64)
        features = np.zeros((rows, width, len(self._features)), np.float32)
        for r, (sentence, shown, (pieces, starts, fits)) in enumerate(group):
            ids[r, : len(pieces)] = pieces
            first[r, :fits] = starts
            keep[r, :fits] = 1
            texts = [t.text for t in sentence.tokens]
            for i, (a, z) in enumerate(zip(starts, [*starts[1:], len(pieces) - 1], strict=True)):
                case[r, a:z] = shape(shown[i])
            for i, numbers in enumerate(lexicon_features(texts, self._lexicon, self._features)):
                features[r, i, numbers] = 1.0
        given = {"ids": ids, "case": case, "first": first, "keep": keep, "lexicon": features}
        words, name, mention, upos, head, rel, trigger, kind, happened = self._reader.run(None, given)
        out = []
        for r, (sentence, _, (_, _, n)) in enumerate(group):
            tokens = list(sentence.tokens)
            for i in range(n):
                tags = self.labels["upos"][upos[r, i]], int(head[r, i]), self.labels["rel"][rel[r, i]]
                tokens[i] = replace(tokens[i], upos=tags[0], head=tags[1], deprel=tags[2])
            out.append(
                Reading(
                    replace(sentence, tokens=tuple(tokens)),
                    words[r, : len(tokens)],
                    trigger[r, :n],
                    kind[r, :n],
                    tuple(labelled(mention[r, :n], self.labels["mention"])),
                    tuple(labelled(name[r, :n], self.labels["name"])),
                    mention[r, : len(tokens)].argmax(-1),
                    happened[r, :n],
                )
            )
        return out

    def roles(self, reading: Reading, triggers: Sequence[tuple[int, int, int]]) -> list[RoleScores]:
        """Scores for triggers (start word, end word, number of type) of one sentence."""
        if not triggers:
            return []
        tokens = reading.sentence.tokens
        n = len(tokens)
        heads, rels = [t.head for t in tokens], [t.deprel for t in tokens]
        ways = [paths(heads, rels, a, z) for a, z, _ in triggers]
        keep = np.zeros((1, n), np.int64)
        keep[0, : len(reading.trigger)] = 1
        role, attribute = self._roles.run(
            None,
            {
                "words": reading.words[None],
                "keep": keep,
                "which": np.zeros(len(triggers), np.int64),
                "start": np.array([a for a, _, _ in triggers], np.int64),
                "end": np.array([z for _, z, _ in triggers], np.int64),
                "kind": np.array([k for _, _, k in triggers], np.int64),
                "path": np.array([[path_number(p, self.labels["path"]) for p in way] for way in ways], np.int64),
                "mention": reading.mention_numbers[None].astype(np.int64),
            },
        )
        return [RoleScores(role[i], attribute[i, :4], attribute[i, 4:6], tuple(way)) for i, way in enumerate(ways)]
