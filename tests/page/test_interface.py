"""Words of the page's furniture."""

from __future__ import annotations

import pytest

from dateline.page.interface import kinds, lists, main


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share Tweet Email", "share"),
        ("Newest Most Voted", "form"),
        ("12 Comments", "thread"),
        ("Kommentare (3)", "thread"),
        ("Antworten", "control"),
        ("▲ 5 ▼", "control"),
        ("» Related stories", "related"),
        ("Read more: The dam", "related"),
        ("Support Harbour Watch", "appeal"),
        ("You can read this article in German. LINK", "translation"),
        ("© 2021 Orient Courier", "footer"),
        ("We use cookies to improve your experience.", "cookie"),
        ("Home > World > Asia", "navigation"),
        ("Photo: Ivo Lesk", "caption"),
        ("Sign up for our newsletter", "promotion"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert main(kinds(line)) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Donald Trump went home",
        "Shells fell on the town of Teskan.",
        "Support for the rebels is falling, the governor said on Monday.",
        "The world watches as Asia votes",
        "Sharegate",
        "",
    ],
)
def test_what_is_none(line: str) -> None:
    assert main(kinds(line)) is None


def test_every_word_is_a_string() -> None:
    for listed in lists()["phrases"].values():
        assert all(isinstance(word, str) for word in listed)
    for row in lists()["openings"].values():
        assert all(isinstance(word, str) for word in row["begins"])
