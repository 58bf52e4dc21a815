"""Lines of a page and lines of a text."""

from __future__ import annotations

import pytest

from gxlint.readers.furniture import is_date, is_label, is_signed_date, line_role
from gxlint.readers.names import heads_table, is_title, landmark, marker_style, names_agency


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
        ("附件【年度报告.pdf】已下载 12 次", "furniture"),
        ("附件二：统计表", None),
        ("相关稿件", "furniture"),
        ("相关信息12条", None),
        ("var _hmt = _hmt || [];", "furniture"),
        ("{{title}}", "furniture"),
        ("]]>", "furniture"),
        ("Copyright 青石县", "furniture"),
        ("目　录", "furniture"),
        ("一、总体情况………………1", "furniture"),
        ("青石水务 2024-01-22 10:20", "metadata"),
        ("截至2024-01-22 10:20共收到申请12件", None),
        ("本机关通过微信公众号发布信息，可以打印、收藏、分享。", None),
        ("如有疑问，请联系我们（来源：办公室）。", None),
        ("请使用微信扫一扫，关注青石水务公众号。", "furniture"),
        ("敬请关注公众号。", "furniture"),
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


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("2024年1月22日", True),
        ("二〇二四年一月二十二日", True),
        ("2024 年 1 月 22 日", True),
        ("2024-01-22", False),
        ("2024年1月22日 10:20", False),
        ("2024年1月", False),
    ],
)
def test_dates_as_they_stand_under_a_text(text: str, signed: bool) -> None:
    assert is_signed_date(text) is signed


def test_a_line_of_a_table_of_contents_is_no_heading() -> None:
    assert landmark("一、总体情况", marked=False) == "overview"
    assert landmark("一、总体情况………………1", marked=False) is None
    assert landmark("一、总体情况……", marked=False) == "overview"


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("一、总体", "一"),
        ("第二部分 总体", "一"),
        ("(三)总体", "("),
        ("（3）总体", "("),
        ("㈢总体", "("),
        ("3.总体", "1"),
        ("总体", ""),
    ],
)
def test_styles_of_markers(text: str, style: str) -> None:
    assert marker_style(text) == style


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("二、主动公开政府信息情况", True),
        ("第四部分 政府信息公开行政复议、行政诉讼情况", True),
        ("(二)主动公开情况", False),
        ("一、总体情况", False),
        ("第二十条第(一)项", False),
    ],
)
def test_headings_that_stand_in_their_table(text: str, heads: bool) -> None:
    assert heads_table(text) is heads


def test_titles_with_and_without_an_agency() -> None:
    assert names_agency("青石县水务局2023年政府信息公开工作年度报告")
    assert not names_agency("2023年政府信息公开工作年度报告")
    assert not names_agency("政府信息公开年报")
