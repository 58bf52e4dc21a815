"""The title's year against the statistics period and the rest of the report."""

from __future__ import annotations

from collections import Counter

import pytest

from gxlint.structure import witnesses
from gxlint.structure.model import Report
from tests.structure.made import BODY, SIX, report, table

PERIOD = "所列数据的统计期限自2023年1月1日起至2023年12月31日止。"


def made(
    title_year: int, *preamble: str, body: str = BODY, tail: str = "", form: str | None = None
) -> Report:
    lines = [f"青石县水务局{title_year}年政府信息公开工作年度报告", *preamble]
    for numeral, name in zip("一二三四五六", SIX, strict=True):
        lines += [f"{numeral}、{name}", body]
    lines += ["青石县水务局", tail] if tail else []
    tables = [table("disclosure", 5, 6, form)] if form else []
    return report(*lines, tables=tables)


def year(found: Report) -> tuple[int | None, str]:
    return found.year.value, found.year.evidence


SELF = "现将2023年政府信息公开工作情况报告如下。"


@pytest.mark.parametrize(
    "found",
    [
        made(2020, PERIOD, SELF, form="2021"),
        made(2022, PERIOD, SELF, tail="2024年1月20日"),
        made(2024, PERIOD, body="2023年,县水务局公开信息。"),
        made(2022, SELF + PERIOD, body="2023年,县水务局公开信息。"),
    ],
)
def test_a_title_that_all_else_contradicts_yields(found: Report) -> None:
    assert year(found) == (2023, "period")
    assert found.layout.value == "2021"


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (made(2022, PERIOD, SELF), 2022),  # one old preamble beside a new title: nobody knows
        (made(2022, SELF, body="2023年,县水务局公开信息。"), 2022),  # no period stated
        (made(2024, PERIOD, SELF, body="2024年,县水务局公开信息。"), 2024),
        (made(2024, PERIOD, SELF, tail="2025年1月20日"), 2024),
        (made(2020, PERIOD, SELF, form="2019"), 2020),
        (made(2023, PERIOD, SELF, form="2021"), 2023),
    ],
)
def test_any_witness_for_the_title_keeps_it(found: Report, title: int) -> None:
    assert year(found) == (title, "title")


def test_an_option_decides_over_all() -> None:
    found = report(
        "青石县水务局2020年政府信息公开工作年度报告", PERIOD + SELF, "一、总体情况", BODY, year=2022
    )
    assert year(found) == (2022, "option")


def test_plans_do_not_count_and_a_statistics_table_does() -> None:
    assert witnesses.against(2015, 2016, (), Counter({2016: 1}), (), captioned=2016) == 2016
    assert witnesses.against(2015, 2016, (), Counter({2016: 1}), (), captioned=2015) is None
    assert witnesses.against(2015, 2016, {2014, 2016}, Counter({2016: 5}), ()) is None
    assert witnesses.against(2015, None, {2016}, Counter({2016: 5}), ()) is None
    text = ["青石县水务局2022年政府信息公开工作年度报告", SELF + PERIOD, "一、总体情况", "2023年公开信息。"]
    text += ["二、存在的主要问题及改进情况", "2022年,县水务局将改进。"]
    assert year(report(*text)) == (2023, "period")
