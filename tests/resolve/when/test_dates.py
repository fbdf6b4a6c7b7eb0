from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Claim, Document, Participant, PlaceReference, Sentence, Span, TimeReference
from dateline.resolve.when.dates import date_claims

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "ain-issa.gold.jsonl"


def claim(text: str, trigger: str, when: list[str], kind: str = "shelling", status: str = "actual") -> Claim:
    def span(part: str) -> Span:
        return Span.of(text, text.index(part), text.index(part) + len(part))

    times = tuple(TimeReference(span(w)) for w in when)
    whole = Span.of(text, 0, len(text))
    return Claim("d", "0", kind, span(trigger), whole, when=times, status=status)  # type: ignore[arg-type]


def dated(text: str, published: str | None, *claims: Claim) -> list[str | None]:
    sentences = [Sentence(Span.of(text, 0, len(text)), ())]
    return [c.date for c in date_claims(claims, Document("d", text, published=published), sentences)]


@pytest.mark.parametrize(
    ("text", "when", "published", "date"),
    [
        ("Last year, in August, guns fired.", ["Last year", "in August"], "2023-03-15", "2022-08"),
        ("On 3 May, on Friday, guns fired.", ["On 3 May", "on Friday"], None, "XXXX-05-03"),
        ("Recently guns fired.", ["Recently"], "2023-03-15", None),
        ("Last week guns fired.", ["Last week"], None, None),
    ],
)
def test_own_times(text: str, when: list[str], published: str | None, date: str | None) -> None:
    assert dated(text, published, claim(text, "fired", when)) == [date]


def test_the_future_looks_ahead() -> None:
    text = "Guns will fire on Friday."
    assert dated(text, "2023-03-15", claim(text, "fire", ["on Friday"], status="future")) == ["2023-03-17"]
    assert dated(text, "2023-03-15", claim(text, "fire", ["on Friday"])) == ["2023-03-17"]


@pytest.mark.parametrize(
    ("leaning", "date"),
    [("the following day", "2023-02-28"), ("two days later", "2023-03-01"), ("that day", "2023-02-27"),
     ("the day before", "2023-02-26"), ("that week", "2023-02-27/2023-03-05"), ("a year later", "2024"),
     ("in October of that year", "2023-10"), ("at dawn", "2023-02-27")],
)  # fmt: skip
def test_a_time_leans_on_the_one_before(leaning: str, date: str) -> None:
    text = f"On 27 February 2023 guns fired; {leaning} they shelled Tarn."
    first = claim(text, "fired", ["On 27 February 2023"])
    assert dated(text, "2023-04-01", first, claim(text, "shelled", [leaning]))[1] == date


def test_an_unknown_year_stays_unknown() -> None:
    text = "On Dec. 31 guns fired; the following day they shelled Tarn."
    first = claim(text, "fired", ["On Dec. 31"])
    assert dated(text, None, first, claim(text, "shelled", ["the following day"])) == ["XXXX-12-31", "XXXX-01-01"]


def test_the_publication_date_dates_nothing() -> None:
    text = "Guns fired."
    assert dated(text, "2023-03-15", claim(text, "fired", [])) == [None]


def page() -> tuple[dict[str, Any], list[Sentence]]:
    row = json.loads(SAMPLE.read_text(encoding="utf-8"))
    sentences, at = [], 0
    for number, line in enumerate(row["text"].split("\n")):
        if line:
            sentences.append(Sentence(Span.of(row["text"], at, at + len(line)), (), paragraph=number))
        at += len(line) + 1
    title = min(i for i, s in enumerate(sentences) if len(s.span) > 40)
    kept = [s for s in sentences[title:] if len(s.span) > 60]
    return row, [Sentence(s.span, (), paragraph=i) for i, s in enumerate(kept)]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared sample page is not beside the repository")
@pytest.mark.parametrize("published", [None, "2020-12-25"])
def test_the_sample_page(published: str | None) -> None:
    row, sentences = page()

    def spans(items: list[dict[str, Any]]) -> list[Span]:
        return [Span.of(row["text"], i["start"], i["end"]) for i in items]

    claims = []
    for gold in row["claims"]:
        (trigger,) = spans([gold["trigger"]])
        evidence = next(s.span for s in sentences if s.span.contains(trigger))
        claims.append(
            Claim(
                row["id"], "0", gold["type"], trigger, evidence, status=gold["status"],
                agent=tuple(Participant(s) for s in spans(gold["agent"])),
                place=tuple(PlaceReference(s) for s in spans(gold["place"])),
                when=tuple(TimeReference(s) for s in spans(gold["when"])),
            )
        )  # fmt: skip
    found = date_claims(claims, Document(row["id"], row["text"], published=published), sentences)
    for gold, claim_ in zip(row["claims"], found, strict=True):
        expected = gold["date"]
        if published:
            expected = expected and expected.replace("XXXX", "2020")
            if gold["when"] and not gold["date"]:
                expected = "2020-12-14/2020-12-20"
        assert claim_.date == expected, gold["trigger"]["text"]
