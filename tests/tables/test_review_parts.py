"""T4 as several tables."""

from __future__ import annotations

import pytest

from gxlint.tables import recognise
from gxlint.tables.model import KeyedTable
from tests.structure.made import document

FIVE = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
TURNED = "总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |"
GROUPS = ("reconsideration", "direct_suit", "suit_after_reconsideration")


def read(*lines: str) -> KeyedTable:
    (table,) = recognise(
        document(
            "\n".join(["四、政府信息公开行政复议、行政诉讼情况", *lines, "五、存在的主要问题及改进情况"])
        )
    )
    return table


def rows(table: KeyedTable) -> list[list[str]]:
    return [
        [
            table.cells[group, key].value.literal
            for key in ("upheld", "corrected", "other", "pending", "total")
        ]
        for group in GROUPS
    ]


EXPECTED = [["1", "0", "0", "0", "1"], ["0", "2", "0", "1", "3"], ["4", "0", "0", "0", "4"]]


@pytest.mark.parametrize(
    "lines",
    [
        ("行政复议 |", FIVE, "1 | 0 | 0 | 0 | 1 |", "行政诉讼 |", "未经复议直接起诉 | 复议后起诉 |", f"{FIVE} {FIVE}",
         "0 | 2 | 0 | 1 | 3 | 4 | 0 | 0 | 0 | 4 |"),
        ("行政复议 |", FIVE, "1 | 0 | 0 | 0 | 1 |", "未经复议直接起诉 |", FIVE, "0 | 2 | 0 | 1 | 3 |", "复议后起诉 |", FIVE,
         "4 | 0 | 0 | 0 | 4 |"),
        ("行政复议 |", TURNED, "1 | 1 | 0 | 0 | 0 |", "未经复议直接起诉 |", FIVE, "0 | 2 | 0 | 1 | 3 |", "复议后起诉 |", TURNED,
         "4 | 4 | 0 | 0 | 0 |"),
    ],
)  # fmt: skip
def test_parts_are_one_table(lines: tuple[str, ...]) -> None:
    table = read(*lines)
    assert (rows(table), table.complete, table.label_issues) == (EXPECTED, True, ())
    assert (table.span.line, table.span.end_line) == (2, len(lines) + 1)
    assert "columns-by-label" in table.reading


def test_the_group_without_a_label_is_the_one_that_is_left() -> None:
    table = read(FIVE, "1 | 0 | 0 | 0 | 1 |", "未经复议直接起诉 | 复议后起诉 |", f"{FIVE} {FIVE}", "0 | 2 | 0 | 1 | 3 | 4 | 0 | 0 | 0 | 4 |")  # fmt: skip
    assert rows(table) == EXPECTED
    assert [(issue.kind, issue.key) for issue in table.label_issues] == [("missing", "reconsideration")]
    assert "columns-by-label" not in table.reading


@pytest.mark.parametrize(
    "lines",
    [
        ("行政复议 |", FIVE, "1 | 0 | 0 | 0 | 1 |", "行政诉讼 |", FIVE, "0 | 2 | 0 | 1 | 3 |"),  # suits together
        ("行政复议 |", FIVE, "1 | 0 | 0 | 1 |", "行政诉讼 |", "未经复议直接起诉 | 复议后起诉 |", f"{FIVE} {FIVE}",
         "0 | 2 | 0 | 1 | 3 | 4 | 0 | 0 | 0 | 4 |"),  # a number short
        (FIVE, "1 | 0 | 0 | 0 | 1 |", "未经复议直接起诉 |", FIVE, "0 | 2 | 0 | 1 | 3 |", FIVE, "4 | 0 | 0 | 0 | 4 |"),
        ("复议后起诉 |", FIVE, "4 | 0 | 0 | 0 | 4 |", "行政复议 | 未经复议直接起诉 |", f"{FIVE} {FIVE}",
         "1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 1 | 3 |"),  # not in the order of the form
    ],
)  # fmt: skip
def test_what_leaves_a_doubt_is_not_read(lines: tuple[str, ...]) -> None:
    table = read(*lines)
    assert (table.cells, len(table.unread)) == ({}, 15)
