"""GX308: a fee that no tariff step can make, and fees of the text against the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gxlint.checks.claimed import claimed, shown
from gxlint.checks.doubts import doubting
from gxlint.checks.fee_claims import FEE, is_fee
from gxlint.checks.narrated import narrated, tables_of
from gxlint.checks.registry import Subject, check
from gxlint.checks.shapes import Whole
from gxlint.checks.text_tables import FEES, compared
from gxlint.checks.verdicts import alike
from gxlint.diagnostics import Finding


@check(
    "fee-amount",
    says={
        "default": "amount step",
        "table": "number readings said scope table",
        "unit": "number readings said scope table",
        "scope": "number readings said scope table",
        "hint": "number readings said scope table",
        "part": "number readings said scope table",
    },
    levels="hint scope",
    step=Whole(1),
    from_=Whole(2007, 2099),
)
@doubting
def fee_amount(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each fee that cannot be right.

    A sum of 信息处理费 that is no multiple of the smallest step, `parameters.step` 元: 国办函〔2020〕109号 charges 100 元 and its
    multiples by request or 10, 20, 40 元 by page; a year before `parameters.from` had no such tariff. And what the text
    says was charged against the row of the statistics table.
    """
    yield from _off_the_tariff(subject)
    yield from _against_the_table(subject)


def _off_the_tariff(subject: Subject) -> Iterator[Finding]:
    step = Decimal(subject.parameters["step"])
    year = subject.report.year.value
    if year is not None and year < int(subject.parameters["from"]):
        return
    for place in claimed(subject):
        if FEE not in place.paragraph.text:
            continue
        for figure in place.reading.figures:
            printed_whole = figure.step <= 1
            if printed_whole and figure.value % step and is_fee(place.paragraph.text, figure):
                yield Finding(
                    place.span(figure.start, figure.end),
                    "default",
                    {"amount": figure.printed, "step": shown(step)},
                    evidence={"amount": figure.value, "step": step},
                    section=place.section,
                )


def _against_the_table(subject: Subject) -> Iterator[Finding]:
    tables = [table for table in tables_of(subject) if table.kind == "statistics"]
    for paragraph in narrated(subject) if tables else ():
        for told in paragraph.told:
            for group in alike([one for one in told if one.value != 0 and one.subjects == FEES]):
                for finding in compared(subject, paragraph, group, tables):
                    message = "table" if finding.message == "default" else finding.message
                    yield replace(finding, message=message)
