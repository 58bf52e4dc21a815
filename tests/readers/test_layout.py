"""Lines of a document that has none of its own."""

from __future__ import annotations

from gxlint.document import Cell, Paragraph, Span, Table
from gxlint.readers.layout import GridCell, Layout


def test_a_paragraph_is_one_line() -> None:
    layout = Layout()
    layout.paragraph("甲")
    layout.paragraph(" 乙\n丙\u2028 ", level=1, emphasis=True, role="title", source="p2")
    assert layout.lines == ["甲", "乙 丙"]
    assert layout.blocks == [
        Paragraph("甲", Span(1, 1, 1, 2)),
        Paragraph("乙 丙", Span(2, 1, 2, 4), 1, True, "title", "p2"),
    ]


def test_a_table_row_is_one_line_and_a_row_without_cells_none() -> None:
    layout = Layout()
    cells = [
        GridCell("甲", 0, 0, 3, 1),
        GridCell("1\n0", 0, 1),
        GridCell("", 2, 1),
        GridCell("乙", 3, 0),
        GridCell("2", 3, 1),
    ]
    table = layout.table(cells, 4, 2, exact=False, source="t1")
    assert layout.lines == ["甲 | 1 0", "", "乙 | 2"]
    assert table == Table(
        (
            Cell("甲", 0, 0, Span(1, 1, 1, 2), 3, 1),
            Cell("1\n0", 0, 1, Span(1, 5, 1, 8)),
            Cell("", 2, 1, Span(2, 1, 2, 1)),
            Cell("乙", 3, 0, Span(3, 1, 3, 2)),
            Cell("2", 3, 1, Span(3, 5, 3, 6)),
        ),
        4,
        2,
        Span(1, 1, 3, 6),
        False,
        "t1",
    )
