"""What `gxlint fix` says, in Chinese and English."""

from __future__ import annotations

from typing import Any

_TEXTS = {
    "about": ("改正报告中改法确定的问题:错别字、发文字号的括号、重叠的标点、各部分和条目的序号、标题中重复的“年度”。不加 --write 只说要改什么,不动文件", "Correct what has only one answer: wrong words, brackets of document numbers, doubled punctuation, numbering of sections and lists, a doubled 年度 in the title. Without --write nothing is written"),
    "usage": ("gxlint fix [选项] 路径 …", "gxlint fix [options] PATH …"),
    "paths": ("要改的文件或文件夹(文本、Markdown、网页、.docx);- 表示标准输入,和 --write 一起用时改好的内容写到标准输出", "files or folders (text, Markdown, web pages, .docx); - is standard input, which with --write is written corrected to standard output"),
    "diff": ("显示改前改后的差异(文本和 Markdown 是文件本身,网页和 Word 是读出的文字)", "show the differences (of text and Markdown the file itself, of pages and Word the text that was read)"),
    "write": ("写入文件;原文件留一份,名为 原名.bak(已有时 .bak1、.bak2 …)", "write the files; a copy of each original is kept as NAME.bak (.bak1, .bak2 … where there is one)"),
    "unsafe": ("也改需要核对的:表中合计(只在最小改法唯一时)、改法不止一种道理的序号和文字。改后请逐处核对", "also what wants a look afterwards: totals in tables (only where the smallest repair is unique), words and numbers that might be meant otherwise"),
    "select": ("只改这些规则的问题(代码、前缀如 GX5,或规则名);检查仍按全部规则", "correct only findings of these rules (codes, prefixes such as GX5, or names); all rules are checked"),
    "ignore": ("不改这些规则的问题", "do not correct findings of these rules"),
    "output": ("把列出的改动(或差异)写到文件,默认写到标准输出;改好的报告不写在这里,用 --write", "write the list of corrections (or the differences) to a file, standard output by default; the corrected report is not written there: that is --write"),
    "output-report": ("--output 写的是改动的清单,不是改好的报告,“{word}”不会是能打开的报告。要改报告,用 --write:原文件会另存一份", "--output takes the list of corrections, not the corrected report: “{word}” would be no report. To correct the report there is --write, which keeps a copy of the original"),
    "fail-on": ("见退出状态,默认 error", "see exit status; error by default"),
    "status": ("退出状态:0 没有要改而未写入的,改后也没有达到 --fail-on 的问题;1 有;2 用法有误,或什么都没能读出;130 中断", "exit status: 0 nothing is waiting to be written, and nothing at or above --fail-on is left after the corrections; 1 something; 2 wrong usage, or nothing could be read; 130 interrupted"),
    "stdin-alone": ("- 不能和其他路径一起改", "- cannot be corrected together with other paths"),
    "stdin-both": ("标准输入用 --write 时,标准输出是改好的内容,不能再要 --diff", "with --write, standard input is written corrected to standard output, so there is no place for --diff"),
    "stdin-name": ("--stdin-filename 只和 - (标准输入)一起用", "--stdin-filename goes only with - (standard input)"),
    "item": ("第 {line} 行 {code} {title}:{changes}", "line {line} {code} {title}: {changes}"),
    "review": ("要核对的,没有改(加 --unsafe 才改):", "to be looked at, not corrected (only with --unsafe):"),
    "left": ("不能改的:", "not corrected:"),
    "reason": ("第 {line} 行 {code} {title}:{why}", "line {line} {code} {title}: {why}"),
    "went": ("随之消失:第 {line} 行 {code} {message}", "gone with it: line {line} {code} {message}"),
    "lines": ("行号指 gxlint extract --text 打印的文本", "line numbers are those of gxlint extract --text"),
    "kept": ("已写入,原文件另存为 {copy}", "written; the original is kept as {copy}"),
    "more": (" 等 {number} 处", " and more, {number} in all"),
    "total-would": ("{files} 个文件,可以改 {number} 处,没有写入(看差异加 --diff,写入加 --write)", "files: {files}; corrections: {number}, not written (--diff shows them, --write writes them)"),
    "total-written": ("{files} 个文件,改了 {number} 处", "files: {files}; corrections written: {number}"),
    "total-nothing": ("{files} 个文件,没有可以直接改的", "files: {files}; nothing to correct"),
    "total-review": (";另有 {number} 处要核对后改(--unsafe)", "; to be looked at: {number} (--unsafe)"),
    "total-left": (";{number} 处不能改", "; not corrected: {number}"),
    "total-unread": (";{number} 个没有读出", "; not read: {number}"),
    "total-blocking": (";共有 {number} 处{what},用 gxlint check 查看", "; {what} in all: {number} (gxlint check shows them)"),
    "total-blocking-after": (";改后仍有 {number} 处{what},用 gxlint check 查看", "; {what} that stay: {number} (gxlint check shows them)"),
    "blocking": ("达到 --fail-on 的问题", "findings at or above --fail-on"),
    "blocking-error": ("错误", "errors"),
    "total-look": ("。用了 --unsafe,改动请逐处核对", ". Corrected with --unsafe: look at every place"),
    "changed": ("“{path}”在检查期间被别的程序改过,没有写入;请再运行一次", "“{path}” was changed by another program in the meantime and was not written; run it again"),
    "archive": ("“{path}”在压缩包里,没有写入;解压后再改", "“{path}” stands in an archive and was not written; unpack it first"),
    "not-written": ("“{path}”没有写入:{error}", "“{path}” was not written: {error}"),
    "unread": ("“{path}”:{message}", "“{path}”: {message}"),
    "masked": ("差异中的证件号、手机号已遮盖,不能当作补丁使用", "numbers of persons are masked in the differences, which therefore cannot serve as a patch"),
}  # fmt: skip


def say(language: str, key: str, **values: Any) -> str:
    """One of the texts above."""
    return _TEXTS[key][0 if language == "zh" else 1].format(**values)
