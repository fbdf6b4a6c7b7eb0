"""The scorer against hand-counted cases, and against the shared tool where it is there."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.evaluation import gold
from dateline.evaluation.score import FIELDS, Scores
from dateline.evaluation.spans import pairs, same

SHARED = Path(__file__).parents[3] / "shared"
TEXT = "The army shelled the town of Tarn on Monday, killing three men. Protesters marched."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def claim(kind: str, trigger: str, **values: Any) -> dict[str, Any]:
    roles = {k: [span(w) for w in v] for k, v in values.items() if isinstance(v, list) and k not in {"dead", "injured"}}
    rest = {k: v for k, v in values.items() if k not in roles}
    return {"type": kind, "trigger": span(trigger), "status": "actual", "certainty": "certain", **roles, **rest}


def scored(by_hand: list[dict[str, Any]], found: list[dict[str, Any]]) -> Scores:
    scores = Scores()
    scores.add("a", TEXT, by_hand, found)
    return scores


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the town of Tarn", "town of Tarn", True),  # articles do not count
        ("the town of Tarn", "Tarn", False),  # one word of three
        ("town of", "of Tarn", False),
        ("The army", "army", True),
        ("Tarn on", "Tarn", True),  # half is enough
    ],
)
def test_spans_are_the_same_where_half_of_the_words_are(a: str, b: str, expected: bool) -> None:
    assert same(TEXT, span(a), span(b)) is expected
    assert same(TEXT, span(b), span(a)) is expected


def test_everything_right_scores_one_and_nothing_scores_none() -> None:
    roles = {"agent": ["The army"], "place": ["town of Tarn"], "when": ["on Monday"]}
    by_hand = [claim("shelling", "shelled", **roles, date="2020")]
    stated = ("trigger", "claim", "facts", "date", *roles)
    found = {n: t.f1 for n, t in scored(by_hand, by_hand).fields.items() if t.gold}
    assert found == dict.fromkeys(stated, 1.0)
    assert scored(by_hand, []).fields["facts"].f1 == 0.0
    assert scored(by_hand, []).misses[0].missed


def test_fields_of_a_wrongly_typed_claim_are_not_right() -> None:
    by_hand = [claim("shelling", "shelled", agent=["The army"])]
    scores = scored(by_hand, [claim("air_strike", "shelled", agent=["The army"])])
    assert (scores.fields["trigger"].right, scores.fields["claim"].right, scores.fields["agent"].right) == (1, 0, 0)
    assert scores.confusion == {("shelling", "air_strike"): 1}


def test_a_number_and_a_range_of_the_same_ends_are_one_value() -> None:
    by_hand = [claim("casualties", "killing", dead=3)]
    assert scored(by_hand, [claim("casualties", "killing", dead=[3, 3])]).fields["dead"].right == 1
    assert scored(by_hand, [claim("casualties", "killing", dead=[3, None])]).fields["dead"].right == 0


def test_a_date_counts_only_where_the_gold_has_a_time_expression() -> None:
    dated = claim("protest", "marched", when=["on Monday"], date="2020-01-06")
    undated = claim("protest", "marched", date="2020-01-06")
    found = claim("protest", "marched", date="2020-01-06")
    assert (scored([dated], [found]).fields["date"].right, scored([dated], [found]).fields["date"].gold) == (1, 1)
    assert (scored([undated], [found]).fields["date"].found, scored([undated], [found]).fields["date"].gold) == (0, 0)


def test_of_two_answers_the_one_of_the_same_type_is_taken() -> None:
    by_hand = [claim("shelling", "shelled")]
    found = [claim("air_strike", "shelled"), claim("shelling", "shelled")]
    assert pairs(TEXT, by_hand, found) == [(0, 1)]


def test_gold_is_read_as_documents_and_as_single_claims(tmp_path: Path) -> None:
    one = claim("shelling", "shelled")
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "claims": [one]}) + "\n" + json.dumps(one | {"document": "b"}) + "\n")
    assert gold.read(path, {"shelling": 1}) == {"a": [one], "b": [one | {"document": "b"}]}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 1: no JSON"),
        ('{"id": "a"}', "needs «id» and «claims»"),
        ('{"id": "a", "claims": [{"type": "shelling"}]}', "needs «type» and «trigger»"),
        ('{"id": "a", "claims": [{"type": "war", "trigger": {"start": 0, "end": 1}}]}', "no event type 'war'"),
        ('{"id": "a", "claims": [{"type": "shelling", "trigger": {"start": 0}}]}', "a span needs"),
        ("", "no coded pages"),
    ],
)
def test_unusable_gold_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(gold.GoldError, match=why):
        gold.read(path, {"shelling": 1})


def test_gold_of_another_text_is_noticed() -> None:
    assert gold.misfit(TEXT, [claim("shelling", "shelled")]) is None
    assert "outside" in str(gold.misfit("short", [claim("shelling", "shelled")]))
    assert "not 'shelled'" in str(gold.misfit(TEXT.replace("shelled", "reached"), [claim("shelling", "shelled")]))


@pytest.mark.skipif(not (SHARED / "gold" / "claims-dev.jsonl").exists(), reason="needs ../shared/gold")
def test_agrees_with_the_shared_scorer(tmp_path: Path) -> None:
    """On the development gold, disturbed at random: claims dropped, retyped, spans moved, values changed."""
    rng = random.Random(7)
    lines = (SHARED / "gold" / "claims-dev.jsonl").read_text(encoding="utf-8").splitlines()[:30]
    documents = [json.loads(line) for line in lines]
    scores, predicted = Scores(), []
    for d in documents:
        found = [disturbed(c, d["claims"], rng) for c in d["claims"] if rng.random() < 0.8]
        scores.add(d["id"], d["text"], d["claims"], found)
        predicted += [c | {"document": d["id"]} for c in found]
    (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "found.jsonl").write_text("\n".join(json.dumps(c) for c in predicted), encoding="utf-8")
    tool = [sys.executable, str(SHARED / "tools" / "score_claims.py"), "gold.jsonl", "found.jsonl", "--json"]
    out = subprocess.run(tool, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    theirs = json.loads(out)["scores"]
    for name in FIELDS:
        t = scores.fields[name]
        assert (t.right, t.found, t.gold) == tuple(theirs[name][k] for k in ("right", "found", "gold")), name


def disturbed(claim: dict[str, Any], others: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    out: dict[str, Any] = json.loads(json.dumps(claim))
    if rng.random() < 0.2:
        out["type"] = rng.choice(others)["type"]
    if rng.random() < 0.2:
        out["agent"] = [*out["agent"], *rng.choice(others)["agent"]]
    if rng.random() < 0.2:
        out["date"], out["dead"], out["status"] = rng.choice(others)["date"], rng.choice(others)["dead"], "future"
    for s in out["target"]:
        s["start"] = max(0, s["start"] - rng.randrange(20))
    return out
