from __future__ import annotations

import pytest

from gxlint.checks.publication import is_department
from gxlint.structure.model import Fact
from tests.checks.built import built, findings, parts

WORDS = "words/departments.yaml"


@pytest.mark.parametrize(
    ("agency", "yes"),
    [
        ("青石县水务局", True), ("示范省教育厅", True), ("渌江市发展和改革委员会", True), ("渌江市教委", True),
        ("青石县人民政府", False), ("青石镇人民政府", False), ("东城街道办事处", False), ("青石县公共资源交易中心", False),
        ("渌江市公安局东城分局", False), ("国家税务总局青石县税务局", False), ("青石县税务局", False), ("渌江高新技术产业开发区管理委员会", False),
        ("青石县人民政府办公室", False), ("水务局", False), (None, False),
    ],
)  # fmt: skip
def test_departments(agency: str | None, yes: bool) -> None:
    assert is_department(agency, WORDS) is yes


@pytest.mark.parametrize(
    ("year", "agency", "last"),
    [(2008, "青石县水务局", "2009-03-31"), (2018, "青石县水务局", "2019-03-31"), (2019, "青石县水务局", "2020-01-31"),
     (2019, "青石县人民政府", "2020-03-31"), (2023, "青石镇人民政府", "2024-03-31"), (2023, None, "2024-03-31")],
)  # fmt: skip
def test_the_law_in_force_decides_the_day(year: int, agency: str | None, last: str) -> None:
    report = built("2021" if year > 2018 else "2008", *parts(), year=year, agency=agency)
    report.published = [Fact(last, "signature", last)]
    assert findings("GX701", report) == []
    report.published = [Fact(f"{last[:5]}06-30", "signature", last)]
    found = findings("GX701", report)
    assert [(f.message, f.level, f.evidence["last_day"]) for f in found] == [("late", None, last)]


def test_where_the_date_stands() -> None:
    report = built("2021", *parts())
    late, in_time = "2024-06-30", "2024-01-20"
    report.published = [Fact(late, "page", late)]
    assert [(f.message, f.level, f.doubt) for f in findings("GX701", report)] == [
        ("metadata", "metadata", "scope")
    ]
    report.published = [Fact(late, "page", late), Fact(in_time, "page", in_time)]
    assert findings("GX701", report) == []
    report.published = [Fact(late, "page", late), Fact(in_time, "signature", in_time)]
    assert findings("GX701", report) == []
    report.published = [Fact(in_time, "page", in_time), Fact(late, "signature", late)]
    assert [f.message for f in findings("GX701", report)] == ["late"]
    report.published = [Fact("2023-06-01", "signature", "")]
    assert [f.message for f in findings("GX701", report)] == ["early"]
    report.published = [Fact("2022-06-01", "page", "")]
    assert findings("GX701", report) == []
