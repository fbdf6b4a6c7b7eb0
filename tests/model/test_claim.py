from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from dateline.model import Claim, Span, Toll

TEXT = "Two soldiers and up to five civilians died; 40 have died since May."


def claim(*tolls: Toll) -> Claim:
    return Claim("a.txt", "00", "casualties", Span.of(TEXT, 38, 42), Span.of(TEXT, 0, len(TEXT)), tolls=tolls)


def toll(low: int | None, high: int | None, scope: str = "event") -> Toll:
    return Toll("dead", low, high, Span.of(TEXT, 0, 3), scope=scope)  # type: ignore[arg-type]


def test_groups_add_up_and_open_ends_stay_open() -> None:
    assert claim(toll(2, 2), toll(None, 5)).toll("dead") == (None, 7)


def test_a_periods_toll_gives_way_to_the_events() -> None:
    assert claim(toll(40, 40, "period")).toll("dead") == (40, 40)
    assert claim(toll(2, 2), toll(40, 40, "period")).toll("dead") == (2, 2)


def test_identity_is_text_trigger_and_type() -> None:
    first = claim()
    assert replace(first, confidence=0.1).id == first.id
    assert replace(first, type="shelling").id != first.id
    assert replace(first, document_sha256="01").id != first.id


def test_claims_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        claim().type = "shelling"  # type: ignore[misc]
