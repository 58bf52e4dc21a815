"""The phrases of the terminal output, in Chinese and English. What a rule says comes from its rule file."""

from __future__ import annotations

from typing import Any

from gxlint.output.words import VERDICTS

_PHRASES: dict[str, tuple[str, str]] = {
    # the verdict
    **{key: (VERDICTS["zh"][key], VERDICTS["en"][key]) for key in VERDICTS["zh"]},
    "standard-input": ("标准输入", "standard input"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "errors": ("错误 {number}", "errors {number}"),
    "warnings": ("警告 {number}", "warnings {number}"),
    "infos": ("提示 {number}", "infos {number}"),
    "nothing-found": ("没有发现问题", "nothing found"),
    "nothing-found-else": ("除已屏蔽的以外,没有发现问题", "nothing found beyond what is suppressed"),
    "nothing-found-so-far": ("已检查的部分没有发现问题", "nothing found in what was checked"),
    # the header
    "file": ("文件", "File"),
    "title": ("标题", "Title"),
    "agency": ("机关", "Agency"),
    "year": ("年度", "Year"),
    "layout": ("格式", "Layout"),
    "sections": ("章节", "Sections"),
    "tables": ("表格", "Tables"),
    "equations": ("等式", "Equations"),
    "unchecked": ("未查", "Not checked"),
    "by": ("({evidence})", " ({evidence})"),
    "not-found": ("没有找到", "not found"),
    "undetermined": ("无法确定", "could not be determined"),
    # sections and tables
    "missing": ("缺", "missing"),
    "misplaced": ("错位", "misplaced"),
    "unexpected": ("多余", "not in the form"),
    "duplicate": ("重复", "duplicate"),
    "covered": ("并入别处", "covered elsewhere"),
    "no-sections": ("没有认出章节", "no section recognised"),
    "cells": ("{read}/{expected} 格", "{read}/{expected} cells"),
    "hold": ("成立 {number}", "{number} hold"),
    "broken": ("不成立 {number}", "{number} fail"),
    "open": ("未能计算 {number}", "{number} could not be evaluated"),
    # what was not checked
    "unreadable": ("文件没有读出来,内容一概没有检查", "the file could not be read: nothing in it was checked"),
    "not-a-report": ("没有认出这是一份年度报告,报告的内容没有检查",
                     "this was not recognised as an annual report: its content was not checked"),
    "layout-unknown": ("适用哪一年的格式无法确定,与格式有关的检查没有做",
                       "which form applies could not be determined: checks that depend on it were not made"),
    "table-absent": ("{table}没有找到,表中各项都没有检查", "{table} was not found: nothing in it was checked"),
    "year-open": ("年度无法确定,与年度有关的检查没有做",
                  "the year could not be determined: checks that depend on it were not made"),
    "further": ("文件后面还有另一份报告,没有读,也没有检查", "another report follows in the same file: it was neither read nor checked"),
    "truncated": ("文件太长,后面的部分没有读,也没有检查", "the file is too long: its end was neither read nor checked"),
    "part": ("{part}没有读出,没有检查", "{part} could not be read and was not checked"),
    "relations-open": ("{table}有 {number} 条等式未能计算,因为{reasons}",
                       "{table}, equations that could not be evaluated ({number}), because of {reasons}"),
    "cells-blank": ("这些格空白或不是数字:{cells}", "cells that are blank or no number: {cells}"),
    "cells-gone": ("表中没有列出这些格:{cells}", "cells that the table does not have: {cells}"),
    "table-unread": ("{table}有 {number} 格没有读出:{cells}", "{table}, cells that could not be read ({number}): {cells}"),
    "table-blank": ("{table}一格也没有填,没有数字可以核对", "nothing is filled in in {table}: there were no numbers to check"),
    "table-unplaced": ("{table}有 {number} 个数字不属于任何一格,没有核对",
                       "{number} numbers of {table} belong to no cell of it and were not checked"),
    "table-absent-cells": ("{table}没有列出 {number} 格:{cells}",
                           "{table}, cells of the form that are not in it ({number}): {cells}"),
    "not-evaluated": ("{number} 条等式缺数字,没有计算", "equations that lack figures and were not evaluated: {number}"),
    "rule-failed": ("有规则运行出错,没有得出结论:{codes}",
                    "rules that failed to run and say nothing: {codes}"),
    "and-more": ("等", " and more"),
    "whole-row": ("“{row}”整行", "row “{row}”"),
    "part-row": ("“{row}”一行的{columns}", "row “{row}”: {columns}"),
    "table-not-wholly": ("{table}有 {number} 格没有读出", "{table}, cells that could not be read: {number}"),
    "table-open": ("{table}没有全部读出", "{table}: not wholly read"),
    "stage-failed": ("{stage}这一步没有做完,其后的检查没有做", "the step “{stage}” failed: what follows it was not checked"),
    # diagnostics
    "line-column": ("第{line}行第{column}列", "line {line}, column {column}"),
    "line-to-line": ("第{line}行第{column}列至第{end_line}行", "line {line}, column {column} to line {end_line}"),
    "whole-file": ("整个文件", "the whole file"),
    "page": ("第{page}页", "page {page}"),
    "paragraph": ("正文第 {number} 段", "paragraph {number} of the text"),
    "annex": ("脚注、页眉或页脚第 {number} 段", "paragraph {number} of a note, header or footer"),
    "box-p": ("正文第 {number} 段旁的文本框", "a text box at paragraph {number} of the text"),
    "box-t": ("第 {number} 个表格旁的文本框", "a text box at table {number}"),
    "table-number": ("第 {number} 个表格{name}", "table {number}{name}"),
    "table-cell": ("第 {number} 个表格{name}第 {row} 行第 {column} 列", "table {number}{name}, row {row}, column {column}"),
    "basis": ("依据", "Basis"),
    "mend": ("改法", "What to do"),
    "doubt": ("存疑", "Doubt"),
    "fix": ("改为", "Change to"),
    "as-above": ("依据和改法同上({code})", "Basis and what to do: as above ({code})"),
    "doubt-extraction": ("可能是文件在转换中受损或读错,先看原文件是否如此",
                         "the file may have been damaged in conversion or misread: look at the original first"),
    "doubt-scope": ("这段话说的可能是另一个范围或口径,请核对后再改",
                    "the text may speak of something else: check before changing it"),
    "extracted-lines": ("行号指 gxlint extract --text 打印的文本",
                        "Line numbers refer to the text that gxlint extract --text prints."),
    "word-places": ("位置按 Word 文档数:段不计表格内的,空段也算;表格的行、列按合并前的格子数。摘录左边的行号指 gxlint extract --text 打印的文本",
                    "Places are those of the Word document: paragraphs outside of tables, empty ones too; rows and columns of a table as before cells were merged. Line numbers beside excerpts refer to the text that gxlint extract --text prints."),
    "sheet-places": ("位置是工作表和其中的单元格。摘录左边的行号指 gxlint extract --text 打印的文本",
                     "Places are sheets and their cells. Line numbers beside excerpts refer to the text that gxlint extract --text prints."),
    "suppressed": ("另有 {number} 条已屏蔽:{list}", "Suppressed ({number}): {list}"),
    # broken tables
    "should-be": ("应为 {value}", "should be {value}"),
    "blank-reads": ("空白", "blank"),
    "suspect": ("疑错", "Suspect"),
    "and": (";", "; "),
    "any-repair": ("有 {number} 种改法,改其中任何一种即平", "repairs possible: {number}; any one of them restores the balance"),
    "repairs-more": ("还有 {number} 种", "{number} more"),
    "others-zero": ("(另 {number} 项为 0)", " ({number} more are 0)"),
    "long-sum": ("{number} 项之和 {total}", "the sum of {number} items {total}"),
    "rows-zero": ("…(略去 {number} 行,均为 0)", "… ({number} rows left out, all 0)"),
    "rows-left-out": ("…(略去 {number} 行)", "… ({number} rows left out)"),
    "comma": (",", ", "),
    "line": ("第{line}行", "line {line}"),
    "equations-broken": ("不平", "Broken"),
    "equations-more": ("还有 {number} 条等式不平,没有画出", "broken equations not drawn: {number}"),
    "difference": ("差 {value}", "difference {value}"),
    # several files
    "verdict": ("结论", "Verdict"),
    "reports": ("共 {number} 份报告", "{number} reports"),
    "passed": ("通过 {number}", "pass {number}"),
    "failed": ("不通过 {number}", "fail {number}"),
    "incomplete-count": ("未能全部检查 {number}", "incomplete {number}"),
    "suppressed-count": ("已屏蔽 {number}", "suppressed {number}"),
    "means": ("未能全部检查:{meaning}", "incomplete: {meaning}"),
    "details-left-out": ("另有 {number} 份通过且没有错误和警告,没有逐份列出(其中提示 {infos} 条)",
                         "Passed without errors or warnings and not shown one by one: {number} (infos in them: {infos})"),
    "next-infos": ("看其中的提示:", "To see the infos of one of them:"),
    "next-one": ("改好后单独复查一份:", "To check one report again after mending it:"),
    "next-rule": ("查一条规则的依据和改法:", "To read what a rule rests on and how to mend it:"),
    "statistics": ("各规则的条数", "Diagnostics by rule"),
    "code": ("代码", "Code"),
    "rule": ("规则", "Rule"),
    "files": ("文件数", "Files"),
    "number": ("条数", "Count"),
    # progress
    "checking": ("正在检查", "checking"),
}  # fmt: skip

_NAMES: dict[str, dict[str, tuple[str, str]]] = {
    "evidence": {
        "title": ("据标题", "from the title"),
        "preamble": ("据引言", "from the preamble"),
        "metadata": ("据文件属性", "from the file's properties"),
        "page": ("据页面信息", "from the page's own data"),
        "signature": ("据落款", "from the signature"),
        "period": ("据统计期限", "from the statistics period"),
        "filename": ("据文件名", "from the file name"),
        "tables": ("据表格", "from the tables"),
        "sections": ("据章节", "from the sections"),
        "year": ("据年度", "from the year"),
        "option": ("由选项指定", "set by an option"),
    },
    "stage": {
        "tables": ("读取表格", "reading the tables"),
        "structure": ("辨认章节", "recognising the sections"),
        "relations": ("计算等式", "evaluating the equations"),
        "claims": ("读正文中的数字", "reading the numbers of the text"),
        "file": ("检查这份文件", "checking this file"),
    },
    "reading": {
        "columns-by-position": ("列按位置对应", "columns by position"),
        "rows-by-order": ("行按顺序对应", "rows by order"),
        "parts-joined": ("分段的表已合并", "parts of a split table joined"),
        "number-joined": ("断开的数字已接上", "broken numbers joined"),
    },
    "table": {
        "disclosure": ("主动公开表", "disclosure table"),
        "requests": ("申请办理表", "requests table"),
        "review": ("复议诉讼表", "review table"),
        "statistics": ("统计表", "statistics table"),
    },
}  # fmt: skip


class Words:
    """The phrases of one language, "zh" or "en".

    Raises ValueError for another language, KeyError for a phrase that does not exist.
    """

    def __init__(self, lang: str = "zh") -> None:
        if lang not in ("zh", "en"):
            raise ValueError(f"no such language: {lang}")
        self.lang = lang
        self._index = 0 if lang == "zh" else 1

    def __call__(self, phrase: str, **values: Any) -> str:
        """Return a phrase with its placeholders filled."""
        text = _PHRASES[phrase][self._index]
        return text.format(**values) if values else text

    def name(self, kind: str, key: str) -> str:
        """Return the name of an evidence, stage, reading or table; an unknown key is its own name."""
        pair = _NAMES[kind].get(key)
        return pair[self._index] if pair else key

    def says(self, phrase: str) -> bool:
        """Return whether there is such a phrase."""
        return phrase in _PHRASES

    def knows(self, kind: str, key: str) -> bool:
        """Return whether there is a name for it."""
        return key in _NAMES[kind]

    @property
    def colon(self) -> str:
        """The colon with what follows it."""
        return ":" if self.lang == "zh" else ": "

    @property
    def listing(self) -> str:
        """What stands between the items of a list."""
        return "、" if self.lang == "zh" else ", "
