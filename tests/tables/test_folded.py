"""Tables folded in two to fit a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint import resources
from gxlint.document import Cell, Span
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.tables.folded import unfolded

HEAD = ["统计指标", "单位", "统计数"]


def cells(rows: list[list[str]]) -> list[list[Cell]]:
    return [
        [
            Cell(text, row, at, Span(row + 1, at * 9 + 1, row + 1, at * 9 + 1 + len(text)))
            for at, text in enumerate(texts)
        ]
        for row, texts in enumerate(rows)
    ]


def texts(rows: list[list[Cell]]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_the_right_half_comes_below_the_left() -> None:
    left = [[f"左边{at}", "件", str(at)] for at in range(4)]
    right = [[f"右边{at}", "件", str(at)] for at in range(3)] + [["", "", ""]]
    rows = unfolded(cells([HEAD * 2, *(a + b for a, b in zip(left, right, strict=True))]))
    assert texts(rows) == [HEAD, *left, *right[:3]]
    assert {cell.column for row in rows for cell in row} == {0, 1, 2}
    assert rows[5][2].span == Span(2, 46, 2, 47)  # where it stands in the file


@pytest.mark.parametrize(
    "rows",
    [
        [["结果", "总计"] * 3, *[["0", "1"] * 3] * 4],  # table four: no labels at the right
        [HEAD * 2, *[["收到数", "件", "1", "办结数", "件", "1"]] * 2],  # too little to tell
        [["第二十条第(一)项"] * 4, ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], *[["第二十条第(五)项"] * 4] * 3],
        [["指标", "单位", "数量"], *[["收到数", "件", "1"]] * 5],
        [[*HEAD, "统计指标", "单位", "备注"], *[["收到数", "件", "1", "办结数", "件", "无"]] * 5],
        [[]],
        [],
    ],
)  # fmt: skip
def test_tables_that_are_not_folded_stay(rows: list[list[str]]) -> None:
    made = cells(rows)
    assert unfolded(made) == made


def test_a_cell_across_the_fold_is_no_fold() -> None:
    rows = cells([HEAD * 2, *[["收到数", "件", "1", "办结数", "件", "1"]] * 4])
    rows[2][2] = rows[2][2]._replace(column_span=2)
    del rows[2][3]
    assert unfolded(rows) == rows


@given(st.lists(st.lists(st.text(max_size=3), max_size=7), max_size=7))
def test_nothing_is_made_up(rows: list[list[str]]) -> None:
    made = cells(rows)
    found = [cell.span for row in unfolded(made) for cell in row]
    assert len(set(found)) == len(found)
    assert set(found) <= {cell.span for row in made for cell in row}


@pytest.mark.parametrize(
    "footer", [["单位负责人:张三", "", "审核人", "", "填报人", ""], ["备注", "以上为全年数", "", "", "", ""]]
)
def test_names_and_notes_below_and_a_blank_column_between(footer: list[str]) -> None:
    body = [["收到数", "件", "1", "", "办结数", "件", "1"]] * 4
    rows = cells([[*HEAD, "", *HEAD], *body])
    below = cells([footer])[0]
    below[1] = below[1]._replace(column_span=4)
    found = texts(unfolded([*rows, below]))
    assert found[:5] == [[*HEAD, ""], *[["收到数", "件", "1", ""]] * 4]
    assert found[6:10] == [["办结数", "件", "1"]] * 4


def folded(change: str = "") -> ReportResult:
    """The valid report of 2014 as a page, its table folded."""
    lines = resources.ROOT.joinpath("rules/examples/valid-2014.txt").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")][:3] for line in lines if line.count("|") >= 2]
    head, body = rows[0], rows[1:]
    half = (len(body) + 1) // 2
    right = body[half:] + [["", "", ""]] * (half - len(body[half:]))
    table = [head * 2, *(a + b for a, b in zip(body[:half], right, strict=True))]
    page = "".join(f"<p>{line}</p>" for line in lines if line.strip() and line.count("|") < 2)
    page += (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in table)
        + "</table>"
    )
    return lint_bytes((page.replace(*change.split("→")) if change else page).encode(), "a.html", Settings())


def test_a_folded_statistics_table_is_read_and_summed() -> None:
    sound = folded()
    assert (sound.verdict, sound.diagnostics, sound.coverage["statistics"].read) == ("pass", (), 58)
    wrong = folded("<td>1.当面申请数</td><td>件</td><td>1</td>→<td>1.当面申请数</td><td>件</td><td>7</td>")
    assert [(found.code, found.location.table) for found in wrong.diagnostics] == [("GX205", "statistics")]
