"""GX113 and GX114: what part one of the 2021 form surveys, and what a government's own report must account for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gxlint.checks.doubts import has_picture
from gxlint.checks.form import speaks_of_sections
from gxlint.checks.registry import Subject, check
from gxlint.checks.word_lists import GOVERNMENTS, SUBJECTS
from gxlint.diagnostics import Finding
from gxlint.document import Block, Paragraph, Table
from gxlint.resources import data
from gxlint.structure.model import Report, Section
from gxlint.text.normal import squeeze, unspaced
from gxlint.text.patterns import lazy

_YEAR = lazy(r"(?:19|20)\d\d年?(?:度)?")
_NEAR = 12
"""Characters between two words that belong together."""
_TITLE_TAIL = lazy(r"(?:政府|政务)?信息公开.*$")


@check(
    "missing-aspect",
    says={
        "default": "count missing",
    },
    words=SUBJECTS,
)
def missing_aspect(subject: Subject) -> Iterator[Finding]:
    """GX113: 总体情况 does not speak of one of its five aspects. One finding names all that are missing.

    Parameter `words`: the file with the aspects and the words that show each.
    """
    report = subject.report
    if report.layout.value != "2021" or not speaks_of_sections(report):
        return
    overview = next((section for section in report.sections if section.id == "overview"), None)
    if overview is None or has_picture(report, overview.span):
        return
    text = unspaced(_section_text(overview))
    if not text:  # GX109 says it
        return
    missing = _unspoken(text, str(subject.parameters["words"]))
    if missing:
        aspects = [entry["name"] for entry in data(str(subject.parameters["words"]))]
        yield Finding(
            span=overview.heading.span,
            values={"missing": missing, "count": len(missing)},
            evidence={"missing": missing, "form": aspects},
            section="overview",
        )


@check(
    "missing-accountability",
    says={
        "default": "agency missing",
    },
    words=SUBJECTS,
    governments=GOVERNMENTS,
)
def missing_accountability(subject: Subject) -> Iterator[Finding]:
    """GX114: a government's own report nowhere speaks of 工作考核, 社会评议 or 责任追究 (条例 art. 50(4)).

    Parameters: `words`, the file with the three subjects; `governments`, the file that tells a government's name.
    """
    report = subject.report
    if report.layout.value != "2021" or not speaks_of_sections(report) or not report.sections:
        return
    if not is_government(report, str(subject.parameters["governments"])):
        return
    text = unspaced("".join(paragraph.text for _, paragraph in report.narrative()))
    missing = _unspoken(text, str(subject.parameters["words"]))
    if not missing:
        return
    section = next((s for s in report.sections if s.id == "overview"), report.sections[0])
    if has_picture(report, section.span):
        return
    place = next(
        (sub.heading.span for sub in section.subs if "监督" in sub.heading.name), section.heading.span
    )
    yield Finding(
        span=place,
        values={"missing": missing, "agency": report.agency.value},
        evidence={
            "missing": missing,
            "agency": report.agency.value,
            "evidence_of_agency": report.agency.evidence,
        },
        section=section.id,
    )


def lacks_aspect(report: Report, words: str = "words/aspects.yaml") -> bool:
    """Whether the sub-headings of 总体情况 name some of its five aspects and not all: in a gap between their numbers one
    may have been lost."""
    overview = next((section for section in report.sections if section.id == "overview"), None)
    if report.layout.value != "2021" or overview is None:
        return False
    lacking = _unspoken("\n".join(unspaced(sub.heading.name) for sub in overview.subs), words)
    return 0 < len(lacking) < len(data(words))


def is_government(report: Report, words: str) -> bool:
    """Whether the author is a people's government, by the agency's name or, without one, by the title.

    A name in doubt (新区, 开发区, 地区) is not taken for one.
    """
    name = report.agency.value
    if not name and report.title.value:
        name = _TITLE_TAIL.sub("", _YEAR.sub("", squeeze(report.title.value)))
    return governs(name, words) if name else False


def governs(name: str, words: str) -> bool:
    """Whether an agency of that name is a people's government; `words` is the file that tells."""
    name = squeeze(name)
    known: Mapping[str, Sequence[str]] = data(words)
    if name.endswith(tuple(known["offices"])):
        return True
    return (
        name.endswith(tuple(known["places"]))
        and not name.endswith(tuple(known["not_places"]))
        and len(name) > 2
    )


def _unspoken(text: str, words: str) -> list[str]:
    """The subjects of which no word stands in a text, and no two words of a pair side by side (审核 beside 信息)."""
    entries: Iterable[Mapping[str, Any]] = data(words)
    return [
        entry["name"]
        for entry in entries
        if not any(word in text for word in entry["words"])
        and not any(_beside(text, pair["words"], pair["near"]) for pair in entry.get("beside", ()))
    ]


def _beside(text: str, words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of `words` stands within a few characters of one of `others`, in one sentence."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            before = text[max(0, at - _NEAR) : at].rpartition("。")[2]
            after = text[at + len(word) : at + len(word) + _NEAR].partition("。")[0]
            if any(other in before or other in after for other in others):
                return True
            at = text.find(word, at + 1)
    return False


def _section_text(section: Section) -> str:
    parts = [sub.heading.text for sub in section.subs]
    if section.heading.run_in:
        parts.append(section.heading.text)
    for block in section.blocks:
        parts.extend(_texts(block))
    return "\n".join(parts)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
