"""Reports put together by hand, so that a check is tested without the stages before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gxlint import resources
from gxlint.checks.registry import CHECKS, Subject
from gxlint.diagnostics import Finding
from gxlint.document import Document, Notice, Paragraph, Span
from gxlint.structure.model import (
    Declared,
    DeclaredPart,
    Fact,
    Heading,
    ListRun,
    Marker,
    Missing,
    Report,
    Section,
    SubHeading,
)
from gxlint.tables.model import KeyedTable
from gxlint.text.numerals import parse

_HEADING = re.compile(r"([一二三四五六七八九十]+)、(.*)")
SIX = (
    ("overview", "一、总体情况"),
    ("disclosure", "二、主动公开政府信息情况"),
    ("requests", "三、收到和处理政府信息公开申请情况"),
    ("review", "四、政府信息公开行政复议、行政诉讼情况"),
    ("problems", "五、存在的主要问题及改进情况"),
    ("other", "六、其他需要报告的事项"),
)
OLD = (
    ("overview", "一、概述"),
    ("disclosure", "二、主动公开政府信息的情况"),
    ("requests", "三、依申请公开政府信息和不予公开政府信息的情况"),
    ("fees", "四、政府信息公开的收费及减免情况"),
    ("review", "五、因政府信息公开申请行政复议、提起行政诉讼的情况"),
    ("problems", "六、政府信息公开工作存在的主要问题及改进情况"),
    ("other", "七、其他需要报告的事项"),
)


@dataclass
class Part:
    """One section to be: id, heading as printed, lines under it, and whatever else a Section has."""

    id: str
    heading: str
    body: Sequence[str] = ("有关工作按要求开展。",)
    more: Mapping[str, Any] = field(default_factory=dict)


def parts(of: Iterable[tuple[str, str]] = SIX) -> list[Part]:
    return [Part(id_, heading) for id_, heading in of]


def built(
    layout: str | None,
    *sections: Part,
    title: str | None = "青石县水务局2023年政府信息公开工作年度报告",
    year: int | None = 2023,
    agency: str | None = "青石县水务局",
    preamble: Sequence[str] = (),
    missing: Sequence[tuple[str, int, str]] = (),
    declared: Declared | None = None,
    tables: Sequence[KeyedTable] = (),
    notices: Sequence[Notice] = (),
    media: str = "text/plain",
    is_report: bool = True,
) -> Report:
    """Lay the lines out and return the report. `missing`: (id, line where it should stand, how it is covered)."""
    lines = [title] if title else []
    before: list[Any] = []
    for text in preamble:
        lines.append(text)
        before.append(_paragraph(text, len(lines)))
    made = []
    for part in sections:
        lines.append(part.heading)
        made.append(_section(part, len(lines)))
        for text in part.body:
            lines.append(text)
            made[-1].blocks.append(_paragraph(text, len(lines)))
        first = made[-1].span
        made[-1].span = Span(first.line, 1, len(lines), len(lines[-1]) + 1)
    span = Span(1, 1, 1, len(title) + 1) if title else None
    return Report(
        document=Document("a.txt", media, "utf-8", tuple(lines), (), notices=tuple(notices)),
        is_report=is_report,
        title=Fact(title, "title" if title else "none", title or "", span),
        agency=Fact(agency, "title"),
        year=Fact(year, "title"),
        layout=Fact(layout, "year"),
        sections=made,
        missing=[_missing(id_, line, covered) for id_, line, covered in missing],
        tables=list(tables),
        preamble=before,
        declared=declared,
    )


def _missing(id_: str, line: int, covered: str) -> Missing:
    span = Span(line, 1, line, 2)
    return Missing(id_, span, covered=covered, place=span if covered else None)


def _paragraph(text: str, line: int) -> Paragraph:
    return Paragraph(text, Span(line, 1, line, len(text) + 1))


def _section(part: Part, line: int) -> Section:
    heading = heading_at(part.heading, line)
    more: dict[str, Any] = {"how": "mandated", **part.more}
    number = more.pop("number", heading.marker.number if heading.marker else None)
    return Section(part.id, heading, heading.span, number=number, **more)


def heading_at(text: str, line: int) -> Heading:
    span = Span(line, 1, line, len(text) + 1)
    found = _HEADING.fullmatch(text)
    if found is None:
        return Heading(text, text, None, span)
    number = parse(found[1])
    assert number is not None
    marker = Marker("han", number, found[1] + "、", Span(line, 1, line, len(found[1]) + 2))
    return Heading(text, found[2], marker, span)


def sub(text: str, line: int) -> SubHeading:
    return SubHeading(1, Heading(text, text, None, Span(line, 1, line, len(text) + 1)))


def run_of(
    style: str, *items: tuple[str, int, int], bare: Iterable[int] = (), texts: Sequence[str] = ()
) -> ListRun:
    """A list whose markers stand at (literal, line, column); `bare` are indexes of markers without their 是."""
    markers = []
    for index, (literal, line, column) in enumerate(items):
        number = parse("".join(ch for ch in literal if parse(ch) is not None))
        assert number is not None
        span = Span(line, column, line, column + len(literal))
        markers.append(Marker("bare" if index in bare else style, number, literal, span))
    return ListRun(style, tuple(markers), tuple(texts) or ("内容",) * len(markers))


def listed(
    *names: tuple[str, str], count: int | None = None, is_open: bool = False, groupings: tuple[int, ...] = ()
) -> Declared:
    """A declared list of (name, section id) pairs; an id "requests+fees" covers both."""
    made = tuple(DeclaredPart(name, id_.split("+")[0], tuple(id_.split("+")[1:])) for name, id_ in names)
    return Declared(made, count, is_open, groupings or (len(made),), "全文包括…", Span(2, 1, 2, 20))


def findings(code: str, report: Report, *, enabled: Iterable[str] = ()) -> list[Finding]:
    """Run the check of a rule of GX1 with the parameters of its rule file."""
    from gxlint.engine.registry import builtin, check_named

    rule = builtin().rules[code]
    run = CHECKS.get(rule.check) or check_named(rule.check)
    if not rule.applies_to(report.layout.value):
        return []
    found = list(run(Subject(report, code, rule.parameters, {}, frozenset(enabled))))
    for finding in found:
        assert finding.message in rule.messages, f"{code} has no message {finding.message}"
        assert finding.level is None or finding.level in rule.severities
    return found


def said(code: str, report: Report, **more: Any) -> list[tuple[str, int | None]]:
    """What a rule says of a report: (message, line)."""
    return [
        (found.message, found.span.line if found.span else None) for found in findings(code, report, **more)
    ]


def message(code: str, finding: Finding, language: str = "zh") -> str:
    from gxlint.engine.messages import render
    from gxlint.engine.registry import builtin

    return render(builtin().rules[code], finding.message, finding.values, language)


def words(name: str) -> Any:
    return resources.data(f"words/{name}.yaml")
