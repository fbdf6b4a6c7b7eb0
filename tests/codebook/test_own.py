"""The user's own actors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.main import main
from dateline.codebook import own
from dateline.codebook.names import actor_names
from dateline.codebook.rows import CodebookError
from dateline.model import Actor, Span
from dateline.resolve.who.actors import ActorResolver

FILE = """
version: 1
source: field notes
actors:
  - {name: Marun Valley Guards, kind: communal militia, country: SSD, aliases: [MVG, SDF]}
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    actor_names.cache_clear()
    yield tmp_path
    actor_names.cache_clear()


def resolved(text: str) -> Actor | None:
    return ActorResolver().resolve(text, [Span(0, len(text), text)])[Span(0, len(text), text)]


def test_an_added_actor_is_known_and_wins_over_the_codebook(home: Path) -> None:
    assert resolved("SDF fighters") == Actor("Syrian Democratic Forces", "rebel group", "SYR", "codebook: SDF")
    (home / "mine.yml").write_text(FILE)
    result = CliRunner().invoke(main, ["actors", "add", str(home / "mine.yml")])
    assert result.exit_code == 0, result.output
    actor_names.cache_clear()
    found = resolved("SDF fighters")
    assert found is not None
    assert (found.name, found.kind, found.country) == ("Marun Valley Guards", "communal militia", "SSD")
    assert "Marun Valley Guards" in CliRunner().invoke(main, ["actors", "list"]).output
    assert CliRunner().invoke(main, ["actors", "remove", "mine"]).exit_code == 0
    assert own.own_actors() == ()
    assert CliRunner().invoke(main, ["actors", "remove", "mine"]).exit_code == 1


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("communal militia", "gang of four", "'kind' must be one of"),
        ("SSD", "XXQ", "is no country"),
        ("source: field notes", "", "'source' must be text"),
        ("aliases", "alias", "unknown field 'alias'"),
    ],
)
def test_a_broken_file_is_named_and_not_kept(home: Path, old: str, new: str, why: str) -> None:
    path = home / "mine.yml"
    path.write_text(FILE.replace(old, new))
    with pytest.raises(CodebookError, match=why):
        own.add(path)
    assert own.own_files() == []
    assert "Error" in CliRunner().invoke(main, ["actors", "add", str(path)]).output


def test_of_two_bearers_of_a_name_the_one_of_the_year_is_taken(home: Path) -> None:
    text = FILE.replace(", SDF]}", "], valid: [2000, 2009]}") + (
        "  - {name: Motor Vehicle Gang, kind: political militia, country: HTI, aliases: [MVG], valid: [2010, null]}\n"
    )
    (home / "mine.yml").write_text(text)
    own.add(home / "mine.yml")
    actor_names.cache_clear()
    whole = Span(0, 3, "MVG")
    names = [ActorResolver().resolve("MVG", [whole], year=year)[whole] for year in (2005, 2015)]
    assert [a.name for a in names if a] == ["Marun Valley Guards", "Motor Vehicle Gang"]
