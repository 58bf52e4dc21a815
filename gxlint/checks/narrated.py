"""The narrative as numbers and statements of which a table may have to say something, read once a report."""

from __future__ import annotations

from typing import NamedTuple

from gxlint.checks.passages import Passage, passages
from gxlint.checks.registry import Subject
from gxlint.checks.running import Running
from gxlint.checks.statements import Statement, short_statement, statements
from gxlint.checks.telling import Told
from gxlint.checks.told import Reader
from gxlint.document import Span
from gxlint.tables.model import KeyedTable


class Narrated(NamedTuple):
    """One paragraph: its numbers, sentence by sentence, and its statements."""

    passage: Passage
    told: tuple[tuple[Told, ...], ...]
    statements: tuple[Statement, ...]

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the paragraph."""
        return self.passage.running.place(start, end)

    def wording(self, start: int, end: int) -> str:
        """What stands there, as printed."""
        return self.passage.paragraph.text[start:end]


def narrated(subject: Subject) -> list[Narrated]:
    """Return every paragraph that says something, kept in `subject.memo`."""
    found: list[Narrated] | None = subject.memo.get("narrated")
    if found is None:
        report = subject.report
        both = not any(section.id == "litigation" for section in report.sections)
        found = [_read(passage, report.agency.value, both=both) for passage in passages(subject)]
        subject.memo["narrated"] = found
    return found


def _read(passage: Passage, agency: str | None, *, both: bool) -> Narrated:
    short = short_statement(passage, both=both)
    if short is not None:
        return Narrated(passage, (), (short,))
    reader = Reader(passage, agency)
    numbers, said = [], []
    for sentence in passage.sentences:
        told = tuple(reader.told(sentence))
        said += list(statements(reader, sentence, told))
        numbers.append(told)
    return Narrated(passage, tuple(numbers), tuple(said))


def tables_of(subject: Subject) -> list[KeyedTable]:
    """The mandated tables the text is held against."""
    return [table for table in subject.report.tables if table.cells]


def mark(subject: Subject, table: KeyedTable, cells: list[tuple[str, str]]) -> None:
    """Remember that something was said of these cells, so that GX401 does not ask for a word on them."""
    spoken: set[tuple[str, str, str]] = subject.memo.setdefault("contradicted", set())
    spoken.update((table.kind, row, column) for row, column in cells)


def accuse(subject: Subject, paragraph: Running, at: int) -> None:
    """Remember that a number, which stands at an offset of its paragraph, was found to be wrong."""
    subject.memo.setdefault("accused", set()).add((id(paragraph), at))


def accused(subject: Subject, paragraph: Running, at: int) -> bool:
    """Whether a table was found to contradict the number at an offset: what else it contradicts goes without saying."""
    return (id(paragraph), at) in subject.memo.get("accused", ())
