"""The phrases of the page that the terminal output does not have, in Chinese and English."""

from __future__ import annotations

import io
from typing import Any

from gxlint.output.rich.screen import Screen, open_screen
from gxlint.output.rich.words import Words

_PHRASES: dict[str, tuple[str, str]] = {
    "html-lang": ("zh-CN", "en"),
    "many-title": ("政府信息公开工作年度报告检查结果", "Check of annual reports on government information disclosure"),
    "page-title": ("{verdict}:{title}", "{verdict}: {title}"),
    "no-title": ("没有读出标题的文件", "A file without a title"),
    "skip": ("跳到检查结果", "Skip to the results"),
    # what was checked
    "checked-file": ("文件", "File"),
    "coverage": ("表格读取", "Tables read"),
    "caught": ("发现", "Found"),
    "not-whole": ("没有查全", "Not fully checked"),
    "left-out": ("规则", "Rules"),
    "changes": ("修订", "Tracked changes"),
    "means-pass": ("没有达到不通过级别的问题", "nothing was found that makes a report fail"),
    "means-fail": ("有 {number} 条问题达到不通过的级别", "findings that make it fail: {number}"),
    # filters
    "filters": ("筛选", "Filters"),
    "by-severity": ("显示", "Show"),
    "by-verdict": ("结论", "Verdict"),
    "partial": ("筛选后只显示了一部分,没有显示的不等于没有。", "Filtered: only a part is shown. What is not shown is there all the same."),
    "all": ("全部 {number}", "all {number}"),
    "filter": ("{word} {number}", "{word} {number}"),
    # the overview
    "overview": ("总览", "Overview"),
    "overview-caption": ("检查的报告,按路径排列", "The reports checked, in the order of their paths"),
    "nothing-checked": ("没有检查任何文件。", "No file was checked."),
    "number-short": ("序号", "No."),
    "rules-caption": ("各规则的条数", "Diagnostics by rule"),
    # one report
    "findings": ("发现的问题", "What was found"),
    "finding-label": ("第 {number} 条:{severity} {code}", "number {number}: {severity} {code}"),
    "no-place": ("{place},原文中没有标记", "{place}, not marked in the text"),
    "more-findings": ("另有 {number} 条没有列出:这份文件的问题太多。单独检查它,用其他格式可以看到全部。",
                      "Not listed: {number} more. There is too much wrong with this file; another format shows all of it."),
    "explained": ("依据、理由和改法", "Basis, reason, what to do"),
    "why": ("理由", "Why"),
    "see-table": ("表已画出,见“{table}”", "The table is drawn: see {table}"),
    "broken-tables": ("不平的表格", "Tables that do not balance"),
    "table-caption": ("{table}:加框的格疑错,浅色的格在不成立的等式里", "{table}: cells with a frame are suspect, shaded ones stand in equations that fail"),
    "table-caption-open": ("{table}:浅色的格在不成立的等式里,哪一格有错不能断定", "{table}: shaded cells stand in equations that fail; which of them is wrong cannot be told"),
    "item": ("项目", "Item"),
    "or": ("或", " or "),
    "suppressed-list": ("已屏蔽 {number} 条", "Suppressed: {number}"),
    "reason": ("原因", "Reason"),
    "text": ("报告原文", "The text of the report"),
    "text-note": ("原文按读出的样子显示,问题处加底色和编号,点编号看说明。身份证号和手机号的中间几位用 * 代替。",
                  "The text as it was read; faults are coloured and numbered, the numbers lead to what is said of them. Identity-card and mobile numbers are masked with *."),
    "text-too-long": ("原文太长,没有放进本页。", "The text is too long for this page."),
    "text-many": ("报告多时,没有错误和警告的、本页放不下的,原文没有放进来。单独检查这一份,可以看到标出问题的原文。",
                  "With many reports on a page, the text of those without errors and warnings, and of those that no longer fit, is left out. Check this one alone to see its text with the faults marked."),
    "limit-text": ("{number} 份报告的原文没有放进本页(没有错误和警告的,或已达到本页的上限),问题照列。",
                   "Reports whose text is not on this page (no errors or warnings in them, or the page is full): {number}. What was found is listed all the same."),
    "limit-parts": ("{number} 份报告只列在总览中,没有逐条列出(没有发现错误和警告的,或已达到本页的上限)。",
                    "Reports that only have their line in the overview (no errors or warnings in them, or the page is full): {number}."),
    "unseen-note": ("方框里的 U+ 编码是文件中看不见的字符。", "Codes in boxes (U+…) are characters of the file that cannot be seen."),
    "document-table": ("报告中的表格", "Table of the report"),
    "notes-here": ("此处的问题", "Found here"),
    "top": ("回到总览", "Back to the overview"),
    "made": ("由 gxlint {version} 生成。本页是一个完整的文件,不连接网络,可以直接发送或打印。",
             "Made by gxlint {version}. This page is one file that needs no network; it can be mailed or printed as it is."),
}  # fmt: skip


class PageWords(Words):
    """The phrases of one language: those of the page, and those of the terminal output."""

    def __call__(self, phrase: str, **values: Any) -> str:
        """Return a phrase with its placeholders filled. Raises KeyError for one that does not exist."""
        if phrase not in _PHRASES:
            return super().__call__(phrase, **values)
        text = _PHRASES[phrase][0 if self.lang == "zh" else 1]
        return text.format(**values) if values else text


def voice(lang: str) -> Screen:
    """Return a screen that nothing is ever written to: what is said of a report at a terminal is said in the page in
    the same words, by the same functions."""
    screen = open_screen(io.StringIO(), lang, columns=200, colour=False)
    screen.words = PageWords(lang)
    return screen
