from __future__ import annotations

import pytest

from gxlint.structure import titles
from tests.structure.made import BODY, SIX, TITLE, report, with_bodies

HEADS = [f"{n}、{name}" for n, name in zip("一二三四五六", SIX, strict=True)]
REST = with_bodies(HEADS)[1:]


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("青石县政务公开领导小组办公室2011年政府信息公开年度报告", "青石县政务公开领导小组办公室"),
        ("青石县政务公开办2023年政府信息公开工作年度报告", "青石县政务公开办"),
        ("青石县政务公开和政务服务管理办公室2023年政府信息公开工作年度报告", "青石县政务公开和政务服务管理办公室"),
        ("青石县民族宗教委(宗教事务局)2023年政府信息公开工作年度报告", "青石县民族宗教委(宗教事务局)"),
        ("东岭大学2016-2017学年度信息公开工作报告", "东岭大学"),
        ("东岭大学2016至2017学年信息公开年度报告", "东岭大学"),
        ("青石市12345政务服务便民热线中心2023年政府信息公开工作年度报告", "青石市12345政务服务便民热线中心"),
    ],
)  # fmt: skip
def test_the_agency_of_a_title(title: str, agency: str) -> None:
    assert titles.agency(title) == agency


@pytest.mark.parametrize(
    ("lines", "title", "place"),
    [
        # a line of the page without agency, then agency and title in two lines
        (["2023年政府信息公开工作年度报告", "青石县水务局", "2023年政府信息公开工作年度报告"],
         "青石县水务局 2023年政府信息公开工作年度报告", (2, 3)),
        (["2023年政府信息公开工作年度报告 (2024-01-30)", "青石县水务局", "2023年政府信息公开工作年度报告"],
         "青石县水务局 2023年政府信息公开工作年度报告", (2, 3)),
        # agency, a bracket and the year above, the name below
        (["青石县民宗委(宗教事务局)2023年度", "政府信息公开年度报告"],
         "青石县民宗委(宗教事务局)2023年度 政府信息公开年度报告", (1, 2)),
        # a metadata row without its colon, before the title or alone
        (["标题" + TITLE, TITLE], TITLE, (2, 2)),
        (["标题" + TITLE], TITLE, (1, 1)),
        # what the page puts around it
        ([TITLE + "-青石县人民政府网"], TITLE, (1, 1)),
        ([TITLE + " | 青石政务"], TITLE, (1, 1)),
        (["Page 2 - " + TITLE], TITLE, (1, 1)),
        (["【部门报告】" + TITLE], TITLE, (1, 1)),
    ],
)  # fmt: skip
def test_where_the_title_is(lines: list[str], title: str, place: tuple[int, int]) -> None:
    found = report(*lines, *REST)
    assert found.title.value == title
    assert found.title.span is not None
    assert (found.title.span.line, found.title.span.end_line) == place
    assert (found.agency.evidence, found.year.value) == ("title", 2023)


def test_an_agency_in_brackets_is_no_debris() -> None:
    found = report("【青石县水务局】2023年政府信息公开工作年度报告", *REST)
    assert found.agency.value is not None
    assert "青石县水务局" in found.agency.value


@pytest.mark.parametrize("joint", ["根据", "依据", "按照", "(以下简称年报)是根据"])
def test_a_title_that_runs_into_the_first_sentence(joint: str) -> None:
    found = report(
        f"{TITLE}{joint}《条例》要求编制。全文包括总体情况、主动公开政府信息情况、其他需要报告的事项。", *REST
    )
    assert (found.title.value, found.agency.value, found.year.value) == (TITLE, "青石县水务局", 2023)
    assert found.declared is not None
    (opening,) = found.preamble
    assert opening.text.startswith(joint)  # type: ignore[union-attr]
    assert opening.span.column == len(TITLE) + 1


@pytest.mark.parametrize(
    "line",
    [
        "现将青石县水务局2023年政府信息公开工作年度报告按照要求公布。",
        "本报告根据《条例》编制。",
        "2023年政府信息公开工作年度报告根据《条例》编制。",
    ],
)
def test_a_sentence_is_no_title(line: str) -> None:
    assert report(line, *REST).title.value is None


def test_a_sentence_below_the_title_stays_whole() -> None:
    found = report(TITLE, f"{TITLE}根据《条例》要求编制。", "一、总体情况", BODY)
    assert found.preamble[0].span.column == 1
