"""Diagnostics one by one: place, excerpt, doubt, remedy, and what is not repeated."""

from __future__ import annotations

import pytest

from gxlint.diagnostics import Location
from gxlint.document import Span
from gxlint.structure.model import Fact, Heading, Section
from tests.output.rich_results import (
    LINES,
    broken_total,
    diagnostic,
    document,
    requests_table,
    result,
    section,
    shown,
)


def body(text: str) -> str:
    """What stands below the head."""
    return text[text.index("\n\n", text.index("\n\n") + 2) + 2 :]


def test_basis_and_remedy_stand_once_a_rule() -> None:
    second = diagnostic(location=Location(7, 1, 7, 2), message="“无”", fix="没有", doubt="scope")
    assert (
        body(shown([result(diagnostic(), second)]))
        == """\
警告 GX501  第3行第1列  一、总体情况
  “截止”应为“截至”

    3 │ 截止2023年底,主动公开信息128条。
      │ ^^^^

  依据  国务院令第711号
  改法  改为所给的词。

警告 GX501  第7行第1列  五、其他需要报告的事项
  “无”

    7 │ 无。
      │ ^^

  改为  没有
  存疑  这段话说的可能是另一个范围或口径,请核对后再改
  依据和改法同上(GX501)
"""
    )


def test_another_basis_is_said_again() -> None:
    text = shown([result(diagnostic(), diagnostic(basis="另一份文件"))])
    assert text.count("依据  ") == 2
    assert "同上" not in text


def test_the_basis_is_told_again_in_every_report() -> None:
    assert shown([result(diagnostic()), result(diagnostic())]).count("改法  ") == 2


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (Location(None, None, None, None), "整个文件"),
        (Location(1, 1, 1, 2), "第1行第1列"),
        (Location(3, 2, 5, 1), "第3行第2列至第5行  一、总体情况"),
        (Location(3, 2, 3, 4, page=4), "第4页 第3行第2列  一、总体情况"),
        (Location(5, 9, 5, 11, "requests", "requests", "total", "natural_person"), "第5行第9列  申请办理表 “(七)总计 自然人”"),
        (Location(5, 9, 5, 11, "requests", "requests", "total"), "第5行第9列  申请办理表 (七)总计"),
        (Location(5, 9, 5, 11, "requests", "requests", None, "business"), "第5行第9列  申请办理表 商业企业"),
        (Location(5, 9, 5, 11, "requests", "requests"), "第5行第9列  申请办理表"),
        (Location(5, 9, 5, 11, "requests", "review"), "第5行第9列  复议诉讼表"),
    ],
)  # fmt: skip
def test_places(at: Location, place: str) -> None:
    text = body(shown([result(diagnostic(location=at), tables=[requests_table()])]))
    assert text.split("\n")[0] == f"警告 GX501  {place}"


def test_a_document_counts_its_paragraphs() -> None:
    word = document(
        media="application/vnd.openxmlformats-officedocument.wordprocessingml.document", source="p"
    )
    text = body(shown([result(diagnostic(location=Location(3, 1, 3, 3, block=2)), document=word)]))
    assert text.startswith("警告 GX501  正文第 3 段  一、总体情况\n")
    assert text.endswith(
        "\n\n位置按 Word 文档数:段不计表格内的,空段也算;表格的行、列按合并前的格子数。摘录左\n"
        "边的行号指 gxlint extract --text 打印的文本\n"
    )


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    text = shown([result(diagnostic(location=Location(7, 1, 9, 1)))])
    assert "    7 │ 无。\n      │ ^^^^\n" in text


def test_a_line_that_is_not_there_is_not_made_up() -> None:
    for line in (0, 8, -1, 10**9):
        text = body(shown([result(diagnostic(location=Location(line, 1, line, 2)))]))
        assert "^" not in text
        assert "  │ 截止2023年底" in text


def test_a_report_that_was_not_kept_has_excerpts_without_carets() -> None:
    one = result(diagnostic())
    one.report = None
    text = shown([one])
    assert "标题  云栖县档案局2023年政府信息公开工作年度报告" in text
    assert "    │ 截止2023年底\n" in text
    assert "^" not in text


def test_suppressed_ones_are_counted_and_named() -> None:
    hidden = [
        diagnostic(suppressed="旧稿"),
        diagnostic("GX201", "error", suppressed="", location=Location(None, None, None, None)),
    ]
    text = shown([result(*hidden, verdict="pass")])
    assert text.endswith("\n\n另有 2 条已屏蔽:GX501 第3行(旧稿)、GX201\n")
    assert "除已屏蔽的以外,没有发现问题" in text  # an equation that fails may stand right below


def test_many_suppressed_ones_are_not_all_named() -> None:
    text = shown([result(*[diagnostic(suppressed="旧稿")] * 11)], width=200)
    assert text.count("GX501 第3行") == 10
    assert text.endswith("(旧稿)等\n")


def test_a_rule_nobody_knows_has_no_remedy() -> None:
    text = shown([result(diagnostic("AB001"))])
    assert "依据  国务院令第711号" in text
    assert "改法" not in text


def test_sections_with_all_their_faults() -> None:
    bare = Heading("附言", "", None, Span(7, 1, 7, 3))
    facts = {
        "missing": [],
        "sections": [
            section("overview", LINES[1], 2, 3), section("plans", "二、工作思路", 4, 4, unexpected=True),
            section("overview", "三、概述", 5, 6, duplicate_of=0, misplaced=True), Section("none", bare, Span(7, 1, 7, 3)),
        ],
    }  # fmt: skip
    line = "章节  一 总体情况 ✓   二 工作思路 [多余]   三 概述 [错位、重复]   附言 ✓"
    assert line in shown([result(facts=facts)])
    english = (
        "Sections     一 总体情况 ✓   二 工作思路 [not in the form]   三 概述 [misplaced, duplicate]   附言 ✓"
    )
    assert english in shown([result(facts=facts)], width=100, lang="en")


def test_a_section_that_stands_nowhere_else_is_named_by_the_layout() -> None:
    text = shown([result(facts={"layout": Fact("2008", "year")})])
    assert "格式  2007年条例第三十二条(据年度)" in text


def test_a_drawing_stands_between_excerpt_and_basis() -> None:
    text = shown([result(broken_total(), tables=[requests_table({"total": [13, 2, 0, 0, 0, 0, 12]})])])
    assert text.index("^^") < text.index("【13】") < text.index("依据")
