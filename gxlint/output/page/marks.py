"""Faults marked in the text: which stretch of which line belongs to which diagnostic, also where they overlap.

The text of the page is made of units, stretches of `Document.lines` that stand in one element (a paragraph, a cell).
Every diagnostic with a place has exactly one anchor, in the unit where it begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gxlint.diagnostics.model import SEVERITIES
from gxlint.output.page.safe import text

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic

_LINES = 5
"""A place of more lines than this is marked in its first line only: a whole page in colour shows nothing."""
_UNITS = 40
"""Cells one place may go over and still be marked to its end."""


class Unit(NamedTuple):
    """A stretch of one line: `line` from 1, `start` and `end` offsets from 0, end exclusive."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A stretch of one unit that belongs to a diagnostic; with `anchor`, its first."""

    number: int
    severity: str
    label: str
    start: int
    end: int
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A diagnostic with its number in the report, from 1; `label` says in words which it is (for a screen reader)."""

    number: int
    found: Diagnostic
    label: str


def flags(numbered: Sequence[Numbered], units: Sequence[Unit], lines: Sequence[str]) -> dict[int, list[Flag]]:
    """Return the flags of each unit by its index; `units` in reading order. Without units nothing is flagged."""
    found: dict[int, list[Flag]] = {}
    for one in numbered if units else ():
        if one.found.location.line is None:
            continue
        anchored = False
        for line, start, end in _stretches(one.found, lines):
            for index, first, last in _covered(units, line, start, end, near=not anchored):
                flag = Flag(one.number, one.found.severity, one.label, first, last, not anchored)
                found.setdefault(index, []).append(flag)
                anchored = True
    return found


def _stretches(found: Diagnostic, lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the place of a diagnostic line by line: (line, start, end)."""
    at = found.location
    line = min(max(at.line or 1, 1), max(len(lines), 1))
    last = min(at.end_line or line, len(lines))
    length = len(lines[line - 1]) if lines else 0
    start = min(max((at.column or 1) - 1, 0), length)
    if last <= line:
        return [(line, start, min(max((at.end_column or 1) - 1, start), length))]
    whole = [(line, start, length)]
    if last - line < _LINES:
        whole += [(number, 0, len(lines[number - 1])) for number in range(line + 1, last)]
        whole.append((last, 0, min(max((at.end_column or 1) - 1, 0), len(lines[last - 1]))))
    return whole


def _covered(units: Sequence[Unit], line: int, start: int, end: int, *,
             near: bool) -> list[tuple[int, int, int]]:  # fmt: skip
    """Return the units that a stretch touches, with what of each it covers; with `near`, the nearest if there is none."""
    index = max(bisect_right(units, (line, start), key=lambda unit: (unit.line, unit.start)) - 1, 0)
    covered: list[tuple[int, int, int]] = []
    for at in range(index, min(len(units), index + _UNITS)):
        unit = units[at]
        if (unit.line, unit.start) > (line, max(end - 1, start)):
            break
        first, last = max(start, unit.start), min(end, unit.end)
        if unit.line == line and (first < last or (first == last and start == end)):
            covered.append((at, first, last))
    if covered or not near:
        return covered
    # It stands where nothing is shown (a mark of Markdown, a separator): the next unit carries it, as a point.
    if (units[index].line, units[index].start) < (line, start) and index + 1 < len(units):
        index += 1
    return [(index, units[index].start, units[index].start)]


def marked(line: str, unit: Unit, flagged: Sequence[Flag], prefix: str) -> str:
    """Return the mark-up of a unit with its marks.

    Marks of several severities lie inside each other, the worst innermost, so that each can be taken away by itself;
    stretches of one severity are one mark, whatever the number of diagnostics.
    """
    if not flagged:
        return text(line[unit.start : unit.end])
    begins: dict[int, list[Flag]] = {}
    change: dict[int, dict[str, int]] = {}
    for flag in flagged:
        if flag.anchor:
            begins.setdefault(flag.start, []).append(flag)
        if flag.start < flag.end:
            for at, step in ((flag.start, 1), (flag.end, -1)):
                counts = change.setdefault(at, {})
                counts[flag.severity] = counts.get(flag.severity, 0) + step
    borders = sorted({unit.start, unit.end, *begins, *change})
    open_now = dict.fromkeys(SEVERITIES, 0)
    parts: list[str] = []
    for at, border in enumerate(borders):
        for severity, step in change.get(border, {}).items():
            open_now[severity] += step
        following = borders[at + 1] if at + 1 < len(borders) else border
        inner = text(line[border:following])
        anchors = begins.get(border, [])
        here = [severity for severity in SEVERITIES if open_now[severity]]
        for severity in reversed(here):
            own = "".join(_anchor(flag, prefix) for flag in anchors if flag.severity == severity)
            inner = f'<mark class="s-{severity}">{own}{inner}</mark>'
        points = [flag for flag in anchors if flag.severity not in here]
        parts += [f'<mark class="s-{flag.severity} point">{_anchor(flag, prefix)}</mark>' for flag in points]
        parts.append(inner)
    return "".join(parts)


def _anchor(flag: Flag, prefix: str) -> str:
    return (
        f'<a class="n s-{flag.severity}" id="{prefix}-m{flag.number}" href="#{prefix}-d{flag.number}"'
        f' aria-label="{flag.label}">{flag.number}</a>'
    )
