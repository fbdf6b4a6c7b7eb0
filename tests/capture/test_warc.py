"""WARC files, sound and damaged: every byte is in one piece, every sound page comes out, every damage is named."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks import warcs
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.capture.inputs import captures
from dateline.capture.warc import Bad, Good, pieces
from dateline.model import Capture, Fault

PAGES = 8


def read(content: bytes) -> list[object]:
    found = list(pieces("a.warc", b"", io.BytesIO(content)))
    at = 0
    for piece in found:
        assert piece.start <= at <= piece.end or piece.start == at, (piece, at)
        at = max(at, piece.end)
    assert at == len(content)
    return list(found)


def good(found: Sequence[object]) -> list[bytes]:
    return [piece.capture.content for piece in found if isinstance(piece, Good)]


def faults(found: Sequence[object]) -> list[Fault]:
    return [piece.fault for piece in found if isinstance(piece, Bad)]


def packed(parts: Sequence[bytes], compress: bool) -> bytes:
    return b"".join(warcs.member(part) if compress else part for part in parts)


@pytest.mark.parametrize("compress", [False, True], ids=["plain", "gz"])
def test_sound_records_all_come_out(compress: bool) -> None:
    found = read(packed([warcs.page(n) for n in range(PAGES)], compress))
    assert good(found) == [warcs.body(n) for n in range(PAGES)]
    assert not faults(found)


def test_many_records_in_one_member() -> None:
    found = read(gzip.compress(b"".join(warcs.page(n) for n in range(PAGES))))
    assert good(found) == [warcs.body(n) for n in range(PAGES)]


DAMAGES: dict[str, dict[str, str | None]] = {
    "no length": {"Content-Length": None},
    "negative length": {"Content-Length": "-5"},
    "length of a terabyte": {"Content-Length": str(10**12)},
    "length beyond all memory": {"Content-Length": str(10**18)},
    "length that is no number": {"Content-Length": "many"},
}


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("compress", [False, True], ids=["plain", "gz"])
def test_a_bad_length_costs_one_record(name: str, compress: bool) -> None:
    parts = [warcs.page(n, stated=DAMAGES[name] if n == 3 else None) for n in range(PAGES)]
    found = read(packed(parts, compress))
    assert good(found) == [warcs.body(n) for n in range(PAGES) if n != 3]
    assert len(faults(found)) == 1


def test_flipped_bytes_cost_one_member() -> None:
    parts = [warcs.member(warcs.page(n)) for n in range(PAGES)]
    middle = len(parts[3]) // 2
    parts[3] = parts[3][:middle] + bytes(255 - b for b in parts[3][middle : middle + 2]) + parts[3][middle + 2 :]
    found = read(b"".join(parts))
    assert good(found) == [warcs.body(n) for n in range(PAGES) if n != 3]
    assert len(faults(found)) == 1


@pytest.mark.parametrize("compress", [False, True], ids=["plain", "gz"])
def test_a_truncated_last_record_is_named(compress: bool) -> None:
    content = packed([warcs.page(n) for n in range(PAGES)], compress)
    found = read(content[:-60])
    assert good(found) == [warcs.body(n) for n in range(PAGES - 1)]
    assert len(faults(found)) == 1


def test_a_record_id_that_is_none_is_no_damage() -> None:
    found = read(packed([warcs.page(n, stated={"WARC-Record-ID": "<a>"}) for n in range(PAGES)], True))
    assert len(good(found)) == PAGES


def test_garbage_between_members_is_named() -> None:
    parts = [warcs.member(warcs.page(n)) for n in range(PAGES)]
    found = read(b"".join([*parts[:3], b"no gzip at all" * 20, *parts[3:]]))
    assert good(found) == [warcs.body(n) for n in range(PAGES)]
    assert len(faults(found)) == 1


def test_a_wrong_digest_keeps_the_page_out() -> None:
    parts = [warcs.page(n, stated={"WARC-Block-Digest": warcs.sha1(b"x")} if n == 3 else None) for n in range(PAGES)]
    found = read(packed(parts, True))
    assert good(found) == [warcs.body(n) for n in range(PAGES) if n != 3]
    assert len(faults(found)) == 1


def test_chunked_and_compressed_payloads_are_undone() -> None:
    coded = warcs.chunked(gzip.compress(warcs.body(1)))
    block = warcs.http(coded, Content_Encoding="gzip", Transfer_Encoding="chunked")
    assert good(read(warcs.member(warcs.record(block, stated={"WARC-Target-URI": warcs.url(1)})))) == [warcs.body(1)]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_a_bomb_is_one_fault_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    block = warcs.http(b"")
    head = warcs.record(
        block + b"", stated={"Content-Length": str(600_000_000), "WARC-Target-URI": warcs.url(1)}, end=b""
    )
    with gzip.open(path, "wb") as file:
        file.write(head)
        for _ in range(600):
            file.write(b"\0" * 1_000_000)
    code = (
        "import sys\nfrom pathlib import Path\nfrom dateline.capture.inputs import captures\n"
        "found = list(captures([sys.argv[1]]))\n"
        "peak = next(line.split()[1] for line in Path('/proc/self/status').open() if line.startswith('VmHWM'))\n"
        "print(len(found), type(found[0]).__name__, peak)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    count, kind, peak = done.stdout.split()
    assert (count, kind) == ("1", "Fault")
    assert int(peak) * 1024 < 128_000_000


def test_pages_of_a_file_come_as_captures(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed([warcs.page(n) for n in range(PAGES)], True))
    found = [each for each in captures([str(path)]) if isinstance(each, Capture)]
    assert [each.url for each in found] == [warcs.url(n) for n in range(PAGES)]
    assert {each.kind for each in found} == {"html"}
    assert {(each.captured or "")[:10] for each in found} == {"2020-12-25"}


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_leaves_every_byte_in_one_piece_and_untouched_pages_whole(data: st.DataObject) -> None:
    compress = data.draw(st.booleans())
    parts = [warcs.member(warcs.page(n)) if compress else warcs.page(n) for n in range(5)]
    hurt = data.draw(st.integers(0, 4))
    part = parts[hurt]
    at = data.draw(st.integers(0, len(part) - 1))
    kind = data.draw(st.sampled_from(["flip", "cut", "insert", "delete"]))
    if kind == "flip":
        parts[hurt] = part[:at] + bytes([part[at] ^ data.draw(st.integers(1, 255))]) + part[at + 1 :]
    elif kind == "cut":
        parts[hurt] = part[:at]
    elif kind == "insert":
        parts[hurt] = part[:at] + data.draw(st.binary(min_size=1, max_size=20)) + part[at:]
    else:
        parts[hurt] = part[:at] + part[at + 7 :]
    found = good(read(b"".join(parts)))
    if compress:  # in a plain file a longer stated length may swallow the next record
        assert [body for n in range(5) if n != hurt for body in [warcs.body(n)] if body not in found] == []
