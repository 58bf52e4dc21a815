"""What was not checked is said beside the verdict, in every case."""

from __future__ import annotations

from typing import Any

import pytest

from gxlint.diagnostics import Location
from gxlint.engine.result import Coverage, IdleEquations, RelationCounts, ReportResult
from gxlint.structure.model import Fact
from tests.output.rich_results import COLUMNS, diagnostic, requests_table, result, shown


def said(one: ReportResult, **options: Any) -> list[str]:
    """The lines beside 未查."""
    lines = shown([one], width=200, **options).split("\n")
    first = next((n for n, line in enumerate(lines) if line.startswith(("未查", "Not checked"))), None)
    if first is None:
        return []
    label = lines[first].index("  ") + 2
    found = [lines[first][label:].strip()]
    for line in lines[first + 1 :]:
        if not line.startswith("      "):
            break
        found.append(line.strip())
    return found


def incomplete(*unfinished: str, **changes: Any) -> ReportResult:
    return result(verdict="incomplete", unfinished=unfinished, **changes)


def test_nothing_is_said_when_all_was_checked() -> None:
    assert said(result(tables=[requests_table()])) == []
    assert "没有发现问题" in shown([result()]).split("\n")[2]


def test_the_head_of_an_incomplete_report() -> None:
    lines = shown([incomplete("layout", facts={"layout": Fact(None)})], width=60).split("\n")
    assert lines[1] == "报告.txt                                      ! 未能全部检查"
    assert lines[2] == "没有发现错误,但有内容没有读到,不能算通过"
    assert lines[7] == "格式  无法确定"


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("not-a-report", "没有认出这是一份年度报告,报告的内容没有检查",
         "this was not recognised as an annual report: its content was not checked"),
        ("layout", "适用哪一年的格式无法确定,与格式有关的检查没有做",
         "which form applies could not be determined: checks that depend on it were not made"),
        ("further", "文件后面还有另一份报告,没有读,也没有检查",
         "another report follows in the same file: it was neither read nor checked"),
        ("truncated:50000", "文件太长,后面的部分没有读,也没有检查", "the file is too long: its end was neither read nor checked"),
        ("part:altChunk", "嵌入的另一份文档没有读出,没有检查", "another document embedded in this one could not be read and was not checked"),
        ("missing-table:review", "复议诉讼表没有找到,表中各项都没有检查", "review table was not found: nothing in it was checked"),
        ("stage:structure", "辨认章节这一步没有做完,其后的检查没有做",
         "the step “recognising the sections” failed: what follows it was not checked"),
        ("rule:GX202", "有规则运行出错,没有得出结论:GX202", "rules that failed to run and say nothing: GX202"),
    ],
)  # fmt: skip
def test_every_gap_has_its_sentence(key: str, zh: str, en: str) -> None:
    assert said(incomplete(key)) == [zh]
    assert said(incomplete(key), lang="en") == [en]


def test_a_file_that_was_not_read() -> None:
    gone = diagnostic(
        "GX001", "error", message="文件打不开", location=Location(None, None, None, None), excerpt=""
    )
    one = ReportResult(
        "a.doc", verdict="incomplete", diagnostics=(gone,), readable=False, unfinished=("unreadable",)
    )
    assert (
        shown([one], width=60, rules={})
        == """\
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
a.doc                                         ! 未能全部检查
错误 1  警告 0  提示 0

未查  文件没有读出来,内容一概没有检查

错误 GX001  整个文件
  文件打不开
  依据  国务院令第711号
"""
    )


def test_a_year_that_was_not_found() -> None:
    one = incomplete("year", year=None, facts={"year": Fact(None)})
    assert said(one) == ["年度无法确定,与年度有关的检查没有做"]
    assert "年度  无法确定" in shown([one])


def test_equations_that_were_not_evaluated() -> None:
    one = result(relations=RelationCounts(30, 0, 4))
    assert said(one) == ["4 条等式缺数字,没有计算"]
    assert "等式  成立 30   不成立 0   未能计算 4" in shown([one])


def test_unread_cells_are_named_by_their_labels() -> None:
    table = requests_table()
    unread = (("granted", "natural_person"), *(("total", column) for column in COLUMNS), ("carried_out", "other"),
              ("carried_out", "total"))  # fmt: skip
    for key in unread:
        del table.cells[key]
    one = incomplete("table:requests", tables=[requests_table(unread=unread)])
    assert one.report is not None
    for key in unread:
        del one.report.tables[0].cells[key]
    assert said(one) == [
        "申请办理表有 10 格没有读出:“(一)予以公开 自然人”、“(七)总计”整行、“四、结转下年度继续办理”一行的其他、总计"
    ]
    assert said(one, lang="en") == [
        "requests table, cells that could not be read (10): “(一)予以公开 自然人”, row “(七)总计”, "
        "row “四、结转下年度继续办理”: 其他, 总计"
    ]


def test_many_unread_rows_are_counted_not_listed() -> None:
    absent = tuple((f"refused.{n}", column) for n in range(1, 9) for column in COLUMNS)
    one = incomplete("table:requests", tables=[requests_table(absent=absent)])
    assert one.report is not None
    for key in absent:
        del one.report.tables[0].cells[key]
    sentence = "".join(said(one))
    assert sentence.startswith("申请办理表没有列出 56 格:“(三)1.属于国家秘密”整行、")
    assert sentence.endswith("“(三)5.属于三类内部事务信息”整行等")


def test_coverage_is_enough_where_the_report_was_not_kept() -> None:
    one = incomplete("table:requests", coverage={"requests": Coverage("2021", 175, 170)})
    one.report = None
    assert said(one) == ["申请办理表有 5 格没有读出"]
    assert "申请办理表 170/175 格" in shown([one])


def test_columns_bound_by_position_are_said() -> None:
    table = requests_table(reading=("columns-by-position", "parts-joined"))
    assert "申请办理表 175/175 格(列按位置对应、分段的表已合并)" in shown([result(tables=[table])])


def test_equations_that_lack_a_cell_name_it() -> None:
    idle = IdleEquations("requests", 3, (("total", "business"), ("granted", "other")))
    one = incomplete(
        "relations:requests", tables=[requests_table()], relations=RelationCounts(30, 0, 3), idle=(idle,)
    )
    assert said(one) == [
        "申请办理表有 3 条等式未能计算,因为这些格空白或不是数字:“(七)总计 商业企业”、“(一)予以公开 其他”"
    ]
    assert said(one, lang="en") == [
        "requests table, equations that could not be evaluated (3), because of cells that are blank or no number: "
        "“(七)总计 商业企业”, “(一)予以公开 其他”"
    ]


def test_a_row_that_is_not_there_is_no_blank_cell() -> None:
    idle = IdleEquations("requests", 3, (("total", "business"), ("granted", "other")))
    one = incomplete(
        "relations:requests",
        tables=[requests_table(absent=(("total", "business"),))],
        relations=RelationCounts(30, 0, 3),
        idle=(idle,),
    )
    assert said(one) == [
        "申请办理表有 3 条等式未能计算,因为表中没有列出这些格:“(七)总计 商业企业”;这些格空白或不是数字:“(一)予以公开 其他”"
    ]


def test_a_table_that_was_not_found_is_marked_among_the_tables() -> None:
    one = incomplete("missing-table:requests", coverage={"requests": Coverage("2021", 175, 0)})
    assert "申请办理表 [缺]" in shown([one])
    assert "0/175" not in shown([one])
