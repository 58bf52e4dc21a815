"""Lines of a page and lines of a text."""

from __future__ import annotations

import pytest

from gxlint.readers.furniture import is_date, is_label, line_role
from gxlint.readers.names import is_title, landmark


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("索引号: 20230611-112633-833", "metadata"),
        ("- 发布时间: 2020-08-13", "metadata"),
        ("来源：县水务局 | 浏览量：280 | 发布时间：2017-03-26 15:18", "metadata"),
        ("发布日期:2017年04月05日 来源:大武口区政府网", "metadata"),
        ("【来 源】：县水务局", None),
        ("2024-01-20 09:30", "metadata"),
        ("2024年1月19日", None),
        ("浏览次数：12", "furniture"),
        ("【字体：大 中 小】", "furniture"),
        ("打印 关闭", "furniture"),
        ("关 闭", "furniture"),
        ("您当前位置:首页 » 政府信息公开 » 正文", "furniture"),
        ("甘公网安备 62050202000103号", "furniture"),
        ("京ICP备05070218号", "furniture"),
        ("上一篇：没有了", "furniture"),
        ("附件：年度报告.docx", "furniture"),
        ("大 中 小", "furniture"),
        ("一、总体情况", None),
        ("青石县水务局", None),
        ("大家共同努力", None),
        ("", None),
    ],
)
def test_roles_of_lines(text: str, role: str | None) -> None:
    assert line_role(text) == role


def test_a_paragraph_is_no_furniture() -> None:
    assert line_role("来源：" + "全年主动公开政府信息。" * 40) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("索 引 号：", True),
        ("发布机构", True),
        ("【来源】", True),
        ("名称：甲", False),
        ("县水务局", False),
        ("", False),
    ],
)
def test_labels(text: str, label: bool) -> None:
    assert is_label(text) is label


@pytest.mark.parametrize(
    ("text", "plain", "timed"),
    [
        ("2024-1-2", True, False),
        ("（2024年1月2日）", True, False),
        ("2024.01.02 10:20:30", True, True),
        ("2024年", False, False),
    ],
)
def test_dates(text: str, plain: bool, timed: bool) -> None:
    assert (is_date(text), is_date(text, with_time=True)) == (plain, timed)


@pytest.mark.parametrize(
    ("text", "marked", "kind"),
    [
        ("一、总体情况", False, "overview"),
        ("（二）主动公开政府信息情况", False, "disclosure"),
        ("3.收到和处理政府信息公开申请情况", False, "requests"),
        ("四、因政府信息公开申请行政复议、提起行政诉讼的情况", False, "review"),
        ("五、存在问题。2023年，" + "工作" * 60, False, "problems"),
        ("第六部分 其他需要报告的事项", False, "other"),
        ("㈦附表", False, "annex"),
        ("总体情况", False, None),
        ("总体情况", True, "overview"),
        ("2023年，主动公开政府信息12条", False, None),
        ("一、" + "主动公开" * 20, False, None),
        ("", True, None),
        ("一、", True, None),
    ],
)
def test_landmarks(text: str, marked: bool, kind: str | None) -> None:
    assert landmark(text, marked=marked) == kind


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("青石县水务局2023年政府信息公开工作年度报告", True),
        ("2008年政务公开工作总结", True),
        ("现将年度报告公布如下：", False),
        ("本年度报告由县水务局编制。", False),
        ("水务局", False),
    ],
)
def test_titles(text: str, title: bool) -> None:
    assert is_title(text) is title
