"""GX110: the preamble's list of parts against its own count and against the body."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from gxlint.checks.doubts import losses
from gxlint.checks.form import shown, speaks_of_sections
from gxlint.checks.registry import Subject, check
from gxlint.checks.word_lists import DECLARED_PARTS
from gxlint.diagnostics import Finding
from gxlint.resources import data
from gxlint.structure.model import Declared, DeclaredPart, Report, Section
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_GLUED = lazy(r"情况(?=[\u4e00-\u9fff]{3})(?![和及与以的等])")
"""情况 in the middle of a name: the mark between two names was lost."""
_LONGEST_NAME = 40
"""Characters: a line that is no longer may be a heading that was not recognised as one."""
_SIGNS = dict.fromkeys(map(ord, "、和及与的《》,.:;"))


@check(
    "declared-parts",
    says={
        "count-list": "body count listed",
        "count-body": "body count listed",
        "absent": "absent body count listed",
        "split": "body count listed part sections",
        "unlisted": "body count listed sections",
    },
    words=DECLARED_PARTS,
)
def declared_parts(subject: Subject) -> Iterator[Finding]:
    """GX110: the declared count fits neither its list nor the body, or list and body differ.

    One finding for the count against the list, one for the list against the body. Any honest grouping of the names
    is accepted (`Declared.groupings`), 附表 may count or not, and after 等 there may be fewer names than the count.
    Parameter `words`: the file with what stands for what.
    """
    report = subject.report
    declared = report.declared
    if declared is None or not (speaks_of_sections(report) or (report.is_report and report.school_year)):
        return
    words: Mapping[str, Any] = data(str(subject.parameters["words"]))
    glued = any(_GLUED.search(squeeze(part.name)) for part in declared.parts)
    said = {gap.id for gap in report.missing if not gap.covered} if "GX101" in subject.enabled else set()
    for message, values in _differences(report, declared, words, said, glued=glued):
        doubt = "extraction" if glued or losses(subject) > 1 else "none"
        yield _finding(report, declared, message, values, doubt)


def _differences(
    report: Report, declared: Declared, words: Mapping[str, Any], said: Collection[str], *, glued: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the message and the values of each thing that does not agree.

    `said` are the sections that GX101 misses: the list is right to name them, and the body is what must be mended.
    """
    counted = _count_against_list(declared)
    if counted:
        yield "count-list", {}
    if not report.sections:
        return
    absent = [part.name for part in declared.parts if not _stands(report, part, words)]
    if any(part.id in said for part in declared.parts):
        absent = [part.name for part in declared.parts if part.name in absent and part.id not in said]
        if absent:
            yield "absent", {"absent": absent}
    elif absent:
        yield "absent", {"absent": absent}
    elif not counted and _count_against_body(report, declared):
        yield "count-body", {}
    elif declared.count is None and not declared.open and not glued:
        yield from _list_against_body(report, declared, words)


def _finding(report: Report, declared: Declared, message: str, values: dict[str, Any], doubt: str) -> Finding:
    sections = _countable(report)
    return Finding(
        span=declared.span,
        message=message,
        values={
            "count": declared.count,
            "listed": len(declared.parts),
            "body": len(sections),
            **_quoted(values),
        },
        doubt=doubt,
        evidence={
            "count": declared.count,
            "declared": [part.name for part in declared.parts],
            "groupings": list(declared.groupings),
            "sections": [shown(section) for section in sections],
            **values,
        },
    )


def _quoted(values: Mapping[str, Any]) -> dict[str, Any]:
    """Put every name of a list in quotation marks, so that the 、 inside a name stays apart from those between names."""
    return {
        key: [f"“{name}”" for name in value] if isinstance(value, list) else value
        for key, value in values.items()
    }


def _count_against_list(declared: Declared) -> bool:
    """Whether the stated count can be had from the names in no way."""
    if declared.count is None or not declared.groupings or declared.count in declared.groupings:
        return False
    return not (declared.open and declared.count >= min(declared.groupings))


def _countable(report: Report) -> list[Section]:
    """Return the sections a reader counts: no annex, no preface without a numeral, none twice."""
    return [
        section
        for section in report.sections
        if section.duplicate_of is None
        and section.id != "annex"
        and not (section.id == "preface" and section.number is None)
    ]


def _count_against_body(report: Report, declared: Declared) -> bool:
    """Whether the stated count is not that of the body, with or without annex, suits apart or with reconsideration."""
    if declared.count is None:
        return False
    base = len(_countable(report))
    annexes = sum(section.id == "annex" for section in report.sections)
    merged = {section.id for section in report.sections} >= {"review", "litigation"}
    low, high = base - merged, base + max(annexes, any(part.id == "annex" for part in declared.parts))
    if low <= declared.count <= high:
        return False
    nowhere = sum(missing.covered != "sub-heading" for missing in report.missing)
    return not (not declared.parts and declared.count == base + nowhere)  # GX101 says it


def _stands(report: Report, part: DeclaredPart, words: Mapping[str, Any]) -> bool:
    """Whether a declared part stands in the body: as a section, inside one, or as a sub-heading."""
    ids = {part.id, *part.also} - {"none"}
    if ids & set(words["free"]):
        return True
    there = {id_ for section in report.sections for id_ in (section.id, *section.also)}
    places = ids.union(*(words["stands_in"].get(id_, ()) for id_ in ids))
    if places & there:
        return True
    if any(missing.id in ids and missing.covered == "sub-heading" for missing in report.missing):
        return True
    if _named(report, part.name, words["hollow"]):
        return True
    # A name nobody knows proves nothing unless the body has fewer sections than the list has names.
    return not ids and len(_countable(report)) >= len(report.declared.parts if report.declared else ())


def _named(report: Report, name: str, hollow: Sequence[str]) -> bool:
    """Whether a heading or sub-heading carries the name, or what is left of it without hollow words."""
    core = _core(name, hollow)
    if len(core) < 2:
        return True
    headings = [section.heading.name for section in report.sections]
    headings += [sub.heading.name for section in report.sections for sub in section.subs]
    headings += [heading.name for heading in report.loose_headings]
    headings += [line.text for _, line in report.narrative() if len(line.text) <= _LONGEST_NAME]
    return any(
        core in (other := _core(heading, hollow)) or (len(other) > 2 and other in core)
        for heading in headings
    )


def _core(name: str, hollow: Sequence[str]) -> str:
    name = squeeze(name)
    for word in hollow:
        name = name.replace(word, "")
    return name.translate(_SIGNS)


def _list_against_body(
    report: Report, declared: Declared, words: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Compare a closed list without a count: a part that the body has as several sections, a section not listed."""
    statutory = set(words["statutory"])
    sections = [section for section in _countable(report) if section.id in statutory]
    for part in declared.parts:
        ids = {part.id, *part.also} & statutory
        own = [shown(section) for section in sections if section.id in ids]
        if len(ids) > 1 and len(own) > 1 and "、" not in part.name:
            yield "split", {"part": part.name, "sections": own}
            return
    listed = {id_ for part in declared.parts for id_ in (part.id, *part.also)}
    unlisted = [shown(s) for s in sections if not ({s.id, *s.also} & listed) and s.number is not None]
    known = sum(part.id != "none" for part in declared.parts)
    if unlisted and known == len(declared.parts) and known > 1:
        yield "unlisted", {"sections": unlisted}
