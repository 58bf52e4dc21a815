"""Plain text and Markdown: the lines are the file's own, so a change is one of its characters and of no other byte."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.diagnostics import Change
from gxlint.document import Span
from gxlint.mending.encoded import Encoded
from gxlint.mending.refusals import Refused
from gxlint.text.normal import without_zero_width
from gxlint.text.patterns import lazy

_ENDS = lazy(r"\r\n|\r|\n")
_MARKUP = frozenset("\\`*_[]<>#|~&")
"""What Markdown may take for a mark of its own."""


class PlainSource:
    """A text file beside the lines it was read as. `markup`: it is Markdown."""

    def __init__(self, data: bytes, lines: Sequence[str], *, markup: bool = False) -> None:
        """Raises Refused, as `Encoded.of`, and "elsewhere" where the lines are not those of the file."""
        self._encoded = Encoded.of(data)
        self._markup = markup
        self._lines = lines
        text = self._encoded.text
        ends = [0, *(found.end() for found in _ENDS.finditer(text))]
        self._starts = ends
        if len(lines) not in (len(ends), len(ends) - 1):
            raise Refused("elsewhere")

    def replaced(self, changes: Sequence[Change]) -> bytes:
        """Return the file with the changes, which do not overlap. Raises Refused: "letters", "markup", "elsewhere"."""
        return self._encoded.replaced([self._place(change) for change in changes])

    def _place(self, change: Change) -> tuple[int, int, str]:
        span, text = change
        seen, places = self._line(span)
        old = seen[span.column - 1 : span.end_column - 1]
        if self._markup and (_MARKUP & set(text)) - set(old):
            raise Refused("markup", text=text)
        return places[span.column - 1], places[span.end_column - 2] + 1, text

    def _line(self, span: Span) -> tuple[str, Sequence[int]]:
        """The line of a place as it is shown, and where in the text each of its characters stands."""
        start = self._starts[span.line - 1]
        end = self._starts[span.line] if span.line < len(self._starts) else len(self._encoded.text)
        raw = self._encoded.text[start:end].rstrip("\r\n")
        seen = without_zero_width(raw)
        if seen != self._lines[span.line - 1]:
            raise Refused("elsewhere")
        if len(seen) == len(raw):
            return seen, range(start, start + len(raw))
        return seen, [start + at for at, character in enumerate(raw) if without_zero_width(character)]
