"""GX301 and GX306 over whole reports: what is said, where, how strongly; a true number is never accused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES, said

FLOW = "全年新收政府信息公开申请12件,上年结转1件,办结12件,结转下年度继续办理1件。"
ZEROS = "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
REVIEW = "3 | 1 | 0 | 1 | 5 | 2 | 0 | 0 | 0 | 2 | 1 | 0 | 0 | 1 | 2 |"


def test_what_is_said_of_a_wrong_number() -> None:
    (found,) = said("GX301", "2021", (FLOW, FLOW.replace("上年结转1件", "上年结转3件")))
    assert found.message == (
        "正文写“上年结转3件”,而附表三(收到和处理政府信息公开申请情况)中“二、上年结转政府信息公开申请数量”为 1;请核对,改正错的一处"
    )
    at = found.location
    assert (found.severity, found.doubt, at.line, at.table, at.row, at.column_key) == (
        "error", "none", 5, "requests", "carried_in", "total")  # fmt: skip
    assert found.excerpt.count("上年结转3件") == 1
    assert found.evidence["text"] == 3
    assert found.evidence["readings"] == [{"cells": [["carried_in", "total"]], "sum": 1}]


def test_every_reading_is_shown() -> None:
    (found,) = said(
        "GX301", "2021", (FLOW, "全年受理政府信息公开申请14件,结转下年度继续办理1件。"), language="en"
    )
    assert (
        "“一、本年新收政府信息公开申请数量” 12 + “二、上年结转政府信息公开申请数量” 1 = 13" in found.message
    )


def test_another_scope_is_a_warning() -> None:
    (found,) = said(
        "GX301", "2021", (FLOW, FLOW.replace("全年新收政府信息公开申请12件", "全县新收政府信息公开申请15件"))
    )
    assert (found.severity, found.doubt) == ("warning", "scope")
    assert said("GX301", "2021", (FLOW, FLOW + "本机关收到申请9件,所属单位收到申请3件。")) == []


def test_an_unread_cell_accuses_nobody() -> None:
    row = "一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |"
    wrong = (FLOW, FLOW.replace("申请12件", "申请15件"))
    assert len(said("GX301", "2021", wrong)) == 1
    assert said("GX301", "2021", wrong, (row, "一、本年新收政府信息公开申请数量 | 10 | 2 |")) == []
    assert said("GX301", "2021", wrong, (row, row.replace("| 12 |", "| 若干 |"))) == []


def test_the_sum_of_the_applicants_is_a_reading_too() -> None:
    """The printed total is wrong; GX203 says so, and the text is right."""
    row = "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
    assert said("GX301", "2021", (row, row.replace("| 0 | 1 |", "| 0 | 7 |"))) == []


def test_a_part_of_a_forgotten_total_denies_nothing() -> None:
    table = (ZEROS, "10 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 0 | 0 |")
    (found,) = said("GX306", "2021", table, (FLOW, FLOW + "未发生因政府信息公开引起的行政复议、行政诉讼。"))
    assert found.evidence["cells"] == [
        ["reconsideration", "upheld", 10],
        ["reconsideration", "corrected", 1],
        ["suit_after_reconsideration", "upheld", 5],
    ]


def codes(*edits: tuple[str, str]) -> list[str]:
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    for before, after in edits:
        assert text.count(before) == 1
        text = text.replace(before, after)
    chosen = Settings(selection=Selection(("GX301", "GX306", "GX401")))
    return [found.code for found in lint_bytes(text.encode(), "r.txt", chosen).diagnostics]


def test_a_figure_that_is_denied_is_not_unexplained_as_well() -> None:
    table = (ZEROS, REVIEW)
    assert codes(table, (FLOW, FLOW + "未发生因政府信息公开引起的行政复议、行政诉讼。")) == ["GX306"]
    assert codes(table).count("GX401") == 3
    assert codes((FLOW, "全年新收政府信息公开申请12件。收到的申请均已办结。")) == ["GX306"]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("收到的政府信息公开申请均已办结。", "error"),
        ("受理政府信息公开申请13件,均已办结。", "error"),
        ("受理政府信息公开申请13件,均已依法办结。", "warning"),
        ("受理政府信息公开申请13件,均按期办结。", None),
        ("收到政府信息公开申请12件,均已办结。", None),
    ],
)
def test_all_done_against_what_was_carried_over(sentence: str, severity: str | None) -> None:
    found = said("GX306", "2021", (FLOW, sentence + "结转下年度继续办理1件。"))
    assert [one.severity for one in found] == ([severity] if severity else [])


counts = st.integers(0, 9000)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, int]:
    """A consistent total column: outcomes, what was left over before and after, what came in."""
    found = {
        key: draw(counts) for key in ("granted", "partial", "refused", "unavailable", "unprocessed", "other")
    }
    found["total"] = sum(found.values())
    found["carried_in"] = draw(st.integers(0, 50))
    found["carried_out"] = draw(
        st.integers(0, 50).filter(lambda n: found["total"] + n >= found["carried_in"])
    )
    found["received"] = found["total"] + found["carried_out"] - found["carried_in"]
    return found


ROWS = {
    "received": "一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |", "carried_in": "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    "granted": "(一)予以公开 | 6 | 1 | 0 | 0 | 0 | 0 | 7 |", "partial": "不计其他情形) | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    "refused": "6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "unavailable": "1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |",
    "unprocessed": "2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "other": "3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    "total": "(七)总计 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |", "carried_out": "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
}  # fmt: skip
NAMES = {
    "received": ("新收政府信息公开申请", "新受理政府信息公开申请"), "carried_in": ("上年结转", "上年度结转政府信息公开申请"),
    "total": ("办结政府信息公开申请", "共答复政府信息公开申请"), "carried_out": ("结转下年度继续办理", "转下一年度办理"),
    "granted": ("予以公开",), "partial": ("部分公开",), "refused": ("不予公开",), "unavailable": ("无法提供",),
    "unprocessed": ("不予处理",), "other": ("其他处理",),
}  # fmt: skip
SEPARATORS = (",", "，", "、", "；", "。", "; ")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_true_number_is_never_accused_and_one_off_always(data: st.DataObject) -> None:
    table = data.draw(tables())
    keys = data.draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=8, unique=True))
    wrong = data.draw(st.none() | st.sampled_from(keys))
    unit = data.draw(st.sampled_from(("件", "宗", "起")))
    if wrong is not None and table[wrong] + 1 in table.values():
        wrong = None
    pieces = []
    for key in keys:
        number = table[key] + (key == wrong)
        shown = f"{number:,}" if data.draw(st.booleans()) else str(number)
        pieces.append(f"{data.draw(st.sampled_from(NAMES[key]))}{shown}{unit}")
    separators = [data.draw(st.sampled_from(SEPARATORS)) for _ in pieces]
    sentence = "".join(piece + separator for piece, separator in zip(pieces, separators, strict=True))
    text = (
        (EXAMPLES / "valid-2021.txt")
        .read_text("utf-8")
        .replace(FLOW, "政府信息公开申请办理情况如下。" + sentence)
    )
    for key, row in ROWS.items():
        assert text.count(row) == 1
        start = row[: row.index(" | ")]
        text = text.replace(row, f"{start} | {table[key]} | 0 | 0 | 0 | 0 | 0 | {table[key]} |")
    chosen = Settings(selection=Selection(("GX301", "GX306")))
    found = [one.evidence["text"] for one in lint_bytes(text.encode(), "r.txt", chosen).diagnostics]
    assert found == ([] if wrong is None else [table[wrong] + 1])
