"""A valid report with one defect in a table says exactly that one thing, whatever the format."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.generate import requests
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.support import forms, render

EXAMPLES = Path(__file__).resolve().parents[2] / "rules" / "examples"


def found(text: str) -> list[tuple[str, int | None]]:
    """Every diagnostic as (code, line)."""
    result = lint_bytes(text.encode(), "report.txt", Settings())
    return [(d.code, d.location.line) for d in result.diagnostics]


def valid(layout: str) -> str:
    return (EXAMPLES / f"valid-{layout}.txt").read_text("utf-8")


def line_of(text: str, part: str) -> int:
    lines = [n for n, line in enumerate(text.split("\n"), 1) if part in line]
    assert len(lines) == 1, f"{part!r} stands on lines {lines}"
    return lines[0]


@pytest.mark.parametrize("layout", ["2021", "2019", "2014", "2008"])
def test_a_valid_report_says_nothing_and_passes(layout: str) -> None:
    result = lint_bytes(valid(layout).encode(), "report.txt", Settings())
    assert [(d.code, d.message) for d in result.diagnostics] == []
    assert result.verdict == "pass"
    assert result.relations.violated == 0
    assert result.relations.not_evaluated == 0


REPLACED = [
    # layout, the line that changes, what it becomes, the codes (all stand on that line unless a line is given)
    ("2021", "一、本年新收政府信息公开申请数量 | 10 | 2 |", "一、本年新收政府信息公开申请数量 | 11 | 2 |", ["GX201"]),
    ("2021", "二、上年结转政府信息公开申请数量 | 1 | 0 |", "二、上年结转政府信息公开申请数量 | 1 | 1 |", ["GX201"]),
    ("2021", "(七)总计 | 10 | 2 |", "(七)总计 | 9 | 2 |", ["GX201"]),
    ("2021", "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 7 |", ["GX201"]),
    ("2021", "(一)予以公开 | 6 | 1 |", "(一)予以公开 | 60 | 1 |", ["GX202"]),
    ("2021", "1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |", "1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 5 |", ["GX202"]),
    ("2019", "(一)予以公开 | 5 | 1 |", "(一)予以公开 | 5 | 2 |", ["GX202"]),
    ("2021", "行政许可 | 36 |", "行政许可 | 三十余 |", ["GX208"]),
    ("2021", "行政许可 | 36 |", "行政许可 |  |", ["GX209"]),
    ("2021", "行政许可 | 36 |", "行政许可 | -36 |", ["GX210"]),
    ("2021", "行政许可 | 36 |", "行政许可 | 3.6 |", ["GX210"]),
    ("2021", "规章 | 0 | 0 | 0 |\n", "规章 | 1 | 0 | 1 |\n", ["GX211"]),
    ("2021", "行政处罚 | 4 |", "行政处罚 | 4元 |", ["GX215"]),
    ("2014", "(一)维持具体行政行为数 | 件 | 0 |", "(一)维持具体行政行为数 | 件 | 0件 |", []),
    ("2014", "其中:主要负责同志参加新闻发布会次数 | 次 | 0 |", "其中:主要负责同志参加新闻发布会次数 | 次 | 1 |", ["GX206"]),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "before", "after", "codes"), REPLACED)
def test_one_changed_row(layout: str, before: str, after: str, codes: list[str]) -> None:
    text = valid(layout)
    assert text.count(before) == 1
    changed = text.replace(before, after)
    line = line_of(changed, after.strip("\n"))
    assert found(changed) == [(code, line) for code in codes]


def test_a_sum_of_the_statistics_table_stands_at_its_total() -> None:
    text = valid("2014").replace("2.传真申请数 | 件 | 0 |", "2.传真申请数 | 件 | 1 |")
    result = lint_bytes(text.encode(), "report.txt", Settings())
    assert [(d.code, d.location.line) for d in result.diagnostics] == [
        ("GX205", line_of(text, "(一)收到申请数"))
    ]
    repairs = {(s.row, s.reads, s.should_be) for repair in result.diagnostics[0].suspects for s in repair}
    assert repairs == {
        ("received", 3, 4),
        ("source.in_person", 1, 0),
        ("source.fax", 1, 0),
        ("source.online", 2, 1),
    }


def test_more_disclosed_than_on_all_channels() -> None:
    """The text repeats the cell, so it contradicts it now: 40条."""
    text = valid("2014").replace("计1条) | 条 | 40 |", "计1条) | 条 | 41 |")
    assert found(text) == [
        ("GX301", line_of(text, "全年主动公开政府信息40条")),
        ("GX207", line_of(text, "计1条) | 条 | 41 |")),
    ]


def test_totals_the_text_repeats() -> None:
    """Both totals raised by one, so that every equation holds: only the text still has the old number."""
    text = valid("2021")
    for row, columns in (("一、本年新收政府信息公开申请数量", "10 | 2"), ("(七)总计", "10 | 2")):
        before = f"{row} | {columns} | 0 | 0 | 0 | 0 | 12 |"
        assert text.count(before) == 1
        text = text.replace(before, before.replace("10 |", "11 |").replace("| 12 |", "| 13 |"))
    text = text.replace(
        "(一)予以公开 | 6 | 1 | 0 | 0 | 0 | 0 | 7 |", "(一)予以公开 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |"
    )
    line = line_of(text, "全年新收政府信息公开申请12件")
    assert found(text) == [("GX301", line), ("GX301", line)]


def test_review_total_forgotten() -> None:
    zeros = " | ".join("0" * 15) + " |"
    text = valid("2021").replace(zeros, "10 | 1 | 0 | 0 | 0 | " + " | ".join("0" * 10) + " |")
    text = text.replace("结转下年度继续办理1件。", "结转下年度继续办理1件。发生行政复议11件,结果纠正1件。")
    line = line_of(text, "10 | 1 | 0 | 0 | 0 |")
    assert found(text) == [("GX204", line)]


def test_a_case_under_the_wrong_applicant() -> None:
    text = valid("2021").replace("(一)予以公开 | 6 | 1 | 0 |", "(一)予以公开 | 5 | 2 | 0 |")
    result = lint_bytes(text.encode(), "report.txt", Settings())
    assert [(d.code, d.location.line) for d in result.diagnostics] == [
        ("GX202", line_of(text, "(一)予以公开"))
    ]
    assert "记错了申请人类别" in result.diagnostics[0].message


def test_rows_that_cancel_in_the_total_column() -> None:
    text = valid("2021").replace("| 10 | 2 | 0 | 0 | 0 | 0 | 12 |\n二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
                                 "| 10 | 2 | 0 | 0 | 0 | 0 | 11 |\n二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2 |")  # fmt: skip
    assert [code for code, _ in found(text)] == ["GX203"]


def test_decisions_that_are_items() -> None:
    text = valid("2019")
    for before, after in (("| 12 | -2 | 86 |", "| 12 | -2 | 10 |"), ("| 5 | 0 | 14 |", "| 5 | 0 | 5 |"),
                          ("| 20 | +1 | 7 |", "| 20 | +1 | 21 |"), ("行政强制 | 2 | 0 | 0 |", "行政强制 | 2 | 0 | 2 |")):  # fmt: skip
        assert text.count(before) == 1
        text = text.replace(before, after)
    assert found(text) == [("GX212", line_of(text, "行政许可 | 12 |"))]


def test_a_row_left_out() -> None:
    text = valid("2021").replace("3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "")
    result = lint_bytes(text.encode(), "report.txt", Settings())
    assert [d.code for d in result.diagnostics] == ["GX213"]
    assert result.verdict == "incomplete"


def test_the_printed_relation_changed() -> None:
    text = valid("2021").replace("等于第三项加第四项之和", "等于第三项减第四项之差")
    assert found(text) == [("GX214", line_of(text, "勾稽关系"))]


def test_a_row_cut_short_is_unread_and_never_passes() -> None:
    text = valid("2021").replace("2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "2.重复申请 | 0 | 0 |")
    result = lint_bytes(text.encode(), "report.txt", Settings())
    assert [d.code for d in result.diagnostics] == ["GX003"]
    assert result.verdict == "incomplete"
    assert (result.relations.violated, result.relations.not_evaluated) == (0, 8)


def test_a_figure_without_a_word() -> None:
    text = valid("2021").replace(",结转下年度继续办理1件", "").replace("上年结转1件,", "")
    assert found(text) == [("GX401", line_of(text, "四、结转下年度继续办理"))]


def test_trained_without_a_training() -> None:
    text = (
        valid("2014")
        .replace("(二)举办各类培训班数 | 次 | 1 |", "(二)举办各类培训班数 | 次 | 0 |")
        .replace(",接受培训20人次", "")
    )
    assert found(text) == [("GX402", line_of(text, "(三)接受培训人员数"))]


SHAPES: dict[str, Callable[[render.Made], tuple[bytes, str]]] = {
    "rows": lambda m: (render.text(m).encode(), "r.txt"),
    "cells": lambda m: (render.text(m, "cells").encode(), "r.txt"),
    "tabs": lambda m: (render.text(m, "tabs").encode("gb18030"), "r.txt"),
    "spaces": lambda m: (render.text(m, "spaces").encode("utf-16"), "r.txt"),
    "markdown": lambda m: (render.markdown(m).encode(), "r.md"),
    "html": lambda m: (render.web(m).encode(), "r.html"),
    "docx": lambda m: (render.word(m), "r.docx"),
}


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_random_cell_is_named_in_every_shape(shape: str, year: int) -> None:
    """Change one cell of a valid table: the suspects contain that cell with its old value."""
    rng = random.Random(f"{shape}{year}")
    for _ in range(5):
        made = render.Made(year=year)
        made.requests = requests(rng, made.form)
        row = rng.choice(forms.keys(made.form))
        column = rng.randrange(7)
        old = made.requests[row][column]
        changed = copy.deepcopy(made)
        changed.requests[row][column] = int(str(old)) + rng.choice((1, 2, 9, 10))
        data, name = SHAPES[shape](changed)
        result = lint_bytes(data, name, Settings(selection=Selection(("GX2",))))
        keys = (
            "natural_person",
            "business",
            "research",
            "public_interest",
            "legal_service",
            "other",
            "total",
        )
        named = [
            [(s.row, s.column_key, s.reads, s.should_be) for s in repair]
            for d in result.diagnostics
            for repair in d.suspects
        ]
        assert [(row, keys[column], changed.requests[row][column], old)] in named
        assert len(result.diagnostics) == 1
        assert result.relations.not_evaluated == 0


FIGURES = ("text", "cells", "html", "docx")


@pytest.mark.parametrize("shape", ["rows", "cells", "tabs", "markdown", "html", "docx"])
def test_real_figures_hold_in_every_shape(shape: str, shared: Path) -> None:
    """The tables of three real reports, of which every sum holds (../shared/data/figures.json)."""
    for figures in json.loads((shared / "data" / "figures.json").read_text("utf-8")):
        data, name = SHAPES[shape](of_figures(figures))
        result = lint_bytes(data, name, Settings(selection=Selection(("GX0", "GX2"), ("GX211",))))
        assert [(d.code, d.message) for d in result.diagnostics] == []
        assert {kind: (c.read, c.expected) for kind, c in result.coverage.items()} == {
            "disclosure": (10, 10), "requests": (175, 175), "review": (15, 15)}  # fmt: skip
        assert (result.relations.satisfied, result.relations.violated, result.relations.not_evaluated) == (
            42,
            0,
            0,
        )


@pytest.mark.parametrize("shape", ["rows", "cells", "html", "docx"])
def test_real_figures_with_one_wrong_cell_name_it(shape: str, shared: Path) -> None:
    for figures in json.loads((shared / "data" / "figures.json").read_text("utf-8")):
        made = of_figures(figures)
        old = made.requests["granted"][0]
        made.requests["granted"][0] = int(str(old)) + 10
        data, name = SHAPES[shape](made)
        (diagnostic,) = lint_bytes(
            data, name, Settings(selection=Selection(("GX2",), ("GX211",)))
        ).diagnostics
        assert diagnostic.code == "GX202"
        assert [[(s.row, s.column_key, s.should_be) for s in r] for r in diagnostic.suspects] == [
            [("granted", "natural_person", old)]
        ]


def of_figures(figures: dict[str, object]) -> render.Made:
    """Return a report with the tables of one entry of figures.json."""
    made = render.Made(year=int(str(figures["year"])))
    disclosure = figures["disclosure"]
    assert isinstance(disclosure, dict)
    for label, row in (("规章", "regulations"), ("行政规范性文件", "normative")):
        made.disclosure |= dict(
            zip((f"{row}.made", f"{row}.repealed", f"{row}.in_force"), disclosure[label], strict=True)
        )
    made.disclosure |= {
        "permits.decisions": disclosure["行政许可"], "penalties.decisions": disclosure["行政处罚"],
        "coercion.decisions": disclosure["行政强制"], "fees.amount": disclosure["行政事业性收费"],
    }  # fmt: skip
    assert isinstance(figures["requests"], dict)
    made.requests = figures["requests"]
    assert isinstance(figures["review"], list)
    made.review = figures["review"]
    return made
