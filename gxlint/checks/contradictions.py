"""GX307: two sentences of the narrative give different numbers for the same thing, or say that all is done and is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gxlint.checks.claimed import Claimed, claimed
from gxlint.checks.doubts import doubting
from gxlint.checks.narrated import Narrated, accused, narrated, tables_of
from gxlint.checks.registry import Subject, check
from gxlint.checks.telling import Told
from gxlint.checks.verdicts import alike, judge
from gxlint.checks.wording import REQUEST
from gxlint.claims import Zero
from gxlint.diagnostics import Finding
from gxlint.tables.model import KeyedTable
from gxlint.text.patterns import lazy

_DONE = lazy(r"(?:所有|全部|均|都).{0,14}(?:办理完成|办理完毕|办结|答复完毕|办理完|办完)")
_DUE = lazy(r"到期|应|期限内|时限|按时|按期|其余|其他")
_CLAUSE = lazy(r"[。;；!！?？\n]")
_YEARLY = lazy(
    r"\s*(?:20\d\d年(?:度)?|全年(?:度)?|本年(?:度)?|年度)(?:[,，]?\s*(?:共|共计|累计|总计|[我本][局委办厅镇乡县市区旗州院]|我街道|本机关|本单位))*[,，]?"
)
"""What may stand before a number that is counted in more than one honest way, for it to be one of the whole year."""
_AROUND = 40
_IDLE = " ,，、:：为是共计的"


@check(
    "contradicting-figures",
    says={
        "default": "line one two what",
        "here": "line one two what",
        "all-done": "number",
    },
)
@doubting
def contradicting_figures(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where a thing that was counted before is counted again with another number.

    A number that a table has is held against the table instead (GX301), and so is what is said to be done (GX306).
    """
    tables = tables_of(subject)
    yield from _two_numbers(subject, tables)
    if "GX306" not in subject.enabled or not any(table.kind == "requests" for table in tables):
        spoken = subject.memo.get("done-and-left", ())
        for place in claimed(subject):
            if id(place.running) not in spoken:
                yield from _all_done(place)


class _Said(NamedTuple):
    """What one sentence says of a thing: `values` are its numbers, and their sum where it gives several."""

    paragraph: Narrated
    first: Told
    values: frozenset[Decimal]


def _two_numbers(subject: Subject, tables: Sequence[KeyedTable]) -> Iterator[Finding]:
    paragraphs = narrated(subject)
    left = {one.value for one in _every(paragraphs) if any(role.carried == "in" for role in one.roles)}
    seen: dict[object, _Said] = {}
    for paragraph in paragraphs:
        for sentence in paragraph.told:
            for group in alike([one for one in sentence if _comparable(paragraph, one)]):
                values = [one.value for one in group]
                said = _Said(paragraph, group[0], frozenset((*values, sum(values, Decimal(0)))))
                key = (group[0].subjects, group[0].sums, group[0].columns)
                other = seen.setdefault(key, said)
                if other is said or other.values & said.values or _carried(other.first, said.first, left):
                    continue
                if all(_open(subject, one, tables) for one in (other, said)):
                    yield _finding(other, said)


def _every(paragraphs: Sequence[Narrated]) -> Iterator[Told]:
    for paragraph in paragraphs:
        for sentence in paragraph.told:
            yield from sentence


def _comparable(paragraph: Narrated, told: Told) -> bool:
    """Whether a number is one of the whole, for the whole year, of the report's own body."""
    if told.part or told.narrow or told.unsure or told.scope:
        return False
    if not any(role.loose for role in told.roles):
        return True
    lead = _CLAUSE.split(paragraph.wording(max(0, told.start - _AROUND), told.start))[-1]
    return _YEARLY.fullmatch(lead) is not None


def _carried(one: Told, other: Told, left: set[Decimal]) -> bool:
    """Whether two numbers of cases differ by those carried in, where one of them may count these (not 新收)."""
    counts = any(len(reading) > 1 for role in one.roles for reading in role.allows.get("requests", ()))
    return one.subjects == REQUEST and counts and abs(one.value - other.value) in left


def _open(subject: Subject, said: _Said, tables: Sequence[KeyedTable]) -> bool:
    """Whether no table has anything to say of a number, and nothing was said of it before."""
    if accused(subject, said.paragraph.passage.running, said.first.at):
        return False
    return judge(said.first, tables).state == "open" or "GX301" not in subject.enabled


def _finding(other: _Said, said: _Said) -> Finding:
    first, told = other.first, said.first
    what = said.paragraph.wording(told.start, told.at).strip(_IDLE)
    return Finding(
        said.paragraph.span(told.at, told.end),
        "here" if other.paragraph is said.paragraph else "default",
        {
            "what": what or said.paragraph.wording(told.end, told.end + 8),
            "one": other.paragraph.wording(first.at, first.end),
            "line": other.paragraph.span(first.at, first.end).line,
            "two": said.paragraph.wording(told.at, told.end),
        },
        doubt="scope" if any(role.loose for role in told.roles) else "none",
        evidence={"one": first.value, "two": told.value, "subject": what},
    )


def _all_done(place: Claimed) -> Iterator[Finding]:
    """所有申请均已办理完成 beside 转下一年度…1件."""
    done = [
        claim
        for claim in place.reading.claims
        if isinstance(claim, Zero) and claim.every and _DONE.search(claim.wording) and "申请" in claim.wording
        if not _DUE.search(claim.wording)
    ]
    if not done:
        return
    said = {claim.sentence: claim for claim in reversed(done)}
    for figure in place.reading.figures:
        if figure.value > 0 and not figure.percent and "carried_out" in figure.roles:
            near = [said[at] for at in range(figure.sentence - 1, figure.sentence + 2) if at in said]
            if near:
                yield Finding(
                    place.span(min(near[0].start, figure.start), max(near[0].end, figure.end)),
                    "all-done",
                    {"number": figure.printed},
                    evidence={"carried_out": figure.value},
                    section=place.section,
                )
                return
