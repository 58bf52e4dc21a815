"""Where a diagnostic is, in words and official labels, from its location alone: the read report is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxlint import resources
from gxlint.document import Span
from gxlint.engine.registry import load
from gxlint.output.printable import line
from gxlint.output.rich import labels, names
from gxlint.output.words import LINED, TABLES
from gxlint.tables.model import KeyedTable

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic, Location, Suspect
    from gxlint.engine.result import ReportResult

_WORDS = {
    "zh": {
        "page": "第 {page} 页",
        "line": "第 {line} 行第 {column} 列",
        "extracted": "提取文本第 {line} 行第 {column} 列",
        "whole": "整个文件",
        "should-be": "{cell} {reads} 应为 {value}",
        "blank": "空白",
        "and": "、",
        "or": ";或 ",
    },
    "en": {
        "page": "page {page}",
        "line": "line {line}, column {column}",
        "extracted": "line {line}, column {column} of the extracted text",
        "whole": "the whole file",
        "should-be": "{cell} reads {reads}, should be {value}",
        "blank": "blank",
        "and": ", ",
        "or": "; or ",
    },
}


def lined(result: ReportResult) -> bool:
    """Whether the lines of diagnostics are those of the file itself, and not of the text extracted from it."""
    return result.media in LINED


class Places:
    """Says places in one language. A province may call sections, rows and columns by names of its own."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _WORDS[language]
        self._sections: dict[tuple[tuple[str, ...], str | None, str], str] = {}

    def section(self, result: ReportResult, at: Location) -> str:
        """What the form calls the section a place lies in, "" outside of sections."""
        if not at.section or at.section == "none":
            return ""
        key = (result.folders, result.layout, at.section)
        if key not in self._sections:
            self._prepare(result)
            self._sections[key] = line(names.section(at.section, result.layout, self.language))
        return self._sections[key]

    def table(self, at: Location) -> str:
        """The mandated table a place lies in, by its full name, "" outside of them."""
        return "" if at.table is None else TABLES.get(at.table, {}).get(self.language, line(at.table))

    def row(self, result: ReportResult, at: Location) -> str:
        """The row of a mandated table, as the form prints it, "" where a place names none."""
        if at.table is None or at.row is None:
            return ""
        return line(labels.short_row(self._form(result, at.table), at.row))

    def column(self, result: ReportResult, at: Location) -> str:
        """The column of a mandated table, as the form prints it, "" where a place names none."""
        if at.table is None or at.column_key is None:
            return ""
        return line(labels.column(self._form(result, at.table), at.column_key))

    def inside(self, result: ReportResult, at: Location) -> str:
        """Table, row and column, else the section; "" for a place in neither."""
        if at.table is None:
            return self.section(result, at)
        if at.row is not None and at.column_key is not None:
            cell = line(labels.cell(self._form(result, at.table), at.row, at.column_key))
        else:
            cell = self.row(result, at) or self.column(result, at)
        return f"{self.table(at)} {cell}".strip()

    def words(self, result: ReportResult, at: Location) -> str:
        """The place in one phrase: page, line and column, table cell or section."""
        parts = [] if at.page is None else [self._words["page"].format(page=at.page)]
        if at.line is not None:
            phrase = self._words["line" if lined(result) else "extracted"]
            parts.append(phrase.format(line=at.line, column=at.column or 1))
        parts.append(self.inside(result, at) or ("" if parts else self._words["whole"]))
        return " ".join(filter(None, parts))

    def suspects(self, result: ReportResult, found: Diagnostic) -> str:
        """The cells that may be wrong with what they should read; further repairs behind an “or”. "" without any."""
        if not found.suspects or found.location.table is None:
            return ""
        form = self._form(result, found.location.table)
        return self._words["or"].join(
            self._words["and"].join(self._suspect(form, one) for one in repair) for repair in found.suspects
        )

    def _suspect(self, form: KeyedTable, one: Suspect) -> str:
        reads = self._words["blank"] if one.reads is None else one.reads
        cell = line(labels.cell(form, one.row, one.column_key))
        return self._words["should-be"].format(cell=cell, reads=reads, value=one.should_be)

    def _form(self, result: ReportResult, kind: str) -> KeyedTable:
        """An empty table of the form that the report's own was read by: enough to name its rows and columns."""
        self._prepare(result)
        coverage = result.coverage.get(kind)
        return KeyedTable(kind, coverage.form if coverage else None, Span(1, 1, 1, 1), 0, 0, {})

    def _prepare(self, result: ReportResult) -> None:
        resources.use(load(result.folders).content if result.folders else {})
