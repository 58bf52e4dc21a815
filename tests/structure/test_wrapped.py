from __future__ import annotations

import pytest

from gxlint.structure import items, wrapped
from tests.structure.made import BODY, OLD_TITLE, SIX, SIX_IDS, TITLE, document, report, with_bodies

HAN = "一二三四五六"


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("四、政府信息公开行政复议、行政诉", "讼情况"),
        ("四、因政府信息公开工作被申请行政复议、", "提起行政诉讼情况"),
        ("五、政府信息公开工作存在的主要问题", "及改进情况"),
        ("五、存在的主要问题及", "改进情况。"),
        ("三、收到和处理政府信息", "公开申请情况"),
        ("收到和处理政府信息公开申", "请情况"),
    ],
)
def test_a_heading_broken_in_two(head: str, rest: str) -> None:
    walked = wrapped.join(items.make(document(f"{BODY}\n{head}\n{rest}\n{BODY}"), ()))
    assert [item.text for item in walked] == [BODY, head + rest, BODY]
    assert (walked[1].span.line, walked[1].span.end_line) == (2, 3)


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("五、存在的主要问题", "改进情况"),  # two names
        ("二、主动公开政府信息情况", "公开情况"),  # the first is whole
        ("六、其他需要报告的事项", "无"),
        ("一、总体情况", "概述"),
        ("一、总体", "(一)情况"),
        ("一、总体。", "情况"),
        ("存在的主要问题", "及时改进"),
    ],
)
def test_two_lines_that_are_no_heading_broken_in_two(head: str, rest: str) -> None:
    walked = wrapped.join(items.make(document(f"{head}\n{rest}\n{BODY}"), ()))
    assert [item.text for item in walked] == [head, rest, BODY]


def test_the_section_of_a_broken_heading_keeps_its_name_and_text() -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX)])
    at = lines.index("四、" + SIX[3])
    lines[at : at + 1] = ["四、政府信息公开行政复议、", "行政诉讼情况"]
    found = report(*lines)
    assert [section.id for section in found.sections] == list(SIX_IDS)
    review = found.sections[3]
    assert (review.heading.name, review.how, review.number) == (SIX[3], "mandated", 4)
    assert (review.heading.span.line, review.heading.span.end_line) == (at + 1, at + 2)
    assert [block.span.line for block in review.blocks] == [at + 3]


@pytest.mark.parametrize(
    "lines",
    [
        ("青石县水务局2023年政府信息公开", "工作年度报告"),
        ("青石县水务局", "2023年政府信息公开工作年度报告"),
        ("青石县水务局", "2023年政府信息公开", "工作年度报告"),
        ("青石县水务局2023年", "政府信息公开工作年度报告"),
    ],
)
def test_a_title_broken_in_two_or_three(lines: tuple[str, ...]) -> None:
    found = report(*lines, "一、" + SIX[0], BODY, "二、" + SIX[1], BODY)
    assert found.title.value is not None
    assert found.title.value.replace(" ", "") == TITLE
    assert (found.agency.value, found.year.value, found.title.evidence) == ("青石县水务局", 2023, "title")
    assert found.title.span is not None
    assert found.preamble == []
    assert len(found.front) == len(lines)


def test_a_line_before_the_text_is_no_half_of_a_title() -> None:
    found = report("青石县水务局", "报告", "一、概述", BODY, "二、主动公开情况", BODY)
    assert found.title.value is None
    assert report(OLD_TITLE, "报告如下", "一、概述", BODY).title.value == OLD_TITLE
