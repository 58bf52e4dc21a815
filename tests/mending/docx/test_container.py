from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from gxlint.mending.docx.container import rewritten
from gxlint.readers.errors import Unreadable
from tests.mending.docx.parts import members


def packed() -> bytes:
    """An archive with everything that differs between programs: dates, comments, extra fields, methods, a stream."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.comment = "注".encode()
        for name, method in (("a.xml", ZIP_DEFLATED), ("图.png", ZIP_STORED), ("b/c.xml", ZIP_DEFLATED)):
            info = ZipInfo(name, (2024, 2, 29, 23, 59, 58))
            info.compress_type, info.external_attr, info.comment = method, 0o644 << 16, name.encode()
            info.extra = b"\x20\xa2\x04\x00abcd"
            archive.writestr(info, name * 50)
        with archive.open(ZipInfo("streamed", (1999, 1, 1, 0, 0, 0)), "w", force_zip64=True) as member:
            member.write(b"x" * 1000)
    return stream.getvalue()


def raw(data: bytes, info: ZipInfo) -> bytes:
    name, extra = (int.from_bytes(data[info.header_offset + at :][:2], "little") for at in (26, 28))
    start = info.header_offset + 30 + name + extra
    return data[start : start + info.compress_size]


def test_what_is_not_changed_is_copied_as_it_is_packed() -> None:
    before = packed()
    after = rewritten(before, {"A.xml": b"new"}, [("d.xml", b"added")])
    assert list(members(after)) == ["a.xml", "图.png", "b/c.xml", "streamed", "d.xml"]
    assert members(after)["a.xml"] == b"new"
    assert members(after)["d.xml"] == b"added"
    with ZipFile(BytesIO(before)) as old, ZipFile(BytesIO(after)) as new:
        assert old.comment == new.comment
        for one, other in zip(old.infolist()[1:], new.infolist()[1:4], strict=True):
            assert raw(before, one) == raw(after, other)
            for name in (
                "filename",
                "date_time",
                "comment",
                "external_attr",
                "create_system",
                "compress_type",
                "CRC",
            ):
                assert getattr(one, name) == getattr(other, name), name
        assert new.getinfo("a.xml").date_time == old.getinfo("a.xml").date_time
        assert new.getinfo("b/c.xml").extra == b"\x20\xa2\x04\x00abcd"


def test_the_same_input_gives_the_same_bytes() -> None:
    assert rewritten(packed(), {"a.xml": b"n"}) == rewritten(packed(), {"a.xml": b"n"})
    assert rewritten(rewritten(packed(), {}), {}) == rewritten(packed(), {})


def test_members_that_overlap_are_refused() -> None:
    data = bytearray(packed())
    with ZipFile(BytesIO(bytes(data))) as archive:
        at, number = archive.start_dir, len(archive.infolist())
    for _ in range(number):
        data[at + 20 : at + 24] = (len(data) - 200).to_bytes(4, "little")
        at += 46 + sum(int.from_bytes(data[at + place :][:2], "little") for place in (28, 30, 32))
    with pytest.raises(Unreadable):
        rewritten(bytes(data), {})
