"""Rows of a codebook file, read with checks that name the file, the row and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.model import DatelineError

# libyaml reads the whole codebook about eight times as fast as the Python loader; both give the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CodebookError(DatelineError):
    """A codebook file breaks its schema: «groups.yml, row 14 (Hamas): …»."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mapping of a codebook file. `where` names the file and the row."""

    where: str
    fields: Mapping[str, Any]

    def fault(self, what: str) -> CodebookError:
        return CodebookError(f"{self.where}: {what}")

    def only(self, *known: str) -> Row:
        """The row itself; raises CodebookError where it has a field that is not among `known`."""
        strange = sorted(set(self.fields) - set(known))
        if strange:
            raise self.fault(f"unknown field {strange[0]!r}; known are {', '.join(known)}")
        return self

    def text(self, field: str) -> str:
        """A field that must be non-empty text."""
        value = self.fields.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{field!r} must be text, not {value!r}")
        return value

    def text_or_none(self, field: str) -> str | None:
        """A field that is text or null; a field left out is null."""
        return None if self.fields.get(field) is None else self.text(field)

    def number_or_none(self, field: str) -> int | None:
        """A field that is a positive whole number or null; a field left out is null."""
        value = self.fields.get(field)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise self.fault(f"{field!r} must be a positive whole number, not {value!r}")
        return value

    def texts(self, field: str, least: int = 0) -> tuple[str, ...]:
        """A field that is a list of non-empty texts, at least `least` of them; a field left out is empty."""
        value = self.fields.get(field, [])
        if not isinstance(value, list) or any(not isinstance(item, str) or not item.strip() for item in value):
            raise self.fault(f"{field!r} must be a list of texts, not {value!r}")
        if len(value) < least:
            raise self.fault(f"{field!r} must have at least {least} entries, not {len(value)}")
        return tuple(value)

    def one_of(self, field: str, allowed: frozenset[str]) -> str:
        value = self.text(field)
        if value not in allowed:
            raise self.fault(f"{field!r} must be one of {', '.join(sorted(allowed))}; not {value!r}")
        return value

    def country(self, field: str) -> str | None:
        """A field that is a three-letter country code or null."""
        value = self.text_or_none(field)
        if value is not None and not (len(value) == 3 and value.isascii() and value.isupper()):
            raise self.fault(f"{field!r} must be a three-letter country code or null, not {value!r}")
        return value

    def flag(self, field: str) -> bool:
        """A field that is true or false; a field left out is false."""
        value = self.fields.get(field, False)
        if not isinstance(value, bool):
            raise self.fault(f"{field!r} must be true or false, not {value!r}")
        return value

    def mapping(self, field: str) -> Row:
        """A field that is itself a mapping."""
        value = self.fields.get(field)
        if not isinstance(value, dict):
            raise self.fault(f"{field!r} must be a mapping, not {value!r}")
        return Row(f"{self.where}, {field}", value)


def read_file(path: Path) -> Row:
    """A codebook file as one row; raises CodebookError where it is no YAML mapping or lacks version or source."""
    try:
        content = yaml.load(path.read_bytes(), _LOADER)  # noqa: S506, both loaders are safe ones
    except yaml.YAMLError as error:
        raise CodebookError(f"{path.name}: broken YAML: {error}") from error
    if not isinstance(content, dict):
        raise CodebookError(f"{path.name}: must be a mapping with version, source and rows")
    whole = Row(path.name, content)
    if not isinstance(content.get("version"), int):
        raise whole.fault(f"'version' must be a whole number, not {content.get('version')!r}")
    whole.text("source")
    return whole


def rows_of(whole: Row, field: str) -> list[Row]:
    """The rows under `field`; row numbers count from 1."""
    value = whole.fields.get(field)
    if not isinstance(value, list) or not value:
        raise whole.fault(f"{field!r} must be a list of rows")
    rows = []
    for number, fields in enumerate(value, 1):
        where = f"{whole.where}, row {number}"
        if not isinstance(fields, dict):
            raise CodebookError(f"{where}: must be a mapping, not {fields!r}")
        name = fields.get("id") or fields.get("name")
        rows.append(Row(f"{where} ({name})" if name else where, fields))
    return rows
