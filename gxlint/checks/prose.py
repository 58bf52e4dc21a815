"""The report's own words as one text to search: what is narrative, what stands in tables, and where each letter is.

Navigation, metadata lines and footers of a page are nobody's sentences; the rules on words, dates and privacy look at
what is left, once for all of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from gxlint.checks.registry import Subject
from gxlint.checks.running import Running, running
from gxlint.document import Paragraph, Span
from gxlint.structure.model import Report

_SIGNATURE = 6
"""Paragraphs after the last section among which the signature is looked for."""
_NOT_OWN = frozenset({"furniture", "metadata"})


class Lines(NamedTuple):
    """Some lines of a document, joined by line feeds. `numbers[i]` is the line that begins at offset `starts[i]`."""

    text: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from offset `start` up to `end`, which lie on one line."""
        at = bisect_right(self.starts, start) - 1
        line, column = self.numbers[at], start - self.starts[at] + 1
        return Span(line, column, line, column + end - start)

    def line(self, offset: int) -> str:
        """Return the whole line that holds an offset."""
        at = bisect_right(self.starts, offset) - 1
        end = self.starts[at + 1] - 1 if at + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[at] : end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text: `section` is the id of its section (None before the first), `index` its position."""

    section: str | None
    index: int | None
    paragraph: Paragraph
    running: Running

    def place(self, start: int, end: int) -> Span:
        """Return the place of characters of the paragraph; one that the format lays out on several lines is shown whole."""
        return self.running.place(start, end)


class Words(NamedTuple):
    """`prose`: title, headings and narrative; `rest`: table rows, captions, signature; `passages`: the paragraphs."""

    prose: Lines
    rest: Lines
    passages: tuple[Passage, ...]


def words(subject: Subject) -> Words:
    """Return the report's own words, put together once for all rules that look at them."""
    found = subject.memo.get("own-words")
    if not isinstance(found, Words):
        found = subject.memo["own-words"] = _collect(subject.report, running(subject))
    return found


def _collect(report: Report, paragraphs: Sequence[Running]) -> Words:
    tables = sorted((table.span.line, table.span.end_line) for table in report.tables)
    passages = []
    prose: set[int] = set()
    for one in paragraphs:
        paragraph, index = one.paragraph, one.section
        if paragraph.role in _NOT_OWN or _within(tables, paragraph.span):
            continue
        section = report.sections[index].id if index is not None else None
        prose.update(range(paragraph.span.line, paragraph.span.end_line + 1))
        if section != "annex":
            passages.append(Passage(section, index, paragraph, one))
    if report.title.span is not None:
        prose.update(range(report.title.span.line, report.title.span.end_line + 1))
    for each in report.sections:
        prose.update(range(each.heading.span.line, each.heading.span.end_line + 1))
    lines = report.document.lines
    rest = _read(report, *_extent(report, prose)) - prose
    for paragraph in report.back[:_SIGNATURE]:
        if paragraph.role not in _NOT_OWN:
            rest.update(range(paragraph.span.line, paragraph.span.end_line + 1))
    return Words(_lines(lines, prose), _lines(lines, rest - prose), tuple(passages))


def _read(report: Report, first: int, end: int) -> set[int]:
    """The lines from `first` up to `end` that hold text: what a comment in Markdown says is nobody's sentence."""
    spans = (block.span for block in report.document.blocks)
    return {
        number
        for span in spans
        if span.line < end and span.end_line >= first
        for number in range(max(span.line, first), min(span.end_line, end - 1) + 1)
    }


def _extent(report: Report, prose: Iterable[int]) -> tuple[int, int]:
    """Return the first line of the report's text and the line after its last section."""
    starts = [block.span.line for block in report.preamble[:1]] + [s.span.line for s in report.sections[:1]]
    ends = [section.span.end_line for section in report.sections] + list(prose)
    return (min(starts), max(ends) + 1) if starts and ends else (1, 1)


def _within(tables: Sequence[tuple[int, int]], span: Span) -> bool:
    at = bisect_right(tables, (span.line, 1 << 60)) - 1
    return at >= 0 and span.end_line <= tables[at][1]


def _lines(lines: Sequence[str], numbers: Iterable[int]) -> Lines:
    wanted = [n for n in sorted(numbers) if 1 <= n <= len(lines) and lines[n - 1].strip()]
    texts = [lines[n - 1] for n in wanted]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))[: len(texts)]
    return Lines("\n".join(texts), tuple(wanted), tuple(starts))


_LONGEST_QUOTATION = 120


def quoted(text: str, at: int) -> bool:
    """Whether a place lies in 《》 or “”: what others wrote, or called so, stands as they wrote it, right or wrong."""
    before = text[max(0, at - _LONGEST_QUOTATION) : at].rpartition("\n")[2]
    return any(before.rfind(opens) > before.rfind(closes) for opens, closes in ("《》", "“”"))
