from __future__ import annotations

import pytest

from gxlint.checks.period import periods
from gxlint.text.normal import fold
from tests.checks.built import OLD, built, findings, message, parts, said


def says(text: str, year: int | None = 2016) -> list[str]:
    return [f.message for f in findings("GX116", built("2008", *parts(OLD), preamble=[text], year=year))]


@pytest.mark.parametrize(
    "dates",
    [
        "自2016年1月1日起至2016年12月31日止",
        "2016年1月1日至12月31日",
        "1月1日至12月31日",
        "为二〇一六年一月一日至二〇一六年十二月三十一日",
        "为2016.1.1-2016.12.31",
        "为2016-01-01至2016-12-31",
        "2016 年 1 月 1 日 — 2016 年 12 月 31 日",
        "为2016年全年",
        "截至2016年12月31日",
        "为20161月1日至201612月31日",
        "201611日至20161231日",
        "2016年2月30日至2016年13月1日",
    ],
)
def test_fine_or_unreadable(dates: str) -> None:
    assert says(f"本报告所列数据的统计期限{dates}。") == []


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("自2015年1月1日起至2015年12月31日止", "other-year"),
        ("自2015年1月1日起至2016年12月31日止", "years"),
        ("2016年1月1日至2016年11月30日", "days"),
        ("2016年1月1日到10月31日", "days"),
        ("二〇一五年一月一日至二〇一五年十二月三十一日", "other-year"),
        ("2015.1.1-2015.12.31", "other-year"),
    ],
)
def test_wrong(dates: str, expected: str) -> None:
    assert says(f"本报告所列数据的统计期限为{dates}。") == [expected]


def test_place_and_words() -> None:
    text = "编制本报告。统计期限自2015年1月1日至2015年12月31日。"
    found = findings("GX116", built("2008", *parts(OLD), preamble=[text], year=2016))
    assert [(f.span.line, f.span.column, f.span.end_column) for f in found if f.span] == [(2, 12, 33)]
    assert "2016年1月1日至2016年12月31日" in message("GX116", found[0])
    assert "2015年1月1日至2015年12月31日" in message("GX116", found[0], "en")


def test_other_stretches_of_time_are_no_statistics_period() -> None:
    assert says("2016年3月1日至2016年5月31日开展清理。") == []
    assert says("据统计,2016年1月1日至6月30日公开信息20条。") == []
    assert says("统计期限为全年。2016年3月1日至2016年5月31日开展清理。") == []


def test_the_first_year_began_in_may() -> None:
    assert says("统计期限为2008年5月1日至2008年12月31日。", 2008) == []
    assert says("统计期限为2009年5月1日至2009年12月31日。", 2009) == ["days"]


def test_without_a_known_year_only_the_period_itself() -> None:
    assert says("统计期限为2015年1月1日至2015年12月31日。", None) == []
    assert says("统计期限为2014年1月1日至2015年12月31日。", None) == ["years"]


def test_no_report_no_finding() -> None:
    report = built("2008", preamble=["统计期限为2015年1月1日至2015年12月31日。"], year=2016, is_report=False)
    assert said("GX116", report) == []


def test_long_text_is_read_in_linear_time() -> None:
    text = fold("统计期限为2016年1月1日起" * 5000 + "至" * 5000)
    assert periods(text) == []
