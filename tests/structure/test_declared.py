from __future__ import annotations

import pytest

from gxlint.structure import declared, items
from gxlint.structure.model import Declared
from tests.structure.made import document


def read(text: str) -> Declared | None:
    return declared.find(items.make(document(text), ()), 9)


@pytest.mark.parametrize(
    ("text", "ids", "count", "is_open", "groupings"),
    [
        ("全文由概述、主动公开政府信息情况、依申请公开政府信息情况、复议、诉讼和申诉情况、政府支出与收费、存在的主要问题和改进措施等六个部分组成。",
         ["overview", "disclosure", "requests", "review", "fees", "problems"], 6, True, (6, 7, 8)),
        ("全文包括总体情况,主动公开政府信息情况,收到和处理政府信息公开申请情况,政府信息公开行政复议、行政诉讼情况,其他需要报告的事项共五个部分。",
         ["overview", "disclosure", "requests", "review", "other"], 5, False, (5, 6)),
        ("报告分为四个部分:总体情况、主动公开政府信息情况、因政府信息公开工作被申请行政复议、提起行政诉讼情况、其他需要报告的事项。",
         ["overview", "disclosure", "review", "other"], 4, False, (4, 5)),
        ("全文包括概述、发布解读、回应社会关切以及互动交流情况、存在问题、附表等4个部分。",
         ["overview", "interpretation", "problems", "annex"], 4, True, (3, 4, 5)),
        ("全文包括概述,主动公开、依申请公开政府信息情况,行政复议、行政诉讼情况,附表。",
         ["overview", "disclosure", "requests", "review", "annex"], None, False, (4, 5, 6)),
        ("全文分为三部分:一、总体情况;二、主动公开政府信息情况;三、存在的主要问题及改进情况。",
         ["overview", "disclosure", "problems"], 3, False, (3,)),
        ("本报告包括:一是总体情况,二是主动公开情况,三是依申请公开情况。", ["overview", "disclosure", "requests"], None, False, (3,)),
        ("全文包括概述、依申请公开信息受理及收费情况、政府信息公开工作存在的主要问题、改进情况和其他需要报告的事项。",
         ["overview", "requests", "problems", "other"], None, False, (3, 4, 5, 6)),
        ("本报告由概述、主动公开情况、依申请公开情况、存在问题和其他需要报告的事项组成。",
         ["overview", "disclosure", "requests", "problems", "other"], None, False, (4, 5)),
        ("全文由概述、主动公开情况、存在的主要问题及改进措施几个部分组成。", ["overview", "disclosure", "problems"], None, False, (3,)),
        # who made it, before the list
        ("本报告由县水务局办公室编制,是全县水务系统工作的情况,包括概述、主动公开情况、存在问题等三个部分。",
         ["overview", "disclosure", "problems"], 3, True, (3,)),
        # the sentence goes on behind the list
        ("报告由3个部分组成,包括概述、主动公开情况、其他需要报告的事项,报告中所涉数据的统计期自1月1日至12月31日。",
         ["overview", "disclosure", "other"], 3, False, (3,)),
        ("全文由概述、主动公开情况、其他需要报告的事项三部分组成,内容涵盖2023年1月1日至12月31日的工作情况。",
         ["overview", "disclosure", "other"], 3, False, (3,)),
        ("包括概述、主动公开情况、存在问题等三个部分,数据统计期限为2018年1月1日至2018年12月31日。",
         ["overview", "disclosure", "problems"], 3, True, (3,)),
        ("全文包括概述、主动公开情况、存在的问题和改进措施等,内容涵盖街道办事处的信息公开工作情况。",
         ["overview", "disclosure", "problems"], None, True, (3,)),
        ("全文包括概述、主动公开情况、存在的主要问题及改进情况等方面的内容构成。",
         ["overview", "disclosure", "problems"], None, True, (3,)),
        # what stands between commas gives the count; so does one 情况 for three kinds of disputes
        ("由概述,主动公开情况,投诉举报、行政复议、行政诉讼情况,存在问题等四部分组成。",
         ["overview", "disclosure", "review", "problems"], 4, True, (4, 5, 6)),
        ("由概述、主动公开情况、投诉举报、行政复议、行政诉讼情况、存在问题等四部分组成。",
         ["overview", "disclosure", "complaints", "review", "problems"], 4, True, (4, 5, 6)),
        # quotation marks
        ("全文包括“概述”、“主动公开情况”、“存在问题”三部分。", ["overview", "disclosure", "problems"], 3, False, (3,)),
        # cut off where a line of the page ends
        ("全文由概述、主动公开情况、依申请公开情况、复议、诉讼和申", ["overview", "disclosure", "requests"], None, True, (3,)),
    ],
)  # fmt: skip
def test_a_list_of_parts(
    text: str, ids: list[str], count: int | None, is_open: bool, groupings: tuple[int, ...]
) -> None:
    found = read(text)
    assert found is not None
    assert [part.id for part in found.parts] == ids
    assert (found.count, found.open, found.groupings) == (count, is_open, groupings)


@pytest.mark.parametrize(
    "text",
    [
        "主要内容包括水利工程、供水保障、防汛抗旱等三个方面。",
        "公开形式包括政府网站、政务微信、公告栏。",
        "由县水务局编制。",
        "包括。",
        "包括、、,,。",
    ],
)
def test_other_lists_are_no_parts(text: str) -> None:
    assert read(text) is None


def test_the_place_of_the_list() -> None:
    found = read("根据规定编制。全文包括概述、主动公开情况、存在问题三部分。联系电话见后。")
    assert found is not None
    assert found.text == "包括概述、主动公开情况、存在问题三部分"
    assert (found.span.column, found.span.end_column) == (10, 29)


def test_a_damaged_list_keeps_its_count() -> None:
    found = read(
        "全文由概述、主动公开情况依申请公开情况举报投诉、行政复议、行政诉讼情况,存在的主要问题和改进措施等十二部分组成。"
    )
    assert found is not None
    assert (found.count, found.open) == (12, True)
