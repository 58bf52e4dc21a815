"""The paragraphs of a report with what their numbers say, read once for all checks, and how a sum is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gxlint.checks.registry import Subject
from gxlint.claims import Figure, Reading, read
from gxlint.document import Paragraph, Span

_MOST_SHOWN = 16


@dataclass(slots=True)
class Claimed:
    """A paragraph of the narrative, the id of its section (None: the preamble), and what it says."""

    paragraph: Paragraph
    section: str | None
    reading: Reading

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the paragraph's text."""
        return stretch(self.paragraph, start, end)


def stretch(paragraph: Paragraph, start: int, end: int) -> Span:
    """The place of a stretch of a paragraph's text; the whole paragraph where it runs over several lines."""
    place = paragraph.span
    if place.line != place.end_line:
        return place
    return Span(place.line, place.column + start, place.line, place.column + end)


def claimed(subject: Subject) -> list[Claimed]:
    """Return the paragraphs that hold a number or a claim, in reading order; kept in the subject's memo."""
    kept = subject.memo.get("claimed")
    if kept is None:
        kept = subject.memo["claimed"] = list(_read(subject))
    found: list[Claimed] = kept
    return found


def _read(subject: Subject) -> Iterator[Claimed]:
    report = subject.report
    ids = [section.id for section in report.sections]
    for index, paragraph in report.narrative():
        reading = read(paragraph.text)
        if reading.figures or reading.claims:
            yield Claimed(paragraph, None if index is None else ids[index], reading)


def shown(value: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def arithmetic(parts: Sequence[Figure], total: Figure) -> str:
    """461 + 60 + 73 = 594 ≠ 600,差 6; a long row is cut in the middle."""
    values = [part.value for part in parts]
    found = sum(values, Decimal(0))
    sums = [shown(value) for value in values]
    if len(sums) > _MOST_SHOWN:
        sums = [*sums[: _MOST_SHOWN - 2], "…", sums[-1]]
    gap = shown(abs(found - total.value))
    left = " + ".join(sums)
    if len(values) == 1:
        return f"{left} > {shown(total.value)},差 {gap}"
    return f"{left} = {shown(found)} ≠ {shown(total.value)},差 {gap}"
