"""Our coding of others' texts: offsets out, strings back, and a changed text is noticed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
borrowed = pytest.importorskip("training.borrowed")

SENTENCES = ["Troops attacked Tarn and attacked Mur.", "They left."]
DOCUMENT = {
    "id": "cnc:one",
    "sentences": SENTENCES,
    "claims": [
        {
            "s": 0,
            "trigger": {"text": "attacked", "nth": 2},
            "type": "armed_clash",
            "agent": ["Troops"],
            "place": ["Mur"],
        },
        {"s": 1, "trigger": "left", "type": "withdrawal", "agent": [{"s": 0, "text": "Troops"}], "status": "actual"},
    ],
}


def test_offsets_point_to_what_was_coded() -> None:
    row = borrowed.standoff(DOCUMENT)
    assert "sentences" not in row
    first, second = row["claims"]
    assert first["trigger"] == [0, 25, 33]
    assert second["agent"] == [[0, 0, 6]]
    assert all(SENTENCES[s][a:z] == "Mur" for s, a, z in first["place"])


def test_a_string_that_is_not_there_is_an_error() -> None:
    claims = [{"s": 0, "trigger": "fled", "type": "displacement"}]
    with pytest.raises(ValueError, match="does not hold 'fled'"):
        borrowed.standoff(DOCUMENT | {"claims": claims})


def test_another_text_under_the_same_name_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.jsonl").write_text(json.dumps(borrowed.standoff(DOCUMENT)) + "\n")
    monkeypatch.setattr(borrowed, "sentences", lambda *_: SENTENCES)
    assert borrowed.borrowed(corpus, tmp_path)[0]["sentences"] == SENTENCES
    monkeypatch.setattr(borrowed, "sentences", lambda *_: ["Another text."])
    with pytest.raises(ValueError, match="is not the one that was coded"):
        borrowed.borrowed(corpus, tmp_path)


def test_the_borrowed_corpus_holds_no_text() -> None:
    corpus = Path(__file__).parents[2] / "training" / "corpus"
    paths = [*corpus.glob("borrowed/*.jsonl"), *corpus.glob("again/*.jsonl")]
    assert paths
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert set(row) == {"id", "sha256", "claims"}
            for claim in row["claims"]:
                assert all(isinstance(n, int) for n in claim["trigger"])
