"""The parse tree as sections: what stands under each heading, and what the form says about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gxlint.document import Paragraph, Span
from gxlint.structure import classify, lists
from gxlint.structure.items import Item
from gxlint.structure.layout import Layout
from gxlint.structure.model import Section, SubHeading
from gxlint.structure.parse import Step
from gxlint.text.normal import squeeze

if TYPE_CHECKING:
    from lark import Tree


_OVERVIEWS = ("概述", "概况", "综述", "总述", "概要", "总体情况", "基本情况")
"""Names that mean the first part and nothing else."""


@dataclass(slots=True)
class Parts:
    """The report taken apart: sections, what stands before them, and the headings the form misses.

    `missing` pairs a section id with the position in `sections` before which it should stand.
    """

    opening: list[Item] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    missing: list[tuple[str, int]] = field(default_factory=list)


def assemble(tree: Tree[Any], layout: Layout) -> Parts:
    """Return the sections of a parse tree in reading order, with their flags set."""
    parts = Parts()
    for node in tree.children:
        if node.data == "opening":
            _opening(node, parts)
        elif node.data == "closing":
            for annex in node.children:
                if hasattr(annex, "data"):
                    parts.sections.append(_section(annex))
        else:
            _take(node, parts)
    _judge(parts, layout)
    return parts


def _opening(node: Tree[Any], parts: Parts) -> None:
    children: list[Any] = node.children
    for child in children:
        if child is None:
            continue
        if hasattr(child, "data"):
            parts.sections.append(_section(child))
        elif child.value.item is not None:
            parts.opening.append(child.value.item)


def _take(node: Tree[Any], parts: Parts) -> None:
    head: Any = node.children[0]
    heading: Step = head.value
    if heading.item is None:
        parts.missing.append((heading.type.lower(), len(parts.sections)))
    else:
        parts.sections.append(_section(node))


def _leaves(node: Tree[Any]) -> Iterator[tuple[Step, int]]:
    """Yield every step under a section with the level of the sub-heading that it is, 0 for anything else."""
    stack: list[Any] = [node]
    while stack:
        top = stack.pop()
        if top is None:
            continue
        if hasattr(top, "data"):
            stack.extend(reversed(top.children))
        else:
            kind = top.type
            yield top.value, int(kind[3]) if kind.startswith("SUB") else 0


def _section(node: Tree[Any]) -> Section:
    leaves = _leaves(node)
    head = next(leaves)[0].item
    assert head is not None
    assert head.heading is not None
    match = head.match
    section = Section(
        id=match.id if match else "none",
        heading=head.heading,
        span=head.heading.span,
        also=match.also if match else (),
        number=head.heading.marker.number if head.heading.marker else None,
        how=match.how if match else "none",
        lost_numeral=head.lost,
    )
    end = head.heading.span
    for step, level in leaves:
        item = step.item
        if item is None:
            continue
        if item.block is not None:
            section.blocks.append(item.block)
        if item.table is not None:
            section.tables.append(item.table)
        if level and (name := classify.sub_heading(item)) is not None:
            section.subs.append(SubHeading(level, name))
        if (item.span.end_line, item.span.end_column) > (end.end_line, end.end_column):
            end = item.span
    section.span = Span(head.heading.span.line, head.heading.span.column, end.end_line, end.end_column)
    section.lists = lists.find(
        block for block in section.blocks if isinstance(block, Paragraph) and "|" not in block.text
    )
    return section


def _drop_aspects(sections: Sequence[Section], layout: Layout) -> None:
    """Let 主动公开 stand for no section where 主动公开政府信息情况 is one: it is an aspect of the overview."""
    aspects = [section for section in sections if squeeze(section.heading.name) in layout.aspects]
    if aspects:
        own = {section.id for section in sections if not any(section is aspect for aspect in aspects)}
        for aspect in aspects:
            if aspect.id in own:
                aspect.id, aspect.also, aspect.how = "none", (), "none"


def _own_lead(one: Section, other: Section, layout: Layout) -> bool:
    """Whether 一、概述 二、工作开展情况 are two parts: no form before 2019 says that they are one."""
    if layout.fixed or one.id != "overview":
        return False
    return not all(squeeze(section.heading.name).endswith(_OVERVIEWS) for section in (one, other))


def _judge(parts: Parts, layout: Layout) -> None:
    """Mark repeated sections and, where the order is law, unknown and misplaced ones."""
    if layout.fixed:
        _drop_aspects(parts.sections, layout)
    first: dict[str, int] = {}
    absent = {section for section, _ in parts.missing}
    for index, section in enumerate(parts.sections):
        if section.id != "none":
            if (
                section.id in first
                and section.id != "annex"
                and not _own_lead(parts.sections[first[section.id]], section, layout)
            ):
                section.duplicate_of = first[section.id]
            first.setdefault(section.id, index)
        known = section.id in layout.order or section.id in layout.allowed
        section.unexpected = layout.fixed and not known
        if layout.fixed and section.id in absent:
            section.misplaced = True
    parts.missing = [(section, at) for section, at in parts.missing if section not in first]
