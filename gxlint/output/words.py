"""Words that several formats share: verdicts, what was not read, what was left out, in the language of the run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gxlint.readers.parts import part_called

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult, Summary

TABLES = {
    "disclosure": {"zh": "主动公开政府信息情况表", "en": "the table on disclosure"},
    "requests": {"zh": "收到和处理政府信息公开申请情况表", "en": "the table on requests"},
    "review": {"zh": "政府信息公开行政复议、行政诉讼情况表", "en": "the table on review and litigation"},
    "statistics": {"zh": "政府信息公开情况统计表", "en": "the statistics table"},
}
SEVERITIES = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
VERDICTS = {
    "zh": {"pass": "通过", "fail": "不通过", "incomplete": "未能全部检查"},
    "en": {"pass": "pass", "fail": "fail", "incomplete": "incomplete"},
}
"""One word for each verdict of contract.md, the same in every format."""
INCOMPLETE = {
    "zh": ("没有发现错误,但有内容没有读到,不能算通过", "读到的部分没有达到不通过级别的问题,但有内容没有读到,不能算通过"),
    "en": ("no error was found, but something was not read: this is no pass", "nothing at or above --fail-on was found in what was read, but something was not: this is no pass"),
}  # fmt: skip
"""What `incomplete` means: where no error at all was found, and where something was."""
SEVERAL = {"zh": "有规则未启用,见各份报告的结论", "en": "rules were left out: see the verdict of each report"}
"""In place of `left_out` over several reports of which each left out others."""
TRACKED = {
    "zh": "稿中有 {} 处修订还没有接受或拒绝,按全部接受后的文字检查",
    "en": "tracked changes nobody accepted or refused: {}; the draft was checked as if all were accepted",
}
_OPEN = 5
"""Files that could not be checked as a whole and are named."""
LINED = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
"""Media whose line numbers are those of the file itself; elsewhere they are those of the extracted text."""

_STAGES = {
    "tables": {"zh": "表格识别没有完成", "en": "reading the tables did not finish"},
    "structure": {"zh": "章节识别没有完成", "en": "reading the sections did not finish"},
    "relations": {"zh": "勾稽关系没有核算完", "en": "the equations were not all evaluated"},
    "claims": {"zh": "正文中的数字没有读完", "en": "reading the numbers of the text did not finish"},
    "file": {"zh": "这份文件没有检查完", "en": "the check of this file did not finish"},
}
_PLAIN = {
    "unreadable": {"zh": "文件没有读出", "en": "the file was not read"},
    "layout": {"zh": "无法确定适用哪一年的格式", "en": "no form could be determined"},
    "year": {"zh": "无法确定报告年度", "en": "the fiscal year could not be determined"},
    "not-a-report": {"zh": "没有认出这是年度报告", "en": "this was not recognised as an annual report"},
    "further": {
        "zh": "文件后面还有另一份报告,没有读",
        "en": "another report follows in the file and was not read",
    },
    "truncated": {"zh": "文件太长,后面的部分没有读", "en": "the file is too long: its end was not read"},
}
_OF_TABLE = {
    "table": {"zh": "{}有未读出的单元格", "en": "not all cells of {} were read"},
    "missing-table": {"zh": "没有找到{}", "en": "{} was not found"},
    "blank-table": {"zh": "{}一格也没有填", "en": "nothing is filled in in {}"},
    "relations": {"zh": "{}有等式未能计算", "en": "not all equations of {} could be evaluated"},
}
_NO_NARRATIVE = {
    "zh": "文件里只有表格,没有正文:章节、文字说明类规则没有检查({})",
    "en": "the file holds tables and no running text: the rules on sections and text were not evaluated ({})",
}
_SEPARATOR = {"zh": ";", "en": "; "}


def unfinished(keys: Iterable[str], language: str) -> str:
    """`ReportResult.unfinished` in words, "" when everything was read."""
    return _SEPARATOR[language].join(dict.fromkeys(_one(key, language) for key in keys))


def _one(key: str, language: str) -> str:
    kind, _, name = key.partition(":")
    if kind in _OF_TABLE:
        return _OF_TABLE[kind][language].format(TABLES.get(name, {}).get(language, name))
    if kind == "attached":
        return attached(name, language)
    if kind == "narrative":
        return without_narrative(name, language)
    if kind == "rule":
        return f"规则 {name} 没有查完" if language == "zh" else f"rule {name} did not finish"
    if kind == "part":
        return (
            f"{part(name, language)}没有读出" if language == "zh" else f"{part(name, language)} was not read"
        )
    if kind == "stage":
        return _STAGES.get(name, {}).get(language, name)
    return _PLAIN.get(kind, {}).get(language, key)


def attached(name: str, language: str) -> str:
    """That the report of a page stands in a file beside it."""
    return (
        f"报告在“{name}”里,已单独检查"
        if language == "zh"
        else f"the report stands in “{name}”, which is checked for itself"
    )


def without_narrative(name: str, language: str) -> str:
    """That a file holds no running text, and which rules say nothing for that reason (the name of the open end)."""
    listed = name.replace(",", "、").replace("-", "—") if language == "zh" else name.replace(",", ", ")
    return _NO_NARRATIVE[language].format(listed)


def part(name: str, language: str) -> str:
    """What a part of a file is that could not be read, in words; `name` as the reader gives it."""
    return part_called(name)[language]


def incomplete(errors: int, language: str) -> str:
    """What it means that a report could not be checked as a whole; `errors` found in it, or in the run."""
    return INCOMPLETE[language][bool(errors)]


def tracked(result: ReportResult, language: str) -> Sequence[str]:
    """The phrase that says how tracked changes were read, none where there are none."""
    return (TRACKED[language].format(result.tracked),) if result.tracked else ()


def open_end(summary: Summary, language: str) -> tuple[str, str]:
    """Which reports of a run could not be checked as a whole ("" where there is only one), and what that means."""
    comma, more = ("、", " 等") if language == "zh" else (", ", " …")
    paths = summary.open_paths if summary.reports > 1 else []
    listed = comma.join(paths[:_OPEN]) + (more if len(paths) > _OPEN else "")
    return listed, incomplete(summary.open_errors, language)


def left_out(results: Iterable[ReportResult], language: str) -> Sequence[str]:
    """The phrases that say which rules select and ignore left out, each once; none when every rule ran."""
    from gxlint.engine.left_out import words

    return tuple(dict.fromkeys(filter(None, (words(result.left_out, language) for result in results))))
