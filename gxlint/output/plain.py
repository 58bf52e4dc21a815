"""plain: one line a diagnostic, for grep and editors: path:line:column: severity code message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from gxlint.diagnostics import Diagnostic
from gxlint.engine.result import ReportResult, Summary
from gxlint.output import Able
from gxlint.output.words import LINED, SEVERAL, VERDICTS, left_out, open_end, tracked, unfinished

_COUNTED = ("reports", "passed", "failed", "incomplete", "errors", "warnings", "infos", "suppressed")
ABLE = Able(streaming=True)
_TEXTS = {
    "zh": {
        "verdict": "{path}: 结论:{word}{notes}\n",
        "note": "({})",
        "open": "未查全:{what}",
        "lines": "行号指 gxlint extract --text 打印的文本",
        "summary": "共检查 {reports} 份:通过 {passed},不通过 {failed},未能全部检查 {incomplete};错误 {errors},警告 {warnings},提示 {infos},已屏蔽 {suppressed}\n",
        "means": "未能全部检查{files}:{meaning}\n",
        "files": "({})",
    },
    "en": {
        "verdict": "{path}: verdict {word}{notes}\n",
        "note": " ({})",
        "open": "not fully checked: {what}",
        "lines": "lines are those of gxlint extract --text",
        "summary": "{reports} checked: {passed} pass, {failed} fail, {incomplete} incomplete; errors {errors}, warnings {warnings}, infos {infos}, suppressed {suppressed}\n",
        "means": "incomplete{files}: {meaning}\n",
        "files": " ({})",
    },
}  # fmt: skip


def write_one(result: ReportResult, stream: TextIO, *, lang: str = "zh", **_: Any) -> None:
    """Write one report: a line for each diagnostic that is not suppressed, then its verdict.

    Beside the verdict stands what was not read and which rules were left out: without it a pass would say too much.
    """
    path, words = flat(result.path), _TEXTS[lang]
    for found in result.shown:
        stream.write(line(path, found) + "\n")
    missing = unfinished(result.unfinished, lang)
    notes = [words["open"].format(what=missing)] if missing else []
    notes += (*left_out((result,), lang), *tracked(result, lang))
    if result.media not in (None, *LINED) and any(found.location.line for found in result.shown):
        notes.append(words["lines"])
    shown = "".join(words["note"].format(flat(note)) for note in notes)
    stream.write(words["verdict"].format(path=path, word=VERDICTS[lang][result.verdict], notes=shown))


def write_end(summary: Summary, stream: TextIO, *, lang: str = "zh", statistics: bool = False,
              left_out: Sequence[str] = (), **_: Any) -> None:  # fmt: skip
    """Write the counts of the run, and the count of every code when statistics are wanted; `left_out` are the
    phrases that say which rules did not run."""
    words = _TEXTS[lang]
    if statistics:
        for code, count in summary.statistics.items():
            stream.write(f"{code} {count}\n")
    counts = {name: getattr(summary, name) for name in _COUNTED}
    stream.write(words["summary"].format(**counts))
    if summary.incomplete:
        which, meaning = open_end(summary, lang)
        files = words["files"].format(flat(which)) if which else ""
        stream.write(words["means"].format(files=files, meaning=meaning))
    if left_out and (statistics or summary.reports != 1):  # beside its verdict a single report has said it
        stream.write((left_out[0] if len(left_out) == 1 else SEVERAL[lang]) + "\n")


def line(path: str, found: Diagnostic) -> str:
    """The line of one diagnostic; `path` is shown as it is."""
    return f"{path}:{place(found)}: {found.severity} {found.code} {flat(found.message)}"


def place(found: Diagnostic) -> str:
    """line:column, 1:1 for the file as a whole: editors and grep want both."""
    at = found.location
    return f"{at.line or 1}:{at.column or 1}"


def flat(text: str) -> str:
    """The text on one line, without control characters."""
    joined = " ".join(text.split())
    return joined if joined.isprintable() else "".join(ch if ch.isprintable() else "\ufffd" for ch in joined)
