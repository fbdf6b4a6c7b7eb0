from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Document, Place, Span
from dateline.resolve.where.gazetteer import Gazetteer
from dateline.resolve.where.placename import folded, key
from dateline.resolve.where.places import PlaceResolver
from dateline.resolve.where.relations import relation


@cache
def resolver() -> PlaceResolver:
    return PlaceResolver(Gazetteer.open())


def resolved(text: str, phrase: str, *actors: str) -> Place | None:
    start = text.index(phrase)
    span = Span.of(text, start, start + len(phrase))
    return resolver().resolve(Document("a", text), [span], frozenset(actors))[span]


@pytest.mark.parametrize(
    ("text", "phrase", "country", "precision", "geonameid"),
    [
        ("Tanks shelled Ain Issa in Syria.", "Ain Issa", "SYR", "settlement", 172134),
        ("Syrian troops reached Raqqa.", "Raqqa", "SYR", "settlement", None),
        ("Syrian troops near al-Hasakah", "al-Hasakah", "SYR", "settlement", None),
        (
            "in the northern countryside of Syria’s Raqqa",
            "northern countryside of Syria’s Raqqa",
            "SYR",
            "settlement",
            None,
        ),
        ("the M4 highway in northeastern Syria", "M4 highway", "SYR", "line", None),
        ("the M4 highway in northeastern Syria", "northeastern Syria", "SYR", "area", None),
        ("Syria’s Aleppo province", "Aleppo province", "SYR", "admin1", None),
        ("Troops left Mali.", "Mali", "MLI", "country", None),
        ("Ukrainian forces hold Bakhmut", "Bakhmut", "UKR", "settlement", None),
        ("Talks were held in Geneva, Switzerland", "Geneva", "CHE", "settlement", None),
        ("Protesters marched in Paris.", "Paris", "FRA", "settlement", None),
        ("Syrian troops hold eastern Aleppo.", "eastern Aleppo", "SYR", "settlement", None),
        ("Iraqi troops entered Mosul’s Old City.", "Mosul’s Old City", "IRQ", "settlement", None),
        ("Police searched downtown Beirut, Lebanon.", "downtown Beirut, Lebanon", "LBN", "settlement", None),
        ("A gunman shot guests in an Istanbul nightclub.", "Istanbul nightclub", "TUR", "settlement", None),
        ("Protesters filled the Egyptian capital.", "Egyptian capital", "EGY", "settlement", None),
        ("Shelling hit other towns and areas in Syria.", "other towns and areas in Syria", "SYR", "country", None),
        ("Gunmen attacked a mine in Niger State, Nigerian police said.", "Niger State", "NGA", "admin1", None),
        ("bombs exploded in peru.", "peru", "PER", "country", None),
        ("Rebels fled the Idlib town of Ariha.", "Idlib town of Ariha", "SYR", "settlement", None),
        ("Negotiators of Ukraine flew to Geneva.", "Geneva", "CHE", "settlement", None),
        ("Gunmen attacked police in Texas, US officials said.", "Texas", "USA", "admin1", None),
        ("Shells fell on Bunagana, the Congolese army said.", "Bunagana", "COD", "settlement", None),
    ],
)
def test_places(text: str, phrase: str, country: str, precision: str, geonameid: int | None) -> None:
    place = resolved(text, phrase)
    assert place is not None
    assert (place.country, place.precision) == (country, precision)
    assert geonameid in {None, place.geonameid}
    assert place.reasons


def test_a_line_is_no_point() -> None:
    place = resolved("the M4 highway in Syria", "M4 highway")
    assert place is not None
    assert (place.lat, place.lon) == (None, None)


def test_an_actor_is_no_place() -> None:
    assert resolved("Hamas fired", "Hamas", "hamas") is None


@pytest.mark.parametrize("phrase", ["Tarnovelta", "the town", "town outskirts"])
def test_unknown_names_stay_unknown(phrase: str) -> None:
    assert resolved(f"Troops reached {phrase} in Syria.", phrase) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near Tarn", "near"), ("in Tarn", "in"), ("between Tarn and Velt", "between"), ("along the Tarn", "along"),
        ("on the outskirts of Tarn", "outskirts"), ("ten km north of Tarn", "direction"),
        ("off the coast of Tarn", "off"), ("cut off the Tarn", "in"), ("near the town of Tarn", "near"),
    ],
)  # fmt: skip
def test_relations(text: str, expected: str) -> None:
    start = text.index("Tarn")
    assert relation(text, Span.of(text, start, start + 4)) == expected


@pytest.mark.parametrize("name", ["Ain Issa", "'Ayn 'Isa", "Ain Aissa", "Ayn Issa", "Ein Eissa", "‘Ayn ‘Īsá"])
def test_transliterations_share_a_key(name: str) -> None:
    assert key(name) == "inisa"


@given(st.text())
def test_folding_is_idempotent(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(min_size=1))
def test_any_phrase_is_answered(text: str) -> None:
    span = Span.of(text, 0, len(text))
    assert set(resolver().resolve(Document("a", text), [span])) == {span}


def test_a_stranger_is_no_place_where_the_page_says_where_it_is() -> None:
    """A small town of that name elsewhere in the world is not what a page on Syria means."""
    assert resolved("Syrian troops met Aguililla in Syria.", "Aguililla") is None


def test_two_towns_of_one_name_in_one_region_leave_the_region() -> None:
    place = resolved("British police searched a house in Staveley, England.", "Staveley")
    assert place is not None
    assert place.country == "GBR"
    assert (place.precision, place.lat) == ("admin1", None) or place.precision == "settlement"
