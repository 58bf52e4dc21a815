"""XML parts to elements, safely and at the speed of the C parser.

`defusedxml` builds its trees in Python, two and a half times slower on a report; what it guards against needs a
document type declaration, and a part that has one is refused here before any parser sees it. OPC allows none
(ECMA-376 part 2, 9.1.4). The encoding is settled first, so that the refusal cannot be got around by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError, XMLParser

from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.text.patterns import lazy

_DECLARED = lazy(rb"""\A<\?xml[^>]{0,200}?\bencoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = {"utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8", "utf-16": "utf-16",
              "iso-8859-1": "latin-1", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030"}  # fmt: skip
_STRICT = lazy(
    rb"""(\bxmlns(?::[\w.-]{1,60})?\s{0,20}=\s{0,20}["'])http://purl\.oclc\.org/ooxml/([\w/.-]{1,120})"""
)
_YEARS = {
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
}


LOOKS = (
    "spacing", "ind", "color", "kern", "szCs", "lang", "widowControl", "vAlign", "top", "left", "bottom", "right",
    "proofErr", "bookmarkStart", "bookmarkEnd", "snapToGrid", "u", "highlight", "shd",
)  # fmt: skip
"""Local names of the elements that `without_looks` may cut."""
_LOOKS = lazy(rb"<w:(?:%s)\b[^<>]*/>" % "|".join(LOOKS).encode("ascii"))


def without_looks(text: bytes) -> bytes:
    """Cut empty elements that only say how something looks: half of what Word writes, and most of the time to parse.

    Nothing in sound XML but a tag begins with <, so only tags can match; comments and CDATA, where that is not
    so, leave the text as it is.
    """
    return text if b"<!" in text else _LOOKS.sub(b"", text)


def parse(data: bytes, limits: Limits, trim: Callable[[bytes], bytes] | None = None) -> Element:
    """Return the root element of an XML part, strict namespaces renamed to the usual ones.

    `trim` may cut elements that are not needed out of the UTF-8 text.

    Raises Unreadable: "entities" (a document type declaration), "broken-xml", "too-large" (more elements
    than `limits.max_nodes`).
    """
    text = as_utf8(data)
    if b"<!DOCTYPE" in text:
        raise Unreadable("entities")
    number = elements(text)
    if number > limits.max_nodes:
        raise Unreadable("too-large", size=number, limit=limits.max_nodes, unit="elements")
    if b"http://purl.oclc.org/ooxml/" in text:
        text = _STRICT.sub(_transitional, text)
    if trim is not None:
        trimmed = trim(text)
        try:
            return _tree(trimmed)
        except Unreadable:
            # Whether it is broken, the whole of it has to say.
            pass
    return _tree(text)


def elements(text: bytes) -> int:
    """Return how many elements an XML part has, counted by its tags: a bound, comments count too."""
    return text.count(b"<") - text.count(b"</")


def _tree(text: bytes) -> Element:
    parser = XMLParser(encoding="utf-8")
    try:
        parser.feed(text)
        root = parser.close()
    except (ParseError, ValueError, LookupError, OverflowError) as error:
        raise Unreadable("broken-xml", error=str(error)) from None
    assert isinstance(root, Element)
    return root


def as_utf8(data: bytes) -> bytes:
    """Return an XML part as UTF-8 without a byte order mark. Raises Unreadable("broken-xml")."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _recode(data, "utf-16")
    if data.startswith(b"<\x00"):
        return _recode(data, "utf-16-le")
    if data.startswith(b"\x00<"):
        return _recode(data, "utf-16-be")
    declared = _DECLARED.match(data)
    if declared is None:
        return data
    name = declared[1].decode("ascii").lower()
    encoding = _ENCODINGS.get(name)
    if encoding is None:
        raise Unreadable("broken-xml", error=f"unknown encoding {name}")
    # A part without a byte order mark that calls itself UTF-16 is not: its declaration could be read.
    return data if encoding in ("utf-8", "utf-16") else _recode(data, encoding)


def _recode(data: bytes, encoding: str) -> bytes:
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeError as error:
        raise Unreadable("broken-xml", error=str(error)) from None


def _transitional(found: re.Match[bytes]) -> bytes:
    known = _YEARS.get(found[2])
    return found[1] + b"http://schemas.openxmlformats.org/" + known if known else found[0]
