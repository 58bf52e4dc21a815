"""From a file to what can change it in places: one source for each format that can be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gxlint.diagnostics import Change
from gxlint.document import Document
from gxlint.mending.refusals import Refused


class Source(Protocol):
    """A file that can be changed at places of `Document.lines`."""

    def replaced(self, changes: Sequence[Change]) -> bytes:
        """Return the file with the changes, which do not overlap; nothing else differs. Raises Refused."""


def source_of(data: bytes, name: str, document: Document) -> Source:
    """Return the source of a file that was read as `document`.

    Raises Refused: "format" for a format that cannot be written, "stray" and "encoding" for a text that could not be
    written back as it is.
    """
    from gxlint.readers import Unreadable, detect

    try:
        kind = detect.container(data)
    except Unreadable:
        raise Refused("format") from None
    if kind == detect.DOCX:
        from gxlint.mending.word import WordSource

        return WordSource(data, name)
    if kind is not None or document.media not in ("text/plain", "text/markdown", "text/html"):
        raise Refused("format")
    if document.media == "text/html":
        from gxlint.mending.html import HtmlSource

        return HtmlSource(data, document.lines)
    from gxlint.mending.plain import PlainSource

    return PlainSource(data, document.lines, markup=document.media == "text/markdown")
