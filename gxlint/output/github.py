"""github: workflow commands that GitHub Actions shows as annotations at the lines of a pull request.

Errors, warnings and infos become error, warning and notice. A line is given only where it is one of the file itself
(text, Markdown); elsewhere the place stands in the message. What was not read is a warning of its own; the verdicts and
the counts are plain lines of the log. Suppressed diagnostics are only counted. GitHub shows ten annotations of each kind
a step; the log has them all.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from gxlint.diagnostics import Diagnostic
from gxlint.engine.registry import load
from gxlint.engine.result import ReportResult, Summary
from gxlint.engine.rule import text
from gxlint.output import Able, plain, printable
from gxlint.output.listing import notes
from gxlint.output.printable import STDIN, relative
from gxlint.output.whereabouts import Places, lined
from gxlint.output.words import VERDICTS, unfinished

ABLE = Able(streaming=True)
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_WORDS = {
    "zh": {"place": "({place})", "mend": "怎么改:{mend}", "basis": "依据:{basis}", "open": "没有查全",
           "verdict": "结论:{word} {path}{notes}", "note": "({note})"},
    "en": {"place": " ({place})", "mend": "What to do: {mend}", "basis": "Basis: {basis}", "open": "not fully checked",
           "verdict": "verdict {word}: {path}{notes}", "note": " ({note})"},
}  # fmt: skip


def write_one(
    result: ReportResult, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", **_: Any
) -> None:
    """Write the annotations of one report, then its verdict."""
    places: Places = memo.setdefault("places", Places(lang))
    words = _WORDS[lang]
    file = {} if result.path == STDIN else {"file": _file(result.path)}
    for found in result.shown:
        rule = load(result.folders).rules.get(found.code)
        title = f"{found.code} {printable.line(text(rule.title, lang))}" if rule else found.code
        said = printable.line(found.message)
        place = _lines(found) if lined(result) else {}
        if not place or found.location.table is not None:
            said += words["place"].format(place=places.words(result, found.location))
        parts = [said]
        if rule:
            parts.append(words["mend"].format(mend=printable.line(text(rule.mend, lang))))
        if found.basis:
            parts.append(words["basis"].format(basis=printable.line(found.basis)))
        _command(stream, COMMANDS[found.severity], {**file, **place, "title": title}, "\n".join(parts))
    if result.unfinished and result.readable:
        missing = printable.line(unfinished(result.unfinished, lang))
        _command(stream, "warning", {**file, "title": words["open"]}, missing)
    note = notes(result, lang)
    beside = words["note"].format(note=note) if note else ""
    path = printable.path(result.path, lang)
    _log(stream, words["verdict"].format(word=VERDICTS[lang][result.verdict], path=path, notes=beside) + "\n")


def write_end(summary: Summary, stream: TextIO, *, lang: str = "zh", statistics: bool = False,
              left_out: Sequence[str] = (), **_: Any) -> None:  # fmt: skip
    """Write the counts of the run as lines of the log."""
    counts = io.StringIO()
    plain.write_end(summary, counts, lang=lang, statistics=statistics, left_out=left_out)
    _log(stream, counts.getvalue())


def _file(path: str) -> str:
    """A path as it is, but for what would steer the log; line breaks are escaped with the other properties."""
    return "".join(sign if sign in "\r\n" else printable.seen(sign) for sign in relative(path))


def _lines(found: Diagnostic) -> Mapping[str, int]:
    """The place as GitHub takes it: columns only within one line, where the end is the last character."""
    at = found.location
    if at.line is None:
        return {}
    last = at.end_line or at.line
    if last > at.line:
        return {"line": at.line, "endLine": last}
    column = at.column or 1
    return {"line": at.line, "col": column, "endColumn": max(column, (at.end_column or column + 1) - 1)}


def _command(stream: TextIO, name: str, properties: Mapping[str, str | int], message: str) -> None:
    listed = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    stream.write(f"::{name} {listed}::{message.translate(_DATA)}\n")


def _log(stream: TextIO, lines: str) -> None:
    """Write lines of the log. ##[ is how commands were written before, and still obeyed, anywhere in a line."""
    stream.write(lines.replace("##[", "## ["))
