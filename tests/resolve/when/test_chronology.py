from __future__ import annotations

import pytest

from dateline.resolve.when.chronology import narrative, times_of

STORY = (
    "On 1 September 1939, the army crossed the border. In October the capital fell. The following year, in 1940, a "
    "second front opened. On 3 May the fleet sailed, and by 1941 the war had spread. In 1942 it turned."
)


def values(text: str, published: str | None) -> list[str | None]:
    return [value.timex3 for _, value in times_of(text, published)]


def test_a_story_dates_months_by_the_year_told() -> None:
    assert narrative(STORY, "2009-12-19")
    assert values(STORY, "2009-12-19") == ["1939-09-01", "1939-10", "1940", "1940", "1940-05-03", "1941", "1942"]


def test_news_dates_them_by_its_publication() -> None:
    assert values("On 3 May the fleet sailed.", "2020-12-25") == ["2020-05-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between March 2015 and June 2016 it held.", ["2015-03", "2016-06"]),
        ("It fell in 490 BC.", ["BC0490"]),
        ("It was held 1914-1918.", ["1914", "1918"]),
        ("The truce starts on January 15 and will hold.", ["2021-01-15"]),
        ("Shelling began on Wednesday. At 10 a.m. the town was empty.", ["2020-12-23", "2020-12-23T10:00"]),
    ],
)
def test_timex3(text: str, expected: list[str]) -> None:
    assert values(text, "2020-12-25") == expected


def test_without_a_date_the_year_stays_unknown() -> None:
    assert values("On December 23 the town was shelled. Last week it was quiet.", None) == ["XXXX-12-23", "XXXX-WXX"]
