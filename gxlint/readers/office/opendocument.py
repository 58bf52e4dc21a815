"""The archive of an OpenDocument text before a converter gets it: guarded, and its fields turned into what they show.

LibreOffice works fields out anew when it opens a file: the date of the report would be the day of the conversion. What was
saved is what is read, as in a docx.
"""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gxlint.readers.docx.package import Package
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits

_MANIFEST = "META-INF/manifest.xml"
_LOCKED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPAN = _TEXT + "span"
_FIELDS = frozenset(
    _TEXT + name
    for name in (
        "author-initials", "author-name", "bookmark-ref", "chapter", "character-count", "conditional-text", "creation-date",
        "creation-time", "creator", "database-display", "database-name", "database-row-number", "date", "dde-connection",
        "description", "editing-cycles", "editing-duration", "execute-macro", "expression", "file-name", "hidden-text",
        "image-count", "initial-creator", "keywords", "modification-date", "modification-time", "note-ref", "object-count",
        "page-continuation", "page-count", "page-number", "page-variable-get", "paragraph-count", "print-date", "print-time",
        "printed-by", "reference-ref", "script", "sender-city", "sender-company", "sender-country", "sender-email",
        "sender-fax", "sender-firstname", "sender-initials", "sender-lastname", "sender-phone-private", "sender-phone-work",
        "sender-position", "sender-postal-code", "sender-state-or-province", "sender-street", "sender-title", "sequence",
        "sequence-ref", "sheet-name", "subject", "table-count", "table-formula", "template-name", "text-input", "time",
        "title", "user-defined", "user-field-get", "user-field-input", "variable-get", "variable-input", "variable-set",
        "word-count",
    )
)  # fmt: skip
"""The fields of OpenDocument 1.2 part 1, chapter 7, without those that show no text."""
_UNSEEN = frozenset(_TEXT + name for name in ("hidden-text", "script"))


def prepared(data: bytes, limits: Limits) -> bytes:
    """Return the archive with plain text where fields stood.

    Raises Unreadable: "encrypted" (a password: OpenDocument 1.2 part 3, 3.4), "no-document-part", and for an archive or
    XML that is broken or made to do harm what `Package` says.
    """
    package = Package(data, limits)
    if package.has(_MANIFEST) and any(True for _ in package.xml(_MANIFEST).iter(_LOCKED)):
        raise Unreadable("encrypted")
    if not package.has("content.xml"):
        raise Unreadable("no-document-part")
    changed = {name: _resolved(package, name) for name in ("content.xml", "styles.xml") if package.has(name)}
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            if info.is_dir():
                continue
            content = changed[info.filename] if info.filename in changed else package.read(info.filename)
            method = ZIP_STORED if info.filename == "mimetype" else ZIP_DEFLATED
            new.writestr(ZipInfo(info.filename), content, method)
    return out.getvalue()


def _resolved(package: Package, name: str) -> bytes:
    root = package.xml(name)
    for element in root.iter():
        if element.tag in _FIELDS:
            if element.tag in _UNSEEN:
                element.text = None
            element.tag = _SPAN
            element.attrib.clear()
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
