"""What a run hands to every output: one `ReportResult` a file, all of them in a `Run`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxlint.engine.open_ends import OpenEnd

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic, Finding
    from gxlint.engine.equations import Equation
    from gxlint.engine.left_out import LeftOut
    from gxlint.structure.model import Report
    from gxlint.tables.model import CellKey


@dataclass(frozen=True, slots=True)
class SectionView:
    """A top section as contract.md shows it; lines count from 1, `end_line` is the last line of the section."""

    id: str
    heading: str
    number: int | None
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a mandated table was read: data cells of its form, and how it was bound (`KeyedTable.reading`)."""

    form: str | None
    expected: int
    read: int
    reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationCounts:
    """Every equation of the report's tables, in its three states."""

    satisfied: int = 0
    violated: int = 0
    not_evaluated: int = 0


@dataclass(frozen=True, slots=True)
class IdleEquations:
    """Equations of a kind of table that could not be evaluated, and the cells in their way, in the form's order."""

    table: str
    number: int
    cells: tuple[CellKey, ...]


@dataclass(slots=True)
class ReportResult:
    """One file after the check. The first fields are those of the JSON contract, in its order.

    `readable` is false for a file of which nothing was read (GX001, or a stage that failed).
    `unfinished` names what was not read or not done; empty when everything was. `idle` says of its `relations` how
    many equations of which table they are, and which cells stand in their way.
    `left_out` are the rules that were not wanted; None when all ran. `folders` are the extra folders of rules it was
    checked with.
    `fail_on` is the level this file was judged by, `blocking` how many unsuppressed diagnostics reach it.
    `tracked` counts the tracked changes of a draft, which was read as if all of them were accepted.
    `report`, `findings` (parallel to `diagnostics`) and `equations` (those that do not hold, with their numbers) are
    there for outputs that draw, and None / empty when the run did not keep them. `config_used` are the positions of the configuration's suppressions that matched here.
    """

    path: str
    media: str | None = None
    encoding: str | None = None
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    layout: str | None = None
    verdict: str = "incomplete"
    sections: tuple[SectionView, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    relations: RelationCounts = field(default_factory=RelationCounts)
    diagnostics: tuple[Diagnostic, ...] = ()
    readable: bool = True
    unfinished: tuple[OpenEnd, ...] = ()
    fail_on: str = "error"
    blocking: int = 0
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    config_used: frozenset[int] = frozenset()
    idle: tuple[IdleEquations, ...] = ()
    left_out: LeftOut | None = None
    folders: tuple[str, ...] = ()
    equations: tuple[Equation, ...] = ()
    tracked: int = 0

    def __post_init__(self) -> None:
        self.unfinished = tuple(map(OpenEnd, self.unfinished))

    @property
    def shown(self) -> list[Diagnostic]:
        """The diagnostics that are not suppressed."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.suppressed is None]


@dataclass(slots=True)
class Summary:
    """The counts of contract.md over a run. Suppressed diagnostics count only as suppressed."""

    reports: int = 0
    passed: int = 0
    failed: int = 0
    incomplete: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed: int = 0
    statistics: dict[str, int] = field(default_factory=dict)
    """Unsuppressed diagnostics by code, in the order of codes."""
    open_paths: list[str] = field(default_factory=list)
    """The files whose verdict is incomplete, in order."""
    open_errors: int = 0
    """The errors among `errors` that stand in them."""

    def add(self, result: ReportResult) -> None:
        """Count one more file."""
        self.reports += 1
        self.passed += result.verdict == "pass"
        self.failed += result.verdict == "fail"
        if result.verdict == "incomplete":
            self.incomplete += 1
            self.open_paths.append(result.path)
            self.open_errors += sum(found.severity == "error" for found in result.shown)
        for diagnostic in result.diagnostics:
            if diagnostic.suppressed is not None:
                self.suppressed += 1
                continue
            self.errors += diagnostic.severity == "error"
            self.warnings += diagnostic.severity == "warning"
            self.infos += diagnostic.severity == "info"
            self.statistics[diagnostic.code] = self.statistics.get(diagnostic.code, 0) + 1
        self.statistics = dict(sorted(self.statistics.items()))


@dataclass(slots=True)
class Run:
    """A whole run: the results in the order of their paths, the summary, the language of its messages."""

    reports: Sequence[ReportResult]
    summary: Summary
    language: str = "zh"
    fail_on: str = "error"

    @classmethod
    def of(cls, reports: Sequence[ReportResult], language: str = "zh", fail_on: str = "error") -> Run:
        """Put results together, counting them."""
        summary = Summary()
        for result in reports:
            summary.add(result)
        return cls(reports, summary, language, fail_on)
