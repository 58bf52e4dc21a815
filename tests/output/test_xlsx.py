from __future__ import annotations

from typing import Any

import pytest

from gxlint.output import workbook, xlsx
from gxlint.output.listing import COLUMNS
from tests.engine import province
from tests.output.results_made import (
    HOSTILE,
    bytes_of,
    chosen,
    partial,
    result,
    sums,
    suppressed,
    unread,
    word,
)
from tests.output.understood import reader

book = reader("xlsx")


def rows(sheet: Any) -> list[dict[str, Any]]:
    heading, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rest]


def test_the_sheets() -> None:
    made = book(result())
    assert made.sheetnames == ["问题清单", "汇总", "说明"]
    assert book(result(), lang="en", statistics=True).sheetnames == [
        "Diagnostics",
        "Reports",
        "By rule",
        "About",
    ]
    for name in ("问题清单", "汇总"):
        assert made[name].freeze_panes == "A2"
        assert made[name].auto_filter.ref == f"A1:{made[name].dimensions.partition(':')[2]}"


def test_the_list_and_the_summary() -> None:
    made = book(result("a.txt", word(), sums(), suppressed("file")), unread(), partial(), chosen())
    listed = rows(made["问题清单"])
    assert list(listed[0]) == [column.zh for column in COLUMNS]
    assert [(row["文件"], row["级别"], row["代码"], row["行"], row["屏蔽理由"]) for row in listed] == [
        ("a.txt", "警告", "GX501", 3, None),
        ("a.txt", "错误", "GX201", 90, None),
        ("a.txt", "警告", "GX501", 3, "已核实"),
        ("z.docx", "错误", "GX001", None, None),
        ("p.docx", None, None, None, None),
        ("c.txt", None, None, None, None),
    ]
    colours = [row[4].fill.fgColor.rgb for row in made["问题清单"].iter_rows(min_row=2)]
    assert colours == ["FFFFEB9C", "FFFFC7CE", "FFEDEDED", "FFFFC7CE", "00000000", "00000000"]
    counted = (
        "文件",
        "结论",
        "错误",
        "警告",
        "提示",
        "已屏蔽",
        "GX0 读取",
        "GX2 表格",
        "GX5 文字、日期和格式",
    )
    assert [tuple(row[key] for key in counted) for row in rows(made["汇总"])] == [
        ("a.txt", "不通过", 1, 1, 0, 1, 0, 1, 1),
        ("z.docx", "未能全部检查", 1, "未查", "未查", 0, 1, "未查", "未查"),
        ("p.docx", "未能全部检查", 0, 0, 0, 0, "未查全", "未查全", "未查全"),
        ("c.txt", "通过", 0, 0, 0, 0, 0, 0, "未启用"),
    ]
    verdicts = [row[4].fill.fgColor.rgb for row in made["汇总"].iter_rows(min_row=2)]
    assert verdicts == ["FFFFC7CE", "FFFFEB9C", "FFFFEB9C", "FFC6EFCE"]


def test_about() -> None:
    said = {row["项目"]: row["内容"] for row in rows(book(unread(), partial(), chosen())["说明"])}
    assert said["检查的报告"] == "3 份:通过 1,不通过 0,未能全部检查 2"
    assert said["未能全部检查的"] == "z.docx、p.docx"
    assert said["“未能全部检查”"].endswith("不能算通过")
    assert said["未启用的规则"] == "只检查了 GX2,2 条规则未启用:GX105、GX501"
    assert said["规则类别 GX2"] == "表格"
    whole = {row["Item"] for row in rows(book(result(), lang="en")["About"])}
    assert "Incomplete" not in whole
    assert "Rules left out" not in whole


def test_statistics_have_a_sheet() -> None:
    made = book(result("a", word(), word()), result("b", word(), sums(), suppressed("file")), statistics=True)
    assert list(made["按规则统计"].iter_rows(values_only=True, min_row=2)) == [
        ("GX201", "申请收办数不平", 1, 1),
        ("GX501", "错别字", 3, 2),
    ]


def test_an_empty_run() -> None:
    made = book(lang="en", statistics=True)
    assert [sheet.max_row for sheet in made] == [1, 1, 1, 13]


def test_anything_in_a_path_or_message() -> None:
    made = book(result(HOSTILE, word(message="=1+1\x00\x1b\ufffe<&>\"']]>", excerpt="@x")))
    (only,) = rows(made["问题清单"])
    assert only["文件"] == "a\\nb,c%d:e\\x1b[31m\U0001f600\\udce4.txt"
    assert only["问题"] == "=1+1␀␛\ufffd<&>\"']]>"
    cells = [cell for row in made["问题清单"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}


def test_the_same_run_gives_the_same_bytes() -> None:
    given = (result("a.txt", word(), sums()), unread())
    assert bytes_of(xlsx, *given) == bytes_of(xlsx, *given)


def test_too_many_rows_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    made = book(result("a.txt", *(word() for _ in range(5))))
    assert made["问题清单"].max_row == 4
    assert made["问题清单"]["A4"].value.startswith("还有 3 条没有列出")


def test_a_province_has_a_column_of_its_own(tmp_path: Any) -> None:
    province.folder(tmp_path / "ours")
    ours = (str(tmp_path / "ours"),)
    made = book(result("a", word()), result("b", word(code="YL001"), folders=ours), statistics=True)
    assert [row["YL0"] for row in rows(made["汇总"])] == [0, 1]
    assert rows(made["问题清单"])[1]["规则"] == "档案类申请多于新收"
    assert made["按规则统计"]["B3"].value == "档案类申请多于新收"
