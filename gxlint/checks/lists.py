"""GX108: the numbering of lists and sub-headings inside a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gxlint.checks.doubts import doubt
from gxlint.checks.form import speaks_of_sections
from gxlint.checks.numbering import printed
from gxlint.checks.registry import Subject, check
from gxlint.checks.sequence import Slip, slips
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.structure.model import ListRun, Marker, Report, Section
from gxlint.text.normal import fold
from gxlint.text.numerals import spell
from gxlint.text.patterns import lazy

_LONGEST_LOOK = 20_000
"""Characters between two markers that are searched for the one between them."""
_STRAY_STYLES = frozenset({"han", "han-paren", "arabic", "arabic-paren"})
_SECOND = lazy(r"\(二\)|二[、.是]|\(2\)")
_INTRODUCED = lazy(r"首先|第一|一方面|一要|一抓|一、|一是|一来")


@check("list-numbering")
def list_numbering(subject: Subject) -> Iterator[Finding]:
    """GX108: in a list a number is repeated, skipped or wrong, or 是 is lost (二加强) or left over ((三)是更新).

    Speaks only where the list itself proves it: a number that stands in the text between its neighbours in another
    form (二要, 三、) is no gap.
    """
    report = subject.report
    if not speaks_of_sections(report):
        return
    tables = [table.span for table in report.tables]
    for section in report.sections:
        if section.id == "annex":
            continue
        for run in section.lists:
            for part in _parts(run, tables):
                yield from _judge(subject, section, part)


class _Part:
    """A list without its restarts: markers and the characters after each."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.markers: list[Marker] = []
        self.texts: list[str] = []


def _parts(run: ListRun, tables: Sequence[Span]) -> Iterator[_Part]:
    """Split a run where it begins anew at one, leaving out markers that stand in a table."""
    part = _Part(run.style)
    for marker, text in zip(run.markers, run.texts, strict=False):
        if any(span.line <= marker.span.line <= span.end_line for span in tables):
            continue
        last = part.markers[-1] if part.markers else None
        if last and marker.number == 1 and (last.number > 1 or last.span.line != marker.span.line):
            yield part
            part = _Part(run.style)
        part.markers.append(marker)
        part.texts.append(text)
    if part.markers:
        yield part


def _judge(subject: Subject, section: Section, part: _Part) -> Iterator[Finding]:
    report, markers = subject.report, part.markers
    numbers = [marker.number for marker in markers]
    items = " ".join(marker.literal.strip() for marker in markers)
    if len(markers) == 1:
        if _alone(report, section, part):
            yield _finding(subject, section, markers[0], "alone", items, numbers, 2)
        return
    if numbers[0] != 1 and not any(b == a + 1 for a, b in pairwise(numbers)):
        return  # (七) … (三): rows of a table or items of a law, no list
    for slip in slips(numbers):
        if slip.kind in ("skipped", "start", "wrong") and _stands_otherwise(report, section, part, slip):
            continue
        yield _finding(subject, section, markers[slip.index], slip.kind, items, numbers, slip.expected)
    for marker, text in zip(markers, part.texts, strict=True):
        if marker.style == "bare" and part.style != "bare":
            yield _finding(subject, section, marker, "lost-is", items, numbers, marker.number, text)
        elif _stray_is(marker, text, part):
            yield _finding(subject, section, marker, "stray-is", items, numbers, marker.number, text)


def _finding(
    subject: Subject,
    section: Section,
    marker: Marker,
    kind: str,
    items: str,
    numbers: Sequence[int],
    expected: int,
    text: str = "",
) -> Finding:
    return Finding(
        span=marker.span,
        message=kind,
        values={
            "item": marker.literal.strip() + text[:6],
            "items": items,
            "expected": _like(marker, expected),
        },
        doubt=doubt(subject),
        evidence={"numbers": list(numbers), "found": marker.number, "expected": expected},
        section=section.id,
    )


def _like(marker: Marker, number: int) -> str:
    """Return the marker that should stand there, written like this one: (二) for (三), 二是 for 三."""
    if marker.style in ("is", "bare"):
        return printed(number, "is") + "是"
    own = printed(marker.number, marker.style)
    literal = marker.literal.strip()
    return (
        literal.replace(own, printed(number, marker.style))
        if literal.count(own) == 1
        else printed(number, marker.style)
    )


def _stray_is(marker: Marker, text: str, part: _Part) -> bool:
    """Whether 是 follows a marker that takes none ((三)是更新), unlike the other items of the list."""
    if marker.style not in _STRAY_STYLES or not _opens_with_is(text):
        return False
    return len(part.texts) > 1 and sum(_opens_with_is(other) for other in part.texts) == 1


def _opens_with_is(text: str) -> bool:
    text = text.lstrip()
    return text.startswith("是") and not text.startswith(("是否", "是非"))


def _alone(report: Report, section: Section, part: _Part) -> bool:
    """Whether (一) opens a paragraph and no (二) stands anywhere after it in its section."""
    marker = part.markers[0]
    if marker.style != "han-paren" or marker.number != 1:
        return False
    line = report.document.lines[marker.span.line - 1]
    if line[: marker.span.column - 1].strip():
        return False
    size, start = 0, marker.span.end_column - 1
    for number in range(marker.span.end_line, min(section.span.end_line, len(report.document.lines)) + 1):
        rest = fold(report.document.lines[number - 1][start:])
        size, start = size + len(rest), 0
        if _SECOND.search(rest) or size >= _LONGEST_LOOK:
            return False
    return True


def _stands_otherwise(report: Report, section: Section, part: _Part, slip: Slip) -> bool:
    """Whether the number that seems to be missing stands in the text before the marker in another form."""
    marker = part.markers[slip.index]
    if slip.index:
        last = part.markers[slip.index - 1].span
        start = (last.end_line, last.end_column)
    else:
        start = (section.span.line, section.span.column)
    text = _text(report, start, (marker.span.line, marker.span.column))
    if len(text) >= _LONGEST_LOOK:
        return True
    if slip.expected > 99:
        return False
    if slip.kind == "start" and _INTRODUCED.search(text):
        return True
    numeral = f"(?:{spell(slip.expected)}|{slip.expected})"
    return (
        re.search(rf"(?:^|[\s。.;,:!?)(第]){numeral}(?=[、.)是要抓则来靠\s]|$)|第{numeral}", text) is not None
    )


def _text(report: Report, start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return the folded text between two places (line, column), at most a little over the limit."""
    lines, size = [], 0
    for number in range(start[0], min(end[0], len(report.document.lines)) + 1):
        line = report.document.lines[number - 1]
        first = start[1] - 1 if number == start[0] else 0
        lines.append(fold(line[first : end[1] - 1] if number == end[0] else line[first:]))
        size += len(lines[-1])
        if size > _LONGEST_LOOK:
            break
    return "\n".join(lines)
