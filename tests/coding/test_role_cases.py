"""Labelled sentence shapes through the shipped weights: a share must be right, and the evidence always."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.evaluation.spans import same
from dateline.model import Capture, Claim, Fault
from dateline.pipeline import Pipeline

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "role_cases.yml").read_text("utf-8"))["cases"]
# What the weights of this version reach; a retraining that falls below says so here.
FLOOR = 0.95
ROLES = ("agent", "target", "place", "when", "weapon", "source")


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Claim]]:
    pipeline, out = Pipeline(), {}
    for case in CASES:
        document = pipeline.read(Capture("case", case["text"].encode(), "row", language="en"))
        claims = document if isinstance(document, Fault) else pipeline.code(document)
        assert not isinstance(claims, Fault)
        out[case["text"]] = claims
    return out


def asked(text: str, wanted: dict[str, str], claims: list[Claim]) -> list[tuple[str, bool]]:
    """Every value that a case asks for, and whether it was found; all are missed where the trigger is."""
    start = text.index(wanted["trigger"])
    trigger = {"start": start, "end": start + len(wanted["trigger"])}
    found = [c for c in claims if c.trigger.start < trigger["end"] and trigger["start"] < c.trigger.end]
    claim = next((c for c in found if c.type == wanted.get("type", c.type)), None)
    out = [("claim", claim is not None)]
    for role in (r for r in ROLES if r in wanted):
        filled = [getattr(x, "span", x) for x in getattr(claim, role)] if claim else []
        if wanted[role] == "none":
            out.append((role, claim is not None and not filled))
            continue
        at = text.index(wanted[role])
        span = {"start": at, "end": at + len(wanted[role])}
        out.append((role, any(same(text, {"start": s.start, "end": s.end}, span) for s in filled)))
    for value in ("status", "certainty"):
        if value in wanted:
            out.append((value, claim is not None and getattr(claim, value) == wanted[value]))
    return out


def test_share_of_values_right(coded: dict[str, list[Claim]]) -> None:
    results = [
        (case["text"], wanted["trigger"], name, right)
        for case in CASES
        for wanted in case["claims"]
        for name, right in asked(case["text"], wanted, coded[case["text"]])
    ]
    wrong = [f"{text} [{trigger}] {name}" for text, trigger, name, right in results if not right]
    share = 1 - len(wrong) / len(results)
    assert share >= FLOOR, f"{share:.3f} of {len(results)} values right; wrong:\n" + "\n".join(wrong)


def test_every_span_is_its_text(coded: dict[str, list[Claim]]) -> None:
    for text, claims in coded.items():
        for claim in claims:
            for span in (
                claim.trigger,
                claim.evidence,
                *(getattr(x, "span", x) for r in ROLES for x in getattr(claim, r)),
            ):
                assert text[span.start : span.end] == span.text
