"""The paragraphs of the narrative as their author wrote them: lines that a page layout broke are put together again.

Text copied from a PDF has a line of the page on every line. Read line by line, a sentence loses its subject at the end of
one and its number begins the next; so such lines become one paragraph here, and every letter keeps its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gxlint.checks.registry import Subject
from gxlint.document import Paragraph, Span
from gxlint.structure.model import Report
from gxlint.text.patterns import lazy
from gxlint.text.width import width

_FEWEST = 12
"""Paragraphs from which on a text can be told to be broken into lines."""
_WIDEST = 60
"""Characters: no page prints longer lines."""
_NARROWEST = 12
_SLACK = 2
"""Characters that a full line may lack against the others: punctuation hangs, a number is not cut in two."""
_FULL, _OPEN = 0.4, 0.6
"""Share of lines that are full, and of the full ones that end without an end mark, in a text broken into lines."""
_ENDS = frozenset("。！？!?；;：:…”")
MARKER = lazy(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）、.．]|[是要]|\s)|[①-⑳]|第[一二三四五六七八九十]|首先|其次|最后|此外|另外)"
)
"""What begins a paragraph or an item of a list."""


class Running(NamedTuple):
    """A paragraph and the position of its section (None: the preamble).

    `breaks` are the offsets in its text where a line of the document begins, with line and column; empty where the lines
    are not known (a paragraph that the format itself lays out on several).
    """

    paragraph: Paragraph
    section: int | None
    breaks: tuple[tuple[int, int, int], ...]

    def place(self, start: int, end: int) -> Span:
        """The place of the characters from offset `start` up to `end`; the whole paragraph where it is not known."""
        if not self.breaks:
            return self.paragraph.span
        first, line, column = self._line(start)
        last, end_line, end_column = self._line(max(start, end - 1))
        return Span(line, column + start - first, end_line, end_column + end - last)

    def _line(self, offset: int) -> tuple[int, int, int]:
        if len(self.breaks) == 1:
            return self.breaks[0]
        return self.breaks[bisect_right(self.breaks, (offset, 1 << 60, 0)) - 1]


def running(subject: Subject) -> list[Running]:
    """Return the paragraphs of the narrative in reading order, kept in the subject's memo."""
    found: list[Running] | None = subject.memo.get("running")
    if found is None:
        found = subject.memo["running"] = _read(subject.report)
    return found


def _read(report: Report) -> list[Running]:
    plain = [Running(paragraph, index, _whole(paragraph)) for index, paragraph in report.narrative()]
    page = _page(plain)
    return plain if page is None else list(_joined(plain, page))


def _whole(paragraph: Paragraph) -> tuple[tuple[int, int, int], ...]:
    span = paragraph.span
    if span.line != span.end_line or span.end_column - span.column != len(paragraph.text):
        return ()
    return ((0, span.line, span.column),)


class _Page(NamedTuple):
    """How the lines of a page are measured (in columns, or in characters), and from where on one is full."""

    measure: Callable[[str], int]
    least: int

    def full(self, text: str) -> bool:
        """Whether a line goes up to the margin."""
        return self.measure(text) >= self.least


def _page(paragraphs: Sequence[Running]) -> _Page | None:
    """What makes a line a full one, where a text is broken into lines, else None."""
    texts = [one.paragraph.text for one in paragraphs if one.breaks]
    if len(texts) < _FEWEST or max(map(len, texts)) > _WIDEST:
        return None
    pages = []
    for measure, slack in ((width, 2 * _SLACK), (len, _SLACK)):
        sizes = sorted(map(measure, texts))
        page = _Page(measure, sizes[-1 - len(sizes) // 20] - slack)
        pages.append((page, [text for text in texts if page.full(text)]))
    page, full = max(pages, key=lambda one: len(one[1]))
    if page.least < _NARROWEST or len(full) < _FULL * len(texts):
        return None
    return page if sum(text[-1] not in _ENDS for text in full) >= _OPEN * len(full) else None


def _joined(paragraphs: Sequence[Running], page: _Page) -> Iterator[Running]:
    group: list[Running] = []
    for one in paragraphs:
        if group and not _goes_on(group[-1], one, page):
            yield _one(group)
            group = []
        group.append(one)
    if group:
        yield _one(group)


def _goes_on(one: Running, other: Running, page: _Page) -> bool:
    """Whether the second line continues the first: a full line without an end, then no marker, in the same section."""
    text = one.paragraph.text
    return (
        bool(one.breaks and other.breaks)
        and one.section == other.section
        and other.paragraph.span.line == one.paragraph.span.end_line + 1
        and text[-1] not in _ENDS
        and page.full(text)
        and one.paragraph.role == other.paragraph.role == "body"
        and one.paragraph.level is None
        and other.paragraph.level is None
        and MARKER.match(other.paragraph.text) is None
    )


def _one(group: Sequence[Running]) -> Running:
    first, last = group[0].paragraph, group[-1].paragraph
    if len(group) == 1:
        return group[0]
    breaks = []
    offset = 0
    for one in group:
        breaks.append((offset, one.paragraph.span.line, one.paragraph.span.column))
        offset += len(one.paragraph.text)
    span = Span(first.span.line, first.span.column, last.span.end_line, last.span.end_column)
    text = "".join(one.paragraph.text for one in group)
    return Running(first._replace(text=text, span=span), group[0].section, tuple(breaks))
