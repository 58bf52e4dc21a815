"""Word documents: what gxlint.mending.docx cannot write is a Refused like any other."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.diagnostics import Change
from gxlint.mending.docx import DocxSource, NotEditable
from gxlint.mending.refusals import Refused
from gxlint.readers.errors import Unreadable


class WordSource:
    """A Word document beside the lines it was read as."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises Refused "format" where the file cannot be taken apart."""
        try:
            self._source = DocxSource.of(data, name)
        except Unreadable:
            raise Refused("format") from None

    def replaced(self, changes: Sequence[Change]) -> bytes:
        """Return the file with the changes, which do not overlap. Raises Refused with the `why` of NotEditable."""
        try:
            return self._source.replaced(list(changes))
        except NotEditable as refused:
            raise Refused(f"word-{refused.why}") from None
        except Unreadable:
            raise Refused("encoding", name="XML") from None
