"""sarif: SARIF 2.1.0 (OASIS), for code scanning and editors.

Every file of the run is an artifact with its verdict, whether or not anything was found in it; what was not read is a
notification of the invocation. A region is given only where the lines are those of the file itself (text, Markdown):
for Word documents and web pages they are those of the extracted text, and stand in the properties of the location,
where no viewer takes them for a place in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from gxlint.diagnostics import Diagnostic
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.registry import load
from gxlint.engine.result import ReportResult, Summary
from gxlint.engine.suppress import NO_REASON
from gxlint.output import Able
from gxlint.output.printable import STDIN, relative, uri
from gxlint.output.sarif_rules import FAILED, LEVELS, Rules
from gxlint.output.values import dumps
from gxlint.output.whereabouts import Places, lined
from gxlint.output.words import left_out as left_out_words
from gxlint.output.words import unfinished

ABLE = Able(streaming=True)
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "gxlint/v1"
_BASE = "%SRCROOT%"
_BASES = {
    "zh": "运行 gxlint 时所在的文件夹",
    "en": "the folder gxlint was started in",
}
_STDIN = {"zh": "标准输入", "en": "standard input"}


def write_one(
    result: ReportResult, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", **_: Any
) -> None:
    """Write the results of one report, one a line."""
    log = _of(stream, memo, lang)
    for found in log.results(result):
        stream.write((",\n" if log.some else "\n") + dumps(found, indent=None))
        log.some = True


def write_end(summary: Summary, stream: TextIO, *, memo: dict[str, Any], lang: str = "zh", statistics: bool = False,
              left_out: Sequence[str] = (), **_: Any) -> None:  # fmt: skip
    """Write what belongs to the run as a whole: the files, the rules, what was not read."""
    log = _of(stream, memo, lang)
    stream.write("\n],\n")
    members = log.rest(summary, statistics=statistics, left_out=left_out)
    stream.write(",\n".join(f"{dumps(key)}: {dumps(value, indent=None)}" for key, value in members.items()))
    stream.write("\n}]\n}\n")


def _of(stream: TextIO, memo: dict[str, Any], lang: str) -> _Log:
    found: _Log | None = memo.get("log")
    if found is None:
        memo["log"] = found = _Log(lang)
        stream.write(f'{{\n"$schema": {dumps(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n"results": [')
    return found


class _Log:
    """What a run knows beyond its results."""

    def __init__(self, lang: str) -> None:
        self.lang, self.some = lang, False
        self._places = Places(lang)
        self._rules = Rules(lang)
        self._artifacts: list[Mapping[str, Any]] = []
        self._notifications: list[Mapping[str, Any]] = []
        self._kinds: dict[str, int] = {}
        self._failed = False
        self._read = 0

    def results(self, result: ReportResult) -> Sequence[Mapping[str, Any]]:
        """The results of a report; it becomes an artifact, what is open in it notifications."""
        at = {**_location(result.path, self.lang), "index": len(self._artifacts)}
        self._artifacts.append(_artifact(result, self.lang))
        self._read += result.readable
        for end in result.unfinished:
            self._failed |= end.internal
            self._notifications.append(self._notification(result, end, at))
        return [self._result(result, found, at) for found in result.diagnostics]

    def _notification(self, result: ReportResult, end: OpenEnd, at: Mapping[str, Any]) -> Mapping[str, Any]:
        """What of a report was not read or not done; of a rule that failed, which one."""
        rule = load(result.folders).rules.get(end.name) if end.kind == "rule" else None
        made = {
            "level": "error" if end.kind in FAILED else "warning",
            "message": {"text": plain(unfinished((end,), self.lang))},
            "descriptor": {"id": end.kind, "index": self._kinds.setdefault(end.kind, len(self._kinds))},
            "locations": [{"physicalLocation": {"artifactLocation": at}}],
        }
        return {**made, "associatedRule": self._rules.descriptor(rule, result.folders)} if rule else made

    def _result(self, result: ReportResult, found: Diagnostic, at: Mapping[str, Any]) -> Mapping[str, Any]:
        region = _region(found) if lined(result) else None
        rule = load(result.folders).rules.get(found.code)
        made: dict[str, Any] = {
            "ruleId": found.code,
            **(self._rules.reference(rule, result.folders) if rule else {}),
            "level": LEVELS[found.severity],
            "message": {"text": plain(found.message)},
            "locations": [self._where(result, found, at, region)],
            "partialFingerprints": {FINGERPRINT: found.fingerprint},
            "suppressions": [] if found.suppressed is None else [_suppression(found)],
        }
        if found.fix is not None and region is not None:
            replacement = {"deletedRegion": region, "insertedContent": {"text": found.fix}}
            made["fixes"] = [{"artifactChanges": [{"artifactLocation": at, "replacements": [replacement]}]}]
        known = {
            "doubt": found.doubt,
            "basis": found.basis,
            "excerpt": found.excerpt,
            "evidence": found.evidence,
            "suspects": found.suspects,
            "fix": found.fix if region is None else None,
        }
        made["properties"] = {key: value for key, value in known.items() if value not in (None, "", (), {})}
        return made

    def _where(self, result: ReportResult, found: Diagnostic, at: Mapping[str, Any],
               region: Mapping[str, int] | None) -> Mapping[str, Any]:  # fmt: skip
        physical: dict[str, Any] = {"artifactLocation": at}
        place = found.location
        if region is not None:
            physical["region"] = region
            if found.excerpt:
                # What is cut short or masked is no copy of the region: it stands beside it, for the whole line.
                line = {"startLine": region["startLine"], "endLine": region["endLine"]}
                physical["contextRegion"] = {**line, "snippet": {"text": found.excerpt}}
        made: dict[str, Any] = {"physicalLocation": physical}
        logical = self._logical(result, found)
        if logical:
            made["logicalLocations"] = logical
        beside: dict[str, Any] = {}
        if region is None and place.line is not None:
            beside["extractedText"] = {"startLine": place.line, "startColumn": place.column,
                                       "endLine": place.end_line, "endColumn": place.end_column}  # fmt: skip
        beside |= {
            key: value for key, value in (("page", place.page), ("block", place.block)) if value is not None
        }
        if beside:
            made["properties"] = beside
        return made

    def _logical(self, result: ReportResult, found: Diagnostic) -> list[Mapping[str, Any]]:
        """Table, row or cell by its official label, else the section."""
        at, places = found.location, self._places
        if at.table is not None:
            keys = [key for key in (at.table, at.row, at.column_key) if key is not None]
            kind = ("table", "row" if at.row is not None else "column", "cell")[len(keys) - 1]
            name = places.inside(result, at)
            return [{"name": name, "fullyQualifiedName": "/".join(keys), "kind": kind}]
        name = places.section(result, at)
        return [{"name": name, "fullyQualifiedName": at.section, "kind": "section"}] if name else []

    def rest(self, summary: Summary, *, statistics: bool, left_out: Sequence[str]) -> Mapping[str, Any]:
        """The members of the run but its results."""
        counts = {
            "reports": summary.reports,
            "pass": summary.passed,
            "fail": summary.failed,
            "incomplete": summary.incomplete,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "infos": summary.infos,
            "suppressed": summary.suppressed,
        }
        properties: dict[str, Any] = {"summary": counts}
        if statistics:
            properties["statistics"] = summary.statistics
        if left_out:
            properties["leftOut"] = left_out
        worked = not self._failed and bool(self._read or not self._artifacts)
        return {
            "artifacts": self._artifacts,
            "invocations": [
                {"executionSuccessful": worked, "toolExecutionNotifications": self._notifications}
            ],
            "tool": self._rules.tool(self._kinds),
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_BASE: {"description": {"text": _BASES[self.lang]}}},
            "language": "zh-CN" if self.lang == "zh" else "en-US",
            "properties": properties,
        }


def plain(message: str) -> str:
    """A message as SARIF's plain text: what would be a link or a placeholder there is written so that it is none."""
    if "](" in message:
        message = message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    if "{" in message and any(f"{{{digit}" in message for digit in "0123456789"):
        message = message.replace("{", "{{").replace("}", "}}")
    return message


def _location(path: str, lang: str) -> dict[str, Any]:
    """A file by its URI; what came through standard input has none."""
    if path == STDIN:
        return {"description": {"text": _STDIN[lang]}}
    found = uri(path)
    based = not found.startswith("file:") and ".." not in relative(path).split("/")
    return {"uri": found, "uriBaseId": _BASE} if based else {"uri": found}


def _artifact(result: ReportResult, lang: str) -> Mapping[str, Any]:
    """A file of the run, with what is known of it as a report."""
    made: dict[str, Any] = {
        "location": _location(result.path, lang),
        "roles": ["analysisTarget", "standardStream"] if result.path == STDIN else ["analysisTarget"],
    }
    if result.media:
        made["mimeType"] = result.media
    if result.encoding:
        made["encoding"] = result.encoding
    facts = {
        "verdict": result.verdict,
        "unfinished": result.unfinished,
        "title": result.title,
        "agency": result.agency,
        "year": result.year,
        "layout": result.layout,
        "leftOut": left_out_words((result,), lang),
        "trackedChanges": result.tracked,
    }
    made["properties"] = {key: value for key, value in facts.items() if value not in (None, (), 0)}
    return made


def _region(found: Diagnostic) -> Mapping[str, int] | None:
    """The place in the file; the end is exclusive in SARIF as well."""
    at = found.location
    if at.line is None:
        return None
    last = at.end_line or at.line
    made = {"startLine": at.line, "startColumn": at.column or 1, "endLine": last}
    if at.end_column is not None:
        made["endColumn"] = at.end_column
    return made


def _suppression(found: Diagnostic) -> Mapping[str, str]:
    """Where a suppression stands and why; a missing reason is left out."""
    made = {"kind": "inSource" if found.suppressed_in == "file" else "external", "status": "accepted"}
    if found.suppressed and found.suppressed not in NO_REASON.values():
        made["justification"] = found.suppressed
    return made
