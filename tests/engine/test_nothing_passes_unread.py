"""No report passes while a number of its tables was not read: blanks, pictures, rows and numbers too many."""

from __future__ import annotations

import re

import pytest

from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from tests.checks.said import EXAMPLES
from tests.readers.docx.build import p, pack

TEXT = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
T3 = slice(TEXT.index("一、本年新收政府"), TEXT.index("四、政府信息公开行政复议、行政诉讼情况\n"))
T4 = "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
CELL = re.compile(r"(?<=\| )\d+(?= \|)")


def lint(text: str, name: str = "report.txt") -> ReportResult:
    return lint_bytes(text.encode(), name, Settings(), keep=True)


def told(text: str, name: str = "report.txt") -> tuple[str, tuple[str, ...], list[tuple[str, str]]]:
    result = lint(text, name)
    messages = [(finding.message) for finding in result.findings]
    codes = [diagnostic.code for diagnostic in result.diagnostics]
    return result.verdict, tuple(map(str, result.unfinished)), list(zip(codes, messages, strict=True))


def edited(*edits: tuple[str, str]) -> str:
    text = TEXT
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def test_the_report_itself_passes() -> None:
    assert told(TEXT) == ("pass", (), [])


def test_a_table_of_blanks_has_no_equation_that_holds() -> None:
    blank = TEXT[: T3.start] + CELL.sub(" ", TEXT[T3]) + TEXT[T3.stop :]
    verdict, gaps, _ = told(blank)
    assert verdict != "pass"
    assert gaps == ("blank-table:requests", "relations:requests")
    result = lint(blank)
    assert {idle.table: idle.number for idle in result.idle} == {"requests": 39}
    assert result.relations.satisfied == 3


def test_a_table_of_blanks_but_for_one_zero() -> None:
    _, *rest = CELL.sub(" ", TEXT[T3]).split("\n")
    text = (
        TEXT[: T3.start]
        + "\n".join(["一、本年新收政府信息公开申请数量 | 0 |   |   |   |   |   |   |", *rest])
        + TEXT[T3.stop :]
    )
    verdict, gaps, _ = told(text)
    assert (verdict == "pass", "relations:requests" in gaps) == (False, True)


def test_blanks_beside_numbers_still_count_as_zero() -> None:
    zeros = TEXT[: T3.start] + re.sub(r"(?<=\| )0(?= \|)", " ", TEXT[T3]) + TEXT[T3.stop :]
    assert told(zeros) == ("pass", (), [("GX209", "default")])


def test_tables_without_equations() -> None:
    at, end = TEXT.index("第二十条第(一)项"), TEXT.index("三、收到和处理")
    text = TEXT[:at] + CELL.sub(" ", TEXT[at:end]) + TEXT[end:]
    assert told(text) == ("incomplete", ("blank-table:disclosure",), [("GX209", "default")])


@pytest.mark.parametrize(
    ("before", "after", "kind", "said"),
    [
        (T4, T4 + "1 | 0 | 0 | 0 | 9 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "review", [("GX003", "unplaced")]),
        ("(七)总计 | 10", "5 | 0 | 0 | 0 | 0 | 0 | 5 |\n(七)总计 | 10", "requests", [("GX003", "unplaced")]),
        ("行政许可 | 36 |", "行政许可 | 36 | 99 |", "disclosure", [("GX003", "default")]),
        ("行政许可 | 36 |", "行政许可 | 36 |\n行政许可 | 99 |", "disclosure", [("GX003", "default"), ("GX213", "repeated")]),
        ("行政许可 | 36 |", "行政许可 | 36 |\n行政许可 | 36 |", "disclosure", [("GX213", "repeated")]),
        ("行政许可 | 36 |", "行政许可 | 36 |\n行政确认 | 12 |", "disclosure", [("GX213", "added")]),
    ],
)  # fmt: skip
def test_numbers_too_many(before: str, after: str, kind: str, said: list[tuple[str, str]]) -> None:
    assert told(edited((before, after))) == ("incomplete", (f"table:{kind}",), said)


@pytest.mark.parametrize("row", ["2.重复申请 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n2.重复申请 |"])
def test_of_two_rows_of_one_name_none_is_taken(row: str) -> None:
    verdict, gaps, said = told(edited(("2.重复申请 |", row)))
    assert (verdict, gaps) == ("incomplete", ("table:requests", "relations:requests"))
    assert said == [("GX003", "default"), ("GX213", "repeated")]


def test_a_column_of_its_own_without_numbers_of_its_own() -> None:
    verdict, gaps, said = told(edited(("法律服务机构 | 其他 |", "法律服务机构 | 媒体 | 其他 |")))
    assert (verdict, gaps) == ("incomplete", ("table:requests", "relations:requests"))
    assert said == [("GX213", "added"), ("GX003", "default")]


@pytest.mark.parametrize("show", ['<img src="{}.png" alt="">', '<input value="{}">', "<select><option>{}</option></select>",
                                  '<object data="{}.svg"></object>', '<img src="{}.png" width="12" height="16">'])  # fmt: skip
def test_cells_that_show_no_text(show: str) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in line.strip(" |").split("|")) + "</tr>"
        for line in TEXT[TEXT.index("行政复议 | 行政诉讼") : TEXT.index("五、存在的主要")].strip().split("\n")
    )
    rows = re.sub(r"<td>(\d+)</td>", lambda found: f"<td>{show.format(found[1])}</td>", rows)
    before, after = TEXT[: TEXT.index("行政复议 | 行政诉讼")], TEXT[TEXT.index("五、存在的主要") :]
    wanted = before + "<table>" + rows + "</table>" + after
    verdict, gaps, said = told("<html><body><pre>" + wanted + "</pre></body></html>", "report.html")
    assert (verdict, gaps) == ("incomplete", ("table:review", "relations:review"))
    assert said == [("GX003", "opaque")]


@pytest.mark.parametrize(
    "row", [T4.replace("0", "零"), "2022年 | " + T4 + "2023年 | " + T4], ids=["numerals", "years"]
)
def test_a_table_that_stands_there_is_not_missing(row: str) -> None:
    assert told(edited((T4, row))) == ("incomplete", ("missing-table:review",), [("GX003", "unrecognised")])


def test_a_count_in_tens_of_thousands_is_said() -> None:
    verdict, gaps, said = told(edited(("(七)总计 | 10 |", "(七)总计 | 0.001万 |")))
    assert (verdict, gaps) == ("incomplete", ("relations:requests",))
    assert ("GX003", "scaled") in said


def test_a_cell_of_thousands_of_digits_is_one_cell() -> None:
    verdict, _, said = told(edited(("(七)总计 | 10 |", f"(七)总计 | {'9' * 5000} |")))
    assert (verdict, said) == ("fail", [("GX208", "default")])
    assert len(lint(edited(("(七)总计 | 10 |", f"(七)总计 | {'9' * 5000} |"))).diagnostics[0].message) < 200


def test_zero_width_characters_in_numbers() -> None:
    assert told(TEXT.replace("12件", "1\u200b2件").replace("| 36", "| 3\u20606")) == ("pass", (), [])


def test_directions_inside_a_number() -> None:
    verdict, _, said = told(edited(("行政许可 | 36 |", "行政许可 | 36\u202e99\u202c |")))
    assert (verdict, said) == ("fail", [("GX208", "default")])


def test_a_raised_figure_is_a_note() -> None:
    verdict, gaps, said = told(edited(("(七)总计 | 10 |", "(七)总计 | 10² |")))
    assert (verdict, gaps, said) == ("pass", (), [])


def test_a_cell_damaged_on_the_way_may_be_sound() -> None:
    result = lint(edited(("(七)总计 | 10 |", "(七)总计 | 1\ufffd |")))
    assert [(d.code, d.doubt) for d in result.diagnostics if d.code == "GX208"] == [("GX208", "extraction")]


def test_two_wrong_cells_are_shown_at_the_first_of_them() -> None:
    text = edited(("(七)总计 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |", "(七)总计 | 19 | 2 | 0 | 0 | 0 | 0 | 24 |"))
    found = [d for d in lint(text).diagnostics if d.code == "GX201"]
    line = text[: text.index("(七)总计 | 19")].count("\n") + 1
    assert [(d.location.line, d.location.column) for d in found] == [(line, len("(七)总计 | ") + 1)]


def test_a_picture_that_is_all_of_a_section_in_word() -> None:
    """It has no line of its own: its place is in front of the next heading, where it does not belong."""
    before, after = TEXT[: TEXT.index("行政复议 | 行政诉讼")], TEXT[TEXT.index("五、存在的主要") :]
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    body = "".join(map(p, before.splitlines())) + picture + "".join(map(p, after.splitlines()))
    result = lint_bytes(pack(body), "report.docx", Settings(), keep=True)
    assert [
        (d.code, f.message, d.doubt) for d, f in zip(result.diagnostics, result.findings, strict=True)
    ] == [("GX111", "picture", "extraction")]


def test_a_part_that_was_not_read_may_hold_the_table() -> None:
    before, after = TEXT[: TEXT.index("行政复议 | 行政诉讼")], TEXT[TEXT.index("五、存在的主要") :]
    body = "".join(map(p, before.splitlines())) + "<w:altChunk/>" + "".join(map(p, after.splitlines()))
    result = lint_bytes(pack(body), "report.docx", Settings(), keep=True)
    assert [(d.code, f.message) for d, f in zip(result.diagnostics, result.findings, strict=True)] == [
        ("GX001", "unread-part"),
        ("GX003", "elsewhere"),
    ]
    assert result.verdict == "incomplete"
