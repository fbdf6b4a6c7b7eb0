"""The command line as a user meets it, in processes of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGE = (
    "Army shells Tarn\n\n"
    "Government tanks shelled the town of Tarn on Monday, killing at least three civilians, residents said.\n"
)


def dateline(*args: str, given: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dateline", *args], input=given, capture_output=True, cwd=cwd, check=False
    )


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_help_reads_well() -> None:
    done = dateline("--help")
    assert done.returncode == 0
    for word in (b"read", b"annotate", b"code", b"codebook", b"Exit codes"):
        assert word in done.stdout


def test_read_prints_the_text_unchanged() -> None:
    done = dateline("read", "-", given=PAGE.encode())
    assert done.returncode == 0
    (row,) = rows(done)
    assert row["text"] == PAGE
    assert row["id"] == "-"


def test_code_into_a_pipe_is_jsonl() -> None:
    done = dateline("code", "--published", "2023-03-15", "-", given=PAGE.encode())
    assert done.returncode == 0, done.stderr
    claims = rows(done)
    assert claims
    for claim in claims:
        trigger = claim["trigger"]
        assert isinstance(trigger, dict)
        assert PAGE[trigger["start"] : trigger["end"]] == trigger["text"]


def test_authors_only_when_asked_for() -> None:
    page = str(EXAMPLES / "halmura.txt")
    (plain,), (named,) = rows(dateline("read", page)), rows(dateline("read", "--with-authors", page))
    assert all("author" not in c for c in plain["comments"])  # type: ignore[attr-defined]
    assert any(c["author"] for c in named["comments"])  # type: ignore[attr-defined]


def test_another_language_is_a_named_fault(tmp_path: Path) -> None:
    done = dateline("code", str(EXAMPLES / "arabic.txt"))
    assert done.returncode == 1
    assert b"Arabic: not coded" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", b"empty"),
        (b"%PDF-1.7\x00\x01\x02\x03" * 50, b"PDF"),
        (b'{"id": "a", "text": "Troops left."}\n{"id": \n', b"line 2"),
        (b'{"id": "a"}\n{"id": "b", "text": 7}\n', b"text"),
        (b"word " * 10_000_000, b"larger than"),
    ],
    ids=["empty", "binary", "broken row", "no text", "50 MB of one line"],
)
def test_bad_input_is_named(tmp_path: Path, content: bytes, says: bytes) -> None:
    (tmp_path / "bad").write_bytes(content)
    done = dateline("read", "bad", cwd=tmp_path)
    assert done.returncode in {1, 3}
    assert says.lower() in done.stderr.lower()
    assert b"Traceback" not in done.stderr


def test_a_bad_page_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "c.txt").write_text(PAGE, encoding="utf-8")
    done = dateline("read", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert b"b.bin" in done.stderr
    assert len(rows(done)) == 2


def test_missing_file_and_wrong_use() -> None:
    done = dateline("read", "nowhere.txt")
    assert done.returncode == 1
    assert b"nowhere.txt" in done.stderr
    assert dateline("read").returncode == 2
    assert dateline("code", "--published", "yesterday", "-").returncode == 2
    assert dateline("codebook", "no_such_type").returncode == 2


def test_wrong_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The café in Zürich was not touched, said the mayor’s office.".encode("cp1252"))
    done = dateline("read", "a.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert "café in Zürich" in str(rows(done)[0]["text"])


def test_codebook_lists_all_types() -> None:
    done = dateline("codebook", "--format", "jsonl")
    assert done.returncode == 0
    assert len(rows(done)) == 37
    assert b"shelling" in dateline("codebook", "shelling", "--format", "text").stdout
