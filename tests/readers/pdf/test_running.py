from __future__ import annotations

import pytest

from gxlint.document import Document, Paragraph
from tests.readers.pdf.made import read
from tests.readers.pdf.writer import Sheet, pdf

BODY = ["　　" + "字" * 26, "字" * 28, "字" * 9 + "。"]


def pages(*feet: str, head: str = "", y: float = 45) -> Document:
    sheets = []
    for foot in feet:
        sheet = Sheet().lines(74, 700, BODY)
        if foot:
            sheet.text(290, y, foot, 12)
        if head:
            sheet.text(74, 800, head, 10)
        sheets.append(sheet)
    return read(pdf(*sheets))


def roles(document: Document) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in document.blocks if isinstance(block, Paragraph)]


BODIES = ("body", "字" * 63 + "。")


@pytest.mark.parametrize(
    "form",
    [
        "－{}－",
        "- {} -",
        "— {} —",
        "第{}页",
        "第{}页 共2页",
        "第 {} 页/共 2 页",
        "{}/2",
        "{}",
        "Page {} of 2",
        "~{}~",
    ],
)
def test_page_numbers_are_left_out(form: str) -> None:
    document = pages(form.format(1), form.format(2))
    assert roles(document) == [BODIES, BODIES]
    assert document.pages == (1, 2)


def test_numbers_with_dashes_on_a_single_page_and_numbers_that_begin_anew() -> None:
    assert roles(pages("－7－")) == [BODIES]
    assert roles(pages("1", "2", "1", "2")) == [BODIES] * 4


def test_a_number_that_does_not_count_pages_stays() -> None:
    assert roles(pages("4731")) == [BODIES, ("body", "4731")]
    assert ("body", "17") in roles(pages("17", "3"))


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert roles(pages("2", y=300)) == [BODIES, ("body", "2")]


def test_running_heads_stand_behind_the_text_once() -> None:
    document = pages("1", "2", "3", head="青石县水务局")
    assert roles(document) == [BODIES, BODIES, BODIES, ("furniture", "青石县水务局")]
    assert document.pages == (1, 2, 3, 3)


def test_a_head_with_a_number_in_it() -> None:
    sheets = [
        Sheet().lines(74, 700, BODY).text(74, 800, f"青石县水务局 年报 {number}", 10) for number in (1, 2, 3)
    ]
    assert roles(read(pdf(*sheets))) == [BODIES, BODIES, BODIES, ("furniture", "青石县水务局 年报 1")]


def test_lines_that_come_once_stay() -> None:
    assert roles(pages("", head="青石县水务局"))[0] == ("body", "青石县水务局")


def test_a_paragraph_goes_on_below_the_number_and_the_head() -> None:
    first = (
        Sheet()
        .lines(74, 160, ["　　" + "字" * 26, "字" * 28])
        .text(290, 45, "－1－", 12)
        .text(74, 800, "青石县水务局", 10)
    )
    second = (
        Sheet().lines(74, 740, ["后" * 5 + "。"]).text(290, 45, "－2－", 12).text(74, 800, "青石县水务局", 10)
    )
    assert read(pdf(first, second)).lines == ("字" * 54 + "后" * 5 + "。", "青石县水务局")


def test_the_words_continued_above_a_table() -> None:
    rows = [["规章", "0"], ["规范性文件", "1"]]
    first = Sheet().table(74, 160, [100, 60], [["信息内容", "件数"], *rows]).text(290, 45, "－1－", 12)
    second = (
        Sheet()
        .text(74, 760, "(续表)", 12)
        .table(74, 750, [100, 60], [["行政许可", "3"]])
        .text(290, 45, "－2－", 12)
    )
    assert read(pdf(first, second)).lines == ("信息内容 | 件数", "规章 | 0", "规范性文件 | 1", "行政许可 | 3")
