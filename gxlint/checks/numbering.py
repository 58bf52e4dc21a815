"""GX106: the numerals of the top sections, one finding for one cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gxlint.checks.doubts import doubt
from gxlint.checks.form import order, required, shown, since_2019, speaks_of_sections
from gxlint.checks.prose import words
from gxlint.checks.registry import Subject, check
from gxlint.checks.renumbering import changes, reads, refers_to_sections
from gxlint.checks.sequence import Slip, slips
from gxlint.diagnostics import Finding
from gxlint.structure.markers import DASHES
from gxlint.structure.model import Report, Section
from gxlint.text.normal import squeeze
from gxlint.text.numerals import spell

_SURE = frozenset({"mandated", "accepted", "known"})
_HEAD = 10
"""Characters of a heading, its numeral included, that no other line has by chance."""


def printed(number: int, style: str) -> str:
    """Return `number` as a marker of this style counts: 4 is 四 for 四、 and (四), 4 for 4. and (4)."""
    return (
        spell(number)
        if style not in ("arabic", "arabic-paren", "circled") and 1 <= number <= 99
        else str(number)
    )


def main_style(report: Report) -> str | None:
    """Return the style in which most top sections are numbered, None when none is."""
    styles = Counter(section.heading.marker.style for section in report.sections if section.heading.marker)
    return styles.most_common(1)[0][0] if styles else None


def counted(report: Report) -> list[Section]:
    """Return the top sections that a reader counts: no preface or annex without a numeral, no verbatim repetition."""
    kept = []
    for section in report.sections:
        if section.number is None and section.id in ("preface", "annex"):
            continue
        if (
            section.duplicate_of is not None
            and section.number == report.sections[section.duplicate_of].number
        ):
            continue  # GX103 says it
        kept.append(section)
    return kept


def skipped_with_missing(report: Report) -> frozenset[str]:
    """Return the missing sections at whose place the numerals jump by just as many as are missing there.

    The heading (or a table drawn as a picture, with its heading) was then most likely there and got lost.
    """
    found: set[str] = set()
    for missing, gap in _jumps(report):
        if len(missing) == gap:
            found.update(missing)
    return frozenset(found)


def _jumps(report: Report) -> Iterator[tuple[list[str], int]]:
    last, line, unnumbered = 0, 0, 0
    for section in counted(report):
        if section.number is None:
            unnumbered += 1
            continue
        gap = section.number - last - 1 - unnumbered
        here = section.heading.span.line
        if gap > 0:
            wanted = required(report)
            yield [m.id for m in report.missing if line < m.span.line <= here and m.id in wanted], gap
        last, line, unnumbered = section.number, here, 0


@check(
    "section-numbering",
    says={
        "dash": "heading",
        "repeated": "expected found heading run",
        "skipped": "expected found heading run",
        "start": "expected found heading run",
        "swapped": "expected found heading run",
        "wrong": "expected found heading run",
    },
    levels="dash",
    mends="dash repeated skipped start swapped wrong",
)
def section_numbering(subject: Subject) -> Iterator[Finding]:
    """GX106: a section numeral is skipped, repeated or wrong.

    Silent where another rule speaks of the same cause: a jump over a missing section (GX101), sections that stand
    in another order with their own numerals (GX102).
    """
    report = subject.report
    if not speaks_of_sections(report):
        return
    yield from _dashes(report)
    style = main_style(report)
    sections = counted(report)
    numbers = [
        s.number if s.heading.marker is not None and s.heading.marker.style == style else None
        for s in sections
    ]
    known = [number for number in numbers if number is not None]
    if style is None or len(known) < 2 or _own_numerals_elsewhere(report, sections, known):
        return
    printed_run = " ".join(printed(number, style) if number else "—" for number in numbers)
    found = slips(numbers)
    markers = [s.heading.marker if number else None for s, number in zip(sections, numbers, strict=True)]
    whole = not report.missing and not any(s.misplaced or s.duplicate_of is not None for s in report.sections)
    for slip in found:
        section = sections[slip.index]
        if slip.kind in ("skipped", "start") and _explained(report, sections, slip):
            continue
        marker = section.heading.marker
        assert marker is not None
        written = changes(report.document.lines, markers, found, slip, whole=whole)
        yield Finding(
            span=marker.span,
            message=slip.kind,
            values={
                "heading": shown(section),
                "found": printed(slip.found, style),
                "expected": printed(slip.expected, style),
                "run": printed_run,
            },
            doubt=doubt(subject),
            evidence={"numerals": numbers, "found": slip.found, "expected": slip.expected},
            fix=next((text for span, text in written if span == marker.span), None),
            changes=written,
            # Where a section may be missing, a gap shows it; what was taken for a section by its place alone may be none;
            # and what points to a section must go on pointing there.
            review=bool(written)
            and (
                not (whole or slip.single or slip.kind == "repeated")
                or not all(s.how in _SURE for s in sections[slip.index :] if s.heading.marker is not None)
                or refers_to_sections(words(subject), markers)
                or _listed_elsewhere(report, sections)
            ),
            section=section.id,
        )


def _listed_elsewhere(report: Report, sections: list[Section]) -> bool:
    """Whether a table of contents, or any other line, has a heading with its numeral as well: both would have to change."""
    heads = {squeeze(s.heading.text)[:_HEAD] for s in sections if s.heading.marker is not None}
    own = {s.heading.span.line for s in report.sections}
    return any(
        head in line
        for number, line in enumerate(map(squeeze, report.document.lines), 1)
        if number not in own
        for head in heads
    )


def _dashes(report: Report) -> Iterator[Finding]:
    """A dash where 一 belongs: —、总体情况."""
    for section in report.sections:
        marker = section.heading.marker
        if marker is not None and marker.style == "han" and marker.literal[:1] in DASHES:
            yield Finding(
                span=marker.span,
                message="dash",
                values={"heading": shown(section)},
                level="dash",
                evidence={"found": marker.literal, "expected": 1},
                fix="一" + marker.literal.lstrip("".join(DASHES))
                if reads(report.document.lines, marker.span, marker.literal)
                else None,
                section=section.id,
            )


def _own_numerals_elsewhere(report: Report, sections: list[Section], known: list[int]) -> bool:
    """Whether sections were moved with their numerals: together the numerals are complete, and GX102 speaks."""
    if not since_2019(report) or not any(section.misplaced for section in sections):
        return False
    canonical = order(report)
    moved = [s for s in sections if s.misplaced and s.number is not None and s.id in canonical]
    return sorted(known) == list(range(1, len(known) + 1)) and any(
        s.number == canonical.index(s.id) + 1 for s in moved
    )


def _explained(report: Report, sections: list[Section], slip: Slip) -> bool:
    """Whether at least as many sections are missing at the place of a jump as numerals are."""
    before = sections[slip.index - 1].heading.span.line if slip.index else 0
    here = sections[slip.index].heading.span.line
    if not since_2019(report) and len(report.missing) >= slip.found - slip.expected:
        return True  # where it stood nobody can say
    missing = sum(before < missing.span.line <= here for missing in report.missing)
    return missing >= slip.found - slip.expected
