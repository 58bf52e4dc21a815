from __future__ import annotations

from tests.readers.pdf.made import read
from tests.readers.pdf.writer import Sheet, pdf

LEFT = ["左栏" * 7 + "甲", "左" * 15, "栏" * 15, "左栏" * 7 + "乙", "左" * 15, "左" * 4 + "。"]
RIGHT = ["右栏" * 7 + "甲", "右" * 15, "栏" * 15, "右栏" * 7 + "乙", "右" * 15, "右" * 4 + "。"]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().text(74, 780, "通栏的标题", 16)
    sheet.lines(74, 740, LEFT, 14, 24).lines(310, 740, RIGHT, 14, 24)
    assert read(pdf(sheet)).lines == ("通栏的标题", "".join(LEFT), "".join(RIGHT))


def test_labels_and_numbers_far_apart_are_no_columns() -> None:
    sheet = Sheet()
    for number, label in enumerate(
        ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]
    ):
        sheet.text(74, 740 - 24 * number, label, 14).text(400, 740 - 24 * number, str(number), 14)
    assert read(pdf(sheet)).lines == (
        "规章  0",
        "行政规范性文件  1",
        "行政许可  2",
        "行政处罚  3",
        "行政强制  4",
        "行政事业性收费  5",
    )


def test_a_few_lines_are_no_columns() -> None:
    sheet = Sheet().lines(74, 740, LEFT[:3], 14, 24).lines(310, 740, RIGHT[:3], 14, 24)
    assert len(read(pdf(sheet)).lines) == 3


def test_units_and_numbers_right_behind_long_labels_are_no_column() -> None:
    labels = [
        "(一)收到申请的数量",
        "1.当面收到的申请数",
        "2.传真收到申请数",
        "3.网络收到的申请数",
        "4.信函收到申请数",
        "(二)办结数量",
    ]
    sheet = Sheet()
    for number, label in enumerate(labels):
        sheet.text(74, 740 - 24 * number, label, 14)
        sheet.text(240, 740 - 24 * number, "件", 14).text(400, 740 - 24 * number, str(number), 14)
    assert read(pdf(sheet)).lines == tuple(f"{label}  件  {number}" for number, label in enumerate(labels))
