"""GX108: the numbering of lists and sub-headings inside a section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from gxlint.checks.aspects import lacks_aspect
from gxlint.checks.doubts import doubt
from gxlint.checks.form import speaks_of_sections
from gxlint.checks.numbering import printed
from gxlint.checks.prose import quoted, words
from gxlint.checks.registry import Subject, check
from gxlint.checks.renumbering import changes, reads, refers_to_items
from gxlint.checks.sequence import Slip, slips
from gxlint.checks.stretches import Stretches
from gxlint.diagnostics import Finding
from gxlint.document import Span
from gxlint.structure.model import ListRun, Marker, Report, Section

_STRAY_STYLES = frozenset({"han", "han-paren", "arabic", "arabic-paren"})
_SHOWN = 12
"""Items of a long list shown on either side of the one that is wrong."""


@check(
    "list-numbering",
    says={
        "repeated": "expected item items",
        "skipped": "expected item items",
        "start": "expected item items",
        "swapped": "expected item items",
        "wrong": "expected item items",
        "lost-is": "expected item items",
        "stray-is": "expected item items",
        "alone": "expected item items",
    },
    levels="alone",
    mends="repeated skipped swapped wrong lost-is",
)
def list_numbering(subject: Subject) -> Iterator[Finding]:
    """GX108: in a list a number is repeated, skipped or wrong, or 是 is lost (二加强) or left over ((三)是更新).

    Speaks only where the list itself proves it: a number that stands in the text between its neighbours in another
    form (二要, 三、) is no gap.
    """
    report = subject.report
    if not speaks_of_sections(report):
        return
    tables = _Lines([table.span for table in report.tables])
    for section in report.sections:
        if section.id == "annex":
            continue
        text = Stretches(report, section)
        parts = [part for run in section.lists for part in _parts(run, tables, text)]
        twice = _twice(report, parts, text)
        if twice is not None:
            yield _again(subject, section, *twice)
        for part in parts:
            if twice is None or part not in twice:
                yield from _judge(subject, section, part, text)


class _Lines:
    """The lines that tables take."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted((span.line, span.end_line) for span in spans)
        self.first = [first for first, _ in ordered]
        self.last = list(accumulate((last for _, last in ordered), max))

    def __contains__(self, line: int) -> bool:
        at = bisect_right(self.first, line) - 1
        return at >= 0 and line <= self.last[at]


class _Part:
    """A list without its restarts: markers and the characters after each.

    `after` is the last marker of the list before it in the same run; `headed`: its first item is known to stand
    before it in another form.
    """

    def __init__(self, style: str, after: Span | None = None, *, headed: bool = False) -> None:
        self.style = style
        self.after = after
        self.headed = headed
        self.markers: list[Marker] = []
        self.texts: list[str] = []


def _parts(run: ListRun, tables: _Lines, text: Stretches) -> Iterator[_Part]:
    """Split a run where it begins anew, leaving out markers that stand in a table."""
    items = [
        (marker, after)
        for marker, after in zip(run.markers, run.texts, strict=False)
        if marker.span.line not in tables
    ]
    part = _Part(run.style)
    for index, (marker, after) in enumerate(items):
        last = part.markers[-1] if part.markers else None
        following = items[index + 1][0].number if index + 1 < len(items) else None
        if last and marker.number == 1:
            anew = last.number > 1 or last.span.line != marker.span.line
            headed = False
        else:
            headed = last is not None and _headed_anew(last, marker, text)
            anew = headed or (last is not None and _headless(last, marker, following))
        if last and anew:
            yield part
            part = _Part(run.style, last.span, headed=headed)
        part.markers.append(marker)
        part.texts.append(after)
    if part.markers:
        yield part


def _headed_anew(last: Marker, marker: Marker, text: Stretches) -> bool:
    """Whether a list begins between two markers in other words: 三是… 下一步,首先… 二是…, or 一要… 二要… 三是…."""
    if marker.number > last.number or marker.number == 1:
        return False
    if marker.number == 2:
        return text.introduced(last.span, marker.span)
    return text.begun(last.span, marker.span) or text.numbered(last.span, marker.span, marker.number - 1)


def _headless(last: Marker, marker: Marker, following: int | None) -> bool:
    """Whether a second list begins without its first item: 一 二 三, then 二 三."""
    return marker.number == 2 and last.number > 2 and following == marker.number + 1


def _judge(subject: Subject, section: Section, part: _Part, text: Stretches) -> Iterator[Finding]:
    markers = part.markers
    numbers = [marker.number for marker in markers]
    if len(markers) == 1:
        if _alone(subject.report, part, text):
            yield _finding(subject, section, part, 0, "alone", 2)
        return
    if numbers[0] != 1 and not any(b == a + 1 for a, b in pairwise(numbers)):
        return  # (七) … (三): rows of a table or items of a law, no list
    found = slips(numbers)
    for slip in found:
        if slip.kind in ("skipped", "start", "wrong") and _stands_otherwise(part, slip, text):
            continue
        yield _mended(
            subject, part, found, slip, _finding(subject, section, part, slip.index, slip.kind, slip.expected)
        )
    stray = sum(_opens_with_is(after) for after in part.texts) == 1
    for index, marker in enumerate(markers):
        if marker.style == "bare" and part.style != "bare":
            yield _finding(subject, section, part, index, "lost-is", marker.number, part.texts[index])
        elif stray and marker.style in _STRAY_STYLES and _opens_with_is(part.texts[index]):
            yield _finding(subject, section, part, index, "stray-is", marker.number, part.texts[index])


def _twice(report: Report, parts: Sequence[_Part], text: Stretches) -> tuple[_Part, _Part] | None:
    """Two items (一) of one level, nothing with a number between them: the second is (二)."""
    alone = [part for part in parts if len(part.markers) == 1 and _alone(report, part, text)]
    if len(alone) != 2:
        return None
    first, last = (part.markers[0].span.line for part in alone)
    between = any(
        first < marker.span.line < last for part in parts for marker in part.markers if part not in alone
    )
    return None if between else (alone[0], alone[1])


def _again(subject: Subject, section: Section, before: _Part, part: _Part) -> Finding:
    """(一) and, with no (二) anywhere, (一) again."""
    both = _Part(part.style)
    both.markers, both.texts = [*before.markers, *part.markers], [*before.texts, *part.texts]
    found = [Slip(1, "repeated", 1, 2, single=True)]
    return _mended(subject, both, found, found[0], _finding(subject, section, both, 1, "repeated", 2))


def _mended(subject: Subject, part: _Part, found: Sequence[Slip], slip: Slip, finding: Finding) -> Finding:
    """The finding with what has to be written: to be looked at where an item may be missing rather than misnumbered, or
    the text points to one by its number."""
    markers = part.markers
    lines = subject.report.document.lines
    written = changes(lines, markers, found, slip)
    if not written:
        return finding
    doubtful = (
        (not slip.single and abs(slip.found - slip.expected) > 1)
        or (not slip.single and slip.kind == "wrong")
        or (slip.kind == "skipped" and finding.section == "overview" and lacks_aspect(subject.report))
        or refers_to_items(words(subject), markers)
        or any(quoted(lines[span.line - 1], span.column - 1) for span, _ in written)
    )
    fix = next((text for span, text in written if span == finding.span), None)
    return replace(finding, fix=fix, changes=written, review=doubtful)


def _finding(
    subject: Subject, section: Section, part: _Part, index: int, kind: str, expected: int, text: str = ""
) -> Finding:
    marker = part.markers[index]
    around = part.markers[max(0, index - _SHOWN) : index + _SHOWN + 1]
    return Finding(
        span=marker.span,
        message=kind,
        values={
            "item": marker.literal.strip() + text[:6],
            "items": " ".join(shown.literal.strip() for shown in around),
            "expected": _like(marker, expected),
        },
        level="alone" if kind == "alone" else None,
        doubt=doubt(subject),
        evidence={
            "numbers": [shown.number for shown in around],
            "found": marker.number,
            "expected": expected,
        },
        fix=f"{marker.literal}是"
        if kind == "lost-is" and reads(subject.report.document.lines, marker.span, marker.literal)
        else None,
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


def _opens_with_is(text: str) -> bool:
    text = text.lstrip()
    return text.startswith("是") and not text.startswith(("是否", "是非"))


def _alone(report: Report, part: _Part, text: Stretches) -> bool:
    """Whether (一) opens a paragraph and no (二) stands anywhere after it in its section."""
    marker = part.markers[0]
    if marker.style != "han-paren" or marker.number != 1:
        return False
    line = report.document.lines[marker.span.line - 1]
    return not line[: marker.span.column - 1].strip() and not text.second_behind(marker.span)


def _stands_otherwise(part: _Part, slip: Slip, text: Stretches) -> bool:
    """Whether the number that seems to be missing stands in the text before the marker in another form."""
    marker = part.markers[slip.index]
    if slip.kind == "start" and (part.headed or text.introduced(part.after, marker.span)):
        return True
    before = part.markers[slip.index - 1].span if slip.index else part.after
    return text.numbered(before, marker.span, slip.expected)
