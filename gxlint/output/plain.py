"""plain: one line a diagnostic, for grep and editors: path:line:column: severity code message."""

from __future__ import annotations

from typing import Any, TextIO

from gxlint.diagnostics import Diagnostic
from gxlint.engine.result import ReportResult, Run, Summary
from gxlint.output.words import unfinished

_VERDICT = {
    "zh": {"pass": "通过", "fail": "不通过", "incomplete": "未能完整检查"},
    "en": {"pass": "pass", "fail": "fail", "incomplete": "incomplete"},
}
_SUMMARY = {
    "zh": "共检查 {reports} 份:通过 {passed},不通过 {failed},未能完整检查 {incomplete};错误 {errors},警告 {warnings},提示 {infos},已抑制 {suppressed}",
    "en": "{reports} checked: {passed} pass, {failed} fail, {incomplete} incomplete; {errors} errors, {warnings} warnings, {infos} infos, {suppressed} suppressed",
}
_OPEN = {"zh": "(未读全:{what})", "en": " (not wholly read: {what})"}


def write(run: Run, stream: TextIO, **options: Any) -> None:
    """Write the diagnostics of every report, its verdict, and the summary."""
    options.setdefault("lang", run.language)
    for result in run.reports:
        write_one(result, stream, **options)
    write_end(run.summary, stream, **options)


def write_one(result: ReportResult, stream: TextIO, *, lang: str = "zh", **_: Any) -> None:
    """Write one report: a line for each diagnostic that is not suppressed, then its verdict."""
    path = flat(result.path)
    for found in result.shown:
        stream.write(f"{path}:{place(found)}: {found.severity} {found.code} {flat(found.message)}\n")
    word = _VERDICT[lang][result.verdict]
    missing = unfinished(result.unfinished, lang)
    stream.write(f"{path}: verdict {result.verdict}" + (f" {word}" if lang == "zh" else ""))
    stream.write((_OPEN[lang].format(what=missing) if missing else "") + "\n")


def write_end(
    summary: Summary, stream: TextIO, *, lang: str = "zh", statistics: bool = False, **_: Any
) -> None:
    """Write the counts of the run, and the count of every code when statistics are wanted."""
    if statistics:
        for code, count in summary.statistics.items():
            stream.write(f"{code} {count}\n")
    counts = {name: getattr(summary, name) for name in summary.__slots__ if name != "statistics"}
    stream.write(_SUMMARY[lang].format(**counts) + "\n")


def place(found: Diagnostic) -> str:
    """line:column, 1:1 for the file as a whole: editors and grep want both."""
    at = found.location
    return f"{at.line or 1}:{at.column or 1}"


def flat(text: str) -> str:
    """The text on one line, without control characters."""
    joined = " ".join(text.split())
    return joined if joined.isprintable() else "".join(ch if ch.isprintable() else "\ufffd" for ch in joined)
