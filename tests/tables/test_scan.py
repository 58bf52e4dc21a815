from __future__ import annotations

import json
from pathlib import Path

import pytest

from gxlint.document import Document, Paragraph, Span
from gxlint.tables import recognise
from tests.support.effort import effort
from tests.tables import shapes

SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_a_table_that_is_not_mandated_is_not_taken() -> None:
    grid = [
        [shapes.Box("项目"), shapes.Box("总计"), shapes.Box("其他")],
        [shapes.Box("一般公共预算"), shapes.Box("12"), shapes.Box("3")],
    ]
    page = shapes.Page().text(*shapes.OPENING, "信息内容包括预算,商业企业可以查询。").table(grid)
    page.text("行政许可", "规章制度 3 项", "总计 5", "其他 3 4", *shapes.CLOSING)
    assert recognise(page.document()) == []


def test_two_tables_of_one_kind_are_two() -> None:
    values = dict.fromkeys(shapes.table_form("requests").expected("2021"), "1")
    grid = shapes.requests_grid(values, "2021")
    page = shapes.lay(shapes.Page().text(*shapes.OPENING), "rows", grid, grid)
    assert [(t.kind, len(t.cells), t.complete) for t in recognise(page.document())] == [
        ("requests", 175, True)
    ] * 2


@pytest.mark.parametrize(
    "line",
    [
        "自然人 |", "2.重复申请 | 0 | 0 |", "重复申清 | 0 |", "结果维持 |", "信息内容 |", "第二十条第(一)项", "行政复议", "0 |",
        "||||", "(一)收到申请数 | 件 | 0", "涉及个人隐私 | 件", "其他 | 3 |", "勾稽关系", "一、本年新收政府信息公开申请数量 | 0",
    ],
)  # fmt: skip
def test_work_grows_with_the_text_and_no_faster(line: str) -> None:
    def work(times: int) -> int:
        page = shapes.Page().text("商业企业 结果维持 信息内容 统计指标", *([line] * times))
        document = page.document()
        return effort(lambda: recognise(document))

    work(50)
    assert work(1600) < 4 * work(400) * 1.2 + 2000


def test_a_text_without_tables_costs_next_to_nothing() -> None:
    text = "全年主动公开政府信息128条,依法办理申请12件,未发生行政复议和行政诉讼。" * 5
    document = shapes.Page().text(*([text] * 60)).document()
    recognise(document)
    assert effort(lambda: recognise(document)) < 1000


def as_document(path: Path) -> Document:
    """Read a text file the plain way: a paragraph a line."""
    lines = tuple(path.read_text("utf-8").split("\n"))
    blocks = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text:
            column = line.index(text) + 1
            blocks.append(Paragraph(text, Span(number, column, number, column + len(text))))
    return Document(str(path), "text/plain", "utf-8", lines, tuple(blocks))


@pytest.mark.parametrize("name", ["valid-2021", "valid-2019", "valid-2014", "valid-2008"])
def test_our_own_valid_reports(name: str) -> None:
    root = Path(__file__).resolve().parents[2]
    tables = recognise(as_document(root / "rules" / "examples" / f"{name}.txt"))
    kinds = {"valid-2014": ["statistics"], "valid-2008": []}.get(name, ["disclosure", "requests", "review"])
    assert [table.kind for table in tables] == kinds
    assert all(table.complete and not table.label_issues for table in tables)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared material is not beside the clone")
def test_the_founding_documents() -> None:
    found = {}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        document = as_document(path)
        found[path.name[:3]] = [
            (t.kind, t.form, len(t.cells), t.complete, t.span.line, t.span.end_line)
            for t in recognise(document)
        ]
    assert found == {
        "000": [],
        "001": [
            ("disclosure", "2019", 22, True, 5, 75),
            ("requests", "2019", 161, True, 77, 299),
            ("review", None, 15, True, 301, 337),
        ],
        "002": [],
        "003": [],
        "004": [("statistics", "2014", 59, True, 27, 103)],
    }


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the shared material is not beside the clone")
@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_real_figures_in_every_shape(shape: str) -> None:
    columns = [column.key for column in shapes.table_form("requests").columns]
    outcomes = [column.key for column in shapes.table_form("review").columns]
    groups = [row.key for row in shapes.table_form("review").rows]
    for figures in json.loads((SHARED / "data" / "figures.json").read_text("utf-8")):
        if "requests" not in figures or "review" not in figures:
            continue
        requests = {
            (row, column): str(value)
            for row, values in figures["requests"].items()
            for column, value in zip(columns, values, strict=True)
        }
        if len(requests) != 175:
            continue
        review = {
            (group, outcome): str(value)
            for group, values in zip(groups, figures["review"], strict=True)
            for outcome, value in zip(outcomes, values, strict=True)
        }
        grids = [[shapes.requests_grid(requests, "2021")], [shapes.review_grid(review)]]
        tables = recognise(shapes.report(shape, [], *grids))
        for table, values in zip(tables, (requests, review), strict=True):
            assert {key: cell.value.literal for key, cell in table.cells.items()} == values
