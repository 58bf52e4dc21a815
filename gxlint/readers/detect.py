"""What a file is, by its first bytes; the name only says what was expected."""

from __future__ import annotations

import re
from itertools import islice

from gxlint.readers.errors import Unreadable
from gxlint.readers.ole import CompoundFile
from gxlint.text.patterns import lazy

TEXT, MARKDOWN, HTML, MHTML, DOCX = "text", "markdown", "html", "mhtml", "docx"
PDF, DOC, RTF, ODT, XLSX, XLS = "pdf", "doc", "rtf", "odt", "xlsx", "xls"
SHEETS = (XLSX, XLS, "et")
"""Formats of which tables are expected and no running text."""
ALIKE = ({HTML, MHTML}, {TEXT, MARKDOWN}, {DOC, RTF}, {"et", XLSX}, {"et", XLS})
"""Formats whose names are no lie about each other: Markdown is a text, a saved page is a page, Word opens RTF as .doc, WPS
saves a workbook as .et in the form of either."""

_BY_NAME = {
    "txt": TEXT, "text": TEXT, "log": TEXT, "asc": TEXT, "md": MARKDOWN, "markdown": MARKDOWN, "mkd": MARKDOWN,
    "html": HTML, "htm": HTML, "shtml": HTML, "xhtml": HTML, "xht": HTML, "mht": MHTML, "mhtml": MHTML,
    "docx": DOCX, "docm": DOCX, "dotx": DOCX, "dotm": DOCX,
    "doc": "doc", "dot": "doc", "wps": "doc", "wpt": "doc", "rtf": "rtf", "pdf": "pdf", "odt": "odt", "ofd": "ofd",
    "xls": "xls", "xlsx": "xlsx", "xlsm": "xlsx", "et": "et", "csv": "csv", "ppt": "ppt", "pptx": "pptx", "zip": "zip", "rar": "rar",
    "png": "image", "jpg": "image", "jpeg": "image", "gif": "image", "bmp": "image", "tif": "image",
    "tiff": "image", "webp": "image",
}  # fmt: skip

_READ = ((b"%PDF-", PDF), (b"{\\rtf", RTF), (b"\xdb\xa5\x2d\x00", DOC), (b"\x31\xbe\x00\x00", DOC))
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image", "png"),
    (b"\xff\xd8\xff", "image", "jpeg"),
    (b"GIF87a", "image", "gif"),
    (b"GIF89a", "image", "gif"),
    (b"II*\x00", "image", "tiff"),
    (b"MM\x00*", "image", "tiff"),
    (b"Rar!\x1a\x07", "unknown-format", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "unknown-format", "7z"),
    (b"\x1f\x8b\x08", "unknown-format", "gzip"),
    (b"BZh", "unknown-format", "bzip2"),
    (b"\xfd7zXZ\x00", "unknown-format", "xz"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", None, "encrypted", "docx"),
    ("WordDocument", DOC, "", ""),
    ("Workbook", XLS, "", ""),
    ("Book", XLS, "", ""),
    ("PowerPoint Document", None, "unknown-format", "ppt"),
)
_ZIP_PARTS = (
    (b"word/", DOCX, "", ""),
    (b"xl/", XLSX, "", ""),
    (b"ppt/", None, "unknown-format", "pptx"),
    (b"OFD.xml", None, "unknown-format", "ofd"),
)
_COMMENTS = lazy(r"[\s\ufeff]*(?:<!--[\s\S]{0,20000}?-->\s*|<\?xml[^>]{0,400}>\s*)*")
_PAGE = lazy(r"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|frameset|base)[\s/>]", re.I)
_FRAGMENT = lazy(
    r"<(?:p|div|span|table|center|h[1-6]|section|article|main|font|br|ul|ol|dl|header|nav|b|strong|blockquote|form|a|img)"
    r"[\s/>]", re.I
)  # fmt: skip
_TAG = lazy(r"</?(?:p|div|span|table|t[dr]|br|h[1-6]|body|html|font|li|b|strong)[\s/>]", re.I)
_MARKED = lazy(
    r"^[ \t\u3000]{0,4}(?:#{1,6}[ \t]+|(?P<bold>\*\*))(?P<numbered>[一二三四五六七八九十]{1,3}、)?(?=[^*\n]{0,12}[一-鿿])"
    r"[^*\n]{1,80}(?(bold)\*\*)[ \t\r]*$", re.M
)  # fmt: skip
_WORD_XML = lazy(r"progid=[\"']Word\.Document|<(?:w:wordDocument|pkg:package)\b")
_SHEET_XML = lazy(
    r"progid=[\"']Excel\.Sheet|<(?:ss:)?Workbook\s[^>]{0,400}urn:schemas-microsoft-com:office:spreadsheet"
)
_MIME = lazy(rb"\A\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?MIME-Version:", re.I)


def expected(name: str) -> str | None:
    """Return the format that the ending of a file name promises, None without a known ending."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return _BY_NAME.get(base.rsplit(".", 1)[1].lower()) if "." in base else None


def container(data: bytes, promised: str | None = None) -> str | None:
    """Return PDF, DOC, RTF, ODT, XLSX, XLS, DOCX or MHTML for such a file, None for anything that may be text.

    Raises Unreadable for every format that is known and that no version reads, with its reason.
    """
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data, promised)
    for magic, kind in _READ:
        if data.startswith(magic):
            return kind
    for magic, reason, name in _REFUSED:
        if data.startswith(magic):
            raise Unreadable(reason, format=name)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise Unreadable("image", format="webp")
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        raise Unreadable("image", format="bmp")
    if b"%PDF-" in data[:1024] and b"\x00" in data[:65536]:
        return PDF
    head = data[:8192]
    if b"MIME-Version:" in head and b"multipart/related" in head.lower() and _MIME.match(head):
        return MHTML
    return None


def textual(text: str, promised: str | None) -> str:
    """Return HTML, MARKDOWN or TEXT for a decoded file; `promised` is what its name says.

    Markdown is text like any other, so the name tells, or headings marked as such; a page is known by its first tag.
    Raises Unreadable for Word's and Excel's own XML.
    """
    start = _COMMENTS.match(text)
    at = start.end() if start else 0
    head = text[at : at + 4000]
    if _PAGE.match(head):
        return HTML
    if head.startswith("<") and _WORD_XML.search(text[:4000]):
        raise Unreadable("legacy-doc", format="word-xml")
    if head.startswith("<") and _SHEET_XML.search(text[:4000]):
        raise Unreadable("spreadsheet", format="Excel 2003 XML")
    if promised == MARKDOWN:
        return MARKDOWN
    if _FRAGMENT.match(head):
        return HTML
    if promised in (HTML, MHTML) and _TAG.search(text):
        return HTML
    return MARKDOWN if _is_marked(text) else TEXT


def _is_marked(text: str) -> bool:
    """Whether a text carries Markdown's marks: a numbered heading (## 一、… or **一、…**), or two lines like one."""
    if "**" not in text and "# " not in text:
        return False
    found = list(islice(_MARKED.finditer(text), 2))
    return len(found) == 2 or any(hit["numbered"] for hit in found)


def _zip(data: bytes) -> str:
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or not data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        raise Unreadable("broken-archive", error="no central directory")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    if not data.startswith(b"PK\x01\x02", start):
        start = max(0, data.find(b"PK\x01\x02"))
    directory = data[start:end]
    for part, kind, reason, name in _ZIP_PARTS:
        if part in directory:
            if kind is not None:
                return kind
            raise Unreadable(reason, format=name)
    if data[30:38] == b"mimetype":
        if b"spreadsheet" in data[38:120]:
            raise Unreadable("spreadsheet", format="ods")
        if b"opendocument.text" not in data[38:120]:
            raise Unreadable("unknown-format", format="zip")
        return ODT
    if b"[Content_Types].xml" in directory:
        return DOCX
    raise Unreadable("unknown-format", format="zip")


def _ole(data: bytes, promised: str | None) -> str:
    # A workbook in a document has its own streams, further down; a broken directory leaves only the names to look for.
    file = CompoundFile(data)
    for stream, kind, reason, name in _OLE_STREAMS:
        if file.has(stream) if file.streams else stream.encode("utf-16-le") in data:
            if kind is not None:
                return kind
            raise Unreadable(reason, format=name)
    if promised == DOC:
        raise Unreadable("legacy-doc", format="ole")
    raise Unreadable("unknown-format", format="ole")
