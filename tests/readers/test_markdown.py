"""Markdown: the file's own lines, places inside them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.document import Document, Notice, Paragraph, Span, Table
from gxlint.readers import Limits, Unreadable, read_bytes
from tests.support.effort import effort


def read(source: str, **limits: int) -> Document:
    return read_bytes(source.encode(), "x.md", limits=Limits(**limits))


def at(document: Document, span: Span) -> str:
    assert span.line == span.end_line
    return document.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def told(document: Document) -> list[tuple[str, int | None, bool, int]]:
    """Text, level, emphasis, line of every paragraph, having checked its place."""
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert at(document, block.span) == block.text
            found.append((block.text, block.level, block.emphasis, block.span.line))
    return found


@pytest.mark.parametrize(
    ("line", "text", "level", "emphasis"),
    [
        ("# 年度报告", "年度报告", 1, False),
        ("###### 一、总体情况 ##", "一、总体情况", 6, False),
        ("##一、总体情况", "一、总体情况", 2, False),
        ("#2021", "#2021", None, False),
        ("####### 七", "####### 七", None, False),
        ("**一、总体情况**", "一、总体情况", None, True),
        ("__一、总体情况__", "一、总体情况", None, True),
        ("***一、总体情况***", "一、总体情况", None, True),
        ("**一** 总体 **情况**", "**一** 总体 **情况**", None, False),
        ("一、**总体情况**", "一、**总体情况**", None, False),
        ("**(一)主动公开。**全年公开3条。", "(一)主动公开。**全年公开3条。", None, False),
        ("**（一）主动公开**。全年公开3条。", "（一）主动公开**。全年公开3条。", None, False),
        ("**12件**申请", "**12件**申请", None, False),
        ("# **年度报告**", "年度报告", 1, True),
        ("- 索引号: 0001", "索引号: 0001", None, False),
        ("* 甲", "甲", None, False),
        ("> 甲", "甲", None, False),
        ("1. 甲", "1. 甲", None, False),
        ("    （一）缩进的段落", "（一）缩进的段落", None, False),
        ("甲\\", "甲", None, False),
        ("规章 | 0 | 0 |", "规章 | 0 | 0 |", None, False),
        ('<p align="center">附件</p>', "附件", None, True),
        ("<h2>一、总体情况</h2>", "一、总体情况", 2, False),
        ("甲<br>", "甲", None, False),
        ("-14", "-14", None, False),
        ("- ", "-", None, False),
        ("a < b > c", "a < b > c", None, False),
    ],
)
def test_lines(line: str, text: str, level: int | None, emphasis: bool) -> None:
    assert told(read(line)) == [(text, level, emphasis, 1)]


@pytest.mark.parametrize("line", ["---", "* * *", "___", "<div align=center>", "</div>", "<br/>", "#"])
def test_lines_without_text(line: str) -> None:
    assert told(read(f"甲\n\n{line}\n\n乙")) == [("甲", None, False, 1), ("乙", None, False, 5)]


def test_underlined_headings() -> None:
    document = read(f"年度报告\n===\n一、总体情况\n---\n{'全年公开。' * 2}\n---\n甲\n\n---")
    assert told(document) == [
        ("年度报告", 1, False, 1),
        ("一、总体情况", 2, False, 3),
        ("全年公开。全年公开。", None, False, 5),
        ("甲", None, False, 7),
    ]


def test_pipe_tables() -> None:
    document = read(
        "甲\n| 信息内容 | 本年\\|制发 |\n|:---|--:|\n| 规章 | **0** |\n文件 | 1<br/>0 | 9 |\n||\n乙"
    )
    assert document.lines[1] == "| 信息内容 | 本年\\|制发 |"
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert (table.rows, table.columns, table.exact, table.span) == (4, 3, False, Span(2, 1, 6, 3))
    assert [(c.text, c.row, c.column, c.span.line, c.span.column, c.span.end_column) for c in table.cells] == [
        ("信息内容", 0, 0, 2, 3, 7), ("本年\\|制发", 0, 1, 2, 10, 16),
        ("规章", 1, 0, 4, 3, 5), ("0", 1, 1, 4, 10, 11),
        ("文件", 2, 0, 5, 1, 3), ("1\n0", 2, 1, 5, 6, 13), ("9", 2, 2, 5, 16, 17),
        ("", 3, 0, 6, 2, 2),
    ]  # fmt: skip
    assert told(document) == [("甲", None, False, 1), ("乙", None, False, 7)]


@pytest.mark.parametrize(
    "source", ["| 甲 | 乙 |\n| 1 | 2 |", "甲 | 乙\n丙", "| 甲 |\n\n|---|", "甲\n---|---"]
)
def test_rows_without_a_line_under_their_head_are_text(source: str) -> None:
    assert not any(isinstance(block, Table) for block in read(source).blocks)


def test_too_many_cells() -> None:
    with pytest.raises(Unreadable) as caught:
        read("|a|b|\n|-|-|\n" + "|1|2|\n" * 5, max_cells=10)
    assert (caught.value.reason, caught.value.values["limit"]) == ("too-many-cells", 10)


def test_tables_written_in_html() -> None:
    document = read(
        "前 <table><tr><td rowspan=2>甲</td>\n<td>1&nbsp;2</td></tr>\n\n<tr><td><p>1</p><p>0</p></td></tr></table> 后\n乙"
    )
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert (table.rows, table.columns, table.exact, table.span) == (2, 2, True, Span(1, 3, 4, 43))
    assert [(c.text, c.row, c.column, c.row_span) for c in table.cells] == [
        ("甲", 0, 0, 2),
        ("1 2", 0, 1, 1),
        ("1\n0", 1, 1, 1),
    ]
    assert [at(document, cell.span) for cell in table.cells] == ["甲", "1&nbsp;2", "<p>1</p><p>0</p>"]
    assert told(document) == [("前", None, False, 1), ("后", None, False, 4), ("乙", None, False, 5)]


def test_html_tables_that_are_none() -> None:
    assert told(read("<table><tr><td>甲\n乙")) == [
        ("<table><tr><td>甲", None, False, 1),
        ("乙", None, False, 2),
    ]
    assert [text for text, *_ in told(read("<table><tr><td>甲</td></tr></table>\n乙"))] == [
        "<table><tr><td>甲</td></tr></table>",
        "乙",
    ]


def test_comments() -> None:
    document = read(
        "<!-- 一 -->\n\n甲<!-- 二 -->乙\n<!-- 三\n四 --> 丙 <!-- 五 -->\n<!-- 六 -->\n<!-- 七\n丁"
    )
    assert told(document) == [
        ("甲", None, False, 3), ("乙", None, False, 3), ("丙", None, False, 5), ("<!-- 七", None, False, 7), ("丁", None, False, 8),
    ]  # fmt: skip
    assert [(comment.text, comment.span.line) for comment in document.comments] == [
        ("一", 3), ("二", 3), ("三\n四", 5), ("五", 5), ("六", 7),
    ]  # fmt: skip


def test_a_comment_after_everything_has_the_last_line() -> None:
    assert [comment.span.line for comment in read("甲\n<!-- 一 -->\n").comments] == [2]


def test_fences() -> None:
    assert told(read("甲\n```\ncode\n```\n乙" + "文" * 20)) == [
        ("甲", None, False, 1),
        ("乙" + "文" * 20, None, False, 5),
    ]
    assert [text for text, *_ in told(read("甲\n```text\n乙\n~~~\n丙"))] == ["甲", "乙", "丙"]
    hidden = "```\n# 年度报告\n一、总体情况\n二、主动公开情况\n```"
    assert [text for text, *_ in told(read(hidden + "\n文" * 60))][:3] == [
        "年度报告",
        "一、总体情况",
        "二、主动公开情况",
    ]
    assert [text for text, *_ in told(read("```\n全文在此\n```"))] == ["全文在此"]


def test_front_matter() -> None:
    document = read("---\ntitle: '年度报告'\n标签:\n  - 甲\n发布日期: 2024-01-20\n---\n# 乙")
    assert document.metadata == (("title", "年度报告"), ("published", "2024-01-20"))
    assert [(block.text, block.role) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("title: '年度报告'", "metadata"), ("标签:", "metadata"), ("- 甲", "metadata"), ("发布日期: 2024-01-20", "metadata"), ("乙", "body"),
    ]  # fmt: skip
    assert [text for text, *_ in told(read("---\n甲，不是\n---\n乙"))] == ["甲，不是", "乙"]


def test_pictures_where_a_table_should_be() -> None:
    source = "## 一、总体情况\n![](a.png)\n## 二、主动公开政府信息情况\n![表](b.png)\n![表](c.png)\n## 三、收到和处理申请情况\n| a | b |\n|---|---|\n![](d.png)\n"
    document = read(source)
    assert document.notices == (Notice("pictures", "2", Span(4, 1, 4, 1)),)
    assert [text for text, *_ in told(document)] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理申请情况",
    ]


TOKENS = st.sampled_from(
    ["# ", "**", "__", "*", "- ", "> ", "|", "|---|", "\n", "\n", "<!--", "-->", "```", "~~~", "---", "===", "<table><tr><td>", "</td></tr></table>",
     "<br>", "\\", "![](x)", "一、总体情况", "甲", "12", " ", "\u3000", "<p align=center>", "</p>", "\x0b"]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=40).map("".join))
def test_places_hold_for_any_mixture_of_marks(source: str) -> None:
    document = read("甲" + source)
    told(document)
    for comment in document.comments:
        assert 1 <= comment.span.line <= len(document.lines)


@pytest.mark.parametrize(
    "piece",
    [
        "<b>",
        "# ",
        "<br>",
        "|",
        "- ",
        "**",
        "<!-- x -->\n",
        "```\n",
        "```a\n",
        "<table>\n",
        "<table></table>\n",
        "![](x) ",
        "甲  ",
        "> ",
        "\\|",
        "---\n",
    ],
)
@pytest.mark.parametrize("end", ["", "x>", "|\n|-|\n|<"])
def test_work_is_linear_in_the_file(piece: str, end: str) -> None:
    def work(size: int) -> int:
        def run() -> None:
            with contextlib.suppress(Unreadable):
                read("甲 # " + piece * (size // len(piece)) + end)

        return effort(run)

    work(100)
    assert work(40_000) <= 4 * work(10_000) * 1.3 + 1000


def test_cells_of_all_tables_together() -> None:
    with pytest.raises(Unreadable) as caught:
        read("|a|b|\n|-|-|\n|1|2|\n\n" * 3, max_cells=11)
    assert caught.value.reason == "too-many-cells"
    assert read("|a|b|\n|-|-|\n|1|2|\n\n" * 3, max_cells=12)


def test_rules_across_the_page_are_no_text() -> None:
    for line in ("---", "* * *", "_ _\t_", "=====", "*_" * 50_000):
        assert read(f"甲\n\n{line}\n\n乙").lines[2] == line
        assert [
            block.text for block in read(f"甲\n\n{line}\n\n乙").blocks if isinstance(block, Paragraph)
        ] == ["甲", "乙"]
    assert len(read("甲\n\n- -\n\n乙").blocks) == 3
