"""A page saved as one file (MHTML, RFC 2557): its HTML parts, decoded. Pictures and styles stay unread."""

from __future__ import annotations

import binascii
import posixpath
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header
from urllib.parse import unquote

from gxlint.readers.encoding import Decoded, decode
from gxlint.readers.errors import Unreadable
from gxlint.text.patterns import lazy

_PAGE = lazy(rb"^content-type:[ \t]*text/html", re.I | re.M)
_BLANK = lazy(rb"\r?\n\r?\n")
_ENCODING = lazy(rb"^content-transfer-encoding:[ \t]*([a-z0-9-]+)", re.I | re.M)
_CHARSET = lazy(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.I)
_TYPE = lazy(rb"^content-type:[ \t]*([a-z0-9.+/-]+)", re.I | re.M)
_LOCATION = lazy(rb"^content-location:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.I | re.M)
_HEAD = 8192
_DOCUMENTS = (b"text/html", b"application/msword", b"application/pdf", b"application/rtf", b"application/vnd.ms-excel",
              b"application/vnd.openxmlformats", b"application/vnd.ms-works", b"application/wps", b"application/kswps")  # fmt: skip


def is_archive(data: bytes) -> bool:
    """Whether a file is a page saved as one file."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def further_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the pages and documents behind the first page: what frames show, what was attached.

    One that cannot be decoded is yielded without content: whoever opens it says so.
    """
    page = _PAGE.search(data)
    first = page.start() if page else -1
    for at, head, body in _parts(data):
        kind = _TYPE.search(head)
        # The first page may stand in a part within a part: then none of these is it.
        if kind is None or not kind[1].lower().startswith(_DOCUMENTS) or at <= first < at + len(head):
            continue
        try:
            content = _content(head, body)
        except binascii.Error:
            content = b""
        charset = _CHARSET.search(head)
        if kind[1].lower() == b"text/html" and charset:
            try:
                content = decode(content, charset[1].decode("ascii", "replace").lower()).text.encode("utf-8")
            except Unreadable:
                content = b""
        yield _name(head, html=kind[1].lower() == b"text/html"), content


def _parts(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield where each part begins, its head and its body, by the boundary that the head of the file names."""
    boundary = _boundary(data)
    if boundary is None:
        return
    at = data.find(boundary)
    while at >= 0:
        start = data.find(b"\n", at)
        following = data.find(b"\n" + boundary, start) if start >= 0 else -1
        part = data[start + 1 : following if following >= 0 else len(data)] if start >= 0 else b""
        blank = _BLANK.search(part)
        if blank is not None:
            yield start + 1, part[: blank.start()], part[blank.end() :]
        at = following + 1 if following >= 0 else -1


def _boundary(data: bytes) -> bytes | None:
    found = re.search(rb"boundary=[ \t]*(?:\"([^\"\r\n]{1,200})\"|([^\s;]{1,200}))", data[:_HEAD], re.I)
    return None if found is None else b"--" + (found[1] or found[2])


def _content(head: bytes, body: bytes) -> bytes:
    encoding = _ENCODING.search(head)
    if encoding and encoding[1].lower() == b"quoted-printable":
        return quopri.decodestring(body)
    if encoding and encoding[1].lower() == b"base64":
        return binascii.a2b_base64(body)
    return body


def _name(head: bytes, *, html: bool) -> str:
    """Return the last part of where a part came from."""
    found = _LOCATION.search(head)
    location = "" if found is None else " ".join(found[1].decode("utf-8", "replace").split())
    if location.startswith("=?"):
        with suppress(LookupError, HeaderParseError):  # then it stays as it is written
            pieces = decode_header(location)
            location = "".join(
                p.decode(c or "utf-8", "replace") if isinstance(p, bytes) else p for p, c in pieces
            )
    name = posixpath.basename(unquote(location).partition("?")[0].replace("\\", "/"))
    return name or ("frame.html" if html else "attachment")


def page_of(data: bytes) -> Decoded:
    """Return the text of the first HTML part. Raises Unreadable "unknown-format", "undecodable", "empty"."""
    found = _PAGE.search(data)
    blank = _BLANK.search(data, found.end()) if found else None
    if found is None or blank is None:
        raise Unreadable("unknown-format", format="mhtml")
    boundary = data.rfind(b"\n--", 0, found.start())
    head_start = boundary + 1 if boundary >= 0 else 0
    first_line = data[head_start : data.find(b"\n", head_start)].rstrip() if boundary >= 0 else b""
    end = data.find(b"\n" + first_line, blank.end()) if first_line else -1
    head = data[head_start : blank.start()]
    body = data[blank.end() : end if end >= 0 else len(data)]
    try:
        body = _content(head, body)
    except binascii.Error as problem:
        raise Unreadable("undecodable", error=str(problem)) from None
    charset = _CHARSET.search(head)
    return decode(body, charset[1].decode("ascii", "replace").lower() if charset else None)
