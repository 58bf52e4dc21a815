"""The report's text with the faults marked in place: headings, paragraphs, tables, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxlint.document import Table
from gxlint.output.page import rows
from gxlint.output.page.grid import drawn
from gxlint.output.page.marks import Flag, Numbered, Unit, flags, marked
from gxlint.output.page.rows import Row, rows_of
from gxlint.output.page.safe import attribute, said
from gxlint.text.masking import masked

if TYPE_CHECKING:
    from gxlint.document import Block, Paragraph
    from gxlint.output.rich.screen import Screen
    from gxlint.structure.model import Report

_PROSE = ("。", ";", ":", "!", "?", "；", "：", "！", "？", "…", "”", "。)")
"""What running text ends with: it is set as a paragraph, indented and even on both sides; a label or a figure is not."""
_ROLES = frozenset({"metadata", "furniture", "caption"})


@dataclass(slots=True)
class Piece:
    """A part of the text: a block of the document with its units, or lines that belong to no block (mark-up)."""

    block: Block | None
    first: int
    """Index of its first unit."""
    last: int
    """Index behind its last one."""
    rows: list[Row] = field(default_factory=list)
    """Lines of a text that are rows of one table."""
    kind: str = ""


def pieces(report: Report) -> tuple[list[Piece], list[Unit]]:
    """Cut a document into what is shown of it, in reading order. Every line that is not blank is shown."""
    document = report.document
    units: list[Unit] = []
    found: list[Piece] = []
    tabled = rows_of(report)
    done = 0
    for index, block in enumerate(document.blocks):
        _between(document.lines, done, block.span.line - 1, units, found)
        first = len(units)
        done = max(done, block.span.end_line)
        kind, row = tabled.get(index, ("", None))
        if row is not None:
            units += row.units
            before = found[-1] if index - 1 in tabled and found[-1].kind == kind else None
            if before is not None:
                before.rows.append(row)
                before.last = len(units)
            else:
                found.append(Piece(block, first, len(units), [row], kind))
            continue
        if isinstance(block, Table):
            units += [Unit(c.span.line, c.span.column - 1, c.span.end_column - 1) for c in block.cells]
        else:
            units += _units_of(block, document.lines)
        found.append(Piece(block, first, len(units)))
    _between(document.lines, done, len(document.lines), units, found)
    return found, units


def _units_of(block: Paragraph, lines: Sequence[str]) -> list[Unit]:
    span = block.span
    if span.end_line == span.line:
        return [Unit(span.line, span.column - 1, span.end_column - 1)]
    inner = [Unit(number, 0, len(lines[number - 1])) for number in range(span.line + 1, span.end_line)]
    first = Unit(span.line, span.column - 1, len(lines[span.line - 1]))
    return [first, *inner, Unit(span.end_line, 0, span.end_column - 1)]


def _between(lines: Sequence[str], start: int, end: int, units: list[Unit], found: list[Piece]) -> None:
    """Add the lines from `start` to `end` (from 0, end exclusive) that no block covers, without blank ones."""
    for number in range(start, end):
        if lines[number].strip():
            units.append(Unit(number + 1, 0, len(lines[number])))
            found.append(Piece(None, len(units) - 1, len(units)))


def shown(screen: Screen, report: Report, numbered: Sequence[Numbered], prefix: str) -> tuple[str, set[int]]:
    """Return the mark-up of a report's text, and the numbers of the diagnostics that are marked in it.

    `prefix` is what the ids of this report begin with.
    """
    document = report.document
    cut, units = pieces(report)
    flagged = flags(numbered, units, document.lines)
    messages = {one.number: one.found.message for one in numbered}
    lines = _Masked(document.lines)
    headings = _headings(report)
    parts: list[str] = []
    for piece in cut:
        own = [flagged.get(index, []) for index in range(piece.first, piece.last)]
        notes = _notes(screen, [flag for one in own for flag in one if flag.anchor], messages, prefix)
        inner = [
            marked(lines[unit.line], unit, flags_here, prefix)
            for unit, flags_here in zip(units[piece.first : piece.last], own, strict=True)
        ]
        body = _body(screen, piece, inner, headings, report)
        parts.append(f'<div class="noted">{notes}{body}</div>\n' if notes else body + "\n")
    anchored = {flag.number for one in flagged.values() for flag in one if flag.anchor}
    return "".join(parts), anchored


class _Masked:
    """The lines of a document without the numbers of persons; masked when asked for, the last one remembered."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._known: tuple[int, str] = (0, "")

    def __getitem__(self, number: int) -> str:
        if self._known[0] != number:
            self._known = (number, masked(self._lines[number - 1]))
        return self._known[1]


def _body(screen: Screen, piece: Piece, inner: list[str], headings: dict[int, str], report: Report) -> str:
    block = piece.block
    if piece.rows:
        return rows.drawn(screen, piece.kind, piece.rows, inner)
    if block is None:
        return f'<p class="aside">{inner[0]}</p>'
    if isinstance(block, Table):
        return drawn(screen, block, inner, report)
    text = "<br>".join(inner)
    name = headings.get(block.span.line)
    if name is not None:
        return f"<{name}>{text}</{name.split()[0]}>"
    kind = block.role if block.role in _ROLES else "prose" if block.text.endswith(_PROSE) else ""
    return f'<p class="{kind}">{text}</p>' if kind else f"<p>{text}</p>"


def _headings(report: Report) -> dict[int, str]:
    """Return the elements of the lines that are headings, and of the title."""
    found: dict[int, str] = {}
    if report.title.span is not None:
        found[report.title.span.line] = 'p class="title"'
    for section in report.sections:
        if not section.heading.run_in:
            found[section.heading.span.line] = "h4"
        for sub in section.subs:
            if not sub.heading.run_in:
                found.setdefault(sub.heading.span.line, "h5")
    return found


def _notes(screen: Screen, anchors: Sequence[Flag], messages: dict[int, str], prefix: str) -> str:
    """Return what is said beside a paragraph or a table: one short note for each diagnostic that begins in it."""
    if not anchors:
        return ""
    items = "".join(
        f'<li class="s-{flag.severity}"><a class="n s-{flag.severity}" href="#{prefix}-d{flag.number}"'
        f' aria-label="{flag.label}">{flag.number}</a> {said(messages[flag.number])}</li>'
        for flag in sorted(anchors, key=lambda flag: flag.number)
    )
    return f'<ul class="notes" aria-label="{attribute(screen.words("notes-here"))}">{items}</ul>'


def excerpt(lines: Sequence[str], one: Numbered, around: int = 24, longest: int = 120) -> str:
    """Return the mark-up of a few words around a place, with the place marked; "" where there is none to show."""
    at = one.found.location
    if at.line is None or not 1 <= at.line <= len(lines):
        return ""
    line = masked(lines[at.line - 1])
    start = min(max((at.column or 1) - 1, 0), len(line))
    end = min((at.end_column or 1) - 1, len(line)) if at.end_line == at.line else len(line)
    cut = min(end, start + longest)
    first, last = max(0, start - around), min(len(line), max(cut, start) + around)
    if cut < end:
        last = cut
    before, inner, after = line[first:start], line[start:cut], line[max(cut, start) : last]
    if not (before + inner + after).strip():
        return ""
    mark = f'<mark class="s-{one.found.severity}">{said(inner)}</mark>' if inner else ""
    return ("…" if first else "") + said(before) + mark + said(after) + ("…" if last < len(line) else "")
