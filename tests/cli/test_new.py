"""`gxlint new`, as an office uses it: what it makes, what it refuses, what it says it took over."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.calling import Caller, Outcome, started, valid
from tests.cli.test_check import put

MADE = "{name}:青石县水务局 {year} 年度报告,{layout} 年格式。填完空白、删去{hints}后,用 gxlint check 检查\n"
ARGUMENTS = ("new", "--year", "2024", "--agency", "青石县水务局", "-o")


def codes(got: Outcome) -> set[str]:
    (report,) = json.loads(got.out)["reports"]
    assert report["verdict"] == "fail"
    return {one["code"] for one in report["diagnostics"]}


@pytest.mark.parametrize("ending", ["docx", "md", "html", "HTML", "markdown", "htm"])
def test_a_draft_in_each_format(gxlint: Caller, here: Path, ending: str) -> None:
    got = gxlint(*ARGUMENTS, f"年报.{ending}")
    assert (got.status, got.out, got.err) == (
        0,
        MADE.format(
            name=f"年报.{ending}", year=2024, layout=2021, hints="批注" if ending == "docx" else "注释"
        ),
        "",
    )
    assert codes(gxlint("check", f"年报.{ending}", "--format", "json")) == {"GX506", "GX209"}


@pytest.mark.parametrize(("year", "layout"), [(2008, "2008"), (2016, "2014"), (2019, "2019"), (2021, "2021"), (2099, "2021")])  # fmt: skip
def test_the_form_of_the_year(gxlint: Caller, here: Path, year: int, layout: str) -> None:
    got = gxlint("new", "--year", year, "--agency", "青石县水务局", "-o", "a.md")  # type: ignore[arg-type]
    assert got.out == MADE.format(name="a.md", year=year, layout=layout, hints="注释")


def test_the_older_form_on_demand(gxlint: Caller, here: Path) -> None:
    got = gxlint("new", "--year", "2016", "--agency", "青石县水务局", "-o", "a.md", "--layout", "2008")
    assert got.out == MADE.format(name="a.md", year=2016, layout=2008, hints="注释")
    assert "统计表" not in (here / "a.md").read_text("utf-8")


def test_what_is_there_is_not_written_over_unasked(gxlint: Caller, here: Path) -> None:
    put(here, a_md="我的稿子\n")
    got = gxlint(*ARGUMENTS, "a.md")
    assert (got.status, got.out) == (2, "")
    assert got.err.startswith("gxlint: “a.md”已经有了,没有覆盖。换一个文件名,或加 --force 覆盖它\n")
    assert (here / "a.md").read_text("utf-8") == "我的稿子\n"
    assert gxlint(*ARGUMENTS, "a.md", "--force").status == 0
    assert (here / "a.md").read_text("utf-8").startswith("<!-- 提示")


def test_last_years_report(gxlint: Caller, here: Path) -> None:
    put(here, last_txt=valid())
    got = gxlint(*ARGUMENTS, "a.html", "--from", "last.txt")
    assert (got.status, got.err) == (0, "")
    assert got.out == MADE.format(name="a.html", year=2024, layout=2021, hints="注释") + (
        "从上年度的报告带入:\n"
        "  上年结转:1 件,逐列取自上年度的结转下年度继续办理\n"
        "  规章现行有效 0 件,写在提示里作本年的基数,没有填入表格\n"
        "  行政规范性文件现行有效 0 件,写在提示里作本年的基数,没有填入表格\n"
    )
    assert codes(gxlint("check", "a.html", "--format", "json")) == {"GX506", "GX209"}
    # year and agency follow from it, where it says them
    assert gxlint("new", "--from", "last.txt", "-o", "b.html").status == 0
    assert (here / "a.html").read_bytes() == (here / "b.html").read_bytes()


def test_last_years_report_that_does_not_fit(gxlint: Caller, here: Path) -> None:
    put(here, last_txt=valid())
    got = gxlint("new", "--year", "2026", "--agency", "青石县水务局", "-o", "a.md", "--from", "last.txt")
    assert (got.status, got.err) == (0, "")
    assert got.out == MADE.format(name="a.md", year=2026, layout=2021, hints="注释") + (
        "没有带入,留空:\n  它是 2023 年度的报告,不是 2025 年度,什么也没有带入\n")  # fmt: skip
    gxlint("new", "--year", "2026", "--agency", "青石县水务局", "-o", "b.md")
    assert (here / "a.md").read_bytes() == (here / "b.md").read_bytes()


def test_english(gxlint: Caller, here: Path) -> None:
    put(here, last_txt=valid())
    got = gxlint(*ARGUMENTS, "a.md", "--from", "last.txt", "--lang", "en")
    assert got.out == (
        "a.md: report of 青石县水务局 for 2024, form of 2021. Fill in the blanks, remove the comments, then run gxlint check\n"
        "taken over from last year's report:\n"
        "  carried in: 1 requests, column by column from last year's carried over\n"
        "  规章: 0 in force, put into a hint as the base of this year's, not into the table\n"
        "  行政规范性文件: 0 in force, put into a hint as the base of this year's, not into the table\n"
    )
    gxlint(*ARGUMENTS, "b.md", "--from", "last.txt")
    assert (here / "a.md").read_bytes() == (here / "b.md").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--agency", "青石县水务局", "-o", "a.md"], "缺少 --year(报告所属年度);用 --from 给出上年度的报告,可以省去"),
        (["--year", "2024", "-o", "a.md"], "缺少 --agency(机关全称);用 --from 给出上年度的报告,可以省去"),
        (["--year", "2024", "--agency", "青石县水务局"], "缺少 -o(写到哪个文件),如:-o 年报.docx"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "a.doc"], "“a.doc”要以 .docx、.md 或 .html 结尾"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "-"], "“-”要以 .docx、.md 或 .html 结尾"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "sub"], "“sub”要以 .docx、.md 或 .html 结尾"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "folder.md"], "“folder.md”已经有了,没有覆盖。换一个文件名,或加 --force 覆盖它"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "folder.md", "--force"], "--output 要写到文件,“folder.md”是文件夹"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "nowhere/a.md"], "不能写入“nowhere/a.md”:没有这个文件夹"),
        (["--year", "2007", "--agency", "青石县水务局", "-o", "a.md"], "“--year”应为 2008 至 2099 的年份,如 2024(条例自 2008 年起施行,此前没有全国统一的格式),不能是“2007”"),
        (["--year", "2024", "--agency", "", "-o", "a.md"], "“--agency”是空的,请写机关全称"),
        (["--year", "2024", "--agency", " \u3000", "-o", "a.md"], "“--agency”是空的,请写机关全称"),
        (["--year", "2024", "--agency", "青石县\n水务局", "-o", "a.md"], "“--agency”里不能有 “U+000A”"),
        (["--year", "2024", "--agency", "青石县\u202e水务局", "-o", "a.md"], "“--agency”里不能有 “U+202E”"),
        (["--year", "2024", "--agency", "</w:t>局", "-o", "a.md"], "“--agency”里不能有 “<”"),
        (["--year", "2024", "--agency", "水务&林业局", "-o", "a.md"], "“--agency”里不能有 “&”"),
        (["--year", "2024", "--agency", "县" * 61, "-o", "a.md"], "“--agency”太长(61 个字,上限 60)"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "a.md", "--layout", "2019"], "2024 年度不用 2019 格式;可以是:2021"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "a.md", "--layout", "2020"], "“--layout”不能是“2020”,可以是:auto 2021 2019 2014 2008,是不是“2021”?"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "a.md", "--from", "-"], "--from 要写文件,不能用标准输入(-)"),
        (["--year", "2024", "--agency", "青石县水务局", "-o", "a.md", "--from", "news.txt"], "“news.txt”不像政府信息公开工作年度报告,什么也没有生成"),
        (["--from", "nothing.txt", "-o", "a.md"], "上年度的报告“nothing.txt”没有读出:没有这个文件"),
        (["--from", "report.md", "-o", "report.md", "--force"], "--output 会覆盖被检查的文件“report.md”,请换一个文件名"),
    ],
)  # fmt: skip
def test_wrong_usage(gxlint: Caller, here: Path, arguments: list[str], said: str) -> None:
    put(here, news_txt="县水务局召开防汛会议。\n", report_md=valid())
    (here / "folder.md").mkdir()
    got = gxlint("new", *arguments)
    assert (got.status, got.out) == (2, "")
    assert got.err.splitlines()[0].startswith(f"gxlint: {said}")
    assert sorted(path.name for path in here.iterdir()) == [".git", "folder.md", "news.txt", "report.md"]
    assert (here / "report.md").read_text("utf-8") == valid()


def test_year_and_agency_that_last_year_does_not_tell(gxlint: Caller, here: Path) -> None:
    text = valid().replace("青石县水务局2023年政府信息公开工作年度报告", "政府信息公开工作年度报告", 1)
    put(here, a_txt=text, b_txt=valid().replace("2023", "2098").replace("2098", "2099"))
    got = gxlint("new", "--from", "a.txt", "-o", "a.md")
    assert (got.status, got.err.splitlines()[0]) == (2, "gxlint: 从上年度的报告看不出机关名称,请写 --agency")
    got = gxlint("new", "--from", "b.txt", "-o", "a.md")
    assert (got.status, got.err.splitlines()[0]) == (2, "gxlint: 2100 年度没有格式可用(2008 至 2099)")


def test_a_name_that_no_agency_has_is_said(gxlint: Caller, here: Path) -> None:
    got = gxlint("new", "--year", "2024", "--agency", "2024年", "-o", "a.md")
    assert got.status == 0
    assert got.err == "gxlint: “2024年”不像机关名称,检查时可能指出标题;请核对 --agency\n"


def test_a_province_adds_rows(gxlint: Caller, here: Path) -> None:
    put(here, gxlint_toml='rules = ["ours"]\n')
    (here / "ours" / "layouts").mkdir(parents=True)
    (here / "ours" / "layouts" / "2021.yaml").write_text('extends: "2021"\nrequired: [training]\n', "utf-8")
    assert gxlint(*ARGUMENTS, "a.md").status == 0
    text = (here / "a.md").read_text("utf-8")
    assert "## 七、会议和培训情况" in text or "## 七、" in text


def test_the_same_bytes_wherever_and_whenever(here: Path) -> None:
    put(here, last_txt=valid())
    for name, environment in (("a.docx", {"TZ": "UTC", "LANG": "C"}), ("b.docx", {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7"})):  # fmt: skip
        assert started(*ARGUMENTS, name, "--from", "last.txt", **environment).status == 0
    data = (here / "a.docx").read_bytes()
    assert data == (here / "b.docx").read_bytes()
    assert str(here).encode() not in data


def test_last_years_report_in_an_archive(gxlint: Caller, here: Path) -> None:
    with ZipFile(here / "one.zip", "w") as archive:
        archive.writestr("某局/去年.txt", valid())
    with ZipFile(here / "two.zip", "w") as archive:
        archive.writestr("甲/去年.txt", valid())
        archive.writestr("乙/去年.txt", "年报")
    for number, last in enumerate(("one.zip", "one.zip/某局/去年.txt", "two.zip/甲/去年.txt")):
        got = gxlint("new", "--from", last, "-o", f"{number}.md")
        assert (got.status, got.err, "上年结转:1 件" in got.out) == (0, "", True)
    got = gxlint("new", "--from", "two.zip", "-o", "x.md")
    assert (got.status, (here / "x.md").exists()) == (2, False)
    assert got.err.startswith("gxlint: “two.zip”里有 2 份文件,请写出是哪一份,如:--from two.zip/")


def test_blanks_around_a_name_are_not_part_of_it(gxlint: Caller, here: Path) -> None:
    got = gxlint("new", "--year", "2024", "--agency", "\u3000青石县水务局 ", "-o", "a.md")
    assert got.out == MADE.format(name="a.md", year=2024, layout=2021, hints="注释")
