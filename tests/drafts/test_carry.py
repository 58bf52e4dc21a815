"""What last year's report gives: the carried-over requests, the instruments in force, the contact data; and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxlint.drafts.carry import Carried, NoReportError, carried, read_last
from gxlint.drafts.compose import compose, layout_for
from gxlint.drafts.model import Draft, Sheet, Words
from gxlint.drafts.words import said
from gxlint.engine.settings import Settings
from gxlint.engine.sources import Source
from tests.cli.calling import ROOT, valid
from tests.drafts.filling import WRITERS, checked
from tests.drafts.test_drafts import BLANKS

OFFICE = "青石县水务局"
ZERO = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
NAMES = {2021: OFFICE, 2019: "柳溪市林业局", 2014: "云浦区文化馆", 2008: "桐岭市质量技术监督局"}
OUT = "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
CONTACT = "如有疑问,请与青石县水务局办公室联系(地址:青石县河滨路8号(水利大厦3楼);邮政编码:123456;联系电话:0123-1234567;传真:0123-7654321;电子邮箱:swj@example.gov.cn;网址:http://www.example.gov.cn/gk/)。"


def take(tmp_path: Path, text: str, year: int = 2024, agency: str = OFFICE) -> Carried:
    path = tmp_path / "last.txt"
    path.write_text(text, "utf-8")
    layout = layout_for(year)
    assert layout is not None
    return carried(read_last(Source(str(path)), Settings()), year, agency, layout)


def left(found: Carried) -> list[str]:
    return [said(one, "zh") for one in found.said if not one.taken]


def edited(*edits: tuple[str, str], base: int = 2021) -> str:
    text = valid(base)
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text


def with_two_in_two_columns() -> str:
    """Three requests carried over, two of a person and one of a business; every equation holds."""
    return edited(
        ("一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |", "一、本年新收政府信息公开申请数量 | 11 | 3 | 0 | 0 | 0 | 0 | 14 |"),
        (OUT, "四、结转下年度继续办理 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |"),
        ("行政规范性文件 | 0 | 0 | 0 |", "行政规范性文件 | 1 | 2 | 7 |"),
    )  # fmt: skip


def test_column_by_column(tmp_path: Path) -> None:
    found = take(tmp_path, with_two_in_two_columns())
    assert {column: number for (_, column), number in found.values.items()} == {
        "natural_person": 2, "business": 1, "research": 0, "public_interest": 0, "legal_service": 0, "other": 0, "total": 3}  # fmt: skip
    assert {row for row, _ in found.values} == {"carried_in"}
    assert found.in_force == {"regulations": 0, "normative": 7}
    assert found.contact == {}
    assert [(one.taken, said(one, "zh")) for one in found.said] == [
        (True, "上年结转:3 件,逐列取自上年度的结转下年度继续办理"),
        (True, "规章现行有效 0 件,写在提示里作本年的基数,没有填入表格"),
        (True, "行政规范性文件现行有效 7 件,写在提示里作本年的基数,没有填入表格"),
    ]


BROKEN = "附表三(收到和处理政府信息公开申请情况)"


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        ((OUT, "四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"), f"上年度的{BROKEN}有 2 个等式不成立,哪个数对要先查清(gxlint check)"),
        (("(一)予以公开 | 6 |", "(一)予以公开 | 5 |"), f"上年度的{BROKEN}有 2 个等式不成立,哪个数对要先查清(gxlint check)"),
        ((OUT, "四、结转下年度继续办理 | 1 | / | 0 | 0 | 0 | 0 | 1 |"), f"上年度的{BROKEN}有空白,或填的不是数字"),
        ((OUT, "四、结转下年度继续办理 | 一件 | 0 | 0 | 0 | 0 | 0 | 1 |"), f"上年度的{BROKEN}有空白,或填的不是数字"),
        (("(一)予以公开 | 6 |", "(一)予以公开 | |"), f"上年度的{BROKEN}有空白,或填的不是数字"),
        ((OUT, "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 1 |"), f"上年度的{BROKEN}没有读全"),
        ((OUT + "\n", ""), f"上年度的{BROKEN}没有读全"),
    ],
)  # fmt: skip
def test_nothing_is_guessed(tmp_path: Path, edit: tuple[str, str], reason: str) -> None:
    found = take(tmp_path, edited(edit))
    assert found.values == {}
    assert left(found) == [f"结转下年度继续办理的件数:{reason}"]
    assert found.in_force == {"regulations": 0, "normative": 0}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 9999), min_size=6, max_size=6))
def test_whatever_the_numbers_they_come_over_as_they_are(tmp_path: Path, numbers: list[int]) -> None:
    row = " | ".join(map(str, [*numbers, sum(numbers)]))
    table = []
    for line in valid().split("\n"):
        if line.startswith(("一、本年新收", "四、结转下年度")):
            line = f"{line.split(' | ')[0]} | {row} |"
        elif line.count(" | ") in (7, 8, 9) and re.search(r"\d \|$", line):
            line = re.sub(r"(?<=\| )\d+(?= \|)", "0", line)
        table.append(line)
    found = take(tmp_path, "\n".join(table))
    assert [*found.values.values()] == [*numbers, sum(numbers)]


def test_a_blank_that_stands_for_zero_elsewhere_is_in_nobodys_way(tmp_path: Path) -> None:
    found = take(tmp_path, edited(("2.重复申请" + ZERO, "2.重复申请 | | 0 | 0 | 0 | 0 | 0 | 0 |")))
    assert (found.values["carried_in", "total"], left(found)) == (1, [])


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    text = valid()
    first, last = text.index("(本列数据"), text.index("四、政府信息公开行政复议、行政诉讼情况\n")
    found = take(tmp_path, text[:first] + text[last:])
    assert found.values == {}
    assert left(found) == [f"结转下年度继续办理的件数:没有找到上年度的{BROKEN}"]


def test_instruments_in_force_that_are_no_number(tmp_path: Path) -> None:
    found = take(tmp_path, edited(("行政规范性文件 | 0 | 0 | 0 |", "行政规范性文件 | 0 | 0 | — |")))
    assert found.in_force == {"regulations": 0}
    assert left(found) == ["现行有效件数:上年度的附表二(主动公开政府信息情况)有空白,或填的不是数字"]


@pytest.mark.parametrize(
    ("year", "agency", "text", "reason"),
    [
        (2025, OFFICE, valid(), "它是 2023 年度的报告,不是 2024 年度,什么也没有带入"),
        (2023, OFFICE, valid(), "它是 2023 年度的报告,不是 2022 年度,什么也没有带入"),
        (2024, "青石县林业局", valid(), "它是青石县水务局的报告,不是青石县林业局的,什么也没有带入"),
        (2024, "水务局", valid(), "它是青石县水务局的报告,不是水务局的,什么也没有带入"),
        (2024, OFFICE, valid() + "\n\n" + valid().replace("2023", "2022"), "这个文件里不止一份报告,分不清取哪一份,什么也没有带入"),
    ],
)  # fmt: skip
def test_another_report(tmp_path: Path, year: int, agency: str, text: str, reason: str) -> None:
    found = take(tmp_path, text.replace("编制本报告。", f"编制本报告。{CONTACT}", 1), year, agency)
    assert (found.values, found.in_force, found.contact) == ({}, {}, {})
    assert left(found) == [reason]


def test_a_year_that_only_the_file_name_tells(tmp_path: Path) -> None:
    text = valid().replace("2023年", "全年", 1)
    text = (
        text.replace("自2023年1月1日起至2023年12月31日止", "为全年")
        .replace("2023年度", "本年度")
        .replace("2023年", "全年")
    )
    path = tmp_path / "青石县水务局2023年政府信息公开年报.txt"
    path.write_text(text, "utf-8")
    last = read_last(Source(str(path)), Settings())
    assert (last.report.year.value, last.report.year.evidence, last.year) == (2023, "filename", None)
    layout = layout_for(2024)
    assert layout is not None
    assert left(carried(last, 2024, OFFICE, layout))[0].startswith("看不出它是哪一年度的报告(应是 2023 年度)")


def test_from_the_statistics_table_to_table_three(tmp_path: Path) -> None:
    text = valid(2014).replace("2016", "2018").replace("2017", "2019")
    found = take(tmp_path, text, 2019, NAMES[2014])
    assert found.values == {}
    assert left(found) == ["结转下年度继续办理的件数:2018 年度的报告里没有这个数"]


def test_from_the_form_of_2019_to_that_of_2021(tmp_path: Path) -> None:
    text = edited(("四、结转下年度继续办理" + ZERO, "四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"),
                  ("一、本年新收政府信息公开申请数量 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |", "一、本年新收政府信息公开申请数量 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |"),
                  base=2019)  # fmt: skip
    found = take(tmp_path, text, 2021, NAMES[2019])
    assert found.values["carried_in", "natural_person"] == 2
    assert found.values["carried_in", "total"] == 2
    assert found.in_force == {}
    assert left(found) == ["现行有效件数:2020 年度的报告里没有这个数"]
    same = take(tmp_path, text.replace("2020年", "2019年"), 2020, NAMES[2019])
    assert (same.values["carried_in", "total"], left(same)) == (2, [])


def test_before_2019_there_is_nothing_to_carry_but_the_contact(tmp_path: Path) -> None:
    text = valid(2008).replace("要求编制本报告。", "要求编制本报告。联系电话:0123-1234567。")
    found = take(tmp_path, text, 2013, NAMES[2008])
    assert (found.values, found.in_force, found.contact, left(found)) == (
        {},
        {},
        {"phone": "0123-1234567"},
        [],
    )


def test_the_contact_data(tmp_path: Path) -> None:
    found = take(tmp_path, valid().replace("编制本报告。", f"编制本报告。{CONTACT}", 1))
    assert found.contact == {
        "address": "青石县河滨路8号(水利大厦3楼)", "postcode": "123456", "phone": "0123-1234567", "fax": "0123-7654321",
        "mail": "swj@example.gov.cn", "site": "http://www.example.gov.cn/gk/"}  # fmt: skip
    assert [said(one, "zh") for one in found.said if one.kind == "contact"] == ["地址", "邮编", "电话", "传真", "电子邮箱", "网址"]  # fmt: skip
    assert left(found) == []


@pytest.mark.parametrize(
    ("contact", "taken", "why"),
    [
        ("(电话:13800001111)", {}, ["电话:上年度写的是手机号码,可能是个人信息"]),
        ("(联系电话:0123-1234567、138 0000 1111)", {}, ["电话:上年度写的是手机号码,可能是个人信息"]),
        ("(电话:0123-1234567;邮箱:office@qq.com)", {"phone": "0123-1234567"}, ["电子邮箱:上年度用的是免费邮箱"]),
        ("(电话:0123-1234567)。监督电话:0123-7654321。", {}, ["电话:上年度的报告里不止一个"]),
        ("(电话:0123-1234567)。电话:0123-1234567。", {"phone": "0123-1234567"}, []),
        ("(电话:____;地址:____)", {}, []),
        ("。联系人:王某。", {}, []),
        ("(地址:青石县河滨路8号,水利大厦)", {}, []),
        ("(邮编:1234567)", {}, []),
        ("(电话:4001234567转3)", {"phone": "4001234567转3"}, []),
        ("(电话:12345)。网站(http://www.example.gov.cn)", {"phone": "12345", "site": "http://www.example.gov.cn"}, []),
    ],
)  # fmt: skip
def test_contact_data_that_is_unsure_or_somebodys(tmp_path: Path, contact: str, taken: dict[str, str], why: list[str]) -> None:  # fmt: skip
    found = take(tmp_path, valid().replace("编制本报告。", f"编制本报告{contact}。", 1))
    assert (found.contact, left(found)) == (taken, why)


def test_a_number_in_the_work_itself_is_no_contact(tmp_path: Path) -> None:
    text = edited(
        ("优化门户网站栏目设置", "开通热线电话:0123-9999999,优化门户网站栏目设置"),
        ("县水务局政府信息公开工作仍有不足", "投诉电话:0123-8888888,仍有不足"),
    )
    assert take(tmp_path, text).contact == {"phone": "0123-9999999"}


def made(tmp_path: Path, text: str) -> tuple[Draft, Draft]:
    """The draft with what last year's report gives, and the one without."""
    found = take(tmp_path, text)
    layout = layout_for(2024)
    assert layout is not None
    plain = compose(2024, OFFICE, layout)
    return compose(2024, OFFICE, layout, values=found.values, in_force=found.in_force, contact=found.contact), plain  # fmt: skip


def test_nothing_else_is_taken_over(tmp_path: Path) -> None:
    text = with_two_in_two_columns().replace("编制本报告。", f"编制本报告。{CONTACT}", 1)
    mine, plain = made(tmp_path, text)
    differing = [(a, b) for a, b in zip(mine.blocks, plain.blocks, strict=True) if a != b]
    (opening, _), (two, two_plain), (three, three_plain) = differing
    assert isinstance(opening, Words)
    assert "地址:青石县河滨路8号(水利大厦3楼);邮编:123456;电话:0123-1234567;传真:0123-7654321;电子邮箱:swj@example.gov.cn;网址:http://www.example.gov.cn/gk/" in opening.text.replace("：", ":").replace("；", ";")  # fmt: skip
    assert isinstance(two, Sheet)
    assert isinstance(two_plain, Sheet)
    assert (two.values, two.grid) == ({}, two_plain.grid)
    base = next(hint.text for hint in two.hints if hint.row == "normative")
    assert base.endswith("2023年度报告的现行有效件数是7件；本年现行有效件数=7+本年制发件数-本年废止件数，有修订、清理、职能划转等情况而不相等的，在正文说明。")  # fmt: skip
    assert isinstance(three, Sheet)
    assert isinstance(three_plain, Sheet)
    assert three.values == {("carried_in", column): number for column, number in zip(
        ("natural_person", "business", "research", "public_interest", "legal_service", "other", "total"), "2100003", strict=True)}  # fmt: skip
    assert (three.grid, three.hints) == (three_plain.grid, three_plain.hints)


@pytest.mark.parametrize("ending", WRITERS)
def test_it_still_has_no_finding_but_the_blanks(tmp_path: Path, ending: str) -> None:
    text = with_two_in_two_columns().replace("编制本报告。", f"编制本报告。{CONTACT}", 1)
    result = checked(WRITERS[ending](made(tmp_path, text)[0]), ending)
    assert [one.code for one in result.diagnostics] == [code for code, _ in BLANKS["2021"]][1:]
    assert result.report is not None
    table = result.report.table("requests")
    assert table is not None
    row = [
        table.cells["carried_in", column].value.literal for column in ("natural_person", "business", "total")
    ]
    assert row == ["2", "1", "3"]
    disclosure = result.report.table("disclosure")
    assert disclosure is not None
    assert disclosure.blank


@pytest.mark.parametrize(
    "name", ["2021/鹿鸣县水利局2025.docx", "2021/竹溪镇2024年报(GBK).txt", "2019/云坪县统计局2020.docx"]
)
def test_last_years_report_in_any_format(name: str) -> None:
    last = read_last(Source(str(ROOT / "fixtures" / name)), Settings())
    assert last.year is not None
    assert last.agency is not None
    layout = layout_for(last.year + 1)
    assert layout is not None
    found = carried(last, last.year + 1, last.agency, layout)
    assert len(found.values) == 7


def test_files_that_are_no_report() -> None:
    with pytest.raises(NoReportError) as caught:
        read_last(Source(str(ROOT / "fixtures/other/会议新闻(不是年度报告).txt")), Settings())
    assert caught.value.kind == "no-report"
    with pytest.raises(NoReportError) as caught:
        read_last(Source(str(ROOT / "fixtures/other/损坏的文件.docx")), Settings())
    assert caught.value.kind == "unreadable"
    assert caught.value.said[0].startswith("文件已损坏")
    with pytest.raises(NoReportError) as caught:
        read_last(Source("nowhere.docx"), Settings())
    assert caught.value.kind == "unreadable"
