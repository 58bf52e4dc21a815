"""Archives of reports: names, limits, and what a hostile one costs."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gxlint.readers import Limits, Unreadable
from gxlint.readers.archive_names import name_of, shown
from gxlint.readers.archives import Archive, Member


def packed(*files: tuple[str, bytes], encoding: str = "utf-8") -> bytes:
    """An archive; the names in an encoding, marked only when that is UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(_Named(name, encoding) if encoding != "utf-8" else name, content)
    return out.getvalue()


class _Named(zipfile.ZipInfo):
    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(name)
        self.raw = name.encode(encoding)
        self.compress_type = zipfile.ZIP_DEFLATED

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name zipfile gives it
        return self.raw, self.flag_bits & ~0x800


def refused(data: bytes | str, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        Archive(data, limits)
    return caught.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf_8", "gb18030"])
def test_names_in_any_encoding(encoding: str) -> None:
    archive = Archive(packed(("甲局/2023年年报.docx", b"x"), ("a.txt", b"y"), encoding=encoding))
    assert archive.names == {"a.txt": 1, "甲局/2023年年报.docx": 0}
    assert archive.read(0) == b"x"


def test_a_name_beside_the_name() -> None:
    info = zipfile.ZipInfo("garbage\u2554")
    info.extra = struct.pack("<HHBI", 0x7075, 5 + 12, 1, 0) + "年报.txt".encode()[:12]
    info.extra = struct.pack("<HHBI", 0x7075, 5 + len("年报.txt".encode()), 1, 0) + "年报.txt".encode()
    assert name_of(info) == "年报.txt"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../../etc/passwd", "(..)/(..)/etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\年报\\a.docx", "C_/年报/a.docx"),
        ("\\\\server\\x", "server/x"),
        ("a/./b//c", "a/b/c"),
        ("a\x00.txt", "a\ufffd.txt"),
        ("年报\u202etxt.docx", "年报\ufffdtxt.docx"),
        ("a\x1b[31m.txt", "a\ufffd[31m.txt"),
        ("a\n: 结论:通过", "a\ufffd: 结论:通过"),
        ("///", ""),
    ],
)
def test_names_lead_nowhere(name: str, said: str) -> None:
    assert shown(name) == said


def test_a_name_that_stands_twice() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("年报.txt", b"1"), ("年报.txt", b"2"))
    archive = Archive(data)
    assert [(name, archive.read(number)) for name, number in archive.names.items()] == [
        ("年报.txt", b"1"),
        ("年报.txt#2", b"2"),
    ]


def test_members_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "大.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", bytes([65 + number]) * 3_000_000)
    members = [Member(str(path), (number,)) for number in range(30)]
    members[0].load()
    tracemalloc.start()
    assert sum(len(member.load()) for member in members) == 90_000_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 15_000_000


def test_an_archive_that_changed_is_opened_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("a.txt", b"one")))
    assert Member(str(path), (0,)).load() == b"one"
    path.write_bytes(packed(("a.txt", b"second")))
    assert Member(str(path), (0,)).load() == b"second"
    path.unlink()
    with pytest.raises(Unreadable, match="missing-file"):
        Member(str(path), (0,)).load()


def test_bombs() -> None:
    huge = packed(("a.txt", bytes(60_000_000)))
    archive = Archive(huge)
    with pytest.raises(Unreadable, match="compression-ratio"):
        archive.read(0)
    many = packed(*((f"{n}.txt", bytes(10_000_000)) for n in range(12)))
    assert refused(many) == "compression-ratio"
    assert (
        refused(packed(*((f"{n}.txt", b"") for n in range(30))), Limits(max_members=20)) == "too-many-members"
    )
    assert (
        refused(packed(*((f"{n}.txt", b"x" * 100) for n in range(30))), Limits(max_packed=2000))
        == "too-large"
    )


def test_a_directory_that_lies_about_its_length() -> None:
    data = bytearray(packed(("a.txt", b"x")))
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<I", data, at + 12, 500_000_000)
    assert refused(bytes(data)) == "too-many-members"


def test_a_size_that_lies() -> None:
    import random

    content = random.Random(1).randbytes(200_000)
    data = bytearray(packed(("a.txt", content)))
    directory = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 100)
    with pytest.raises(Unreadable, match="broken-member"):
        Archive(bytes(data)).read(0)


def changed(data: bytes, at: int, value: int) -> bytes:
    """The archive with two bytes of its first entry changed, in both of its headers."""
    out = bytearray(data)
    struct.pack_into("<H", out, 4 + at, value)
    struct.pack_into("<H", out, out.rfind(b"PK\x01\x02") + 6 + at, value)
    return bytes(out)


def test_members_that_cannot_be_had() -> None:
    data = packed(("a.txt", b"x" * 100))
    for wrong, reason in (
        (changed(data, 2, 1), "encrypted-member"),
        (changed(data, 4, 14), "broken-member"),
        (changed(data, 4, 99), "broken-member"),
    ):
        with pytest.raises(Unreadable, match=reason):
            Archive(wrong).read(0)
    broken = bytearray(data)
    broken[37] ^= 0xFF
    with pytest.raises(Unreadable, match="broken-member"):
        Archive(bytes(broken)).read(0)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"PK\x03\x04" + bytes(400), packed(("a.txt", b"x"))[:-30]],
    ids=["empty", "two bytes", "zeros", "cut"],
)
def test_what_is_no_archive(data: bytes) -> None:
    assert refused(data) == "broken-archive"


def test_office_documents_are_no_archives() -> None:
    assert (
        refused(packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"x"))) == "unknown-format"
    )


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "no.zip")) == "missing-file"
    assert refused(str(tmp_path)) == "missing-file"


def test_what_stands_beside_a_member() -> None:
    data = packed(("a/x.html", b"1"), ("a/y.txt", b"2"), ("a/X_files/z.js", b"3"), ("x_files/z.js", b"4"))
    member = Member("", (0,), data)
    other = member.beside("a/y.txt")
    assert other is not None
    assert (member.name(), other.name(), other.load()) == ("a/x.html", "a/y.txt", b"2")
    assert (member.beside("y.txt"), member.saved_with(), other.saved_with()) == (None, ["a/X_files/z.js"], ())
