"""Parquet files: one page a row, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dateline.capture.fields import STATED, page
from dateline.capture.spool import spooled
from dateline.model import Capture, Fault

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

BATCH_ROWS = 64
"""Rows held at a time: a few megabytes of ordinary pages, 1.3 GB of the longest."""
FOOTER_BYTES = 50_000_000
"""Of each list and of all strings in the file's description of itself: 50 times what a file of 10,000 groups has."""
LISTED = 20
_PAGE = ("text", "html")
_BUFFER = 1_000_000


def parquet(name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Fault]:
    """Every row of a Parquet file, `head` being the bytes already taken from `stream`.

    Columns are those of JSON Lines: `text` or `html`, strings or bytes, and what the page states about itself, where
    dates may be dates or timestamps. What is broken gives a Fault. Raises OSError where reading the input fails.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        yield Fault(name, "Parquet is read with pyarrow, which is not installed", 'pip install "dateline[parquet]"')
        return
    with spooled(head, stream) as file:
        yield from _file(name, file)


def _file(name: str, stream: BinaryIO) -> Iterator[Capture | Fault]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(
            stream, buffer_size=_BUFFER, pre_buffer=False,
            thrift_string_size_limit=FOOTER_BYTES, thrift_container_size_limit=FOOTER_BYTES,
        )  # fmt: skip
        yield from _rows(name, file)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Fault(name, f"broken Parquet: {' '.join(str(error).split())[:200]}")


def _rows(name: str, file: ParquetFile) -> Iterator[Capture | Fault]:
    schema = file.schema_arrow
    columns = [key for key in (*_PAGE, "id", *STATED) if schema.get_field_index(key) >= 0 and _read(schema.field(key))]
    if not set(_PAGE) & set(columns):
        yield Fault(name, f"no column 'text' or 'html' of strings; the columns are {_listed(schema)}")
        return
    number = 0
    for batch in file.iter_batches(BATCH_ROWS, columns=columns, use_threads=False):
        for row in _values(batch):
            number += 1
            yield from page(row, f"{name}:{number}", f"{name}, row {number}")
