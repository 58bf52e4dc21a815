"""One row a diagnostic, and one row a report: what csv and xlsx list, in columns with headings in both languages.

Text is made printable and stands on one line; numbers are numbers, what there is none of is None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gxlint.engine.registry import load
from gxlint.engine.rule import text
from gxlint.output import families, printable
from gxlint.output.whereabouts import Places, lined
from gxlint.output.words import SEVERITIES, VERDICTS, incomplete, left_out, tracked, unfinished

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic
    from gxlint.engine.result import ReportResult

Value = str | int | None


class Column(NamedTuple):
    """A column: its key, its headings, its width in characters of the standard font; `kind` "severity" and "verdict" are
    shown in a colour as well."""

    key: str
    zh: str
    en: str
    width: int
    kind: str = "text"

    def heading(self, language: str) -> str:
        """What the column is called."""
        return self.zh if language == "zh" else self.en


COLUMNS = (
    Column("path", "文件", "File", 34),
    Column("agency", "机关", "Agency", 20),
    Column("year", "年度", "Year", 7),
    Column("verdict", "结论", "Verdict", 12, kind="verdict"),
    Column("severity", "级别", "Severity", 9, kind="severity"),
    Column("code", "代码", "Code", 9),
    Column("title", "规则", "Rule", 22),
    Column("line", "行", "Line", 7),
    Column("column", "列", "Column", 7),
    Column("page", "页", "Page", 7),
    Column("lines", "行列指", "Lines are those of", 12),
    Column("section", "章节", "Section", 20),
    Column("table", "表", "Table", 22),
    Column("row", "表中的行", "Row of the table", 20),
    Column("cell", "表中的列", "Column of the table", 16),
    Column("message", "问题", "What is wrong", 54),
    Column("excerpt", "原文", "Text there", 34),
    Column("suspects", "疑错的格", "Suspect cells", 30),
    Column("fix", "建议改为", "Change to", 16),
    Column("mend", "怎么改", "What to do", 40),
    Column("basis", "依据", "Basis", 34),
    Column("doubt", "存疑", "Doubt", 24),
    Column("suppressed", "屏蔽理由", "Suppressed because", 20),
    Column("unchecked", "没有查全的内容", "Not fully checked", 34),
    Column("fingerprint", "指纹", "Fingerprint", 19),
)
FACTS = (
    Column("path", "文件", "File", 40),
    Column("agency", "机关", "Agency", 24),
    Column("year", "年度", "Year", 7),
    Column("layout", "适用格式", "Form", 10),
    Column("verdict", "结论", "Verdict", 13, kind="verdict"),
    Column("unchecked", "没有查全的内容", "Not fully checked", 40),
    Column("error", "错误", "Errors", 8),
    Column("warning", "警告", "Warnings", 9),
    Column("info", "提示", "Infos", 8),
    Column("suppressed", "已屏蔽", "Suppressed", 10),
)
"""The first columns of the row of a report; one for each family follows."""
_DOUBTS = {
    "extraction": ("可能是文件在转换中受损或读错,先看原文件", "the file may be damaged or misread: look at the original first"),
    "scope": ("说的可能是另一个范围或口径,核对后再改", "the text may speak of something else: check before changing it"),
}  # fmt: skip
_STATES = {
    "not": ("未查", "not checked"),
    "partly": ("未查全", "not fully checked"),
    "off": ("未启用", "left out"),
}
_LINES = {True: ("文件本身", "the file"), False: ("提取的文本", "the extracted text")}
_NOTHING = {"zh": "没有发现问题", "en": "nothing was found"}
_JOINED = {"zh": ";", "en": "; "}


def notes(result: ReportResult, language: str) -> str:
    """What has to be said beside the verdict: what was not read, which rules were left out, how changes were read."""
    said = (
        unfinished(result.unfinished, language),
        *left_out((result,), language),
        *tracked(result, language),
    )
    return printable.line(_JOINED[language].join(filter(None, said)))


def state(standing: families.Standing, language: str) -> str:
    """How far a family was checked, in words; "" when wholly."""
    words = _STATES.get(standing.state)
    return words[language != "zh"] if words else ""


class Listing:
    """Makes the rows in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._at = 0 if language == "zh" else 1
        self._places = Places(language)
        self._rules: dict[tuple[tuple[str, ...], str], tuple[str, str]] = {}

    def headings(self) -> list[str]:
        """The headings of `rows`."""
        return [column.heading(self.language) for column in COLUMNS]

    def rows(self, result: ReportResult) -> Iterator[Sequence[Value]]:
        """The rows of a report in the order of COLUMNS: one a diagnostic, suppressed ones as well; a report without
        any has one row that says so, with its verdict."""
        verdict = VERDICTS[self.language][result.verdict]
        head = (printable.path(result.path, self.language), self._text(result.agency), result.year, verdict)
        unchecked = notes(result, self.language) or None
        if not result.diagnostics:
            said = _NOTHING if result.verdict == "pass" else {self.language: incomplete(0, self.language)}
            blank = (None,) * (len(COLUMNS) - len(head))
            row: list[Value] = [*head, *blank]
            row[_MESSAGE], row[_UNCHECKED] = said[self.language], unchecked
            yield row
            return
        for found in result.diagnostics:
            yield (*head, *self._row(result, found), unchecked, found.fingerprint)

    def _row(self, result: ReportResult, found: Diagnostic) -> Sequence[Value]:
        """The cells of a diagnostic from its severity to the reason for which it is suppressed."""
        at, places = found.location, self._places
        title, mend = self._rule(result, found.code)
        doubt = _DOUBTS.get(found.doubt)
        return (
            SEVERITIES[self.language][found.severity],
            found.code,
            title,
            at.line,
            at.column if at.line is not None else None,
            at.page,
            None if at.line is None else _LINES[lined(result)][self._at],
            places.section(result, at) or None,
            places.table(at) or None,
            places.row(result, at) or None,
            places.column(result, at) or None,
            printable.line(found.message),
            self._text(found.excerpt),
            places.suspects(result, found) or None,
            self._text(found.fix),
            mend,
            self._text(found.basis),
            doubt[self._at] if doubt else None,
            self._text(found.suppressed),
        )

    def _rule(self, result: ReportResult, code: str) -> tuple[str, str]:
        """Title and what to do, by the rules the report was checked with: two provinces may have one code."""
        key = (result.folders, code)
        if key not in self._rules:
            rule = load(result.folders).rules.get(code)
            said = (text(rule.title, self.language), text(rule.mend, self.language)) if rule else ("", "")
            self._rules[key] = (printable.line(said[0]), printable.line(said[1]))
        return self._rules[key]

    def facts(self, result: ReportResult) -> tuple[Sequence[Value], dict[str, Value]]:
        """The row of a report: its cells in the order of FACTS, and by family the number of diagnostics. A 0 stands
        only where the family was checked as a whole; where not, the cell says so."""
        language = self.language
        by_severity = dict.fromkeys(SEVERITIES["en"], 0)
        for found in result.shown:
            by_severity[found.severity] += 1
        standings = families.standings(result)
        unread = not result.readable or all(
            one.state == "not" for key, one in standings.items() if key != families.READING
        )
        numbers: list[Value] = [
            _STATES["not"][self._at] if unread and not number else number for number in by_severity.values()
        ]
        found_in = families.counts(result)
        by_family: dict[str, Value] = {
            key: found_in.get(key) or state(one, language) or 0 for key, one in standings.items()
        }
        by_family |= {key: number for key, number in found_in.items() if key not in by_family}
        head: tuple[Value, ...] = (
            printable.path(result.path, language),
            self._text(result.agency),
            result.year,
            result.layout,
            VERDICTS[language][result.verdict],
            notes(result, language) or None,
        )
        return (*head, *numbers, len(result.diagnostics) - len(result.shown)), by_family

    @staticmethod
    def _text(given: str | None) -> str | None:
        return (printable.line(given) or None) if given else None


_KEYS = [column.key for column in COLUMNS]
_MESSAGE, _UNCHECKED = _KEYS.index("message"), _KEYS.index("unchecked")
