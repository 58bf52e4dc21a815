"""One file on its way through the stages: what is known of it so far, what failed, and the result made of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gxlint import resources
from gxlint.diagnostics import Finding
from gxlint.document import Document
from gxlint.engine.compose import Judged, compose, order, overrides
from gxlint.engine.coverage import coverage_of
from gxlint.engine.left_out import left_out
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.registry import Registry
from gxlint.engine.result import IdleEquations, RelationCounts, ReportResult, SectionView
from gxlint.engine.rule import Rule
from gxlint.engine.settings import ALWAYS, Settings
from gxlint.engine.verdict import judge, unfinished
from gxlint.structure.model import Report

if TYPE_CHECKING:
    from gxlint.engine.equations import Equation
    from gxlint.tables.model import KeyedTable

_DEBUG = "GXLINT_DEBUG"
"""Set in the environment: print the traceback of a failing part to standard error."""


@dataclass(slots=True)
class Work:
    """What is known of the file while it goes through the stages."""

    path: str
    settings: Settings
    registry: Registry
    enabled: dict[str, Rule] = field(default_factory=dict)
    document: Document | None = None
    tables: Sequence[KeyedTable] = ()
    report: Report | None = None
    judged: list[Judged] = field(default_factory=list)
    gaps: list[OpenEnd] = field(default_factory=list)
    unmet: OpenEnd | None = None
    relations: RelationCounts = field(default_factory=RelationCounts)
    idle: tuple[IdleEquations, ...] = ()
    equations: tuple[Equation, ...] = ()

    def __post_init__(self) -> None:
        # What the folders of this file's configuration add to layouts, tables and names holds from here on.
        resources.use(self.registry.content)

    def add(self, rule: Rule, finding: Finding) -> None:
        """Keep a finding, as a diagnostic. What must always be said keeps its own severity."""
        self.judged.append(
            compose(rule, finding, self.document, self.report, language=self.settings.language,
                    override=self.override(rule))
        )  # fmt: skip

    def override(self, rule: Rule) -> str | None:
        """The severity the configuration gives a rule, else the one that a province's layout gives it, None where
        neither does or may."""
        if rule.code in ALWAYS:
            return None
        given = overrides(self.settings.severity, rule.code)
        layout = self.report.layout.value if self.report else None
        return given or self.registry.level(layout, rule.code)

    def say(self, code: str, finding: Finding) -> None:
        """Keep something the engine itself has to say, when that rule is wanted."""
        if code in self.enabled:
            self.add(self.enabled[code], finding)

    def failed(self, gap: OpenEnd, message: str, values: Mapping[str, Any], error: Exception) -> None:
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


def wanted(registry: Registry, settings: Settings, path: str) -> dict[str, Rule]:
    """The rules to run on a file, by code: what is selected, without what is ignored for its path."""
    off = settings.ignored_for(path)
    return {
        code: rule
        for code, rule in registry.rules.items()
        if settings.selection.wants(code, preview=rule.status == "preview")
        and (code in ALWAYS or not any(code.startswith(word) for word in off))
    }


def result_of(work: Work, used: frozenset[int], *, keep: bool) -> ReportResult:
    """Put the result together; `used` are the positions of the configuration's suppressions that matched."""
    report, document, settings = work.report, work.document, work.settings
    judged = order(work.judged)
    whole = report is not None and not _stage_failed(work)
    gaps = (*work.gaps, *(unfinished(report, work.idle) if report is not None and whole else ()))
    if work.unmet is not None:
        gaps = (work.unmet, *gaps)
    diagnostics = tuple(item.diagnostic for item in judged)
    verdict, blocking = judge(diagnostics, gaps, settings.fail_on)
    result = ReportResult(work.path, verdict=verdict, diagnostics=diagnostics, readable=document is not None,
                          unfinished=gaps, fail_on=settings.fail_on, blocking=blocking, relations=work.relations,
                          config_used=used, idle=work.idle, folders=settings.rules)  # fmt: skip
    if document is not None:
        result.media, result.encoding = document.media, document.encoding
        result.tracked = sum(int(one.detail) for one in document.notices if one.kind == "tracked-changes")
    if report is not None:
        result.title, result.agency = report.title.value, report.agency.value
        result.year, result.layout = report.year.value, report.layout.value
        result.sections = tuple(
            SectionView(s.id, s.heading.text, s.number, s.span.line, s.span.end_line) for s in report.sections
        )
        result.coverage = coverage_of(report) if whole else {}
    if settings.choosy:
        chosen = wanted(work.registry, settings, work.path)
        result.left_out = left_out(work.registry.rules, chosen, settings, result.layout)
    if keep:
        result.report, result.findings = report, tuple(item.finding for item in judged)
        result.equations = work.equations
    return result


def _stage_failed(work: Work) -> bool:
    return any(gap.kind == "stage" and gap.name != "relations" for gap in work.gaps)


def where(error: Exception) -> str:
    """The module and line of gxlint (or a plugin) in which an exception was raised."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "?")
        place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
