"""The archive of an OpenDocument text, looked at before a converter gets it."""

from __future__ import annotations

from gxlint.readers.docx.package import Package
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits

_MANIFEST = "META-INF/manifest.xml"
_LOCKED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


def inspect(data: bytes, limits: Limits) -> None:
    """Refuse what may not be opened.

    Raises Unreadable: "encrypted" (a password: OpenDocument 1.2 part 3, 3.4), "no-document-part", and for an archive or
    XML that is broken or made to do harm what `Package` says.
    """
    package = Package(data, limits)
    if package.has(_MANIFEST) and any(True for _ in package.xml(_MANIFEST).iter(_LOCKED)):
        raise Unreadable("encrypted")
    if not package.has("content.xml"):
        raise Unreadable("no-document-part")
    for name in ("content.xml", "styles.xml"):
        if package.has(name):
            package.xml(name)
