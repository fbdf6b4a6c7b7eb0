from __future__ import annotations

from dateline.model import Claim, Document, Place, PlaceReference, Sentence, Span, TimeReference, TimeValue, Zone
from dateline.resolve.belonging import proposed

TEXT = "TARN (News) — Shelling began in Velt on May 3. Two died.\nMore shelling followed."
TARN = Place("Tarn", "settlement", country="SYR", lat=36.0, lon=38.0)
VELT = Place("Velt", "settlement", country="SYR", lat=36.5, lon=38.5)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


PLACES = {span("TARN"): TARN, span("Velt"): VELT}
TIMES = [(span("on May 3"), TimeValue("XXXX-05-03", "XXXX-05-03"))]
FIRST, SECOND, LAST = span("Shelling began in Velt on May 3."), span("Two died."), span("More shelling followed.")
SENTENCES = [Sentence(FIRST, (), paragraph=0), Sentence(SECOND, (), paragraph=0), Sentence(LAST, (), paragraph=1)]
DOCUMENT = Document("a", TEXT, zones=(Zone("dateline", span("TARN (News) —")),))


def claim(trigger: str, evidence: Span, **more: object) -> Claim:
    return Claim("a", "0", "shelling", span(trigger), evidence, **more)  # type: ignore[arg-type]


def bases(*claims: Claim) -> list[tuple[str | None, str | None]]:
    found = proposed(claims, DOCUMENT, SENTENCES, PLACES, TIMES)
    return [(c.inferred.place_basis, c.inferred.when_basis) if c.inferred else (None, None) for c in found]


def test_the_nearest_step_wins_and_says_which_it_was() -> None:
    assert bases(claim("Shelling", FIRST)) == [("sentence", "sentence")]
    assert bases(claim("died", SECOND)) == [("paragraph", "paragraph")]
    assert bases(claim("More", LAST)) == [("dateline", None)]


def test_the_same_event_goes_before_all() -> None:
    full = claim(
        "Shelling",
        FIRST,
        place=(PlaceReference(span("Velt"), VELT),),
        when=(TimeReference(*TIMES[0]),),
        date="XXXX-05-03",
    )
    later = claim("shelling followed", LAST, same_event=full.id)
    assert bases(full, later) == [(None, None), ("same event", "same event")]


def test_nothing_becomes_the_claims_own() -> None:
    (found,) = proposed([claim("died", SECOND)], DOCUMENT, SENTENCES, PLACES, TIMES)
    assert (found.place, found.when, found.date) == ((), (), None)


def test_years_are_proposed_where_the_year_is_unknown() -> None:
    dated = claim("Shelling", FIRST, when=(TimeReference(*TIMES[0]),), date="XXXX-05-03")
    (found,) = proposed([dated], DOCUMENT, SENTENCES, PLACES, TIMES, (2015, 2020))
    assert found.inferred is not None
    assert found.inferred.years == (2015, 2020)
