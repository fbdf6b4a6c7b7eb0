"""Records a CPU second out of WARC files, beside warcio and FastWARC. `python -m benchmarks.warc`

All three read the same generated files in the same run, in turns, and take the whole payload of each response. Ours
and warcio undo its codings; FastWARC 2.0.1 gives it as it was sent, for with `auto_decode` it ends without a word
behind the first chunked and compressed one. Ours also hashes each page (SHA-256), which the others are not asked to;
the digests that records state are checked in the row that says so, and in FastWARC and warcio never.
"""

from __future__ import annotations

import gzip
import importlib
import io
import random
import statistics
import time
from collections.abc import Callable

from benchmarks import warcs
from dateline.capture.warc import Good, pieces

RECORDS = 3_000
ROUNDS = 5
_WORDS = "shells fell on the town and two people were hurt a monitor said as drones flew over the road to".split()


def generated(compress: bool) -> bytes:
    """Pages of some 10 KB, each in a record with its digests, and every tenth one chunked and compressed by HTTP."""
    chance = random.Random(1)  # noqa: S311
    parts = []
    for number in range(RECORDS):
        text = " ".join(f"{chance.choice(_WORDS)}{chance.randrange(60)}" for _ in range(1_300))
        content = f"<!doctype html><html><body><p>{text}</p></body></html>".encode()
        block = warcs.http(content)
        if number % 10 == 0:
            coded = warcs.chunked(gzip.compress(content), 4_096)
            block = warcs.http(coded, Content_Encoding="gzip", Transfer_Encoding="chunked")
        sent = block.partition(b"\r\n\r\n")[2]
        stated = {"WARC-Block-Digest": warcs.sha1(block), "WARC-Payload-Digest": warcs.sha1(sent)}
        record = warcs.record(block, stated={"WARC-Target-URI": warcs.url(number), **stated})
        parts.append(gzip.compress(record, 6) if compress else record)
    return b"".join(parts)


def ours(content: bytes, digests: bool = False) -> int:
    found = pieces("bench.warc", b"", io.BytesIO(content), digests=digests)
    return sum(1 for piece in found if isinstance(piece, Good) and piece.capture.content)


def warcio(content: bytes) -> int:
    iterator = importlib.import_module("warcio.archiveiterator").ArchiveIterator(io.BytesIO(content))
    return sum(1 for record in iterator if record.content_stream().read())


def fastwarc(content: bytes) -> int:
    module = importlib.import_module("fastwarc.warc")
    return sum(1 for record in module.ArchiveIterator(io.BytesIO(content)) if record.reader.read())


READERS: dict[str, Callable[[bytes], int]] = {
    "ours": ours,
    "ours, digests checked": lambda content: ours(content, digests=True),
    "warcio": warcio,
    "FastWARC": fastwarc,
}


def measured(compress: bool) -> dict[str, float]:
    """Records a CPU second of each reader: medians over rounds in which they take turns."""
    content = generated(compress)
    rates: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(ROUNDS):
        for name, reader in READERS.items():
            began = time.process_time()
            found = reader(content)
            rates[name].append(found / (time.process_time() - began))
            if found != RECORDS:
                raise RuntimeError(f"{name} gave {found} of {RECORDS} records")
    return {name: statistics.median(each) for name, each in rates.items()}


def main() -> None:
    for title, compress in ((".warc.gz", True), (".warc", False)):
        found = measured(compress)
        for name, rate in found.items():
            print(f"{title:9} {name:22} {rate:8,.0f} records a CPU second, {rate / found['warcio']:5.2f} of warcio")


if __name__ == "__main__":
    main()
