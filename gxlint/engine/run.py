"""One file through all stages: read, tables, structure, checks, diagnostics, verdict. A failing part is said, not hidden."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from gxlint.checks.registry import Check, Subject
from gxlint.document import Document
from gxlint.engine import suppress
from gxlint.engine.compose import severity
from gxlint.engine.coverage import idle_equations
from gxlint.engine.crowd import thinned
from gxlint.engine.equations import broken
from gxlint.engine.needs import open_end, unmet
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.registry import UnknownCheckError, check_named, load
from gxlint.engine.result import RelationCounts, ReportResult
from gxlint.engine.settings import ALWAYS, Settings
from gxlint.engine.sources import Source
from gxlint.engine.stages import build, open_source, recognise
from gxlint.engine.work import Work, result_of, wanted
from gxlint.structure.model import Report


def lint_path(path: str, settings: Settings, *, keep: bool = False) -> ReportResult:
    """Read a file and check it. Never raises for the sake of the file: what is wrong with it is in the result.

    `keep` leaves the read report in the result, for outputs that draw it. Raises RuleError for broken rule files.
    """
    return _lint(Source(path), None, settings, keep=keep)


def lint_bytes(data: bytes, name: str, settings: Settings, *, keep: bool = False) -> ReportResult:
    """The same for content that is at hand (standard input); `name` decides nothing that the content says itself."""
    return _lint(Source(name, data), None, settings, keep=keep)


def lint_source(source: Source, settings: Settings, *, keep: bool = False) -> ReportResult:
    """The same for a file wherever it stands, in an archive or beside a page it was saved with."""
    return _lint(source, None, settings, keep=keep)


def lint(document: Document, settings: Settings, *, keep: bool = True,
         checks: Mapping[str, Check] | None = None) -> ReportResult:  # fmt: skip
    """The same for a document that was read; `checks` replaces checks by name (for tests and examples)."""
    return _lint(Source(document.path), document, settings, keep=keep, checks=checks)


def _lint(source: Source, document: Document | None, settings: Settings, *, keep: bool,
          checks: Mapping[str, Check] | None = None) -> ReportResult:  # fmt: skip
    path = source.path
    registry = load(settings.rules)
    work = Work(path, settings, registry, wanted(registry, settings, path), document)
    try:
        return result_of(work, _through_stages(work, source, checks or {}), keep=keep)
    except Exception as error:
        # The stages guard themselves; this fence keeps the other files of the run from a mistake between them.
        work = Work(path, settings, registry, wanted(registry, settings, path))
        work.failed(OpenEnd.of("stage", "file"), "stage-file", {}, error)
        return result_of(work, frozenset(), keep=False)


def _through_stages(work: Work, source: Source, checks: Mapping[str, Check]) -> frozenset[int]:
    """Take a file through all stages; return the positions of the configuration's suppressions that matched."""
    settings, registry = work.settings, work.registry
    if work.document is None:
        open_source(work, source)
    elif work.report is None:
        recognise(work)
        build(work)
    found: list[suppress.Directive] = []
    if work.document is not None:
        ran = _check(work, checks)
        found, faults = suppress.directives(work.document, work.tables, registry, settings.language)
        work.judged = suppress.apply_comments(work.judged, found)
        for fault in (*faults, *suppress.unused(found, ran)):
            work.say("GX006", fault)
    work.judged, used = suppress.apply_config(
        work.judged, settings.suppressions_for(work.path), work.document, settings.language
    )
    return used


def _check(work: Work, replaced: Mapping[str, Check]) -> frozenset[str]:
    """Run the wanted rules; return the codes of those whose silence says something, none when anything failed."""
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
    if whole and (idle := unmet(work.enabled, report)):
        work.unmet = open_end(idle, work.enabled)
        work.enabled = {code: rule for code, rule in work.enabled.items() if code not in idle}
    memo: dict[str, Any] = {}
    codes = frozenset(work.enabled)
    ran: set[str] = set()
    for rule in list(work.enabled.values()):
        if not whole and not rule.code.startswith("GX0"):
            continue
        start = len(work.judged)
        try:
            check = replaced.get(rule.check) or check_named(rule.check)
            found = check(Subject(report, rule.code, rule.parameters, memo, codes))
            for finding in thinned(found, partial(severity, rule, override=work.override(rule))):
                work.add(rule, finding)
            ran.add(rule.code)
        except Exception as error:
            del work.judged[start:]
            values = {"code": rule.code, "name": rule.name}
            if isinstance(error, UnknownCheckError):
                work.failed(
                    OpenEnd.of("rule", rule.code),
                    "no-check",
                    {**values, "check": rule.check, "reason": f"({error.reason})" if error.reason else ""},
                    error,
                )
            else:
                work.failed(OpenEnd.of("rule", rule.code), "default", values, error)
    if whole:
        _outcomes(work, report, memo)
    return frozenset() if work.gaps else frozenset(ran)


def _outcomes(work: Work, report: Report, memo: dict[str, Any]) -> None:
    """Count the equations in three states, also when no rule of the sums was wanted."""
    try:
        from gxlint.checks.sums import outcomes

        counts = outcomes(report, memo)
        work.relations = RelationCounts(counts.satisfied, counts.violated, counts.not_evaluated)
        work.idle = tuple(idle_equations(counts))
        work.equations = tuple(broken(report, counts)) if counts.violated else ()
    except Exception as error:
        work.failed(OpenEnd.of("stage", "relations"), "stage-relations", {}, error)
