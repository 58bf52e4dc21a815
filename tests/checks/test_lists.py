from __future__ import annotations

from typing import Any

import pytest

from gxlint.checks.registry import CHECKS, Subject
from gxlint.document import Span
from gxlint.structure.model import ListRun
from gxlint.tables.model import KeyedTable
from tests.checks.built import Part, built, findings, message, run_of, said
from tests.structure.made import BODY, TITLE
from tests.structure.made import report as report_of
from tests.support.effort import effort


def with_list(text: str, *runs: ListRun, **more: Any) -> Any:
    """A report whose second section (heading on line 4) holds `text` from line 5 on."""
    lines = text.split("\n")
    section = Part("disclosure", "二、主动公开政府信息的情况", body=lines, more={"lists": list(runs)})
    return built(
        "2008", Part("overview", "一、概述"), section, Part("requests", "三、依申请公开情况"), **more
    )


def inline(text: str, *literals: str, style: str = "is", line: int = 5, **more: Any) -> ListRun:
    """The list whose markers are these pieces of a line, in turn."""
    items, at = [], 0
    for literal in literals:
        at = text.index(literal, at)
        items.append((literal, line, at + 1))
        at += len(literal)
    return run_of(style, *items, **more)


def test_in_order() -> None:
    text = "一是健全制度。二是加强培训。三是更新栏目。"
    assert said("GX108", with_list(text, inline(text, "一是", "二是", "三是"))) == []


def test_repeated() -> None:
    text = "一是健全制度。二是加强培训。二是更新栏目。三是督查。"
    found = findings("GX108", with_list(text, inline(text, "一是", "二是", "二是", "三是")))
    assert [(f.message, f.span and f.span.column) for f in found] == [("repeated", 15)]
    assert "三是" in message("GX108", found[0])


def test_skipped_sub_heading() -> None:
    text = "(一)健全制度\n(二)加强培训\n(四)更新栏目"
    run = run_of("han-paren", ("(一)", 5, 1), ("(二)", 6, 1), ("(四)", 7, 1))
    found = findings("GX108", with_list(text, run))
    assert [(f.message, f.span and f.span.line) for f in found] == [("skipped", 7)]
    assert found[0].values["expected"] == "(三)"


def test_a_number_in_another_form_is_no_gap() -> None:
    for middle in ("二要加强培训", "(二)加强培训", "二、加强培训", "第二,加强培训"):
        text = f"一是健全制度。{middle}。三是更新栏目。"
        assert said("GX108", with_list(text, inline(text, "一是", "三是"))) == [], middle
    text = "首先健全制度。二是加强培训。三是更新栏目。"
    assert said("GX108", with_list(text, inline(text, "二是", "三是"))) == []


def test_a_list_that_begins_at_two() -> None:
    text = "健全制度。二是加强培训。三是更新栏目。"
    assert said("GX108", with_list(text, inline(text, "二是", "三是"))) == [("start", 5)]


def test_lost_is() -> None:
    text = "一是健全制度。二加强培训。三是更新栏目。"
    run = inline(text, "一是", "二", "三是", bare=[1])
    found = findings("GX108", with_list(text, run))
    assert [f.message for f in found] == ["lost-is"]
    assert found[0].values["expected"] == "二是"


def test_stray_is() -> None:
    text = "(一)健全制度\n(二)是加强培训\n(三)更新栏目"
    run = run_of(
        "han-paren",
        ("(一)", 5, 1),
        ("(二)", 6, 1),
        ("(三)", 7, 1),
        texts=["健全制度", "是加强培训", "更新栏目"],
    )
    assert said("GX108", with_list(text, run)) == [("stray-is", 6)]
    every = run_of("han-paren", ("(一)", 5, 1), ("(二)", 6, 1), texts=["是健全制度", "是加强培训"])
    assert said("GX108", with_list("(一)是健全制度\n(二)是加强培训", every)) == []


def test_numbers_that_go_on_nowhere_are_no_list() -> None:
    text = "(七)总计应当核对,(三)不予公开为零。"
    assert said("GX108", with_list(text, inline(text, "(七)", "(三)", style="han-paren"))) == []


def test_restart_is_a_new_list() -> None:
    text = "一是健全制度。二是培训。下一步:一是督查。二是通报。"
    assert said("GX108", with_list(text, inline(text, "一是", "二是", "一是", "二是"))) == []


def test_alone_only_where_certain() -> None:
    alone = run_of("han-paren", ("(一)", 5, 1))
    assert said("GX108", with_list("(一)健全制度\n各项制度逐步健全。", alone)) == [("alone", 5)]
    assert [f.level for f in findings("GX108", with_list("(一)健全制度\n各项制度逐步健全。", alone))] == [
        "alone"
    ]
    assert said("GX108", with_list("(一)健全制度\n(二)加强培训", alone)) == []
    inside = run_of("han-paren", ("(一)", 5, 5))
    assert said("GX108", with_list("第二十条(一)所列事项", inside)) == []
    text = "一是健全制度,其他工作按要求开展。"
    assert said("GX108", with_list(text, inline(text, "一是"))) == []


def test_rows_of_a_table_are_no_list() -> None:
    run = run_of("han-paren", ("(一)", 5, 1), ("(三)", 6, 1))
    table = KeyedTable("requests", None, Span(5, 1, 6, 9), 0, 1, {})
    assert said("GX108", with_list("(一)予以公开 | 0 |\n(三)不予公开 | 0 |", run, tables=[table])) == []


def test_two_lists_of_one_paragraph_are_two() -> None:
    first = "一是健全制度;二是加强培训;三是更新栏目。"
    for second in (
        "首先督查;二是通报;三是考核。",
        "一要督查;二是通报;三是考核。",
        "一要督查;二要通报;三是考核。",
        "第一,督查;二是通报。",
    ):
        text = f"{first}下一步,{second}"
        literals = [literal for literal in ("二是", "三是") if literal in second]
        run = inline(text, "一是", "二是", "三是", *literals)
        assert said("GX108", with_list(text, run)) == [], second
    glued = f"{first}下一步一是督查,三是通报。"
    assert said("GX108", with_list(glued, inline(glued, "一是", "二是", "三是", "三是"))) == []


def test_a_second_list_without_its_first_item_is_said_as_that() -> None:
    text = "一是健全制度;二是加强培训;三是更新栏目。下一步,重点督查;二是通报;三是考核。"
    found = findings("GX108", with_list(text, inline(text, "一是", "二是", "三是", "二是", "三是")))
    assert [(f.message, f.span and f.span.column, f.values["items"]) for f in found] == [
        ("start", 31, "二是 三是")
    ]


def test_long_lists_show_what_stands_around() -> None:
    text = "一是甲。" + "二是乙。" * 100
    found = findings("GX108", with_list(text, inline(text, "一是", *["二是"] * 100)))
    assert {f.message for f in found} == {"repeated"}
    assert max(len(f.evidence["numbers"]) for f in found) == 25


@pytest.mark.parametrize(
    "unit",
    ["(一)甲甲\n", "二是甲\n三是乙\n(一)丙\n(四)丁\n", "一是甲。二是乙。三是丙。二是乙。三是丙。", "一是甲。(1)乙。(3)乙。一要丙。"],
)  # fmt: skip
def test_effort_grows_with_the_text(unit: str) -> None:
    def work(times: int) -> int:
        report = report_of(
            TITLE, "一、总体情况", *(unit * times).split("\n"), "二、主动公开政府信息情况", BODY
        )
        return effort(lambda: list(CHECKS["list-numbering"](Subject(report, "GX108", {}))))

    assert work(400) < 5 * work(100)
