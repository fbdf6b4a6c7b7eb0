"""Actors that only a place in their words gives a country."""

from __future__ import annotations

from dateline.model import Actor, Place, Span
from dateline.resolve.who.homes import at_home, home_names

POLICE = Actor("Police Forces", "police", None, "role: police")
KARACHI = Place("Karachi", "settlement", 1174872, "PAK")


def span(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


def test_the_police_of_a_town_are_its_countrys() -> None:
    who = span("Karachi police")
    assert home_names({who: POLICE}) == [span("Karachi")]
    found = at_home({who: POLICE}, {span("Karachi"): KARACHI})[who]
    assert found is not None
    assert (found.name, found.country) == ("Police Forces of Pakistan", "PAK")


def test_a_known_country_a_name_and_a_private_person_stay() -> None:
    who = span("Karachi police")
    for actor in (
        Actor("Police Forces of India", "police", "IND"),
        Actor("Sindh Rangers", "police", None),
        Actor("Ali", "private person", None),
        None,
    ):
        assert at_home({who: actor}, {span("Karachi"): KARACHI})[who] == actor


def test_places_in_two_countries_tell_nothing() -> None:
    who = span("residents of Karachi and Delhi")
    places = {span("Karachi", 13): KARACHI, span("Delhi", 25): Place("Delhi", "settlement", 1273294, "IND")}
    civilians = Actor("Civilians", "civilians", None)
    assert at_home({who: civilians}, places)[who] == civilians
