"""Codes follow from type, actors and tolls, and stay open where these do not decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.codes import codes
from dateline.codebook.load import kinds, types

STATE = frozenset({"state forces"})
REBELS = frozenset({"rebel group"})
MILITIA = frozenset({"political militia"})
GUNMEN = frozenset({"unknown armed group"})
CIVILIANS = frozenset({"civilians"})
NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("agent", "sub_event"),
    [
        (STATE, "Government regains territory"),
        (frozenset({"government"}), "Government regains territory"),
        (REBELS, "Non-state actor overtakes territory"),
        (MILITIA, "Non-state actor overtakes territory"),
        (NOBODY, None),
        (STATE | REBELS, None),
        (frozenset({"alliance or coalition"}), None),
    ],
)
def test_who_captured_decides_the_sub_event(agent: frozenset[str], sub_event: str | None) -> None:
    assert codes("territory_captured", agent, NOBODY)["acled"] == (sub_event and ["Battles", sub_event])


def test_a_foreign_army_does_not_regain_territory() -> None:
    found = codes("territory_captured", STATE, REBELS, foreign=True)["acled"]
    assert found == ["Battles", "Non-state actor overtakes territory"]


@pytest.mark.parametrize(
    ("type_id", "agent", "target", "expected"),
    [
        ("shelling", STATE, CIVILIANS, "one-sided"),
        ("shelling", NOBODY, CIVILIANS, "one-sided"),
        ("shelling", STATE, REBELS, "state-based"),
        ("shelling", REBELS, STATE, "state-based"),
        ("shelling", REBELS, MILITIA, "non-state"),
        ("shelling", STATE, GUNMEN, None),
        ("shelling", STATE, NOBODY, None),
        ("shelling", STATE, CIVILIANS | REBELS, "state-based"),
        ("armed_clash", STATE | REBELS, NOBODY, "state-based"),
        ("armed_clash", MILITIA | REBELS, NOBODY, "non-state"),
        ("armed_clash", STATE, NOBODY, None),
        ("air_strike", STATE | REBELS, NOBODY, None),
        ("attack_on_civilians", GUNMEN, NOBODY, "one-sided"),
        ("attack_on_civilians", frozenset({"private person"}), CIVILIANS, None),
        ("protest", frozenset({"protesters"}), STATE, None),
        ("agreement", STATE | REBELS, NOBODY, None),
    ],
)
def test_type_of_violence(type_id: str, agent: frozenset[str], target: frozenset[str], expected: str | None) -> None:
    assert codes(type_id, agent, target)["ucdp"] == expected


def test_the_tank_fire_of_the_contract() -> None:
    assert codes("shelling", STATE, NOBODY) == {
        "acled": ["Explosions/Remote violence", "Shelling/artillery/missile attack"],
        "plover": ["ASSAULT", "heavy-weapons"],
        "cameo": "19",
        "ucdp": None,
    }


def test_deaths_make_a_crackdown_excessive() -> None:
    police, crowd = frozenset({"police"}), frozenset({"protesters"})
    assert codes("protest_crackdown", police, crowd)["acled"] == ["Protests", "Protest with intervention"]
    assert codes("protest_crackdown", police, crowd, deadly=True)["acled"] == [
        "Protests",
        "Excessive force against protesters",
    ]


def test_protest_riot_and_a_code_without_mode() -> None:
    assert codes("protest")["acled"] == ["Protests", "Peaceful protest"]
    assert codes("protest", NOBODY, frozenset({"police"}))["acled"] == ["Protests", "Protest with intervention"]
    assert codes("riot", frozenset({"rioters"}), CIVILIANS)["acled"] == ["Riots", "Mob violence"]
    assert codes("agreement")["plover"] == ["AGREE"]
    assert codes("talks")["acled"] is None


def test_a_type_that_the_codebook_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        codes("picnic")


_KINDS = st.frozensets(st.sampled_from(sorted(kinds())), max_size=3)


@given(st.sampled_from(sorted(types())), _KINDS, _KINDS)
def test_any_actors_give_well_formed_codes(type_id: str, agent: frozenset[str], target: frozenset[str]) -> None:
    found = codes(type_id, agent, target)
    assert list(found) == ["acled", "plover", "cameo", "ucdp"]
    assert found["acled"] is None or len(found["acled"]) == 2
    assert found["ucdp"] in (None, "state-based", "non-state", "one-sided")
    if not target and type_id in ("shelling", "bombing", "air_strike"):
        assert found["ucdp"] is None, "without a target nobody can say which type of violence it is"
