"""xlsx: a workbook with one row a diagnostic and one row a report, for Excel, WPS and LibreOffice.

Sheets: 问题清单 (one row a diagnostic), 汇总 (one row a report, counts by family), 按规则统计 with --statistics, 说明 (what
the words mean, the counts of the run). Headings are frozen and filter; severities and verdicts have a colour beside
their word. What was not read stands in the summary in words, never as a 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from gxlint import __version__
from gxlint.engine import registry
from gxlint.engine.result import ReportResult, Summary
from gxlint.engine.rule import text
from gxlint.output import Able, families, printable
from gxlint.output.listing import COLUMNS, FACTS, Column, Listing, Value
from gxlint.output.words import SEVERITIES, open_end
from gxlint.output.workbook import BOLD, ERROR, GOOD, INFO, MUTED, PLAIN, WARNING, WRAPPED, Sheet, Workbook

ABLE = Able(streaming=True, binary=True)
_SHEETS = {
    "zh": ("问题清单", "汇总", "按规则统计", "说明"),
    "en": ("Diagnostics", "Reports", "By rule", "About"),
}
_TITLES = {
    "zh": "政府信息公开工作年度报告检查结果",
    "en": "Annual reports on government information disclosure, checked",
}
_REST = {
    "zh": "还有 {number} 条没有列出:工作表装不下更多的行。全部结果请用 --format csv 或 jsonl",
    "en": "{number} more are not listed: a sheet holds no more rows. For all of them use --format csv or jsonl",
}
_ABOUT = {
    "zh": {
        "tool": "检查工具",
        "reports": "检查的报告",
        "counts": "问题",
        "several": "{reports} 份:通过 {passed},不通过 {failed},未能全部检查 {incomplete}",
        "sums": "错误 {errors},警告 {warnings},提示 {infos};另有已屏蔽 {suppressed}(列在清单里,不计入)",
        "means": "“未能全部检查”",
        "files": "未能全部检查的",
        "left_out": "未启用的规则",
        "unchecked": "“未查”“未查全”“未启用”",
        "unchecked-means": "汇总中不写 0 而写这几个词的,是没有查、没有查全或没有启用,不等于没有问题",
        "lines": "行和列",
        "lines-means": "“行列指”为“文件本身”的,就是文件的行和列;为“提取的文本”的,是 gxlint extract --text 打印的文本的行和列。列按字数",
        "family": "规则类别 {key}",
    },
    "en": {
        "tool": "Checked with",
        "reports": "Reports checked",
        "counts": "Diagnostics",
        "several": "{reports}: {passed} pass, {failed} fail, {incomplete} incomplete",
        "sums": "errors {errors}, warnings {warnings}, infos {infos}; suppressed {suppressed} (listed, not counted)",
        "means": "“incomplete”",
        "files": "Incomplete",
        "left_out": "Rules left out",
        "unchecked": "“not checked”, “not fully checked”, “left out”",
        "unchecked-means": "stand in the summary where a 0 would say too much: nothing was checked there, not all of it, or the rules were left out",
        "lines": "Lines and columns",
        "lines-means": "where they are those of “the file”, they are the file's own; else they are those of the text that gxlint extract --text prints. Columns count characters",
        "family": "Rules {key}",
    },
}  # fmt: skip
_ABOUT_HEAD = {"zh": ("项目", "内容"), "en": ("Item", "Content")}
_BY_RULE = (
    Column("code", "代码", "Code", 9),
    Column("title", "规则", "Rule", 50),
    Column("number", "条数", "Count", 9),
    Column("files", "文件数", "Files", 9),
)
_SEVERITY = {"error": ERROR, "warning": WARNING, "info": INFO}
_VERDICT = {"pass": GOOD, "fail": ERROR, "incomplete": WARNING}


def write_one(result: ReportResult, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh",
              statistics: bool = False, **_: Any) -> None:  # fmt: skip
    """Add one report to the workbook; nothing is written before the end."""
    _of(memo, lang, statistics).add(result)


def write_end(summary: Summary, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", statistics: bool = False,
              left_out: Sequence[str] = (), **_: Any) -> None:  # fmt: skip
    """Write the workbook."""
    stream.flush()
    stream.buffer.write(_of(memo, lang, statistics).finish(summary, left_out))


def _of(memo: dict[str, Any], lang: str, statistics: bool) -> _Results:
    found: _Results | None = memo.get("results")
    if found is None:
        memo["results"] = found = _Results(lang, statistics)
    return found


class _Results:
    """The workbook of a run. The list of diagnostics grows report by report, the rows of the reports wait for it."""

    def __init__(self, lang: str, statistics: bool) -> None:
        self.lang, self.statistics = lang, statistics
        self._listing = Listing(lang)
        names = [name for at, name in enumerate(_SHEETS[lang]) if statistics or at != 2]
        self._book = Workbook(names, _TITLES[lang])
        self._list = self._sheet(COLUMNS)
        self._facts: list[tuple[ReportFacts, int]] = []
        self._families: dict[str, None] = dict.fromkeys(registry.families())
        self._by_rule: dict[str, tuple[dict[str, None], list[int]]] = {}

    def add(self, result: ReportResult) -> None:
        """Add the rows of one report."""
        word = {SEVERITIES[self.lang][key]: style for key, style in _SEVERITY.items()}
        verdict = _VERDICT[result.verdict]
        for row, found in zip(self._listing.rows(result), result.diagnostics or (None,), strict=True):
            styles = [MUTED] * len(COLUMNS) if found and found.suppressed is not None else list(_LIST)
            if found is None or found.suppressed is None:
                styles[_AT_SEVERITY] = word.get(str(row[_AT_SEVERITY]), PLAIN)
                styles[_AT_VERDICT] = verdict
            self._list.row(row, styles)
        facts = self._listing.facts(result)
        self._families |= dict.fromkeys(facts[1])
        self._facts.append((facts, verdict))
        if self.statistics:
            self._count(result)

    def _count(self, result: ReportResult) -> None:
        rules = registry.load(result.folders).rules
        codes = [found.code for found in result.shown]
        for code in dict.fromkeys(codes):
            titles, numbers = self._by_rule.setdefault(code, ({}, [0, 0]))
            if code in rules:
                titles[printable.line(text(rules[code].title, self.lang))] = None
            numbers[0] += codes.count(code)
            numbers[1] += 1

    def finish(self, summary: Summary, left_out: Sequence[str]) -> bytes:
        """The workbook as a file."""
        self._list.close(_REST[self.lang])
        self._reports()
        if self.statistics:
            sheet = self._sheet(_BY_RULE)
            for code, (titles, numbers) in sorted(self._by_rule.items()):
                sheet.row([code, " / ".join(titles), *numbers], [PLAIN, WRAPPED, PLAIN, PLAIN])
            sheet.close()
        self._about(summary, left_out)
        return self._book.finish()

    def _reports(self) -> None:
        named = [Column(key, self._heading(key), self._heading(key), 11) for key in self._families]
        sheet = self._sheet((*FACTS, *named))
        for (head, by_family), verdict in self._facts:
            cells = [*head, *(by_family.get(key, 0) for key in self._families)]
            styles = [WRAPPED if isinstance(value, str) else PLAIN for value in cells]
            styles[_FACT_VERDICT] = verdict
            for at, style in _COUNTED.items():
                styles[at] = style if isinstance(cells[at], int) and cells[at] else styles[at]
            for at in range(_FACT_VERDICT + 2, len(cells)):
                styles[at] = MUTED if isinstance(cells[at], str) else styles[at]
            sheet.row(cells, styles)
        sheet.close(_REST[self.lang])

    def _heading(self, key: str) -> str:
        return f"{key} {families.family_name(key, self.lang)}".strip()

    def _about(self, summary: Summary, left_out: Sequence[str]) -> None:
        words = _ABOUT[self.lang]
        counts = {
            name: getattr(summary, name)
            for name in (
                "reports",
                "passed",
                "failed",
                "incomplete",
                "errors",
                "warnings",
                "infos",
                "suppressed",
            )
        }
        rows = [(words["tool"], f"gxlint {__version__}"), (words["reports"], words["several"].format(**counts)),
                (words["counts"], words["sums"].format(**counts))]  # fmt: skip
        if summary.incomplete:
            which, meaning = open_end(summary, self.lang)
            rows += [(words["files"], printable.line(which))] if which else []
            rows.append((words["means"], meaning))
        rows += [(words["left_out"], printable.line(phrase)) for phrase in left_out]
        rows += [
            (words["unchecked"], words["unchecked-means"]),
            (words["lines"], words["lines-means"]),
        ]
        for key in self._families:
            name = families.family_name(key, self.lang)
            rows += [(words["family"].format(key=key), name)] if name else []
        first, second = _ABOUT_HEAD[self.lang]
        sheet = self._book.sheet([(first, 28), (second, 90)], filters=False)
        for what, said in rows:
            sheet.row([what, said], [BOLD, WRAPPED])
        sheet.close()

    def _sheet(self, columns: Sequence[Column]) -> Sheet:
        return self._book.sheet([(one.heading(self.lang), one.width) for one in columns])


ReportFacts = tuple[Sequence[Value], Mapping[str, Value]]
_KEYS = [column.key for column in COLUMNS]
_AT_SEVERITY, _AT_VERDICT = _KEYS.index("severity"), _KEYS.index("verdict")
_LIST = [PLAIN if column.width < 12 else WRAPPED for column in COLUMNS]
_FACT_KEYS = [column.key for column in FACTS]
_FACT_VERDICT = _FACT_KEYS.index("verdict")
_COUNTED = {_FACT_KEYS.index(key): style for key, style in _SEVERITY.items()}
