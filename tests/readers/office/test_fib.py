"""What a Word document of the binary format says before it is read."""

from __future__ import annotations

import pytest

from gxlint.readers import Unreadable, read_bytes
from gxlint.readers.office import conversion
from gxlint.readers.office.fib import Fib, fib_of
from tests.readers.office.compound import compound, word


@pytest.mark.parametrize(
    ("stream", "fib"),
    [
        (word(), Fib(encrypted=False, modern=True)),
        (word(encrypted=True), Fib(encrypted=True, modern=True)),
        (word(magic=0xA5DC, version=0x68), Fib(encrypted=False, modern=False)),
        (word(magic=0xA5DC, version=0x68, encrypted=True), Fib(encrypted=True, modern=False)),
    ],
)
def test_the_first_bytes(stream: bytes, fib: Fib) -> None:
    assert fib_of(compound({"WordDocument": stream})) == fib


def test_no_document_has_nothing_to_say() -> None:
    assert fib_of(compound({"Workbook": b""})) is None
    assert fib_of(b"\xdb\xa5\x2d\x00 Word 2") is None


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_a_password_is_said_without_any_converter(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_run", None)
    with pytest.raises(Unreadable) as caught:
        read_bytes(compound({"WordDocument": word(encrypted=True)}), name)
    assert caught.value.reason == "encrypted"


def test_a_broken_container_is_said_without_any_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_run", None)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "a.doc")
    assert caught.value.reason == "broken-archive"
