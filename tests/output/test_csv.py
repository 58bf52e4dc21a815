from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.output import csv
from gxlint.output.listing import COLUMNS
from tests.output.results_made import HOSTILE, chosen, partial, result, sums, unread, word, written
from tests.output.understood import reader, table

read = reader("csv")


def test_rows_and_headings() -> None:
    text = written(csv, result("甲,“乙”.txt", word(), sums()), unread(), partial(), chosen())
    assert text.count("\r\n") == text.count("\n") == 6
    found = table(text.encode())
    assert list(found[0]) == [column.zh for column in COLUMNS]
    assert [(row["文件"], row["结论"], row["级别"], row["代码"], row["行"]) for row in found] == [
        ("甲,“乙”.txt", "不通过", "警告", "GX501", "3"),
        ("甲,“乙”.txt", "不通过", "错误", "GX201", "90"),
        ("z.docx", "未能全部检查", "错误", "GX001", ""),
        ("p.docx", "未能全部检查", "", "", ""),
        ("c.txt", "通过", "", "", ""),
    ]
    assert [row["没有查全的内容"] for row in found[2:]] == [
        "文件没有读出",
        "没有找到政府信息公开行政复议、行政诉讼情况表;规则 GX505 没有查完",
        "只检查了 GX2,2 条规则未启用:GX105、GX501",
    ]


def test_an_empty_run_has_headings() -> None:
    assert written(csv, lang="en") == "\ufeff" + ",".join(column.en for column in COLUMNS) + "\r\n"


def test_a_path_of_anything_is_one_row() -> None:
    (only,) = read(result(HOSTILE))
    assert only["文件"] == "a\\nb,c%d:e\\x1b[31m\U0001f600\\udce4.txt"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\uff1d", "\uff0b", "\uff0d", "\uff20", " ="])
def test_nothing_becomes_a_formula(sign: str) -> None:
    (only,) = read(result(f"{sign}cmd.txt", word(message=f"{sign}1+1", excerpt=f"{sign}2")))
    assert only["问题"].startswith("'")
    assert only["原文"].startswith("'")
    if "\t" not in sign:
        assert only["文件"] == f"'{sign}cmd.txt"


def test_numbers_are_numbers() -> None:
    assert csv.guarded(-5) == -5
    assert csv.guarded("a=b") == "a=b"
    assert csv.guarded("") == ""
    assert csv.guarded(None) is None


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_stays_in_its_cell(texts: list[str]) -> None:
    found = read(*(result("a.txt", word(message=text, excerpt=text)) for text in texts))
    assert len(found) == len(texts)
    assert {row["代码"] for row in found} == {"GX501"}
    for row in found:
        for value in row.values():
            assert not value.lstrip().startswith(("=", "+", "-", "@"))
            assert all(sign.isprintable() or sign in "\u3000" for sign in value)


def test_a_terminal_gets_no_mark() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    csv.write_one(result(), stream, memo={})
    assert stream.getvalue().startswith("文件,")
