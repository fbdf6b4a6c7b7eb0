"""Mentions to actors: the labelled cases, what a document defines, and properties that hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.load import kinds, states
from dateline.model import Actor, Span
from dateline.resolve.who.actors import ActorResolver, mention_is_actor

_CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("actors_cases.yml").read_text(encoding="utf-8"))[
    "cases"
]


def _resolved(mention: str, document: str | None = None) -> Actor | None:
    document = mention if document is None else document
    start = document.rindex(mention)
    span = Span.of(document, start, start + len(mention))
    return ActorResolver().resolve(document, [span])[span]


def test_there_are_enough_cases() -> None:
    assert len(_CASES) >= 120


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"])
def test_labelled_case(case: dict[str, Any]) -> None:
    actor = _resolved(case["text"], case.get("context"))
    if case["kind"] is None:
        assert actor is None
    else:
        assert actor is not None
        assert (actor.name, actor.kind, actor.country) == (case["name"], case["kind"], case["country"])
        assert actor.reason


def test_one_definition_serves_the_whole_page() -> None:
    text = "The MDF struck at dawn. Later the Marun Defence Front (MDF) denied it. An MDF spokesman gave no reason."
    spans = [Span.of(text, i, i + 3) for i in range(len(text)) if text.startswith("MDF", i)]
    found = ActorResolver().resolve(text, spans)
    assert len(spans) == 3
    assert {actor.name for actor in found.values() if actor} == {"Marun Defence Front"}
    assert all(actor and "Marun Defence Front (MDF)" in actor.reason for actor in found.values())


def test_a_mention_known_as_a_person_is_a_private_person_unless_it_holds_an_office() -> None:
    text = "French President Émile Vastin met Dorian Castel. Vastin smiled."
    office, person = Span.of(text, 49, 55), Span.of(text, 34, 47)
    found = ActorResolver().resolve(text, [office, person], persons=[office, person])
    assert {span.text: actor and (actor.name, actor.kind) for span, actor in found.items()} == {
        "Vastin": ("Government of France", "government"),
        "Dorian Castel": ("Dorian Castel", "private person"),
    }


@pytest.mark.parametrize("mention", ["families of MDF members", "MDF supporters", "anti-MDF villagers"])
def test_people_beside_a_defined_name_stay_people(mention: str) -> None:
    actor = _resolved(mention, f"The Marun Defence Front (MDF) left, said {mention}")
    assert actor is not None
    assert actor.kind == "civilians"


def test_definitions_do_not_leak_into_the_next_document() -> None:
    resolver = ActorResolver()
    first = "The Selk Doctors Fund (SDF) left."
    resolver.resolve(first, [Span.of(first, 23, 26)])
    second = "SDF"
    found = resolver.resolve(second, [Span.of(second, 0, 3)])
    assert [actor.name for actor in found.values() if actor] == ["Syrian Democratic Forces"]


def test_a_definition_that_is_no_actor_blocks_the_codebook() -> None:
    assert _resolved("AA", "He went to the Arboreal Atlas (AA). AA is a book.") is None


def test_a_misspelt_long_form_keeps_its_acronym() -> None:
    actor = _resolved("LeT", "Lashker-e-Taiba (LeT) was blamed. LeT denied it. Was it LeT")
    assert actor is not None
    assert actor.name == "Lashkar-e-Taiba"


def test_a_defined_state_stays_a_state() -> None:
    actor = _resolved("UAE", "The United Arab Emirates (UAE) sent aid. UAE")
    assert actor is not None
    assert (actor.name, actor.country) == ("Government of the United Arab Emirates", "ARE")


def test_an_ambiguous_acronym_without_evidence_stays_open() -> None:
    assert _resolved("SNA") is None


@pytest.mark.parametrize(
    ("mention", "kind", "country"),
    [
        ("dozens of Syrian civilians", "civilians", "SYR"),
        ("more than 1,200 people", "civilians", None),
        ("a group of Malian soldiers", "state forces", "MLI"),
        ("militants from the Islamic State group", "rebel group", None),
        ("forces hostile to the U.S.", "unknown armed group", None),
        ("pro-government forces", "political militia", None),
        ("Jaish al-Fateh", "rebel group", "SYR"),
        ("U.S troops", "state forces", "USA"),
        ("the 36-year-old Dorian Castel", "private person", None),
        ("anti-riot police", "police", None),
        ("Turkish", "government", "TUR"),
        ("their rebel allies", "rebel group", None),
        ("hardened, well armed rebels", "rebel group", None),
    ],
)
def test_phrases_that_once_went_wrong(mention: str, kind: str, country: str | None) -> None:
    actor = _resolved(mention)
    assert actor is not None
    assert (actor.kind, actor.country) == (kind, country)


@pytest.mark.parametrize("mention", ["civilian homes", "military aid", "weapons", "Dorian Castel", "several others"])
def test_nothing_is_made_up(mention: str) -> None:
    assert _resolved(mention) is None


@pytest.mark.parametrize("name", ["SDF", "YPG", "the SDF", "Hamas", "HTS", "Syrian Democratic Forces"])
def test_actor_names_are_no_places(name: str) -> None:
    assert mention_is_actor(name)


@pytest.mark.parametrize("name", ["Turkey", "Ankara", "Abkhazia", "sdf", "Hamas tunnels", "Orvane", "the", ""])
def test_places_and_phrases_are_no_actor_names(name: str) -> None:
    assert not mention_is_actor(name)


_WORDS = st.sampled_from(
    "the SDF of Turkish Turkey’s forces rebels - backed , ( ) anti Hamas leader from civilians 12 Karim Orlan police "
    "MDF Marun Defence Front President in U.S. al Qaeda".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=12), st.data())
def test_every_span_is_answered_with_a_known_kind_and_country(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = [Span.of(text, start, end), Span.of(text, 0, len(text))]
    found = ActorResolver().resolve(text, spans)
    assert set(found) == set(spans)
    for actor in found.values():
        if actor is not None:
            assert actor.kind in kinds()
            assert actor.country is None or actor.country in states()
            assert actor.name
            assert actor.reason


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    if text:
        span = Span.of(text, 0, len(text))
        assert set(ActorResolver().resolve(text, [span])) == {span}
    assert mention_is_actor(text) in (True, False)
