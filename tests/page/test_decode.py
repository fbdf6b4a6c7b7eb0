"""Bytes to text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.page.decode import UndecodableError, decode

GERMAN = "Während der Kämpfe in Größenau wurden fünf Häuser zerstört, sagte der Bürgermeister."
RUSSIAN = "Армия сообщила в понедельник, что её войска заняли город после двух дней боёв за мост."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_and_is_no_text(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize(("text", "encoding"), [(GERMAN, "iso-8859-1"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r")])
def test_a_declared_encoding_is_used(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding) == text
    page = f'<html><meta charset="{encoding}"><p>{text}'
    assert decode(page.encode(encoding), markup=True) == page


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b"\x93Gone\x94", "iso-8859-1") == "“Gone”"


def test_utf_8_beats_a_wrong_declaration() -> None:
    assert decode(GERMAN.encode(), "iso-8859-1") == GERMAN


@pytest.mark.parametrize("declared", ["nonsense", "rot13", "base64", ""])
def test_an_unknown_declaration_is_no_use(declared: str) -> None:
    assert decode(GERMAN.encode(), declared) == GERMAN


@pytest.mark.parametrize(("text", "encoding"), [(GERMAN * 3, "cp1252"), (RUSSIAN * 3, "windows-1251")])
def test_an_undeclared_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_single_broken_bytes_are_replaced() -> None:
    content = (RUSSIAN * 3).encode()
    assert decode(content[:-2]).count("\ufffd") == 1


def test_newlines_stay() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_what_is_mostly_lost_is_an_error() -> None:
    with pytest.raises(UndecodableError):
        decode(bytes(range(1, 9)) * 50)


@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "ascii", "big5", "cp1252", "x"]), st.booleans()
)
def test_no_bytes_raise_anything_else(content: bytes, declared: str | None, markup: bool) -> None:
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(content, declared, markup=markup), str)
