"""A wide table without rulings is said to be one that was not read; nothing is claimed of what stands in it."""

from __future__ import annotations

import pytest

from gxlint.readers.pdf.lines import lines_of
from gxlint.readers.pdf.shapes import Letter, Line
from gxlint.readers.pdf.unruled import scattered
from tests.readers.pdf.made import letters
from tests.readers.pdf.printing import browser, needs_browser
from tests.readers.pdf.reports import page, parse, source
from tests.readers.pdf.test_reports import WRONG, check

LEFT, RIGHT = 60.0, 540.0


def _row(y: float, numbers: list[str], label: str = "", x: float = 60.0) -> list[Letter]:
    found = letters(label, x, y)
    for place, number in enumerate(numbers):
        found += letters(number, 300 + 30 * place, y, first=len(found))
    return found


def _lines(*parts: list[Letter]) -> list[Line]:
    return lines_of([letter for part in parts for letter in part], 1)


def _gone(lines: list[Line]) -> list[str]:
    return [lines[number].text for number in sorted(scattered(lines, LEFT, RIGHT))]


def test_the_rows_their_heads_and_the_rest_of_their_labels_belong_to_the_table() -> None:
    lines = _lines(
        letters("三、收到和处理情况", 60, 100),
        letters("申请人情况", 360, 120),
        letters("自然人", 295, 140) + letters("其他", 390, 140),
        letters("一、本年新收政府信", 60, 160), _row(166, list("1000001")), letters("息公开申请数量", 60, 172),
        _row(190, ["2", "0", "0", "0", "0", "0", "12"], "二、上年结转"),
        letters("四、其他情况", 60, 220),
        letters("没有。", 60, 240),
    )  # fmt: skip
    assert _gone(lines) == [line.text for line in lines[1:7]]
    assert [line.text for line in lines[7:]] == ["四、其他情况", "没有。"]


def test_text_above_and_below_stays() -> None:
    full = "全年主动公开政府信息若干条并按照要求认真办理各类申请事项切实保障群众知情权利"
    rows = [_row(140 + 20 * number, list("0000000"), "甲") for number in range(2)]
    lines = _lines(
        letters(full, 60, 100, 12), letters("其中如下。", 60, 120), *rows, letters(full, 60, 190, 12)
    )
    assert _gone(lines) == [lines[2].text, lines[3].text]


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "0", "3"], ["2", "0", "4"]],  # narrow: reads line by line
        [["2019", "2020", "2021", "2022", "2023"]],  # the axis of a chart
        [["1", "2", "3", "4", "5", "6"]],
    ],
)
def test_what_is_no_wide_table_stays(rows: list[list[str]]) -> None:
    assert _gone(_lines(*(_row(100 + 20 * number, row, "甲") for number, row in enumerate(rows)))) == []


def test_a_row_of_fifteen_numbers_is_a_table_alone() -> None:
    row = [letter for place in range(15) for letter in letters("0", 60 + 30 * place, 140)]
    lines = _lines(letters("结果", 60, 120) + letters("维持", 100, 120), row)
    assert _gone(lines) == [line.text for line in lines]
    heads = [
        letter for place in range(15) for letter in letters("结果其尚总"[place % 5], 60 + 30 * place, 120)
    ]
    for narrow in (30, 18):  # characters below each other in narrow columns look spread over the line
        close = [one._replace(left=60 + narrow * n, right=70 + narrow * n) for n, one in enumerate(heads)]
        assert len(_gone(_lines(close, row))) == 2
    rising = [letter for place in range(15) for letter in letters(str(place), 60 + 30 * place, 140)]
    assert _gone(_lines(rising)) == []


@needs_browser
@pytest.mark.parametrize(
    "css",
    ["td { border: 0 }", "td { border: 0; border-bottom: 1px solid } table { border-top: 1px solid }"],
    ids=["no rulings", "horizontal ones"],
)
def test_a_report_whose_tables_have_no_rulings_is_not_accused(css: str) -> None:
    for text in (source("valid-2021"), source("valid-2021").replace(*WRONG["valid-2021"])):
        result = check(browser(page(parse(text), css=css, heads=False)), "a.pdf")
        assert {(one.code, one.location.table) for one in result.diagnostics} == {
            ("GX001", None), ("GX003", "requests"), ("GX003", "review")
        }  # fmt: skip
        assert result.coverage["disclosure"].read == 10
        assert result.verdict == "incomplete"
        assert any(str(one).startswith("part:unclosed-tables") for one in result.unfinished)


@needs_browser
def test_the_small_lines_of_a_table_without_rulings_do_not_break_the_text() -> None:
    text = source("valid-2014")
    result = check(browser(page(parse(text), css="td { border: 0 }", heads=False)), "a.pdf")
    assert result.report is not None
    prose = [line for line in text.splitlines() if not line.endswith("|")]
    assert [line for line in prose if line not in result.report.document.lines] == []
    assert {one.code for one in result.diagnostics} <= {"GX003"}
