"""The shipped files keep their schema, and a broken one is told with its file, row and fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.codebook import load
from dateline.codebook.headwords import headwords, read_headwords
from dateline.codebook.names import actor_names, state_names
from dateline.codebook.rows import CodebookError

# The types of the annotation guidelines, class by class.
TYPES = {
    "violence": "armed_clash territory_captured territory_transferred air_strike shelling bombing suicide_bombing "
    "grenade_attack chemical_attack attack_on_civilians sexual_violence abduction casualties",
    "protest": "protest riot protest_crackdown",
    "forces": "deployment base_established withdrawal arrest weapons_disrupted property_destruction siege group_change "
    "responsibility_claim",
    "dealings": "agreement agreement_broken talks demand threat accusation rejection sanctions support aid "
    "displacement legal_action",
}
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
PLOVER = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "SANCTION": "convict expel withdraw discontinue",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
PLOVER_SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
KINDS = [
    "state forces",
    "police",
    "government",
    "rebel group",
    "political militia",
    "communal militia",
    "alliance or coalition",
    "party",
    "international body",
    "aid organisation",
    "monitor",
    "media",
    "civilians",
    "protesters",
    "rioters",
    "private person",
    "company",
    "unknown armed group",
    "unknown",
]


def test_the_types_are_those_of_the_guidelines_in_their_classes() -> None:
    expected = [(name, class_) for class_, names in TYPES.items() for name in names.split()]
    assert [(entry.id, entry.class_) for entry in load.types().values()] == expected
    assert len(expected) == 37


@pytest.mark.parametrize("entry", load.types().values(), ids=lambda entry: entry.id)
def test_every_code_is_in_the_scheme_it_names(entry: load.EventType) -> None:
    for rule in entry.acled:
        if rule.code is not None:
            assert rule.code[1] in ACLED[rule.code[0]]
    for rule in entry.plover:
        if rule.code is not None:
            assert all(mode in PLOVER[rule.code[0]].split() for mode in rule.code[1:])
    for rule in entry.cameo:
        assert rule.code is None or 1 <= int(rule.code[0]) <= 20
    assert len(entry.examples) in (2, 3)


def test_kinds_are_the_agreed_ones_with_known_codes() -> None:
    assert list(load.kinds()) == KINDS
    assert {kind.plover_sector for kind in load.kinds().values()} <= PLOVER_SECTORS


def test_all_members_of_the_united_nations_and_five_more_are_there() -> None:
    others = {"PSE", "XKX", "TWN", "ESH", "VAT"}
    assert others <= load.states().keys()
    assert len(load.states().keys() - others) == 193
    assert all(state.adjectives or state.people for state in load.states().values() if state.iso3 not in {"DMA", "VAT"})


def test_state_names_belong_to_one_state_each() -> None:
    owners: dict[str, str] = {}
    for state in load.states().values():
        for name in {state.name, *state.adjectives, *state.people, *state.aliases, *state.regions}:
            assert owners.setdefault(name, state.iso3) == state.iso3, name


def test_actors_are_many_and_unique() -> None:
    rows = load.actors()
    assert len(rows) >= 150
    assert len({row.id for row in rows}) == len(rows)
    owners: dict[tuple[str, str], str] = {}
    for row in rows:
        for name in {row.name, *row.aliases}:
            assert owners.setdefault((name, row.kind), row.id) == row.id, name


def test_named_forces_are_spelled_as_the_kinds_spell_them() -> None:
    """«IDF» and «Israeli troops» must come to one name."""
    kinds = load.kinds()
    for row in load.actors():
        for kind in ("state forces", "police", "government"):
            prefix = kinds[kind].with_country.split("{")[0]
            if row.kind == kind and row.country and row.name.startswith(prefix):
                state = load.states()[row.country]
                if row.name != f"{prefix}{state.name}" and "National" not in row.name:
                    assert row.name == kinds[kind].actor_name(state)


def test_names_that_changed_do_not_overlap() -> None:
    by_name = {row.name: row for row in load.actors()}
    chain = [by_name[name].valid for name in ("al-Nusra Front", "Jabhat Fateh al-Sham", "Hayat Tahrir al-Sham")]
    assert [last for _, last in chain][:2] == [first for first, _ in chain][1:]


def test_there_are_forty_outlets_and_monitors() -> None:
    assert len(load.outlets()) >= 40
    assert {outlet.kind for outlet in load.outlets()} == {"media", "monitor"}


def test_every_row_says_where_it_comes_from() -> None:
    assert all(row.source for row in load.actors())
    assert all(outlet.source for outlet in load.outlets())


def test_the_indexes_build_from_the_files() -> None:
    assert actor_names() is actor_names()
    assert state_names() is state_names()
    assert headwords() is headwords()


Reader = Callable[[Path], object]
_HEAD = "version: 1\nsource: ours\n"
_KIND = (
    "kinds:\n- {id: guard, definition: d, acled_inter: 1, acled_label: x, plover_sector: MIL, "
    "with_country: 'Guards of {country}', without_country: Guards}\n"
)
_TYPE = (
    "sets: {}\ntypes:\n- {id: t, class: forces, label: l, definition: d, examples: [a, b], acled: null, plover: null, "
    "cameo: null, ucdp: null}\n"
)


@pytest.mark.parametrize(
    ("reader", "content", "told"),
    [
        (load.read_kinds, "kinds: [", "broken YAML"),
        (load.read_kinds, "- a\n", "must be a mapping"),
        (load.read_kinds, _KIND, "'version' must be a whole number"),
        (load.read_kinds, "version: 1\n" + _KIND, "'source' must be text"),
        (load.read_kinds, _HEAD + "kinds: []\n", "'kinds' must be a list of rows"),
        (load.read_kinds, _HEAD + "kinds: [a]\n", "row 1: must be a mapping"),
        (load.read_kinds, _HEAD + _KIND + _KIND.split("\n", 1)[1], "row 2 (guard): 'guard' stands twice"),
        (load.read_kinds, _HEAD + _KIND.replace("inter: 1", "inter: 9"), "'acled_inter' must be 1 to 8"),
        (load.read_kinds, _HEAD + _KIND.replace(" of {country}", ""), "where {country} stands"),
        (load.read_kinds, _HEAD + _KIND.replace("definition", "meaning"), "unknown field 'meaning'"),
        (load.read_types, _HEAD + _TYPE.replace("{}", "{odd: [elves]}"), "kinds that kinds.yml lacks: elves"),
        (load.read_types, _HEAD + _TYPE.replace("class: forces", "class: war"), "row 1 (t): 'class' must be one of"),
        (load.read_types, _HEAD + _TYPE.replace("[a, b]", "[a]"), "'examples' must have at least 2"),
        (load.read_types, _HEAD + _TYPE.replace(", ucdp: null", ""), "'ucdp' is missing"),
        (load.read_types, _HEAD + _TYPE.replace("cameo: null", "cameo: '190'"), "is no code of cameo"),
        (load.read_types, _HEAD + _TYPE.replace("cameo: null", "cameo: 19"), "'cameo' must be text"),
        (load.read_types, _HEAD + _TYPE.replace("acled: null", "acled: [Battles]"), "is no code of acled"),
        (
            load.read_types,
            _HEAD + _TYPE.replace("ucdp: null", "ucdp: [{when: {agent: [elves]}, code: one-sided}]"),
            "ucdp, rule 1, when: 'elves' is neither a kind of actor nor a set",
        ),
        (
            load.read_types,
            _HEAD + _TYPE.replace("ucdp: null", "ucdp: [{when: {moon: [police]}, code: one-sided}]"),
            "unknown field 'moon'",
        ),
        (
            load.read_types,
            _HEAD + _TYPE.replace("ucdp: null", "ucdp: [{when: {deadly: [police]}, code: one-sided}]"),
            "'deadly' must be true or false",
        ),
        (
            load.read_types,
            _HEAD + _TYPE.replace("ucdp: null", "ucdp: [{when: {opposed: [[police]]}, code: one-sided}]"),
            "'opposed' must list two sides",
        ),
        (load.read_states, _HEAD + "states:\n- {iso3: Fr, name: X}\n", "row 1 (X): 'iso3' must be a three-letter"),
        (load.read_actors, _HEAD + "actors:\n- {name: X, kind: elf}\n", "row 1 (X): 'kind' must be one of"),
        (load.read_actors, _HEAD + "actors:\n- {name: X, kind: police, country: ZZZ}\n", "'ZZZ' is no country"),
        (load.read_actors, _HEAD + "actors:\n- {name: X, kind: police, aliases: y}\n", "'aliases' must be a list"),
        (load.read_actors, _HEAD + "actors:\n- {name: X, kind: police, valid: [2020]}\n", "'valid' must be"),
        (
            load.read_actors,
            _HEAD + "actors:\n- {name: X, kind: police, valid: [2020, 2010]}\n",
            "ends before it begins",
        ),
        (load.read_actors, _HEAD + "actors:\n- {name: X, kind: police, place: 1}\n", "'place' must be true or false"),
        (load.read_outlets, _HEAD + "outlets:\n- {name: X, kind: police}\n", "'kind' must be one of media, monitor"),
        (read_headwords, _HEAD + "kinds: {elf: [elf]}\nweak: {}\n", "'elf' is no kind of actor"),
        (read_headwords, _HEAD + "kinds: {police: [cop, cop]}\nweak: {}\n", "'cop' is listed twice"),
    ],
)
def test_a_broken_file_is_told_with_its_place(tmp_path: Path, reader: Reader, content: str, told: str) -> None:
    path = tmp_path / "broken.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        reader(path)
    assert str(caught.value).startswith("broken.yml")
    assert told in str(caught.value)
