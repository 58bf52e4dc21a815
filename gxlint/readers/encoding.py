"""Bytes to text: BOM, strict UTF-8, then whichever of near-UTF-8, GB18030 and UTF-16 reads as Chinese.

Strictly valid UTF-8 is believed over anything a header says: long text of another encoding is never valid
UTF-8 by chance. The one exception is a handful of GBK characters that happen to form two-byte sequences (联通).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gxlint.readers.errors import Unreadable
from gxlint.readers.plausibility import plausibility
from gxlint.text.patterns import lazy

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32"),
    (b"\xff\xfe", "utf-16-le", "utf-16"),
    (b"\xfe\xff", "utf-16-be", "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)
_BLANK = lazy(r"[\s\ufeff\u200b\x1a]*+\Z")
_SAMPLE = 1 << 17
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
_THREE_BYTES = lazy(rb"[\xe0-\xff]")
_CHARSET = lazy(
    rb"""<(?:meta\b[^>]{0,400}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""",
    re.I,
)
_GB = frozenset({"gb2312", "gbk", "gb18030", "gb-2312", "gb_2312", "gb_2312-80", "gb2312-80", "cp936", "ms936",
                 "windows-936", "x-gbk", "hz-gb-2312", "euc-cn", "gb"})  # fmt: skip
_BIG5 = frozenset({"big5", "big5-hkscs", "big-5", "x-big5", "cp950"})
_HIGH = bytes(range(128, 256))
_DECLARED_BONUS = 0.15
_RARE_MALUS = 0.25
_ACCEPTED = 0.25
_CERTAIN = 0.85


class Decoded(NamedTuple):
    """A text, the name of its encoding, and how many places of it had to be replaced by U+FFFD."""

    text: str
    encoding: str
    stray: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text file. `declared` is a charset that a header names; a `<meta>` or `<?xml?>` is looked for.

    Raises Unreadable: "empty", "not-text" (NUL or many control characters), "undecodable".
    """
    if not data:
        raise Unreadable("empty")
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            found = _with_bom(data, mark, codec, name, declared)
            break
    else:
        found = _without_bom(data, declared)
    if _BLANK.match(found.text):
        raise Unreadable("empty")
    return found


def charset_of(data: bytes) -> str | None:
    """Return the charset that a `<meta>` or `<?xml?>` near the beginning names, in lower case."""
    start = data[:64].lstrip()
    if not start.startswith((b"<", b"\xef\xbb\xbf")):
        return None
    found = _CHARSET.search(data, 0, 8192)
    return found[1].decode("ascii").lower() if found else None


def _with_bom(data: bytes, mark: bytes, codec: str, name: str, declared: str | None) -> Decoded:
    body = data[len(mark) :]
    text, stray = _replace(body, codec)
    if stray and plausibility(text[:_SAMPLE]) < _ACCEPTED:
        # A mark in front of something else: GBK text joined to a UTF-8 file by a copy command, or no text at all.
        return _without_bom(body, declared) if codec == "utf-8" else _refuse(data)
    if name != "utf-8-sig" and _control_share(text) > 0.01:
        raise Unreadable("not-text")
    if name == "utf-8-sig":
        _refuse_binary(body)
    return Decoded(text, name, stray)


def _without_bom(data: bytes, declared: str | None) -> Decoded:
    if b"\x00" in data:
        return _utf16(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _judge(data, declared or charset_of(data))
    _refuse_binary(data)
    if not data.isascii() and not _THREE_BYTES.search(data) and _foreign(text, data):
        gb, stray = _replace(data, "gb18030")
        if not stray and plausibility(gb) > max(0.8, plausibility(text)):
            return Decoded(gb, "gb18030")
    return Decoded(text, "utf-8")


def _foreign(text: str, data: bytes) -> bool:
    """Whether UTF-8 without a single Chinese character is unlikely here: mostly, or only, Greek and beyond."""
    return _high_bytes(data) * 2 >= len(data) or all(
        character < "\x80" or character > "\u036f" for character in text
    )


def _judge(data: bytes, declared: str | None) -> Decoded:
    """Choose between the encodings by how the beginning of the file reads in each."""
    candidates = [("utf-8", "utf-8"), ("gb18030", "gb18030")]
    if declared in _BIG5:
        candidates.insert(0, ("big5hkscs", "big5"))
    if len(data) % 2 == 0:
        candidates += [("utf-16-le", "utf-16"), ("utf-16-be", "utf-16")]
    family = "gb18030" if declared in _GB else "big5" if declared in _BIG5 else declared
    best: tuple[float, str, str] = (-9.0, "utf-8", "utf-8")
    for codec, name in candidates:
        score = _reads(data, codec)
        score += _DECLARED_BONUS if name == family else -_RARE_MALUS if name == "utf-16" else 0.0
        best = max(best, (score, codec, name), key=lambda one: one[0])
        if score >= _CERTAIN:
            break
    score, codec, name = best
    if name != "utf-16":
        _refuse_binary(data)
    if score < _ACCEPTED:
        # Left: a plain ASCII file with a few stray bytes, which no encoding makes Chinese.
        if _high_bytes(data) * 10 > len(data):
            raise Unreadable("undecodable")
        codec = name = "utf-8"
    text, stray = _replace(data, codec)
    return Decoded(text, name, stray)


def _reads(data: bytes, codec: str, *, plain: bool = False) -> float:
    text = data[:_SAMPLE].decode(codec, "replace")
    if len(data) > _SAMPLE:
        text = text.rstrip("\ufffd")
    return plausibility(text, plain=plain)


def _high_bytes(data: bytes) -> int:
    return 0 if data.isascii() else len(data) - len(data.translate(None, _HIGH))


def _utf16(data: bytes) -> Decoded:
    """UTF-16 without a mark, where the bytes hold NULs."""
    scores = {codec: _reads(data, codec, plain=True) for codec in ("utf-16-le", "utf-16-be")}
    codec = max(scores, key=scores.__getitem__)
    if scores[codec] < _CERTAIN - _RARE_MALUS:
        raise Unreadable("not-text")
    text, stray = _replace(data, codec)
    if "\x00" in text:
        raise Unreadable("not-text")
    return Decoded(text, "utf-16", stray)


def _replace(data: bytes, codec: str) -> tuple[str, int]:
    """Decode with U+FFFD for what cannot be; the number counts only the new ones."""
    try:
        return data.decode(codec), 0
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        try:
            before = data.count("\ufffd".encode(codec))
        except UnicodeEncodeError:
            before = 0
        return text, max(1, text.count("\ufffd") - before)


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE]
    bad = sum(1 for character in sample if character < " " and character not in "\t\n\x0b\x0c\r\x1a\x1b")
    return bad / max(1, len(sample))


def _is_binary(data: bytes) -> bool:
    bad = len(data) - len(data.translate(None, _CONTROLS))
    return bad > 2 and bad * 200 > len(data)


def _refuse_binary(data: bytes) -> None:
    if b"\x00" in data or _is_binary(data):
        raise Unreadable("not-text")


def _refuse(data: bytes) -> Decoded:
    raise Unreadable("not-text" if b"\x00" in data or _is_binary(data) else "undecodable")
