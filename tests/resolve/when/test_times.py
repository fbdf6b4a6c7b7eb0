from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.when.times import Tense, find, value

Case = tuple[str, str | None, Tense, str | None]
CASES: list[Case] = [
    tuple(row) for row in yaml.safe_load(Path(__file__).with_name("times_cases.yml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("expression", "published", "tense", "edtf"), CASES)
def test_values(expression: str, published: str | None, tense: Tense, edtf: str | None) -> None:
    found = value(expression, published, tense)
    assert (found.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("expression", "timex3"),
    [("Last week", "XXXX-WXX"), ("last month", "XXXX-XX"), ("yesterday", "XXXX-XX-XX"), ("for three weeks", "P3W"),
     ("the past 24 hours", "PT24H"), ("on Monday night", "XXXX-WXX-1TNI"), ("every day", "P1D"),
     ("recently", "PAST_REF"),
     ("at 10 a.m.", "T10:00"), ("3:30 p.m. on 3 May 2021", "2021-05-03T15:30"), ("at dawn", "TDW")],
)  # fmt: skip
def test_timex3_without_a_publication_date(expression: str, timex3: str) -> None:
    found = value(expression, None)
    assert found is not None
    assert found.timex3 == timex3
    assert found.edtf is None or found.edtf == "2021-05-03"


def test_future_looks_ahead() -> None:
    ahead = value("on Friday", "2023-03-15", "future")
    assert ahead is not None
    assert ahead.edtf == "2023-03-17"
    april = value("April 25", "2016-04-19", "future")
    assert april is not None
    assert april.edtf == "2016-04-25"


def test_by_looks_ahead() -> None:
    found = value("by 25 March", "2023-03-17")
    assert found is not None
    assert found.edtf == "2023-03-25"


def test_part_of_day_and_basis() -> None:
    found = value("On December 23 afternoon", None)
    assert found is not None
    assert (found.part_of_day, found.timex3, found.basis) == ("afternoon", "XXXX-12-23TAF", "stated, year unknown")
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "You may leave now.", "He scored 24 $ and marched on.", "They won 3-2.", "Call 555 1234", "The fall of Tarn",
        "A 12-year-old boy", "A second group", "About 2000 people fled", "killing 1950 sheep", "Phone 030-2020-1212",
        "They sat down to march", "April Orel spoke", "$2015 was paid", "Rule 12.5 holds",
    ],
)  # fmt: skip
def test_no_false_dates(text: str) -> None:
    assert not find(text)


def test_find_in_running_text() -> None:
    text = "On May 3, 2021 troops left; last week they came back, and on Monday night they fired."
    assert [s.text for s in find(text)] == ["On May 3, 2021", "last week", "on Monday night"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [("Between 3 and 5 May they met.", ["Between 3 and 5 May"]),
     ("In mid-September a storm rose.", ["In mid-September"]),
     ("The July 5 storm", ["July 5"]), ("since June 3 and for three weeks", ["since June 3", "for three weeks"]),
     ("It rained from June to August 2015.", ["from June to August 2015"]), ("Thursday's fire", ["Thursday"]),
     ("in the early hours of Monday at 3 p.m.", ["in the early hours of Monday at 3 p.m."])],
)  # fmt: skip
def test_find_whole_phrases(text: str, spans: list[str]) -> None:
    assert [s.text for s in find(text)] == spans


WORDS = (
    "on in at the since until from between and to - last this next past week month year years days ago three 31 2020 "
    "0001 9999 May March December Monday Sunday mon early late mid morning night of , decade 1980s half a dozen first "
    "hours 3:30 p.m. weekend summer winter christmas later following day before after that within "
    "every now 10 or overnight "
    "9/11"
).split()
PUBLISHED = [None, "2020", "2020-12", "2020-12-25", "0001-01-01", "9999-12-31", "9999", "junk", "2020-13-45", ""]
TENSES: list[Tense] = ["past", "future"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), st.sampled_from(PUBLISHED), st.sampled_from(TENSES))
def test_no_words_raise(words: list[str], published: str | None, tense: Tense) -> None:
    text = " ".join(words)
    found = value(text, published, tense)
    assert all(text[s.start : s.end] == s.text for s in find(text))
    if found and found.start and found.end:
        assert found.start <= found.end
    if found and found.edtf and published is None and not any(c.isdigit() for c in text):
        assert "XXXX" in found.edtf


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        [
            "%d %B %Y",
            "%B %d, %Y",
            "%B %d %Y",
            "%Y-%m-%d",
            "on %d %b %Y",
            "%d of %B %Y",
            "%A, %B %d, %Y",
            "the %d of %B, %Y",
            "%b. %d, %Y",
            "%a, %d %b %Y",
        ]
    ),
)
def test_a_full_date_is_read_back(day: datetime.date, spelling: str) -> None:
    found = value(day.strftime(spelling), None)
    assert found is not None
    assert (found.edtf, found.start, found.end) == (day.isoformat(),) * 3


@given(st.text(), st.sampled_from([None, "2020", "2020-12", "2020-12-25"]))
def test_any_text_gives_ordered_spans_of_itself(text: str, published: str | None) -> None:
    for span in find(text):
        assert text[span.start : span.end] == span.text
        found = value(span.text, published)
        if found and found.start and found.end:
            assert found.start <= found.end


@given(st.sampled_from(["%B %d", "%d %B", "%A", "%B"]), DAYS)
def test_no_year_is_ever_invented(spelling: str, day: datetime.date) -> None:
    found = value(day.strftime(spelling), None)
    if found and found.edtf:
        assert found.edtf.startswith("XXXX")


TRAPS = yaml.safe_load(Path(__file__).with_name("time_traps.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), TRAPS)
def test_what_looks_like_a_time_and_is_none(text: str, expected: str | None) -> None:
    dated = [s.text for s in find(text) if (v := value(s.text, "2020-12-25")) and v.edtf]
    assert dated == ([expected] if expected else [])
