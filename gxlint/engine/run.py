"""One file through all stages: read, tables, structure, checks, diagnostics, verdict. A failing part is said, not hidden."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gxlint.checks.registry import Check, Subject
from gxlint.diagnostics import Finding
from gxlint.document import Document
from gxlint.engine import suppress
from gxlint.engine.compose import Judged, compose, order, overrides, position
from gxlint.engine.registry import Registry, UnknownCheckError, check_named, load
from gxlint.engine.result import Coverage, RelationCounts, ReportResult, SectionView
from gxlint.engine.rule import Rule
from gxlint.engine.settings import ALWAYS, Settings, Suppression
from gxlint.engine.verdict import judge, unfinished
from gxlint.structure.model import Report

if TYPE_CHECKING:
    from gxlint.tables.model import KeyedTable

_UNITS = {
    "bytes": {"zh": "字节", "en": "bytes"},
    "characters": {"zh": "个字符", "en": "characters"},
    "lines": {"zh": "行", "en": "lines"},
    "elements": {"zh": "个元素", "en": "elements"},
}
_DEBUG = "GXLINT_DEBUG"
"""Set in the environment: print the traceback of a failing part to standard error."""


@dataclass(slots=True)
class _Work:
    """What is known of the file while it goes through the stages."""

    path: str
    settings: Settings
    registry: Registry
    enabled: dict[str, Rule] = field(default_factory=dict)
    document: Document | None = None
    tables: Sequence[KeyedTable] = ()
    report: Report | None = None
    judged: list[Judged] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    relations: RelationCounts = field(default_factory=RelationCounts)

    def add(self, rule: Rule, finding: Finding) -> None:
        """Keep a finding, as a diagnostic."""
        override = overrides(self.settings.severity, rule.code)
        self.judged.append(
            compose(
                rule, finding, self.document, self.report, language=self.settings.language, override=override
            )
        )

    def say(self, code: str, finding: Finding) -> None:
        """Keep something the engine itself has to say, when that rule is wanted."""
        if code in self.enabled:
            self.add(self.enabled[code], finding)

    def failed(self, gap: str, message: str, values: Mapping[str, Any], error: Exception) -> None:
        """Say that a stage or a rule raised: where in the program, never with the text it was working on."""
        if os.environ.get(_DEBUG):
            import traceback

            traceback.print_exception(error, file=sys.stderr)
        self.gaps.append(gap)
        place = {"error": type(error).__name__, "where": where(error)}
        self.say(
            "GX007",
            Finding(None, message, {**values, **place}, evidence={**values, **place}, doubt="extraction"),
        )


def lint_path(path: str, settings: Settings, *, keep: bool = False) -> ReportResult:
    """Read a file and check it. Never raises for the sake of the file: what is wrong with it is in the result.

    `keep` leaves the read report in the result, for outputs that draw it. Raises RuleError for broken rule files.
    """
    return _lint(path, None, None, settings, keep=keep)


def lint_bytes(data: bytes, name: str, settings: Settings, *, keep: bool = False) -> ReportResult:
    """The same for content that is at hand (standard input); `name` decides nothing that the content says itself."""
    return _lint(name, data, None, settings, keep=keep)


def lint(document: Document, settings: Settings, *, keep: bool = True,
         checks: Mapping[str, Check] | None = None) -> ReportResult:  # fmt: skip
    """The same for a document that was read; `checks` replaces checks by name (for tests and examples)."""
    return _lint(document.path, None, document, settings, keep=keep, checks=checks)


def opened(
    path: str, data: bytes | None, settings: Settings
) -> tuple[Document | None, Report | None, list[str]]:
    """Read a file (or `data`) without checking it: the document, the report, and what went wrong, in words."""
    work = _Work(path, settings, load(settings.rules))
    work.enabled = _wanted(work.registry, settings, path)
    _read(work, data)
    if work.document is not None:
        _recognise(work)
        _build(work)
    return work.document, work.report, [item.diagnostic.message for item in work.judged]


def not_survived(path: str, settings: Settings) -> ReportResult:
    """The result for a file on which the checking process itself died, twice."""
    work = _Work(path, settings, load(settings.rules))
    work.enabled = _wanted(work.registry, settings, path)
    work.gaps.append("unreadable")
    work.say("GX001", Finding(None, "killed", {}, evidence={"reason": "killed"}, doubt="extraction"))
    return _result(work, frozenset(), keep=False)


def with_unused(result: ReportResult, settings: Settings, entries: Sequence[Suppression]) -> ReportResult:
    """The result with a GX006 for entries of the configuration that matched nothing in the whole run."""
    work = _Work(result.path, settings, load(settings.rules))
    work.enabled = _wanted(work.registry, settings, result.path)
    for entry in entries:
        values = {"code": entry.code, "path": entry.path, "text": entry.text}
        message = "config-text" if entry.text else "config-path" if entry.path else "config"
        work.say("GX006", Finding(None, message, values, evidence=values))
    if not work.judged:
        return result
    work.judged, _ = suppress.apply_config(
        work.judged, settings.suppressions_for(result.path), None, settings.language
    )
    added = tuple(item.diagnostic for item in order(work.judged))
    findings = (*(item.finding for item in order(work.judged)), *result.findings) if result.report else ()
    diagnostics = (*added, *result.diagnostics)
    in_order = sorted(range(len(diagnostics)), key=lambda at: position(diagnostics[at]))
    verdict, blocking = judge(diagnostics, result.unfinished, result.fail_on, readable=result.readable)
    return replace(result, diagnostics=tuple(diagnostics[at] for at in in_order), verdict=verdict, blocking=blocking,
                   findings=tuple(findings[at] for at in in_order) if findings else ())  # fmt: skip


def _lint(path: str, data: bytes | None, document: Document | None, settings: Settings, *, keep: bool,
          checks: Mapping[str, Check] | None = None) -> ReportResult:  # fmt: skip
    registry = load(settings.rules)
    work = _Work(path, settings, registry, _wanted(registry, settings, path), document)
    if work.document is None:
        _read(work, data)
    if work.document is not None:
        _recognise(work)
        _build(work)
    found: list[suppress.Directive] = []
    if work.document is not None:
        failed = _check(work, checks or {})
        found, faults = suppress.directives(work.document, work.tables, registry, settings.language)
        work.judged = suppress.apply_comments(work.judged, found)
        ran = frozenset(work.enabled) - failed if not work.gaps else frozenset[str]()
        for fault in (*faults, *suppress.unused(found, ran)):
            work.say("GX006", fault)
    work.judged, used = suppress.apply_config(
        work.judged, settings.suppressions_for(path), work.document, settings.language
    )
    return _result(work, used, keep=keep)


def _wanted(registry: Registry, settings: Settings, path: str) -> dict[str, Rule]:
    off = settings.ignored_for(path)
    return {
        code: rule
        for code, rule in registry.rules.items()
        if settings.selection.wants(code, preview=rule.status == "preview")
        and (code in ALWAYS or not any(code.startswith(word) for word in off))
    }


def _read(work: _Work, data: bytes | None) -> None:
    from gxlint import readers
    from gxlint.readers.errors import Unreadable

    try:
        work.document = readers.read(work.path) if data is None else readers.read_bytes(data, work.path)
    except Unreadable as refused:
        work.gaps.append("unreadable")
        values = dict(refused.values)
        shown = {**values, "unit": _UNITS.get(str(values.get("unit")), values.get("unit"))}
        work.say("GX001", Finding(None, refused.reason, shown, evidence={"reason": refused.reason, **values},
                                  doubt="extraction"))  # fmt: skip
    except Exception as error:
        work.failed("unreadable", "stage-read", {}, error)


def _recognise(work: _Work) -> None:
    from gxlint import tables

    assert work.document is not None
    try:
        work.tables = tables.recognise(work.document)
    except Exception as error:
        work.failed("stage:tables", "stage-tables", {}, error)


def _build(work: _Work) -> None:
    from gxlint import structure

    assert work.document is not None
    settings = work.settings
    try:
        work.report = structure.build(work.document, work.tables, layout=settings.layout, year=settings.year)
    except Exception as error:
        work.failed("stage:structure", "stage-structure", {}, error)


def _check(work: _Work, replaced: Mapping[str, Check]) -> frozenset[str]:
    """Run the wanted rules; return the codes of those that failed."""
    report = work.report
    if report is None:
        return frozenset()
    layout = report.layout.value
    work.enabled = {
        code: rule for code, rule in work.enabled.items() if rule.applies_to(layout) or code in ALWAYS
    }
    # What a broken stage did not find is not absent, and a text that is no report lacks nothing: only the reading
    # checks can speak about either.
    whole = report.is_report and not work.gaps
    memo: dict[str, Any] = {}
    codes = frozenset(work.enabled)
    failed: set[str] = set()
    for rule in list(work.enabled.values()):
        if not whole and not rule.code.startswith("GX0"):
            continue
        start = len(work.judged)
        try:
            check = replaced.get(rule.check) or check_named(rule.check)
            for finding in check(Subject(report, rule.code, rule.parameters, memo, codes)):
                work.add(rule, finding)
        except Exception as error:
            del work.judged[start:]
            failed.add(rule.code)
            values = {"code": rule.code, "name": rule.name}
            if isinstance(error, UnknownCheckError):
                work.failed(
                    f"rule:{rule.code}",
                    "no-check",
                    {**values, "check": rule.check, "reason": error.reason},
                    error,
                )
            else:
                work.failed(f"rule:{rule.code}", "default", values, error)
    if whole:
        _outcomes(work, memo)
    return frozenset(failed)


def _outcomes(work: _Work, memo: MutableMapping[str, Any]) -> None:
    """Count the equations in three states, also when no rule of the sums was wanted."""
    try:
        if "relations" not in memo:
            from gxlint.checks.sums import outcomes

            memo.setdefault("relations", outcomes(work.report, memo))
        counts = memo["relations"]
        work.relations = RelationCounts(counts.satisfied, counts.violated, counts.not_evaluated)
    except Exception as error:
        work.failed("stage:relations", "stage-relations", {}, error)


def _result(work: _Work, used: frozenset[int], *, keep: bool) -> ReportResult:
    report, document, settings = work.report, work.document, work.settings
    judged = order(work.judged)
    gaps = (*work.gaps, *(unfinished(report) if report is not None and not _stage_failed(work) else ()))
    diagnostics = tuple(item.diagnostic for item in judged)
    verdict, blocking = judge(diagnostics, gaps, settings.fail_on, readable=document is not None)
    result = ReportResult(work.path, verdict=verdict, diagnostics=diagnostics, readable=document is not None,
                          unfinished=gaps, fail_on=settings.fail_on, blocking=blocking, relations=work.relations,
                          config_used=used)  # fmt: skip
    if document is not None:
        result.media, result.encoding = document.media, document.encoding
    if report is not None:
        result.title, result.agency = report.title.value, report.agency.value
        result.year, result.layout = report.year.value, report.layout.value
        result.sections = tuple(
            SectionView(s.id, s.heading.text, s.number, s.span.line, s.span.end_line) for s in report.sections
        )
        result.coverage = _coverage(report)
    if keep:
        result.report, result.findings = report, tuple(item.finding for item in judged)
    return result


def _stage_failed(work: _Work) -> bool:
    return any(gap.startswith("stage:") and gap != "stage:relations" for gap in work.gaps)


def _coverage(report: Report) -> dict[str, Coverage]:
    """Cells read by kind of table; where a kind stands twice, the one of which less was read."""
    found: dict[str, Coverage] = {}
    for table in report.tables:
        one = Coverage(table.form, table.expected, len(table.cells), table.reading)
        known = found.get(table.kind)
        if known is None or one.expected - one.read > known.expected - known.read:
            found[table.kind] = one
    return found


def where(error: Exception) -> str:
    """The module and line of gxlint (or a plugin) in which an exception was raised."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "?")
        place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
