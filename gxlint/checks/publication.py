"""GX701: published after the day that the law in force sets, or before the year was over.

条例 2007 (国务院令第492号) art. 31: before 3月31日. 条例 2019 (国务院令第711号) art. 49, for fiscal years from 2019: departments of
governments at county level and above before 1月31日, governments before 3月31日. Townships and street offices are not
named; for them, and for whoever cannot be told, the later day counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from gxlint.checks.registry import Subject, check
from gxlint.checks.word_lists import DEPARTMENTS
from gxlint.diagnostics import Finding
from gxlint.resources import data
from gxlint.structure.model import Fact

_FIRST = 2008
_NEW_LAW = 2019


@check(
    "late-publication",
    says={
        "late": "date days last year",
        "early": "date days last year",
        "metadata": "date days last year",
    },
    levels="metadata",
    words=DEPARTMENTS,
)
def late_publication(subject: Subject) -> Iterator[Finding]:
    """GX701: the date weighed by where it stands.

    A signature speaks for the report; the page's metadata alone (level `metadata`) may only tell of a migration, so
    the earliest of its dates counts, and none where the signature is in time. Parameter `words`: who is a department.
    """
    report = subject.report
    year = report.year.value
    if year is None or year < _FIRST or report.year.evidence == "filename":
        return
    department = year >= _NEW_LAW and is_department(report.agency.value, str(subject.parameters["words"]))
    last = datetime.date(year + 1, 1, 31) if department else datetime.date(year + 1, 3, 31)
    signed = [fact for fact in report.published if fact.evidence == "signature"]
    on_page = [fact for fact in report.published if fact.evidence != "signature"]
    if signed:
        yield from _judge(signed[-1], year, last, None)
    elif on_page:
        yield from _judge(min(on_page, key=lambda fact: fact.value), year, last, "metadata")


def _judge(fact: Fact[str], year: int, last: datetime.date, level: str | None) -> Iterator[Finding]:
    day = datetime.date.fromisoformat(fact.value)
    closed = datetime.date(year, 12, 31)
    late, early = day > last, day < closed
    if not late and not early:
        return
    if early and level is not None:
        return  # a page that was set up before its report
    yield Finding(
        span=fact.span,
        message=("late" if late else "early") if level is None else "metadata",
        values={"date": _spelled(day), "last": _spelled(last), "year": year, "days": (day - last).days},
        level=level,
        doubt="none" if level is None else "scope",
        evidence={"date": fact.value, "last_day": last.isoformat(), "where": fact.evidence},
        excerpt=fact.literal if fact.span is None else None,
    )


def _spelled(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def is_department(agency: str | None, words: str) -> bool:
    """Whether a name is certainly that of a department of a government at county level or above."""
    if agency is None:
        return False
    known: Mapping[str, Sequence[str]] = data(words)
    if agency.startswith(tuple(known["not_beginning"])) or agency.endswith(tuple(known["not_ending"])):
        return False
    return agency.endswith(tuple(known["ending"])) and any(place in agency for place in known["places"])
