"""The codebook on the terminal and in JSON."""

from __future__ import annotations

import json

from dateline.codebook.load import types
from dateline.codebook.show import entry, rows, table


def test_the_table_lists_each_type_with_its_codes() -> None:
    text = table(types().values())
    blocks = text.split("\n\n")
    assert [block.split("  ")[0] for block in blocks] == list(types())
    assert all(len(line) <= 100 for line in text.splitlines())
    shelling = next(block for block in blocks if block.startswith("shelling"))
    assert "(violence)" in shelling
    assert "ASSAULT / heavy-weapons" in shelling


def test_an_entry_has_examples_and_rules() -> None:
    text = " ".join(entry(types()["territory_captured"]).split())
    assert all(example.split()[0] in text for example in types()["territory_captured"].examples)
    assert "Government regains territory" in text
    assert "the agent acts abroad" in text


def test_an_entry_without_rules_lists_none() -> None:
    assert "the first that holds" not in entry(types()["talks"])


def test_rows_are_ready_for_json() -> None:
    listed = json.loads(json.dumps(rows(types().values())))
    assert [row["id"] for row in listed] == list(types())
    air = next(row for row in listed if row["id"] == "air_strike")
    assert air["codes"]["acled"] == [{"code": ["Explosions/Remote violence", "Air/drone strike"]}]
    assert air["codes"]["ucdp"][0]["code"] == "one-sided"
    assert "target is" in air["codes"]["ucdp"][0]["when"]
