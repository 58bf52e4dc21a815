from __future__ import annotations

from dataclasses import replace

import pytest

from gxlint.document import Span
from gxlint.structure import build, titles
from gxlint.structure.model import Report
from tests.structure.made import BODY, TITLE, document, report


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("青石县水务局2023年政府信息公开工作年度报告", "青石县水务局", 2023),
        ("2010年政府信息公开工作年度报告(青石县司法局)", "青石县司法局", 2010),
        ("2018年政府信息公开年报(云浦区华泉镇)", "云浦区华泉镇", 2018),
        ("2020年青石县人民政府办公室政府信息公开工作年度报告", "青石县人民政府办公室", 2020),
        ("2012青石县财政局政府信息公开工作年度报告", "青石县财政局", 2012),
        ("沙泉镇人民政府2008年信息公开工作年度报告", "沙泉镇人民政府", 2008),
        ("青石县人民政府信息公开工作年度报告", "青石县人民政府", None),
        ("云浦区科技局政府信息公开工作2021年度报告", "云浦区科技局", 2021),
        ("青石经开区(滨湖)管委会2020年政府信息公开工作年度报告", "青石经开区(滨湖)管委会", 2020),
        ("青石县水务局关于2015年政府信息公开工作情况的报告", "青石县水务局", 2015),
        ("青石县水务局 2017年度政府信息公开报告", "青石县水务局", 2017),
        ("青石县水务局二〇一六年政府信息公开年度报告", "青石县水务局", 2016),
        ("2019年政府信息公开工作年度报告", None, 2019),
    ],
)
def test_agency_and_year_of_a_title(title: str, agency: str | None, year: int | None) -> None:
    assert titles.is_title(title)
    assert titles.agency(title) == agency
    assert titles.year(title) == year


@pytest.mark.parametrize(
    "line",
    [
        "当前位置:首页 > 政府信息公开 > 政府信息公开年报",
        "根据要求,现将2016年政府信息公开年度报告公布如下:",
        "关于做好2019年政府信息公开工作年度报告编制工作的通知",
        "本报告是政府信息公开工作年度报告",
        "政府信息公开情况统计表(2016年度)",
        "政府信息公开年度报告表",
    ],
)
def test_lines_that_are_no_title(line: str) -> None:
    assert not titles.is_title(line)


def facts(found: Report) -> tuple[object, ...]:
    return (
        found.title.value,
        found.title.evidence,
        found.agency.value,
        found.year.value,
        found.year.evidence,
    )


def test_a_title_among_furniture_and_in_two_lines() -> None:
    found = report("首页 > 公开", "青石县水务局", "2023年政府信息公开工作年度报告", "一、总体情况", BODY)
    assert facts(found) == (
        "青石县水务局 2023年政府信息公开工作年度报告",
        "title",
        "青石县水务局",
        2023,
        "title",
    )


def test_a_title_only_in_the_metadata_of_the_page() -> None:
    found = report("索引号: 1", "标题: " + TITLE, "一、总体情况", BODY)
    assert facts(found) == (TITLE, "page", "青石县水务局", 2023, "title")
    assert found.title.span is not None
    assert (found.title.span.line, found.title.span.column) == (2, 5)


def test_without_a_title_the_preamble_speaks() -> None:
    text = "根据《条例》和《关于做好2018年度政府信息公开年度报告的通知》(青公开〔2018〕2号),结合青石县水务局2019年政府信息公开工作情况,报告如下:"
    found = report(text, "一、总体情况", BODY, "二、主动公开政府信息情况", BODY)
    assert facts(found) == (None, "none", "青石县水务局", 2019, "preamble")


def test_the_statistics_period_before_the_text_and_never_the_date_of_publication() -> None:
    found = report(
        "发布日期:2020-08-13",
        "本报告所列数据的统计期限为2016年1月1日至2016年12月31日。",
        "一、概述",
        BODY,
        "二、主动公开情况",
        BODY,
    )
    assert (found.year.value, found.year.evidence) == (2016, "period")
    assert found.period.value == "2016年1月1日至2016年12月31日"
    silent = report("发布日期:2020-08-13", "一、概述", BODY, "二、主动公开情况", BODY)
    assert silent.year.value is None


def test_a_damaged_period_is_kept_as_it_is() -> None:
    found = report("数据的统计期限为20171月1日至201712月31日。", "一、概述", BODY)
    assert found.period.value == "20171月1日至201712月31日"


def test_options_override() -> None:
    found = report(TITLE, "一、总体情况", BODY, year=2016, layout="2014")
    assert (found.year.value, found.year.evidence, found.layout.value, found.layout.evidence) == (
        2016,
        "option",
        "2014",
        "option",
    )


def test_a_plan_for_the_next_year_does_not_date_the_report() -> None:
    found = report(
        "一、概述",
        "2016年,县水务局认真落实要求。",
        "二、主动公开情况",
        "2016年公开信息3条。",
        "三、2017年工作打算",
        "2017年工作打算见后。",
    )
    assert (found.year.value, found.year.evidence) == (2016, "sections")


def test_publication_dates_with_their_evidence() -> None:
    found = report(
        "发布时间: 2024-02-30",
        "成文日期:2024年1月8日 浏览量:7",
        TITLE,
        "一、总体情况",
        BODY,
        "青石县水务局",
        "2024年1月20日",
        "关闭",
    )
    assert [(fact.value, fact.evidence) for fact in found.published] == [
        ("2024-01-08", "page"),
        ("2024-01-20", "signature"),
    ]
    assert [paragraph.text for paragraph in found.back] == ["青石县水务局", "2024年1月20日", "关闭"]


@pytest.mark.parametrize(
    ("line", "date"), [("二〇二四年一月八日", "2024-01-08"), ("2024年1月8日", "2024-01-08"), ("201836", None)]
)
def test_a_signature(line: str, date: str | None) -> None:
    found = report(TITLE, "一、总体情况", BODY, line)
    assert [fact.value for fact in found.published] == ([date] if date else [])
    assert [block.text for block in found.sections[0].blocks] == [BODY]  # type: ignore[union-attr]


def test_the_forms_of_the_agencys_name() -> None:
    found = report(
        "区文体事务2016年政府信息公开工作年度报告",
        "编制完成。如有疑问,可与云浦区文体事务服务中心联系(地址:2楼)。",
        "一、概述",
        BODY,
        "政府信息公开情况统计表",
        "填报单位(盖章):云浦文体事务服务中心",
    )
    assert [(fact.value, fact.span.line if fact.span else 0) for fact in found.agency_forms] == [
        ("云浦区文体事务服务中心", 2),
        ("云浦文体事务服务中心", 6),
    ]


def test_short_forms_and_offices_inside_contradict_nothing() -> None:
    found = report(
        "政务大厅管理中心2016年政府信息公开年度报告",
        "请联系:青石县政务大厅管理中心综合办(地址:一楼)。",
        "一、概述",
        BODY,
    )
    assert [fact.value for fact in found.agency_forms] == ["青石县政务大厅管理中心"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TITLE], True),
        (["一、总体情况", BODY, "二、主动公开政府信息情况", BODY], True),
        (["青石县召开政务公开会议", "一、提高认识", BODY, "二、加强领导", BODY], False),
        (["青石县水务局2023年部门预算", "一、部门基本情况", BODY, "二、收支总体情况", BODY], False),
        (
            [
                "第三章 主动公开",
                "第十九条 对涉及公众利益",
                "第四章 依申请公开",
                "第二十七条 公民可以",
                "第二十八条 申请人",
            ],
            False,
        ),
        ([""], False),
    ],
)
def test_what_is_a_report(lines: list[str], expected: bool) -> None:
    found = report(*lines)
    assert found.is_report is expected
    assert expected or found.missing == []


def test_the_year_in_the_name_of_the_file_is_the_last_resort() -> None:

    text = "一、总体情况\n" + BODY
    assert build(document(text, "a/水务局2021年信息公开年报.txt"), ()).year.value == 2021
    assert build(document(text, "a/2021.txt"), ()).year.value is None


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (f"标　　题：{TITLE}", 6),
        (f"【标 题】{TITLE}", 6),
        (f"信 息 名 称: {TITLE}", 10),
        (f"名    称: {TITLE}  日 期:2024-01-22", 9),
    ],
)
def test_a_label_with_blanks_inside(line: str, column: int) -> None:
    found = report("索　引　号：1", line, "一、总体情况", BODY)
    assert facts(found) == (TITLE, "page", "青石县水务局", 2023, "title")
    assert found.title.span == Span(2, column, 2, column + len(TITLE))


def test_publisher_and_dates_of_the_page_with_blanks_inside() -> None:
    lines = (
        "发 布 机 构：青石县水务局",
        "发　布　日　期：2024-01-22",
        "生 成 时 间：2024年1月20日",
        "2023年政府信息公开工作年度报告",
    )
    found = report(*lines, "一、总体情况", BODY)
    assert (found.agency.value, found.agency.evidence, found.agency_forms) == ("青石县水务局", "page", [])
    assert [fact.value for fact in found.published] == ["2024-01-22", "2024-01-20"]


def with_roles(*lines: tuple[str, str]) -> Report:
    """A document whose first lines have the roles a reader gave them."""
    doc = document(
        "\n".join([*(text for text, _ in lines), "一、总体情况", BODY, "二、主动公开政府信息情况", BODY])
    )
    blocks = [
        block._replace(role=lines[n][1]) if n < len(lines) else block for n, block in enumerate(doc.blocks)
    ]  # type: ignore[union-attr]
    return build(replace(doc, blocks=tuple(blocks)), ())


OLD = TITLE.replace("2023", "2022")


def test_a_link_to_another_report_is_no_title() -> None:
    assert with_roles((OLD, "furniture"), (TITLE, "body")).title.value == TITLE
    assert with_roles((OLD, "body"), (TITLE, "title")).title.value == TITLE
    assert with_roles((OLD, "furniture"), ("标题：" + TITLE, "metadata")).title.value == TITLE
    unfinished = "2023年政府信息公开工作年度报告"
    assert with_roles((OLD, "furniture"), (unfinished, "body")).title.value == unfinished
    assert with_roles((OLD, "furniture")).title.value == OLD


def test_a_period_and_a_closing_day_inside_the_first_section() -> None:
    period = "本报告由办公室编制。所列数据的统计期限为2020年1月1日至2020年12月31日。"
    found = report("一、基本情况", period, "二、主动公开政府信息情况", BODY)
    assert (found.year.value, found.year.evidence, found.period.value) == (
        2020,
        "period",
        "2020年1月1日至2020年12月31日",
    )
    later = report("一、总体情况", BODY, "二、主动公开政府信息情况", period)
    assert later.period.value is None
    closing = report(
        "一、总体情况",
        "各项制度逐步健全,栏目按要求设置,内容及时更新,截止2023年12月31日公开信息34条。",
        "二、主动公开政府信息情况",
        BODY,
    )
    assert (closing.year.value, closing.year.evidence) == (2023, "sections")
    two = report(
        "一、总体情况",
        "各项制度逐步健全,栏目按要求设置,内容及时更新,截至2022年底12条,截至2023年底34条。",
        "二、主动公开政府信息情况",
        BODY,
    )
    assert two.year.value is None


def test_one_section_and_a_sentence_that_says_what_it_is() -> None:
    said = "根据《条例》规定,现公布青石县水务局2021年政府信息公开工作年度报告。"
    assert report(said, "一、概述", BODY).is_report
    assert report("一、概述", "依据《政府信息公开条例》第五十条,编制本报告。").is_report
    assert not report("现将会议情况报告如下。", "一、概述", BODY).is_report
    assert not report(said).is_report
