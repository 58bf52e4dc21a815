from __future__ import annotations

import pytest

from gxlint.document import Document, Paragraph, Span
from gxlint.structure import build
from tests.structure.made import BODY, OLD_TITLE, SIX, SIX_IDS, TITLE, report, sections, with_bodies

EVERY_SECOND = list(zip(SIX_IDS, range(2, 14, 2), strict=True))
HAN = "一二三四五六"


@pytest.mark.parametrize(
    "shape",
    [
        "{h}、",
        "{h} ",
        "{h}.",
        "{h}．",
        "({h})",
        "（{h}）",
        "{n}.",
        "{n}、",
        "({n})",
        "第{h}部分 ",
        "{h}  、",
        "{c}",
    ],
)
def test_the_numbering_of_the_top_level_is_learnt(shape: str) -> None:
    headings = [shape.format(h=HAN[n], n=n + 1, c="㈠㈡㈢㈣㈤㈥"[n]) + name for n, name in enumerate(SIX)]
    found = report(*with_bodies(headings))
    assert sections(found) == EVERY_SECOND
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]


def test_names_without_any_number() -> None:
    found = report(*with_bodies(SIX))
    assert sections(found) == EVERY_SECOND
    assert [section.number for section in found.sections] == [None] * 6
    assert not any(section.lost_numeral for section in found.sections)


@pytest.mark.parametrize("lost", range(5))
def test_a_lost_numeral_shows_by_its_neighbours(lost: int) -> None:
    headings = [name if n == lost else f"{HAN[n]}、{name}" for n, name in enumerate(SIX)]
    found = report(*with_bodies(headings))
    assert sections(found) == EVERY_SECOND
    assert [n for n, section in enumerate(found.sections) if section.lost_numeral] == [lost]


def test_a_heading_that_never_had_a_numeral_is_a_section_but_lost_nothing() -> None:
    found = report(
        *with_bodies(
            ["一、总体情况", SIX[1], "二、" + SIX[2], "三、" + SIX[3], "四、" + SIX[4], "五、" + SIX[5]]
        )
    )
    assert sections(found) == EVERY_SECOND
    assert not any(section.lost_numeral for section in found.sections)


def test_a_heading_with_the_numeral_of_another_style_fills_the_gap_it_leaves() -> None:
    headings = [
        "一、" + SIX[0],
        "二、" + SIX[1],
        "(三)" + SIX[2],
        "四、" + SIX[3],
        "五、" + SIX[4],
        "六、" + SIX[5],
    ]
    assert sections(report(*with_bodies(headings))) == EVERY_SECOND


def test_headings_glued_to_what_stands_before_and_behind() -> None:
    found = report(
        TITLE,
        "现将有关情况报告如下:一、总体情况",
        BODY,
        "二、主动公开政府信息情况2023年,我局主动公开信息12条。",
        "三、收到和处理政府信息公开申请情况:全年未收到申请。四、政府信息公开行政复议、行政诉讼情况。全年未发生行政复议。",
        "五、存在的主要问题及改进情况 一是不够及时。二是不够全面。",
        "六、其他需要报告的事项无。",
    )
    assert [(s.id, s.heading.span, s.heading.name) for s in found.sections] == [
        ("overview", Span(2, 12, 2, 18), "总体情况"),
        ("disclosure", Span(4, 1, 4, 13), "主动公开政府信息情况"),
        ("requests", Span(5, 1, 5, 19), "收到和处理政府信息公开申请情况"),
        ("review", Span(5, 27, 5, 47), "政府信息公开行政复议、行政诉讼情况"),
        ("problems", Span(6, 1, 6, 15), "存在的主要问题及改进情况"),
        ("other", Span(7, 1, 7, 12), "其他需要报告的事项"),
    ]
    assert [s.heading.run_in for s in found.sections] == [False, True, True, True, True, True]
    texts = [[b.text for b in s.blocks if isinstance(b, Paragraph)] for s in found.sections]
    assert texts == [
        [BODY],
        ["2023年,我局主动公开信息12条。"],
        ["全年未收到申请。"],
        ["全年未发生行政复议。"],
        ["一是不够及时。二是不够全面。"],
        ["无。"],
    ]
    assert [b.span for s in found.sections for b in s.blocks][1] == Span(4, 13, 4, 31)
    assert [b.text for b in found.preamble if isinstance(b, Paragraph)] == ["现将有关情况报告如下:"]


@pytest.mark.parametrize(
    "line",
    [
        "一、总体情况良好,制度健全",
        "一、总体情况的说明",
        "一、主动公开政府信息详情和政府信息公开申请接收与办理情况",
    ],
)
def test_a_name_that_only_begins_like_a_known_one_is_not_cut(line: str) -> None:
    found = report(*with_bodies([line, "二、存在的主要问题及改进情况"]))
    assert [s.heading.text for s in found.sections] == [line, "二、存在的主要问题及改进情况"]


def test_a_run_in_heading_ends_at_its_mark() -> None:
    found = report(OLD_TITLE, "一、领导重视。" + BODY, "二、主动公开情况。" + BODY, "三、存在问题:" + BODY)
    assert [(s.id, s.heading.name, s.heading.text, s.heading.run_in) for s in found.sections] == [
        ("overview", "领导重视", "一、领导重视。", True),
        ("disclosure", "主动公开情况", "二、主动公开情况。", True),
        ("problems", "存在问题", "三、存在问题:", True),
    ]


@pytest.mark.parametrize("tail", ["", "......1", "…………3", "\t2", "  4"])
def test_a_table_of_contents_is_no_list_of_sections(tail: str) -> None:
    headings = [f"{HAN[n]}、{name}" for n, name in enumerate(SIX)]
    lines = with_bodies(headings)
    found = report(lines[0], "目  录", *(heading + tail for heading in headings), *lines[1:])
    assert sections(found) == [(section, line + 7) for section, line in EVERY_SECOND]


def test_lists_inside_a_section_are_no_sections() -> None:
    found = report(
        OLD_TITLE, "一、概述", "一、加强领导", BODY, "二、健全制度", BODY, "三、主动公开", BODY,
        "二、主动公开政府信息情况", BODY, "三、依申请公开情况", BODY, "四、收费及减免情况", BODY, "五、行政复议、行政诉讼情况", BODY,
        "六、存在的主要问题及改进措施", "一、公开意识不强", BODY, "二、更新不及时", BODY, "七、其他需要报告的事项", "无。",
    )  # fmt: skip
    assert sections(found) == [
        ("overview", 2), ("disclosure", 9), ("requests", 11), ("fees", 13), ("review", 15), ("problems", 17), ("other", 22),
    ]  # fmt: skip


def test_a_repeated_heading_stays_a_section() -> None:
    headings = [
        "一、" + SIX[0],
        "二、" + SIX[1],
        "二、" + SIX[1],
        "三、" + SIX[2],
        "四、" + SIX[3],
        "五、" + SIX[4],
        "六、" + SIX[5],
    ]
    found = report(*with_bodies(headings))
    assert [(s.id, s.duplicate_of) for s in found.sections][1:4] == [
        ("disclosure", None),
        ("disclosure", 1),
        ("requests", None),
    ]


def test_bare_names_inside_a_section_that_stands_already_are_loose_headings() -> None:
    found = report(
        TITLE, "一、总体情况", "(一)主动公开情况", BODY, "(二)依申请公开情况", BODY, "二、主动公开政府信息情况", BODY,
        "三、收到和处理政府信息公开申请情况", BODY, "四、政府信息公开行政复议、行政诉讼情况", BODY,
        "五、存在的主要问题及改进情况", "存在的主要问题", BODY, "改进情况", BODY, "六、其他需要报告的事项", "无。",
    )  # fmt: skip
    assert [section.id for section in found.sections] == list(SIX_IDS)
    assert [heading.text for heading in found.loose_headings] == ["存在的主要问题", "改进情况"]
    assert [(s.level, s.heading.name) for s in found.sections[0].subs] == [
        (1, "主动公开情况"),
        (1, "依申请公开情况"),
    ]


def test_menus_of_the_page_are_no_sections() -> None:
    headings = [f"{HAN[n]}、{name}" for n, name in enumerate(SIX)]
    menu = ["网站首页", "政府信息公开指南", "主动公开", "依申请公开", "政府信息公开年报"]
    found = report(*menu, *with_bodies(headings), "关闭", "在线投诉", "政策解读", "咨询情况")
    assert sections(found) == [(section, line + 5) for section, line in EVERY_SECOND]
    assert [p.text for p in found.back] == ["关闭", "在线投诉", "政策解读", "咨询情况"]


ROWS = {
    "cells in pipes": "{label} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    "one cell a line": "{label} |\n1 |\n0 |\n0 |\n0 |\n0 |\n0 |\n1 |\n||",
    "bare lines": "{label}\n1\n0\n0\n0\n0\n0\n1",
    "tabs": "{label}\t1\t0\t0\t0\t0\t0\t1",
    "blanks": "{label}  1  0  0  0  0  0  1",
    "label alone": "{label}",
}


@pytest.mark.parametrize("shape", ROWS)
def test_rows_of_the_requests_table_are_never_sections(shape: str) -> None:
    labels = (
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
    )
    rows = [line for label in labels for line in ROWS[shape].format(label=label).split("\n")]
    found = report(
        TITLE, "一、总体情况", BODY, "二、主动公开政府信息情况", BODY, "三、收到和处理政府信息公开申请情况", *rows,
        "四、政府信息公开行政复议、行政诉讼情况", BODY, "五、存在的主要问题及改进情况", BODY, "六、其他需要报告的事项", "无。",
    )  # fmt: skip
    assert [section.id for section in found.sections] == list(SIX_IDS)
    assert found.missing == []
    assert len(found.sections[2].blocks) == len(rows)


def test_captions_of_an_unread_statistics_table_are_no_sections() -> None:
    captions = [
        "一、主动公开情况",
        "二、回应解读情况",
        "三、依申请公开情况",
        "四、行政复议数量",
        "八、机构建设和保障经费情况",
    ]
    found = report(
        "云浦区文化馆2016年政府信息公开年度报告", "一、概述", BODY, "二、存在的问题", BODY, "政府信息公开情况统计表(2016年度)",
        *(line for caption in captions for line in (caption, "——", "0")),
    )  # fmt: skip
    assert sections(found) == [("overview", 2), ("problems", 4), ("annex", 6)]
    assert found.layout.value == "2014"


def test_the_level_that_the_format_states_makes_an_unknown_name_a_section() -> None:
    names = ["总体情况", "主动公开政府信息情况", "特色与亮点", "其他需要报告的事项"]
    lines, blocks = [TITLE], [Paragraph(TITLE, Span(1, 1, 1, len(TITLE) + 1), level=1)]
    for name in names:
        for text, level in ((name, 2), (BODY, None)):
            lines.append(text)
            blocks.append(Paragraph(text, Span(len(lines), 1, len(lines), len(text) + 1), level=level))
    found = build(Document("a.md", "text/markdown", "utf-8", tuple(lines), tuple(blocks)), ())
    assert [(s.id, s.unexpected) for s in found.sections] == [
        ("overview", False), ("disclosure", False), ("none", True), ("other", False),
    ]  # fmt: skip


@pytest.mark.parametrize("answer", ["无。", "无", "暂无。", "没有。", "未发生。", "不涉及"])
def test_a_lost_numeral_above_an_answer_of_a_word(answer: str) -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX[:5])])
    found = report(*lines, SIX[5], answer)
    assert sections(found) == EVERY_SECOND


@pytest.mark.parametrize("rest", [(), ("2023年1月5日",), ("青石县水务局", "2023年1月5日")])
def test_the_full_name_of_the_last_section_with_nothing_under_it(rest: tuple[str, ...]) -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX[:5])])
    found = report(*lines, SIX[5], *rest)
    assert sections(found) == EVERY_SECOND


def test_names_one_behind_the_other_are_no_headings() -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX[:5])])
    found = report(*lines, "相关链接", SIX[5], SIX[1])
    assert [section.id for section in found.sections] == list(SIX_IDS[:5])


def test_a_table_of_contents_without_numerals() -> None:
    lines = with_bodies(SIX)
    found = report(lines[0], "目录", *SIX, *lines[1:])
    assert [line for _, line in sections(found)] == [9, 11, 13, 15, 17, 19]


def test_an_empty_section_among_names_without_numerals() -> None:
    lines = with_bodies(SIX)
    assert [section.id for section in report(lines[0], lines[1], *lines[3:]).sections] == list(SIX_IDS)


@pytest.mark.parametrize(
    "list_of_parts",
    [
        "目录:" + " ".join(f"{HAN[n]}、{name}" for n, name in enumerate(SIX)),
        "全文包括:" + ";".join(f"{HAN[n]}、{name}" for n, name in enumerate(SIX)) + "。",
        "全文包括:" + "。".join(f"{HAN[n]}、{name}" for n, name in enumerate(SIX)) + "。",
        "报告包括" + ";".join(f"{HAN[n]}、{name}" for n, name in enumerate(SIX)) + "。数据截至12月31日。",
    ],
)
def test_a_list_of_the_parts_in_one_paragraph(list_of_parts: str) -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX)])
    assert [line for _, line in sections(report(lines[0], list_of_parts, *lines[1:]))] == [3, 5, 7, 9, 11, 13]


def test_a_table_of_contents_with_page_numbers_and_other_wording() -> None:
    entries = ["一、概况 1", "二、主动公开情况 1", "三、依申请公开情况 2", "四、存在问题 3"]
    body = with_bodies(
        ["一、概述", "二、主动公开政府信息情况", "三、依申请公开办理情况", "四、存在的主要问题"], OLD_TITLE
    )
    assert [line for _, line in sections(report(body[0], *entries, *body[1:]))] == [6, 8, 10, 12]
    bare = [entry[:-2] for entry in entries]
    assert [line for _, line in sections(report(body[0], *bare, *body[1:]))] == [6, 8, 10, 12]


def test_a_numeral_without_its_mark_is_a_numeral() -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX)])
    lines[9] = "五" + SIX[4]
    found = report(*lines)
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]
    assert (found.sections[4].heading.name, found.sections[4].how) == (SIX[4], "mandated")


def test_a_year_behind_an_arabic_numeral() -> None:
    found = report(*with_bodies([f"{n + 1}.{name}" for n, name in enumerate(SIX)]), "7.2024年工作打算", BODY)
    assert sections(found)[-1] == ("plans", 14)


def test_a_whole_report_in_one_paragraph() -> None:
    names = ("概述", "主动公开政府信息的情况", "依申请公开情况", "存在的主要问题", "其他事项")
    text = "现将有关情况报告如下:" + "".join(f"{HAN[n]}、{name}。{BODY}" for n, name in enumerate(names))
    assert [s.id for s in report(OLD_TITLE, text).sections] == [
        "overview",
        "disclosure",
        "requests",
        "problems",
        "other",
    ]


def test_a_long_name_that_begins_like_a_listed_one_stays_whole() -> None:
    name = "主动公开政府信息详情和政府信息公开申请接收与办理情况"
    found = report(*with_bodies(["一、总体情况", f"二、{name}。", "三、存在的主要问题"]))
    assert [(s.id, s.also, s.heading.name) for s in found.sections][1] == ("disclosure", ("requests",), name)


def test_a_doubled_name_is_a_heading_and_its_answer() -> None:
    found = report(
        *with_bodies(["一、总体情况", "二、主动公开政府信息情况"]),
        "三、其他需要报告的事项无其他需要报告的事项。",
    )
    assert (found.sections[2].heading.name, len(found.sections[2].blocks)) == ("其他需要报告的事项", 1)


def test_an_overview_in_other_words_leads_the_names_without_numerals() -> None:
    found = report(
        *with_bodies(
            ["政府信息公开工作的推进情况", "主动公开情况", "依申请公开情况", "存在的主要问题"], OLD_TITLE
        )
    )
    assert [s.id for s in found.sections] == ["overview", "disclosure", "requests", "problems"]
