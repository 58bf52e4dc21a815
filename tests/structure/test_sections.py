from __future__ import annotations

from collections.abc import Sequence

import pytest

from gxlint.structure.model import Report
from tests.structure.made import BODY, OLD_TITLE, SIX, SIX_IDS, TITLE, report, sections, table, with_bodies

HAN = "一二三四五六七八九十"


def numbered(order: Sequence[int]) -> list[str]:
    return [f"{HAN[n]}、{SIX[index]}" for n, index in enumerate(order)]


def flags(found: Report) -> list[tuple[str, str]]:
    return [
        (s.id, "".join(mark for mark, on in (("m", s.misplaced), ("u", s.unexpected), ("d", s.duplicate_of is not None)) if on))
        for s in found.sections
    ]  # fmt: skip


def test_the_valid_order_has_no_flag() -> None:
    assert flags(report(*with_bodies(numbered(range(6))))) == [(section, "") for section in SIX_IDS]


@pytest.mark.parametrize("moved", range(6))
@pytest.mark.parametrize("to", range(6))
def test_one_section_out_of_its_place_is_one_misplaced_section(moved: int, to: int) -> None:
    order = [index for index in range(6) if index != moved]
    order.insert(to, moved)
    found = report(*with_bodies(numbered(order)))
    assert [s.id for s in found.sections] == [SIX_IDS[index] for index in order]
    assert sum(s.misplaced for s in found.sections) == (moved != to)
    assert found.missing == []
    assert all(len(s.blocks) == 1 for s in found.sections)


@pytest.mark.parametrize("absent", range(6))
def test_a_missing_section_is_said_at_the_heading_before_which_it_is_missed(absent: int) -> None:
    lines = with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(SIX) if n != absent])
    found = report(*lines)
    assert [(missing.id, missing.covered) for missing in found.missing] == [(SIX_IDS[absent], "")]
    assert found.missing[0].span.line == (len(lines) if absent == 5 else 2 + 2 * absent)
    assert [s.id for s in found.sections] == [section for section in SIX_IDS if section != SIX_IDS[absent]]


def test_an_unknown_section_is_read_and_unexpected() -> None:
    lines = with_bodies(
        [
            "一、" + SIX[0],
            "二、" + SIX[1],
            "三、" + SIX[2],
            "四、" + SIX[3],
            "五、" + SIX[4],
            "六、2024年工作思路",
            "七、" + SIX[5],
        ]
    )
    found = report(*lines)
    assert flags(found)[4:] == [("problems", ""), ("plans", "u"), ("other", "")]
    assert len(found.sections[5].blocks) == 1


def test_before_2019_no_order_is_law() -> None:
    names = [
        "存在的主要问题",
        "收费及减免情况",
        "概述",
        "咨询情况",
        "行政复议、行政诉讼情况",
        "主动公开情况",
        "依申请公开情况",
    ]
    found = report(*with_bodies([f"{HAN[n]}、{name}" for n, name in enumerate(names)], OLD_TITLE))
    assert [mark for _, mark in flags(found)] == [""] * 7
    assert found.missing == []


def test_a_preface_and_an_annex_are_fine_since_2019() -> None:
    found = report(TITLE, "引 言", BODY, *with_bodies(numbered(range(6)))[1:], "附表", BODY)
    assert flags(found) == [("preface", ""), *((section, "") for section in SIX_IDS), ("annex", "")]


def test_what_stands_in_a_section() -> None:
    lines = [
        TITLE,
        "一、总体情况",
        "(一)主动公开。" + BODY,
        "1.网站建设",
        BODY,
        "①首页",
        "(二)依申请公开",
        BODY,
        "二、" + SIX[1],
        "甲 | 0 |",
        "乙 | 0 |",
        "三、" + SIX[2],
        BODY,
    ]
    found = report(*lines, tables=[table("disclosure", 9, 10, "2021")])
    overview, disclosure, requests = found.sections
    assert [(s.level, s.heading.name, s.heading.run_in) for s in overview.subs] == [
        (1, "主动公开", True), (2, "网站建设", False), (3, "首页", False), (1, "依申请公开", False),
    ]  # fmt: skip
    assert (overview.span.line, overview.span.end_line) == (2, 8)
    assert ([t.kind for t in disclosure.tables], disclosure.blocks) == (["disclosure"], [])
    assert (disclosure.span.line, disclosure.span.end_line) == (9, 11)
    assert (requests.span.line, requests.span.end_line) == (12, 13)
    assert found.tables == [table("disclosure", 9, 10, "2021")]


def test_a_mandated_table_in_a_foreign_section_is_kept_there() -> None:
    lines = [TITLE, "一、总体情况", "甲 | 0 |", "二、" + SIX[1], BODY]
    found = report(*lines, tables=[table("requests", 2, 2)])
    assert [[t.kind for t in s.tables] for s in found.sections] == [["requests"], []]


OLD = [
    "一、概述",
    "二、主动公开情况",
    "三、依申请公开情况",
    "四、收费及减免情况",
    "五、行政复议、行政诉讼情况",
    "六、存在的主要问题",
]


def old(absent: str, *extra: str) -> Report:
    headings = [heading for heading in OLD if absent not in heading]
    lines = [line for heading in headings for line in (heading, BODY)]
    return report(OLD_TITLE, *lines[:2], *extra, *lines[2:])


@pytest.mark.parametrize(
    ("absent", "section", "extra", "covered"),
    [
        ("收费", "fees", (), ""),
        ("收费", "fees", ("(一)收费情况", BODY), "sub-heading"),
        ("收费", "fees", ("全年未收取任何费用。",), "sentence"),
        ("收费", "fees", ("公开信息均免费提供。",), "sentence"),
        ("复议", "review", (), ""),
        ("复议", "review", ("全年未发生行政复议和行政诉讼。",), "sentence"),
        ("依申请", "requests", (), ""),
        ("依申请", "requests", ("全年收到政府信息公开申请3件。",), "sentence"),
        ("依申请", "requests", ("未收到任何信息公开的申请。",), "sentence"),
        ("依申请", "requests", ("1.依申请公开", BODY), "sub-heading"),
        ("问题", "problems", (), ""),
        ("问题", "problems", ("工作中还存在一些不足,更新不够及时。",), "sentence"),
    ],
)
def test_a_subject_covered_elsewhere_is_said_with_its_place(
    absent: str, section: str, extra: tuple[str, ...], covered: str
) -> None:
    found = old(absent, *extra)
    assert [(m.id, m.covered) for m in found.missing] == [(section, covered)]
    assert (found.missing[0].place is None) == (not covered)
    if covered:
        assert found.missing[0].place is not None
        assert found.missing[0].place.line == 4


def test_the_statistics_table_covers_what_stands_nowhere_else() -> None:
    lines = [
        "云浦区文化馆2016年政府信息公开年度报告",
        "一、概述",
        BODY,
        "二、主动公开情况",
        BODY,
        "三、存在的问题",
        BODY,
        "政府信息公开情况统计表",
        "甲 | 件 | 0 |",
    ]
    found = report(*lines, tables=[table("statistics", 8, 8, "2014")])
    assert [(m.id, m.covered) for m in found.missing] == [
        ("requests", "statistics"),
        ("review", "statistics"),
        ("fees", "statistics"),
    ]
    assert sections(found)[-1] == ("annex", 8)
    assert [t.kind for t in found.sections[-1].tables] == ["statistics"]


def test_the_statistics_table_has_nothing_on_problems() -> None:
    lines = with_bodies(
        ["一、概述", "二、主动公开情况", "三、依申请公开情况", "四、收费情况"],
        "云浦区文化馆2016年政府信息公开年度报告",
    )
    found = report(
        *lines, "政府信息公开情况统计表", "甲 | 件 | 0 |", tables=[table("statistics", 10, 10, "2014")]
    )
    assert [(m.id, m.covered) for m in found.missing] == [("review", "statistics"), ("problems", "")]


def test_figures_in_the_overview_cover_proactive_disclosure() -> None:
    lines = with_bodies(
        ["一、工作情况", "二、依申请公开情况", "三、收费情况", "四、行政复议情况", "五、存在问题"], OLD_TITLE
    )
    lines[2] = "全年通过网站主动公开政府信息128条。"
    assert [(m.id, m.covered) for m in report(*lines).missing] == [("disclosure", "sentence")]


def test_a_gap_of_the_numerals_says_where_a_section_is_missed() -> None:
    lines = with_bodies(
        ["一、概述", "二、主动公开情况", "四、收费情况", "五、咨询情况", "六、行政复议情况", "七、存在问题"],
        OLD_TITLE,
    )
    assert [(m.id, m.span.line) for m in report(*lines).missing] == [("requests", 6)]
    lines = with_bodies(
        [
            "一、概述",
            "二、主动公开情况",
            "三、依申请公开情况",
            "四、收费情况",
            "六、存在问题",
            "七、其他事项",
        ],
        OLD_TITLE,
    )
    assert [(m.id, m.span.line) for m in report(*lines).missing] == [("review", 10)]


def test_aspects_of_the_overview_as_sections_of_their_own() -> None:
    names = [SIX[0], "主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障", *SIX[1:]]
    found = report(
        *with_bodies([f"{n}、{name}" for n, name in zip("一二三四五六七八九十0", names, strict=True)][:10])
    )
    assert [(s.id, s.unexpected, s.duplicate_of) for s in found.sections[:8]] == [
        ("overview", False, None),
        *[("none", True, None)] * 5,
        ("disclosure", False, None),
        ("requests", False, None),
    ]
    alone = report(*with_bodies(["一、总体情况", "二、主动公开", "三、依申请公开"]))
    assert [s.id for s in alone.sections] == ["overview", "disclosure", "requests"]


def test_the_preambles_list_of_parts_covers_nothing() -> None:
    lines = [line for heading in OLD if "收费" not in heading for line in (heading, BODY)]
    found = report(
        OLD_TITLE,
        "全文包括概述、主动公开情况、依申请公开情况、收费及减免情况、行政复议、行政诉讼情况、存在的主要问题。",
        *lines,
    )
    assert [(m.id, m.covered) for m in found.missing] == [("fees", "")]


def test_a_name_that_covers_two_sections_covers_both() -> None:
    found = report(
        *with_bodies(
            [
                "一、概述",
                "二、主动公开情况",
                "三、依申请公开(不予公开及收费减免)情况",
                "四、行政复议情况",
                "五、存在问题",
            ],
            OLD_TITLE,
        )
    )
    assert found.missing == []
    assert found.sections[2].also == ("fees",)


def test_an_overview_and_what_was_done_are_two_parts_before_2019() -> None:
    found = report(*with_bodies(["一、概述", "二、工作开展情况", "三、主动公开情况"], OLD_TITLE))
    assert [section.duplicate_of for section in found.sections] == [None, None, None]
    twice = report(*with_bodies(["一、概述", "二、基本情况", "三、主动公开情况"], OLD_TITLE))
    assert [section.duplicate_of for section in twice.sections] == [None, 0, None]


def test_three_areas_are_key_areas() -> None:
    name = "三、重大项目建设批准和实施、公共资源配置、社会公益事业建设三大领域政府信息公开情况"
    found = report(*with_bodies(["一、概述", "二、主动公开情况", name], OLD_TITLE))
    assert [section.id for section in found.sections] == ["overview", "disclosure", "key_areas"]
