from __future__ import annotations

import pytest

from dateline.resolve.where.phrases import phrase


@pytest.mark.parametrize(
    ("text", "asked", "head", "level", "outer"),
    [
        ("in the Tarn town of Velt", "Tarn town of Velt", "Velt", "settlement", "Tarn"),
        ("in Syria’s Velt", "Syria’s Velt", "Velt", None, "Syria"),
        ("in Syria’s Velt", "Velt", "Velt", None, "Syria"),
        ("in Velt, Tarn Province, he said", "Velt", "Velt", None, "Tarn"),
        ("the northern countryside of Velt", "northern countryside of Velt", "Velt", None, None),
        ("Velt province", "Velt province", "Velt", "admin1", None),
        ("the besieged city of Velt", "besieged city of Velt", "Velt", "settlement", None),
        ("Velt district", "Velt district", "Velt", "admin2", None),
        ("clashes in al-Velt", "al-Velt", "al-Velt", None, None),
    ],
)
def test_parts_of_a_phrase(text: str, asked: str, head: str, level: str | None, outer: str | None) -> None:
    start = text.index(asked)
    found = phrase(text, start, start + len(asked))
    assert head in found.names
    assert found.level == level
    assert outer is None or outer in found.outer
