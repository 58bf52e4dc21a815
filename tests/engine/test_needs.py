"""What a workbook of tables is checked for, and what is said not to have been."""

from __future__ import annotations

import io
from typing import Any

import pytest

from gxlint.engine.needs import open_end
from gxlint.engine.registry import builtin
from gxlint.engine.result import Run
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from gxlint.output import json, plain, rich, write
from tests.support.render import Made
from tests.support.workbook import packed, workbook

NOT_EVALUATED = "narrative:GX101-GX111,GX113-GX116,GX3,GX4,GX512"
BROKEN = Made(
    requests={
        "received": [3, 0, 0, 0, 0, 0, 3],
        "granted": [3, 0, 0, 0, 0, 0, 3],
        "total": [4, 0, 0, 0, 0, 0, 3],
    }
)
SAID = "文件里只有表格,没有正文:章节、文字说明类规则没有检查(GX101—GX111、GX113—GX116、GX3、GX4、GX512)"


@pytest.mark.parametrize("sheets", [1, 3])
@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize(
    ("year", "cells"),
    [
        (2023, {"disclosure": 10, "requests": 175, "review": 15}),
        (2020, {"disclosure": 22, "requests": 161, "review": 15}),
    ],
)
def test_a_clean_workbook_is_incomplete_and_accused_of_nothing(
    sheets: int, ruled: bool, titled: bool, year: int, cells: dict[str, int]
) -> None:
    data = packed(workbook(Made(year=year), sheets=sheets, ruled=ruled, titled=titled))
    result = lint_bytes(data, f"青石县水务局{year}年年报.xlsx", Settings())
    assert [(d.code, d.message) for d in result.diagnostics] == []
    assert {kind: one.read for kind, one in result.coverage.items() if one.read == one.expected} == cells
    assert (result.verdict, result.year, result.unfinished[1:]) == ("incomplete", year, ())
    assert result.unfinished[0].startswith("narrative:GX101-")
    assert result.relations.violated == result.relations.not_evaluated == 0


def test_a_broken_sum_names_the_cell_of_the_sheet() -> None:
    result = lint_bytes(packed(workbook(BROKEN)), "2023年年报.xlsx", Settings(), keep=True)
    assert [(d.code, d.suspects[0][0].row, d.suspects[0][0].should_be) for d in result.diagnostics] == [
        ("GX201", "total", 3)
    ]
    assert result.verdict == "fail"
    stream = io.StringIO()
    rich.write(Run.of([result]), stream, width=160, color=False)
    out = stream.getvalue()
    assert "错误 GX201  依申请公开!D28  申请办理表 “(七)总计 自然人”" in out
    assert "位置是工作表和其中的单元格" in out
    assert "[缺]" not in out


def test_every_output_says_what_was_not_evaluated() -> None:
    result = lint_bytes(packed(workbook(Made())), "2023年年报.xlsx", Settings(), keep=True)
    assert result.unfinished == (NOT_EVALUATED,)
    for module, said in ((plain, SAID), (json, NOT_EVALUATED), (rich, "文件里只有表格,没有正文")):
        stream = io.StringIO()
        write(module, [result], stream)
        assert said in stream.getvalue()
    stream = io.StringIO()
    write(plain, [result], stream, lang="en")
    assert (
        "the file holds tables and no running text: the rules on sections and text were not evaluated (GX101-GX111, GX113-GX116, GX3, GX4, GX512)"
        in stream.getvalue()
    )


def test_rules_that_were_not_wanted_are_not_said_to_be_missing() -> None:
    data = packed(workbook(Made()))
    assert (
        lint_bytes(data, "2023年年报.xlsx", Settings(selection=Selection(select=("GX2",)))).unfinished == ()
    )
    found = lint_bytes(data, "2023年年报.xlsx", Settings(selection=Selection(select=("GX2", "GX301"))))
    assert (found.verdict, found.unfinished) == ("incomplete", ("narrative:GX3",))


def test_a_workbook_that_holds_the_text_too_is_a_report() -> None:
    book = workbook(Made(), sheets=1)
    sheet = book.create_sheet("总体情况", 0)
    for row, line in enumerate(
        (
            "青石县水务局2023年政府信息公开工作年度报告",
            "一、总体情况",
            "全年主动公开信息128条,依法办理申请。",
        ),
        1,
    ):
        sheet.cell(row, 1).value = line
    result = lint_bytes(packed(book), "年报.xlsx", Settings())
    assert not [end for end in result.unfinished if end.kind == "narrative"]
    assert "GX101" in {d.code for d in result.diagnostics}


def test_other_workbooks_are_no_reports() -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["姓名", "电话"], ["甲", 1], ["乙", 2]):
        book.active.append(row)  # type: ignore[union-attr]
    result = lint_bytes(packed(book), "通讯录.xlsx", Settings())
    assert [(d.code, d.severity) for d in result.diagnostics] == [("GX005", "warning")]
    assert result.unfinished == ("not-a-report",)


def test_one_table_of_three_accuses_nobody_of_the_others() -> None:
    book = workbook(Made())
    del book["主动公开"], book["复议诉讼"]
    result = lint_bytes(packed(book), "2023年年报.xlsx", Settings())
    assert result.diagnostics == ()
    assert result.unfinished[1:] == ("missing-table:disclosure", "missing-table:review")


def test_codes_are_named_by_families_and_ranges() -> None:
    all_of = ["AB001", "GX101", "GX102", "GX103", "GX105", "GX201", "GX202"]
    assert (
        open_end(["GX101", "GX102", "GX105", "GX201", "GX202"], all_of) == "narrative:GX101-GX102,GX105,GX2"
    )
    assert open_end(["AB001"], all_of) == "narrative:AB0"


def test_the_rules_on_tables_need_no_narrative() -> None:
    free = {code for code, rule in builtin().rules.items() if not rule.needs}
    assert {code for code in free if code[:3] in ("GX1", "GX3", "GX4")} == {"GX112"}
    assert {code for code in builtin().rules if code.startswith(("GX0", "GX2"))} <= free


def statistics(**changed: object) -> bytes:
    """The table of 2014 on a sheet, with what offices write around it; `changed` are cells."""
    from openpyxl import Workbook

    from tests.cli.calling import valid

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "2016年统计表"
    sheet["A1"] = "政府信息公开情况统计表"
    sheet.merge_cells("A1:C1")
    sheet["A2"], sheet["C2"] = "填报单位(盖章):青石县水务局", "(2016年度)"
    rows = [line.rstrip("| ").split(" | ") for line in valid(2014).splitlines() if " | " in line]
    for row, cells in enumerate(rows, 3):
        for column, text in enumerate(cells, 1):
            sheet.cell(row, column).value = float(text) if text.replace(".", "").isdecimal() else text
    sheet.cell(len(rows) + 3, 1).value, sheet.cell(len(rows) + 3, 3).value = (
        "单位负责人:甲",
        "填报日期:2017年1月12日",
    )
    for name, value in changed.items():
        sheet[name] = value
    return packed(book)


def test_the_statistics_table() -> None:
    result = lint_bytes(statistics(), "统计.xlsx", Settings())
    assert (result.diagnostics, result.verdict, result.year, result.layout, result.agency) == (
        (),
        "incomplete",
        2016,
        "2014",
        "青石县水务局",
    )
    assert (result.unfinished, result.coverage["statistics"].read) == (("narrative:GX1,GX3,GX4,GX512",), 58)
    (found,) = lint_bytes(statistics(C27=4), "统计.xlsx", Settings()).diagnostics
    assert (found.code, found.location.table, found.location.row) == (
        "GX205",
        "statistics",
        found.location.row,
    )
    assert "收到申请数" in found.message
