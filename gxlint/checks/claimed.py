"""The paragraphs of a report with what their numbers say, read once for all checks, and how a sum is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gxlint.checks.gates import Gate, gate
from gxlint.checks.registry import Subject
from gxlint.checks.running import Running, running
from gxlint.claims import Figure, Reading, read
from gxlint.document import Paragraph, Span

_MOST_SHOWN = 16


class Claimed(NamedTuple):
    """A paragraph of the narrative, the id of its section (None: the preamble), and what it says."""

    running: Running
    section: str | None
    reading: Reading

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph itself."""
        return self.running.paragraph

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the paragraph's text."""
        return self.running.place(start, end)


def claimed(subject: Subject) -> list[Claimed]:
    """Return the paragraphs that say something a check may look at, in reading order; kept in the subject's memo.

    Sentences that make no claim and name nothing the tables hold are passed over.
    """
    kept = subject.memo.get("claimed")
    if kept is None:
        kept = subject.memo["claimed"] = list(_read(subject, gate(subject)))
    found: list[Claimed] = kept
    return found


def everything(subject: Subject) -> list[Claimed]:
    """Return every paragraph that holds a number or a claim, with all its numbers, in reading order."""
    return [one for one in _read(subject, None) if one.reading.figures or one.reading.claims]


def _read(subject: Subject, gate: Gate | None) -> Iterator[Claimed]:
    ids = [section.id for section in subject.report.sections]
    for one in running(subject):
        text = one.paragraph.text
        reading = read(text, None if gate is None else gate.of(text))
        if reading.tokens or reading.claims:
            yield Claimed(one, None if one.section is None else ids[one.section], reading)


def shown(value: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def arithmetic(parts: Sequence[Figure], total: Figure) -> dict[str, str]:
    """461 + 60 + 73 = 594 ≠ 600,差 6, in both languages; a long row is cut in the middle."""
    values = [part.value for part in parts]
    found = sum(values, Decimal(0))
    sums = [shown(value) for value in values]
    if len(sums) > _MOST_SHOWN:
        sums = [*sums[: _MOST_SHOWN - 2], "…", sums[-1]]
    gap = shown(abs(found - total.value))
    left = " + ".join(sums)
    if len(values) == 1:
        sides = f"{left} > {shown(total.value)}"
    else:
        sides = f"{left} = {shown(found)} ≠ {shown(total.value)}"
    return {"zh": f"{sides},差 {gap}", "en": f"{sides}, difference {gap}"}
