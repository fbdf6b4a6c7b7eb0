from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.main import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return tmp_path


def test_a_place_of_ones_own_is_added_found_and_removed(home: Path) -> None:
    run = CliRunner()
    file = home / "villages.csv"
    file.write_text("name,lat,lon,country\nTarnovelta,36.1,38.2,SYR\n", encoding="utf-8")
    assert run.invoke(main, ["gazetteer", "find", "Tarnovelta"]).exit_code == 1
    added = run.invoke(main, ["gazetteer", "add", str(file)])
    assert (added.exit_code, "1 places" in added.stderr) == (0, True)
    found = run.invoke(main, ["gazetteer", "find", "Tarnovelta"])
    assert "36.1\t38.2" in found.stdout
    assert "your gazetteer" in found.stdout
    assert run.invoke(main, ["gazetteer", "list"]).stdout == "villages\t1\n"
    assert run.invoke(main, ["gazetteer", "remove", "villages"]).exit_code == 0
    assert run.invoke(main, ["gazetteer", "remove", "villages"]).exit_code == 1


def test_a_bad_file_leaves_what_was_there(home: Path) -> None:
    run = CliRunner()
    file = home / "villages.csv"
    file.write_text("name,lat,lon,country\nTarnovelta,36.1,38.2,SYR\n", encoding="utf-8")
    run.invoke(main, ["gazetteer", "add", str(file)])
    file.write_text("name,lat,lon,country\nTarnovelta,north,38.2,SYR\n", encoding="utf-8")
    failed = run.invoke(main, ["gazetteer", "add", str(file)])
    assert failed.exit_code == 1
    assert "line 2" in failed.stderr
    assert run.invoke(main, ["gazetteer", "list"]).stdout == "villages\t1\n"


def test_find_says_why(home: Path) -> None:
    found = CliRunner().invoke(main, ["gazetteer", "find", "Ain Issa", "--country", "SYR"])
    first = found.stdout.splitlines()[0]
    assert "172134" in first
    assert "SYR is spoken of" in first
    assert CliRunner().invoke(main, ["gazetteer", "find", "Ain Issa", "--country", "Syria"]).exit_code == 2
