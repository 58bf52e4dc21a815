"""The sections of a report with what is missing, misplaced, unexpected or double; its tables and their equations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxlint.engine.open_ends import OpenEnd
from gxlint.output.rich import names
from gxlint.output.rich.header import recognised
from gxlint.output.rich.lines import Line, cut, flow, pad
from gxlint.output.rich.screen import Screen

if TYPE_CHECKING:
    from gxlint.engine.result import ReportResult
    from gxlint.structure.model import Missing, Report, Section

_NAME = 44
"""Columns a section's name may take: a heading glued to its sentence would fill the screen."""
_AFTER = "".join(("、", ".", ",", "\uff0e", " "))
"""What stands between a numeral and its heading."""


def show_sections(screen: Screen, result: ReportResult, labels: int) -> None:
    """Add the section list and, where there are any, the tables and the counts of equations."""
    if not recognised(result):
        return
    room = screen.width - labels
    _beside(screen, screen.words("sections"), flow(_section_items(screen, result), room), labels)
    tables = table_items(screen, result)
    if tables:
        _beside(screen, screen.words("tables"), flow(tables, room), labels)
    relations = result.relations
    if relations.satisfied or relations.violated or relations.not_evaluated:
        items: list[Line] = [
            [(screen.words(name, number=number), style if number else "dim")]
            for name, number, style in (
                ("hold", relations.satisfied, ""),
                ("broken", relations.violated, "bold red"),
                ("open", relations.not_evaluated, "bold yellow"),
            )
        ]
        _beside(screen, screen.words("equations"), flow(items, room), labels)


def _beside(screen: Screen, label: str, lines: list[Line], labels: int) -> None:
    for number, line in enumerate(lines):
        screen.line((pad("" if number else label, labels), "dim"), *line)


def _section_items(screen: Screen, result: ReportResult) -> list[Line]:
    report = result.report
    if report is None:
        items = [[(screen.clean(cut(section.heading, _NAME)), "")] for section in result.sections]
    else:
        items = _in_order(screen, report)
    return items or [[(screen.words("no-sections"), "yellow")]]


def _in_order(screen: Screen, report: Report) -> list[Line]:
    """Return sections and missing ones where they should stand, in reading order."""
    placed: list[tuple[tuple[int, int, int], Line]] = []
    for number, section in enumerate(report.sections):
        placed.append(((section.span.line, section.span.column, number + 1), _section(screen, section)))
    for missing in report.missing:
        placed.append(
            ((missing.span.line, missing.span.column, 0), _missing(screen, missing, report.layout.value))
        )
    return [item for _, item in sorted(placed, key=lambda entry: entry[0])]


def _section(screen: Screen, section: Section) -> Line:
    marker = section.heading.marker
    numeral = screen.clean(marker.literal).rstrip(_AFTER) + " " if marker else ""
    name = screen.clean(section.heading.name or section.heading.text)
    faults = [
        screen.words(word)
        for word, there in (
            ("misplaced", section.misplaced),
            ("unexpected", section.unexpected),
            ("duplicate", section.duplicate_of is not None),
        )
        if there
    ]
    item: Line = [(numeral + cut(name, _NAME), "")]
    if faults:
        return [*item, (f" [{screen.words.listing.join(faults)}]", "bold yellow")]
    return [*item, (f" {screen.marks.good}", "green")] if screen.marks.good else item


def _missing(screen: Screen, missing: Missing, layout: str | None) -> Line:
    name = names.section(missing.id, layout, screen.words.lang)
    if missing.covered:
        return [(name, "dim"), (f" [{screen.words('covered')}]", "yellow")]
    return [(name, "dim"), (f" [{screen.words('missing')}]", "bold red")]


def table_items(screen: Screen, result: ReportResult) -> list[Line]:
    """Return the mandated tables, one item each: how many of its cells were read, and how; what is missing."""
    items: list[Line] = []
    for kind, coverage in result.coverage.items():
        name = screen.words.name("table", kind)
        if OpenEnd.of("missing-table", kind) in result.unfinished:
            items.append([(name, "dim"), (f" [{screen.words('missing')}]", "bold red")])
            continue
        whole = coverage.read >= coverage.expected
        cells = screen.words("cells", read=coverage.read, expected=coverage.expected)
        item: Line = [(name + " ", ""), (cells, "" if whole else "bold yellow")]
        notes = [
            screen.words.name("reading", way)
            for way in coverage.reading
            if screen.words.knows("reading", way)
        ]
        if notes:
            item.append((screen.words("by", evidence=screen.words.listing.join(notes)), "dim"))
        items.append(item)
    for key in result.unfinished:
        kind = key.removeprefix("missing-table:")
        if kind != key and kind not in result.coverage:
            items.append(
                [(screen.words.name("table", kind), "dim"), (f" [{screen.words('missing')}]", "bold red")]
            )
    return items
