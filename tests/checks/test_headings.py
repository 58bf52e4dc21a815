from __future__ import annotations

import pytest

from tests.checks.built import OLD, SIX, Part, built, findings, message, parts, said


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        (0, "一、总体 情况"),
        (1, "二、行政机关主动公开政府信息的情况"),
        (1, "二、主动公开政府信息情况:"),
        (2, "三、行政机关收到和处理政府信息公开申请的情况"),
        (2, "三、收到及处理政府信息公开申请情况"),
        (3, "四、政府信息公开行政复议行政诉讼情况"),
        (3, "四、政府信息公开行政复议及行政诉讼情况"),
        (3, "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况"),
        (4, "五、政府信息公开工作存在的主要问题及改进情况"),
        (4, "五、存在主要问题和改进情况"),
        (5, "六、其他需要报告事项"),
    ],
)
def test_accepted_wordings(place: int, heading: str) -> None:
    six = parts()
    six[place].heading = heading
    assert said("GX105", built("2021", *six)) == []


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        (0, "一、概述"),
        (1, "二、主动公开情况"),
        (2, "三、依申请公开情况"),
        (3, "四、复议和诉讼情况"),
        (4, "五、存在问题及改进情况"),
        (5, "六、其他事项"),
    ],
)
def test_other_wordings(place: int, heading: str) -> None:
    six = parts()
    six[place].heading = heading
    six[place].more = {"how": "known"}
    found = findings("GX105", built("2019", *six))
    assert [f.span.line for f in found if f.span] == [2 + 2 * place]
    assert found[0].fix == SIX[place][1][2:]
    assert found[0].span is not None
    assert found[0].span.column == 3
    assert SIX[place][1][2:] in message("GX105", found[0])


def test_no_fix_where_the_section_was_only_guessed() -> None:
    six = parts()
    six[4].heading, six[4].more = "五、不足与打算", {"how": "similar"}
    assert [f.fix for f in findings("GX105", built("2021", *six))] == [None]


def test_wording_is_free_before_2019() -> None:
    assert said("GX105", built("2008", *parts(OLD))) == []


def test_lost_numeral_between_neighbours() -> None:
    seven = parts(OLD)
    seven[4].heading = "因政府信息公开申请行政复议、提起行政诉讼的情况"
    found = findings("GX107", built("2008", *seven))
    assert [(f.message, f.doubt, f.fix) for f in found] == [
        ("default", "extraction", "五、因政府信息公开申请行政复议、提起行政诉讼的情况")
    ]
    assert "五" in message("GX107", found[0])


def test_an_author_who_numbered_on_is_not_excused() -> None:
    seven = parts(OLD)
    seven[4].heading = "行政复议情况"
    seven[5].heading, seven[6].heading = "五、存在的主要问题", "六、其他需要报告的事项"
    assert [(f.message, f.doubt) for f in findings("GX107", built("2008", *seven))] == [("unknown", "none")]


def test_last_heading_without_numeral() -> None:
    six = parts()
    six[5].heading = "其他需要报告的事项"
    found = findings("GX107", built("2021", *six))
    assert [(f.values["expected"], f.doubt) for f in found] == [("六", "none")]


def test_what_may_stand_without_numeral() -> None:
    preface = Part("preface", "引 言")
    unknown_preface = Part("none", "引言")
    lead = Part("overview", "概述")
    annex = Part("annex", "政府信息公开情况统计表")
    old = parts(OLD[1:])
    for n, part in enumerate(old):
        part.heading = "一二三四五六七"[n] + part.heading[1:]
    assert said("GX107", built("2008", preface, *parts(OLD), annex)) == []
    assert said("GX107", built("2008", unknown_preface, *parts(OLD))) == []
    assert said("GX107", built("2008", lead, *old)) == []
    assert said("GX107", built("2021", *[Part(id_, heading[2:]) for id_, heading in SIX])) == []


def test_first_section_of_the_national_form_needs_its_numeral() -> None:
    six = parts()
    six[0].heading = "总体情况"
    assert [f.values["expected"] for f in findings("GX107", built("2021", *six))] == ["一"]


def test_a_numeral_that_was_not_read_is_not_said_to_be_missing() -> None:
    six = parts()
    extra = Part("plans", "六、2024年工作思路", more={"number": None})
    report = built("2021", *six[:5], extra, Part("other", "七、其他需要报告的事项"))
    report.sections[5].heading = report.sections[5].heading._replace(marker=None)
    assert said("GX107", report) == []
