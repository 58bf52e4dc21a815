"""Names inside a .zip: in which encoding they were written, and how they are shown without leading anywhere."""

from __future__ import annotations

import struct
import unicodedata
from zipfile import ZipInfo

_UTF8 = 0x800
_UNICODE_PATH = 0x7075


def name_of(info: ZipInfo) -> str:
    """Return the name of an entry as whoever packed it wrote it.

    Without the mark for UTF-8 the specification says cp437, and Windows in Chinese writes GBK all the same; some
    programs put the name in UTF-8 beside it (Info-ZIP, 0x7075), others write UTF-8 unmarked.
    """
    name = info.orig_filename
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    beside = _beside(info.extra)
    if beside is not None:
        return beside
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _beside(extra: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            try:
                return extra[at + 9 : at + 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + size
    return None


def shown(name: str) -> str:
    """Return a name as a path below the archive: nothing in it climbs out, starts anew, or steers a terminal.

    ".." is shown as "(..)", a drive as a folder of that letter, control characters by a stand-in.
    """
    parts: list[str] = []
    for part in name.replace("\\", "/").split("/"):
        if part in ("", "."):
            continue
        if not parts and part[1:2] == ":" and part[0].isascii():
            part = part[0] + "_" + part[2:]
        part = "(..)" if part == ".." else part
        parts.append(
            "".join(
                "\ufffd" if unicodedata.category(mark) in ("Cc", "Cf", "Cs", "Zl", "Zp") else mark
                for mark in part
            )
        )
    return "/".join(parts)
