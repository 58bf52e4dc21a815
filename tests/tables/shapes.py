"""The mandated tables in every shape they come in, as documents: one grid, many ways to lay it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from gxlint.document import Block, Cell, Document, Paragraph, Span, Table
from gxlint.tables.forms import table_form

Values = Mapping[tuple[str, str], str]
CORNER = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"


@dataclass(frozen=True)
class Box:
    """A cell of the printed form: its text and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


Grid = list[list[Box]]


# ---- the printed forms ------------------------------------------------------------------------------


def requests_grid(values: Values, form: str) -> Grid:
    table = table_form("requests")
    keys = [column.key for column in table.columns]
    labels = [column.label for column in table.columns]
    grid: Grid = [
        [Box(CORNER, 3, 3), Box("申请人情况", 1, 7)],
        [Box(labels[0], 2), Box("法人或其他组织", 1, 5), Box(labels[-1], 2)],
        [Box(label) for label in labels[1:-1]],
    ]
    rows = [row for row in table.rows if form in row.forms]
    size = {group.key: sum(1 for row in rows if row.group == group.key) for group in table.groups}
    size["results"] = len(rows) - 3
    seen: set[str] = set()
    for row in rows:
        line: list[Box] = []
        for group in table.groups:
            opens = row.group == group.key or (group.key == "results" and row.key == "granted")
            if opens and group.key not in seen and not (group.key == "other" and form == "2019"):
                seen.add(group.key)
                line.append(Box(group.label, size[group.key]))
        wide = 3 if row.group is None else 2 if row.group == "results" else 1
        line.append(Box(row.label, 1, wide))
        line += [Box(values[row.key, key]) for key in keys]
        grid.append(line)
    return grid


def disclosure_grids(values: Values, form: str) -> list[Grid]:
    table = table_form("disclosure")
    grids: list[Grid] = []
    for item in table.items:
        if form not in item.columns:
            continue
        keys = item.columns[form]
        wide = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}[len(keys)]
        labels = [table.column(key, form).label for key in keys]
        grid: Grid = [
            [Box(item.label, 1, 4)],
            [Box("信息内容"), *(Box(label, 1, width) for label, width in zip(labels, wide, strict=True))],
        ]
        for key in item.rows:
            if form in table.row[key].forms:
                label = "规范性文件" if (key, form) == ("normative", "2019") else table.row[key].label
                boxes = [Box(values[key, column], 1, width) for column, width in zip(keys, wide, strict=True)]
                grid.append([Box(label), *boxes])
        grids.append(grid)
    return grids


def disclosure_grid(values: Values, form: str) -> Grid:
    return [row for grid in disclosure_grids(values, form) for row in grid]


def review_grid(values: Values) -> Grid:
    table = table_form("review")
    labels = [Box(column.label) for column in table.columns]
    tall = [Box(column.label, 2) for column in table.columns]
    return [
        [Box("行政复议", 1, 5), Box("行政诉讼", 1, 10)],
        [*tall, Box("未经复议直接起诉", 1, 5), Box("复议后起诉", 1, 5)],
        [*labels, *labels],
        [Box(values[row.key, column.key]) for row in table.rows for column in table.columns],
    ]


def review_by_outcome(values: Values) -> Grid:
    table = table_form("review")
    grid: Grid = [
        [Box("", 2), Box("行政复议", 2), Box("行政诉讼", 1, 2)],
        [Box("未经复议直接起诉"), Box("复议后起诉")],
    ]
    for column in table.columns:
        grid.append([Box(column.label), *(Box(values[row.key, column.key]) for row in table.rows)])
    return grid


def review_by_group(values: Values) -> Grid:
    table = table_form("review")
    grid: Grid = [[Box("", 1, 2), *(Box(column.label) for column in table.columns)]]
    for row in table.rows:
        lead = {
            "reconsideration": [Box(row.label, 1, 2)],
            "direct_suit": [Box("行政诉讼", 2), Box(row.label)],
        }.get(row.key, [Box(row.label)])
        grid.append([*lead, *(Box(values[row.key, column.key]) for column in table.columns)])
    return grid


def review_one_by_one(values: Values) -> Grid:
    table = table_form("review")
    grid: Grid = []
    for row in table.rows:
        for at, column in enumerate(table.columns):
            lead: list[Box] = []
            if at == 0 and row.key == "direct_suit":
                lead.append(Box("行政诉讼", 10))
            if at == 0:
                lead.append(Box(row.label, 5, 2 if row.key == "reconsideration" else 1))
            grid.append([*lead, Box(column.label), Box(values[row.key, column.key])])
    return grid


def statistics_grid(values: Values) -> Grid:
    grid: Grid = [[Box("统计指标"), Box("单位"), Box("统计数")]]
    for row in table_form("statistics").rows:
        if row.caption or row.optional:
            grid.append([Box(row.label), Box("——"), Box("")])
        else:
            grid.append([Box(row.label), Box(row.unit or ""), Box(values[row.key, "value"])])
    return grid


# ---- ways to lay a grid out --------------------------------------------------------------------------


class Page:
    """A document in the making: lines, and blocks that refer to them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []

    def text(self, *lines: str) -> Page:
        for line in lines:
            self.lines.append(line)
            stripped = line.strip()
            if stripped:
                column = line.index(stripped) + 1
                number = len(self.lines)
                span = Span(number, column, number, column + len(stripped))
                self.blocks.append(Paragraph(stripped, span))
        return self

    def table(self, grid: Grid, *, exact: bool = True) -> Page:
        rows = placed(grid)
        first = len(self.lines) + 1
        cells: list[Cell] = []
        for at, row in enumerate(rows):
            line, column = [], 1
            for where, box in row:
                text = box.text.replace("\n", " ")
                span = Span(first + at, column, first + at, column + len(text))
                cells.append(Cell(box.text, at, where, span, box.rows, box.columns))
                line.append(text)
                column += len(text) + 3
            self.lines.append(" | ".join(line))
        width = max(where + box.columns for row in rows for where, box in row)
        span = Span(first, 1, len(self.lines), len(self.lines[-1]) + 1)
        self.blocks.append(Table(tuple(cells), len(rows), width, span, exact))
        return self

    def document(self) -> Document:
        return Document("report", "text/plain", "utf-8", tuple(self.lines), tuple(self.blocks))


def placed(grid: Grid) -> list[list[tuple[int, Box]]]:
    """Give every box its grid column, as a browser does."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[tuple[int, Box]]] = []
    for at, row in enumerate(grid):
        column = 0
        line = []
        for box in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(box.rows) for right in range(box.columns)}
            line.append((column, box))
            column += box.columns
        rows.append(line)
    return rows


def width_of(grid: Grid) -> int:
    return max(column + box.columns for row in placed(grid) for column, box in row)


def filled(grid: Grid) -> list[list[str]]:
    """Every grid position as text; a merged cell stands at its first position."""
    width = width_of(grid)
    rows = [[""] * width for _ in grid]
    for at, row in enumerate(placed(grid)):
        for column, box in row:
            rows[at][column] = box.text
    return rows


def unmerged(grid: Grid) -> Grid:
    """The same grid without merges, blanks where merged cells reached."""
    return [[Box(text) for text in row] for row in filled(grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[box.text for box in row] for row in grid]


def row_lines(grid: Grid) -> list[str]:
    return [" | ".join(row) + " |" for row in texts(grid)]


def merged(grid: Grid) -> bool:
    return any(box.rows > 1 or box.columns > 1 for row in grid for box in row)


def markdown_lines(grid: Grid) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in (filled(grid) if merged(grid) else texts(grid))]
    return [lines[0], "|" + "---|" * width_of(grid), *lines[1:]]


def tab_lines(grid: Grid) -> list[str]:
    return ["\t".join(row) for row in texts(grid)]


def blank_lines(grid: Grid) -> list[str]:
    return ["   ".join(row).strip() for row in texts(grid)]


def single_lines(grid: Grid) -> list[str]:
    return [" ".join(row).strip() for row in texts(grid)]


def bar_cells(grid: Grid) -> list[str]:
    """One cell a line, a bar behind each, rows padded with bars to the width of the grid."""
    width = width_of(grid)
    lines: list[str] = []
    for row in texts(grid):
        gap = ""
        for text in row:
            if text:
                lines.append(f"{gap}{text} |")
                gap = ""
            else:
                gap += "|"
        lines.append(gap + "|" * (width - len(row)) or "|")
    return lines


def bare_cells(grid: Grid) -> list[str]:
    return [text for row in texts(grid) for text in row if text]


def wrapped_cells(grid: Grid) -> list[str]:
    """One cell a line, long labels broken over two lines."""
    lines: list[str] = []
    for text in bare_cells(grid):
        lines += [text[:9], text[9:]] if len(text) > 12 and "勾稽" not in text else [text]
    return lines


def wrapped_rows(grid: Grid) -> list[str]:
    """One row a line as a PDF gives it: a long label goes on behind its numbers."""
    lines: list[str] = []
    for row in texts(grid):
        label = next(
            (at for at in range(len(row) - 1, -1, -1) if len(row[at]) > 12 and "勾稽" not in row[at]), None
        )
        if label is None or label == len(row) - 1:
            lines.append("   ".join(row).strip())
        else:
            text = row[label]
            lines.append("   ".join([*row[:label], text[:11], *row[label + 1 :]]))
            lines.append(text[11:])
    return lines


TEXT_SHAPES: dict[str, Callable[[Grid], list[str]]] = {
    "rows": row_lines,
    "markdown-text": markdown_lines,
    "tabs": tab_lines,
    "blanks": blank_lines,
    "single": single_lines,
    "bar-cells": bar_cells,
    "bare-cells": bare_cells,
    "wrapped-cells": wrapped_cells,
    "wrapped-rows": wrapped_rows,
}
HOLDS_BLANKS = ("grid", "markdown", "rows", "markdown-text", "tabs", "bar-cells")
"""Shapes in which a blank cell leaves a trace."""
SHAPES = ("grid", "markdown", *TEXT_SHAPES)

HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
OPENING = ("云浦县林业局2023年政府信息公开工作年度报告", "一、总体情况", "全年工作按照要求有序开展。")
CLOSING = (
    "五、存在的主要问题及改进情况",
    "一是公开内容不够丰富。二是更新不够及时。",
    "六、其他需要报告的事项",
    "无。",
)


def lay(page: Page, shape: str, *grids: Grid) -> Page:
    """Put grids on a page in a shape."""
    for grid in grids:
        if shape == "grid":
            page.table(grid)
        elif shape == "markdown":
            page.table(unmerged(grid) if merged(grid) else grid, exact=False)
        else:
            page.text(*TEXT_SHAPES[shape](grid))
    return page


def report(shape: str, *tables: Sequence[Grid]) -> Document:
    """A whole report with T2, T3 and T4 (each a list of grids), in one shape."""
    page = Page().text(*OPENING)
    for heading, grids in zip(HEADINGS, tables, strict=False):
        lay(page.text(heading), shape, *grids)
    return page.text(*CLOSING).document()


def annex(shape: str, grid: Grid) -> Document:
    """A report of the years before 2019 with its statistics table at the end."""
    page = Page().text(
        "云浦县林业局2016年政府信息公开年度报告", "一、概述", "全年工作按照要求有序开展。", "二、主动公开情况"
    )
    page.text("全年主动公开政府信息40条。", "政府信息公开情况统计表", "填报单位:云浦县林业局")
    return lay(page, shape, grid).text("单位负责人:某某 填报人:某某").document()


# ---- values and damage -----------------------------------------------------------------------------------


def some_values(
    kind: str, form: str | None, dice: Random, *, blanks: bool = False
) -> dict[tuple[str, str], str]:
    """Values for every cell of a form, many of them zero; with blanks, zero in every way it is written."""
    zeros = ["0", "", "-", "/", "无"] if blanks else ["0"]
    cells = table_form(kind).expected(form)
    return {key: str(dice.randint(1, 120)) if dice.random() < 0.6 else dice.choice(zeros) for key in cells}


def with_one_cell_less(grid: Grid, dice: Random) -> Grid:
    """Drop one row or one cell."""
    rows = [list(row) for row in grid]
    at = dice.randrange(len(rows))
    if dice.random() < 0.3:
        del rows[at]
    else:
        del rows[at][dice.randrange(len(rows[at]))]
    return [row for row in rows if row]


def with_one_piece_less(document: Document, dice: Random) -> Document:
    """Drop one line of a text, or one cell out of a line."""
    at = dice.randrange(len(OPENING), len(document.blocks) - len(CLOSING))
    page = Page()
    for index, block in enumerate(document.blocks):
        assert isinstance(block, Paragraph)
        if index != at:
            page.text(document.lines[block.span.line - 1])
            continue
        mark = next((mark for mark in ("|", "\t", " ") if mark in block.text.strip("| ")), None)
        if mark is not None and dice.random() < 0.5:
            cells = block.text.split(mark)
            del cells[dice.randrange(len(cells))]
            page.text(mark.join(cells))
    return page.document()
