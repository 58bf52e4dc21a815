from __future__ import annotations

import pytest

from tests.structure.made import BODY, TITLE, report

PARTS = ("一、概述", BODY, "二、主动公开情况", BODY)


@pytest.mark.parametrize(
    "opening",
    [
        ("东岭大学2016-2017学年度信息公开工作报告",),
        ("东岭大学信息公开年报(2016-2017)", "现编制2016-2017学年东岭大学信息公开工作年度报告。"),
        ("按照要求,现公布2016至2017学年东岭学院信息公开工作年度报告。",),
        ("东岭大学2016年信息公开工作年度报告", "根据《高等学校信息公开办法》编制。"),
    ],
)
def test_a_school_year_is_no_fiscal_year(opening: tuple[str, ...]) -> None:
    found = report(*opening, "统计期限为2016年9月1日至2017年8月31日。", *PARTS)
    assert (found.school_year, found.year.value, found.layout.value, found.missing) == (True, None, None, [])


def test_a_bureau_that_speaks_of_schools_is_none() -> None:
    found = report(TITLE.replace("水务", "教育"), "督促高校落实《高等学校信息公开办法》,编制本报告。", *PARTS)
    assert (found.school_year, found.year.value) == (False, 2023)


def test_an_option_decides() -> None:
    found = report("东岭大学2016-2017学年度信息公开工作报告", *PARTS, year=2016)
    assert (found.school_year, found.year.value) == (False, 2016)
