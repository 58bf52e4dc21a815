"""The text of one section, to be looked at between two places: where a number that seems lost stands in another form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from gxlint.document import Span
from gxlint.structure.model import Report, Section
from gxlint.text.normal import fold
from gxlint.text.numerals import spell
from gxlint.text.patterns import lazy

LONGEST = 20_000
"""Characters between two places that are looked at."""
_INTRODUCED = lazy(r"首先|第一|一方面|一要|一抓|一、|一是|一来")
_FIRST = lazy(r"(?<![之统唯其单周期张万专同某每另任])一[是要]|第一[,、:]")
_SECOND = lazy(r"\(二\)|二[、.是]|\(2\)")


class Stretches:
    """The folded lines of a section, from its heading on. Built when the first question is asked."""

    def __init__(self, report: Report, section: Section) -> None:
        self._report, self._section = report, section
        self._from_heading: dict[int, int] = {}

    @cached_property
    def _lines(self) -> Sequence[str]:
        span = self._section.span
        return self._report.document.lines[span.line - 1 : span.end_line]

    @cached_property
    def text(self) -> str:
        """The lines, joined by line feeds, one character for each that is printed."""
        return fold("\n".join(self._lines))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._lines)]

    @cached_property
    def _seconds(self) -> list[int]:
        return [found.start() for found in _SECOND.finditer(self.text)]

    @cached_property
    def _introduction(self) -> int | None:
        found = _INTRODUCED.search(self.text)
        return found.start() if found else None

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place of the section."""
        at = min(max(line - self._section.span.line, 0), len(self._starts) - 1)
        return self._starts[at] + column - 1

    def between(self, first: Span, then: Span) -> str | None:
        """Return what stands from the end of `first` to `then`, None when that is too long."""
        start = self.offset(first.end_line, first.end_column)
        end = self.offset(then.line, then.column)
        return self.text[start:end] if end - start < LONGEST else None

    def introduced(self, first: Span | None, then: Span) -> bool:
        """Whether 首先, 一要 or the like stands between two places (`first` None: anywhere before)."""
        if first is None:
            return self._introduction is not None and self._introduction < self.offset(then.line, then.column)
        stretch = self.between(first, then)
        return stretch is not None and _INTRODUCED.search(stretch) is not None

    def begun(self, first: Span, then: Span) -> bool:
        """Whether a first item (一是, 一要, 第一,) stands between two places, glued to a word or not."""
        stretch = self.between(first, then)
        return stretch is not None and _FIRST.search(stretch) is not None

    def numbered(self, first: Span | None, then: Span, number: int) -> bool:
        """Whether `number` stands between two places in another form (二要, 2., 第二); True when that is too long.

        `first` None: anywhere between the heading and `then`.
        """
        if number > 99:
            return False
        numeral = f"(?:{spell(number)}|{number})"
        wanted = rf"(?:^|[\s。.;,:!?)(第]){numeral}(?=[、.)是要抓则来靠\s]|$)|第{numeral}"
        if first is None:
            end = self.offset(then.line, then.column)
            if number not in self._from_heading:
                found = re.search(wanted, self.text[:LONGEST])
                self._from_heading[number] = found.end() if found else LONGEST
            return end >= LONGEST or self._from_heading[number] <= end
        stretch = self.between(first, then)
        return stretch is None or re.search(wanted, stretch) is not None

    def second_behind(self, place: Span) -> bool:
        """Whether a second item, (二) or the like, stands behind a place, or so much text that it may."""
        start = self.offset(place.end_line, place.end_column)
        return len(self.text) - start >= LONGEST or (bool(self._seconds) and self._seconds[-1] >= start)
