"""A page saved as one file (MHTML, RFC 2557): its first HTML part, decoded. Pictures and styles stay unread."""

from __future__ import annotations

import binascii
import quopri
import re

from gxlint.readers.encoding import Decoded, decode
from gxlint.readers.errors import Unreadable
from gxlint.text.patterns import lazy

_PAGE = lazy(rb"^content-type:[ \t]*text/html", re.I | re.M)
_BLANK = lazy(rb"\r?\n\r?\n")
_ENCODING = lazy(rb"^content-transfer-encoding:[ \t]*([a-z0-9-]+)", re.I | re.M)
_CHARSET = lazy(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.I)


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
    encoding = _ENCODING.search(head)
    if encoding and encoding[1].lower() == b"quoted-printable":
        body = quopri.decodestring(body)
    elif encoding and encoding[1].lower() == b"base64":
        try:
            body = binascii.a2b_base64(body)
        except binascii.Error as problem:
            raise Unreadable("undecodable", error=str(problem)) from None
    charset = _CHARSET.search(head)
    return decode(body, charset[1].decode("ascii", "replace").lower() if charset else None)
