"""Broken tables, drawn."""

from __future__ import annotations

import pytest

from gxlint.diagnostics import Location, Suspect
from gxlint.document import Span
from gxlint.tables.model import KeyedCell, KeyedTable, State, Value
from gxlint.text.width import width
from tests.output.rich_results import broken_total, diagnostic, requests_table, result, shown
from tests.support import forms

MOVED = diagnostic(
    "GX201", "error", message="-", location=Location(5, 9, 5, 11, "requests", "requests", "received", "natural_person", 4),
    suspects=(
        (Suspect("received", "natural_person", 11, 10), Suspect("received", "other", 0, 1)),
        (Suspect("carried_in", "natural_person", 1, 0), Suspect("carried_in", "other", 0, 1)),
    ),
)  # fmt: skip


def drawn(text: str) -> str:
    """What stands between the excerpt and the basis."""
    return text[text.index("^\n\n") + 3 : text.index("\n\n  依据")]


def number_cells(kind: str, form: str, numbers: dict[tuple[str, str], object]) -> KeyedTable:
    cells = {
        key: KeyedCell(*key, Value(str(number), State.NUMBER, number), Span(5, 1, 5, 2), 4)  # type: ignore[arg-type]
        for key, number in numbers.items()
    }
    return KeyedTable(kind, form, Span(4, 1, 5, 40), 4, 5, cells)


def test_one_case_under_the_wrong_applicant() -> None:
    text = shown([result(MOVED, tables=[requests_table({"received": [11, 2, 0, 0, 0, -1, 12]})])])
    assert (
        drawn(text)
        == """\
                                      自然人    其他
    一、本年新收政府信息公开申请数量  【11】  【-1】
    二、上年结转政府信息公开申请数量   【1】   【0】
    (七)总计                            10       0
    四、结转下年度继续办理               1       0

    疑错  有 2 种改法,改其中任何一种即平
          1. “一、本年新收政府信息公开申请数量 自然人” 【11】 应为 10;“一、本年
          新收政府信息公开申请数量 其他” 【0】 应为 1
          2. “二、上年结转政府信息公开申请数量 自然人” 【1】 应为 0;“二、上年结
          转政府信息公开申请数量 其他” 【0】 应为 1
    不平  自然人:11 + 1 = 12 ≠ 10 + 1 = 11,差 1
          其他:-1 + 0 = -1 ≠ 0 + 0 = 0,差 1"""
    )


def test_the_table_of_reconsideration_and_litigation() -> None:
    columns = ("upheld", "corrected", "other", "pending", "total")
    rows = ("reconsideration", "direct_suit", "suit_after_reconsideration")
    numbers: dict[tuple[str, str], object] = {(row, column): 0 for row in rows for column in columns}
    numbers |= {("direct_suit", "upheld"): 3, ("direct_suit", "pending"): 1, ("direct_suit", "total"): 5}
    found = diagnostic(
        "GX201", "error", location=Location(5, 1, 5, 2, None, "review", "direct_suit", "total"),
        suspects=((Suspect("direct_suit", "total", 5, 4),),),
    )  # fmt: skip
    text = shown([result(found, tables=[number_cells("review", "2021", numbers)])])
    assert (
        drawn(text)
        == """\
                      结果维持  结果纠正  其他结果  尚未审结   总计
    未经复议直接起诉         3         0         0         1  【5】

    疑错  “未经复议直接起诉 总计” 【5】 应为 4
    不平  “未经复议直接起诉”:5 ≠ 3 + 0 + 0 + 1 = 4,差 1"""
    )


def test_the_statistics_table_has_one_column() -> None:
    numbers: dict[tuple[str, str], object] = {
        ("received", "value"): 7, ("source.in_person", "value"): 1, ("source.fax", "value"): 0,
        ("source.online", "value"): 4, ("source.letter", "value"): 1,
    }  # fmt: skip
    found = diagnostic(
        "GX201", "error", location=Location(5, 1, 5, 2, None, "statistics", "received", "value"),
        suspects=((Suspect("received", "value", 7, 6),),),
    )  # fmt: skip
    text = shown([result(found, tables=[number_cells("statistics", "2014", numbers)])])
    assert (
        drawn(text)
        == """\
                      统计数
    (一)收到申请数     【7】
    (一)1.当面申请数     1
    (一)2.传真申请数     0
    (一)3.网络申请数     4
    (一)4.信函申请数     1

    疑错  “(一)收到申请数” 【7】 应为 6
    不平  “(一)收到申请数”:7 ≠ 1 + 0 + 4 + 1 = 6,差 1"""
    )


def test_only_the_equations_of_this_cause_are_drawn() -> None:
    changes = {"total": [13, 2, 0, 0, 0, 0, 12], "carried_out": [1, 4, 0, 0, 0, 0, 5]}
    one = broken_total()
    one = diagnostic(
        "GX201", "error", location=one.location, suspects=one.suspects,
        evidence={"equations": [{"code": "GX201", "relation": "flow", "at": "natural_person"}]},
    )  # fmt: skip
    text = drawn(shown([result(one, tables=[requests_table(changes)])]))
    assert text.count("≠") == 1
    assert "商业企业" not in text


def test_a_table_that_balances_is_not_drawn() -> None:
    text = shown([result(broken_total(), tables=[requests_table()])])
    assert "疑错" not in text
    assert "【" not in text


def test_a_full_table_shows_its_nearest_rows_and_counts_the_others() -> None:
    full = {key: [1, 1, 1, 1, 1, 1, 6] for key in forms.keys("2021")}
    full["received"], full["carried_in"] = [20, 21, 21, 21, 21, 21, 126], [1, 1, 1, 1, 1, 1, 6]
    full["total"], full["carried_out"] = [22, 22, 22, 22, 22, 22, 132], [0, 0, 0, 0, 0, 0, 0]
    found = diagnostic(
        "GX201", "error", location=Location(5, 9, 5, 11, "requests", "requests", "total", "natural_person"),
        suspects=((Suspect("total", "natural_person", 22, 21),),),
    )  # fmt: skip
    text = drawn(shown([result(found, tables=[requests_table(full)])]))
    assert (
        text
        == """\
                                                  自然人
    一、本年新收政府信息公开申请数量                20
    二、上年结转政府信息公开申请数量                 1
    (一)予以公开                                     1
    (二)部分公开                                     1
    (三)1.属于国家秘密                               1
    (三)2.其他法律行政法规禁止公开                   1
    …(略去 13 行)
    (五)5.要求行政机关确认或重新出具已获取信息       1
    (六)1.申请人无正当理由逾期不补正、行政机关…      1
    (六)2.申请人逾期未按收费通知要求缴纳费用、…      1
    (六)3.其他                                       1
    (七)总计                                      【22】
    四、结转下年度继续办理                           0

    疑错  “(七)总计 自然人” 【22】 应为 21
    不平  自然人:20 + 1 = 21 ≠ 22 + 0 = 22,差 1
          自然人:22 ≠ 21 项之和 21,差 1"""
    )


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120, 200])
def test_huge_numbers_still_fit(columns: int) -> None:
    huge = {key: [10**15 + n] * 7 for n, key in enumerate(forms.keys("2021"))}
    text = shown([result(broken_total(), tables=[requests_table(huge)])], width=columns)
    assert max(map(width, text.split("\n"))) <= columns
    assert "【" in text
