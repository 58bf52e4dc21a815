"""The archive around the parts: some of them replaced or added, all others copied byte by byte, packed as they are.

Local headers are written anew (APPNOTE.TXT 4.3.7), because sizes may stand behind the data instead; what they say stays.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gxlint.readers.errors import Unreadable

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sBBHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_UTF8_NAME, _SIZES_BEHIND = 0x800, 0x8
_ZIP64 = 1
_DAWN = (1980, 1, 1, 0, 0, 0)
"""The date of a part that is added: the earliest there is, so that the same input gives the same bytes."""


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """Return the archive with the content of some members changed, and some added behind the last one.

    `changed` goes by the name of the member without regard to case. The order, dates, comments and packed bytes of
    all others stay. Raises Unreadable("broken-archive") for members that overlap.
    """
    with ZipFile(BytesIO(data)) as archive:
        infos, comment = archive.infolist(), archive.comment
    if sum(info.compress_size for info in infos) > len(data):
        raise Unreadable("broken-archive", error="members overlap")
    news = {name.lower(): content for name, content in changed.items()}
    out = BytesIO()
    directory: list[bytes] = []
    for info in infos:
        name, extra, packed = _copied(data, info)
        content = news.get(info.filename.replace("\\", "/").lower())
        if content is not None:
            packed = _packed(info, content)
        _write(out, directory, info, name, extra, packed)
    for added_name, content in added:
        info = ZipInfo(added_name, _DAWN)
        info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
        _write(out, directory, info, _name(info), b"", _packed(info, content))
    start = out.tell()
    out.write(b"".join(directory))
    number, size = len(directory), out.tell() - start
    out.write(_END.pack(b"PK\x05\x06", 0, 0, number, number, size, start, len(comment)) + comment)
    return out.getvalue()


def _copied(data: bytes, info: ZipInfo) -> tuple[bytes, bytes, bytes]:
    """The name, the extra field and the packed bytes of a member as they stand in the file."""
    begin = info.header_offset
    if data[begin : begin + 4] != b"PK\x03\x04" or begin + _LOCAL.size > len(data):
        raise Unreadable("broken-archive", error="local header")
    fields = _LOCAL.unpack_from(data, begin)
    at = begin + _LOCAL.size
    name, extra = data[at : at + fields[9]], data[at + fields[9] : at + fields[9] + fields[10]]
    at += fields[9] + fields[10]
    packed = data[at : at + info.compress_size]
    if len(packed) != info.compress_size:
        raise Unreadable("broken-archive", error="truncated")
    return name, _without_zip64(extra), packed


def _packed(info: ZipInfo, content: bytes) -> bytes:
    """Pack new content the way the member was packed, and note its size and checksum."""
    info.CRC, info.file_size = zlib.crc32(content), len(content)
    if info.compress_type == ZIP_STORED:
        packed = content
    else:
        press = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = press.compress(content) + press.flush()
    info.compress_size = len(packed)
    return packed


def _write(
    out: BytesIO, directory: list[bytes], info: ZipInfo, name: bytes, extra: bytes, packed: bytes
) -> None:
    offset = out.tell()
    flags = info.flag_bits & ~_SIZES_BEHIND
    day = (info.date_time[0] - 1980) << 9 | info.date_time[1] << 5 | info.date_time[2]
    time = info.date_time[3] << 11 | info.date_time[4] << 5 | info.date_time[5] // 2
    facts = (info.compress_type, time, day, info.CRC, info.compress_size, info.file_size)
    out.write(
        _LOCAL.pack(b"PK\x03\x04", info.extract_version, flags, *facts, len(name), len(extra)) + name + extra
    )
    out.write(packed)
    central = _without_zip64(info.extra)
    directory.append(
        _CENTRAL.pack(
            b"PK\x01\x02", info.create_version, info.create_system, info.extract_version, flags, *facts, len(name),
            len(central), len(info.comment), 0, info.internal_attr, info.external_attr, offset,
        ) + name + central + info.comment
    )  # fmt: skip


def _name(info: ZipInfo) -> bytes:
    if not info.filename.isascii():
        info.flag_bits |= _UTF8_NAME
        return info.filename.encode("utf-8")
    return info.filename.encode("ascii")


def _without_zip64(extra: bytes) -> bytes:
    """An extra field without the sizes of large archives, which no draft is."""
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind != _ZIP64:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept + extra
