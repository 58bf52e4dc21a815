"""Which names are another agency's, and which only another form of one's own."""

from __future__ import annotations

import pytest

from gxlint.checks.strangers import announced, common_tail, named_by_mistake, neighbour, signed, years_work

OWN = "青石县水务局"


@pytest.mark.parametrize(
    ("name", "tail"),
    [(OWN, "县水务局"), ("渌江市柳浦区市场监督管理局", "区市场监督管理局"), ("云浦镇人民政府", "镇人民政府"), ("国家档案局", "")],
)  # fmt: skip
def test_the_end_of_a_name(name: str, tail: str) -> None:
    assert common_tail(name) == tail


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("渌江县水务局", True), (OWN, False), ("县水务局", False), ("渌江市青石县水务局", False), ("渌江市水务局", False),
        ("渌江县林业局", False), ("全省各县水务局", False), ("周边县水务局", False), ("青石县人民政府", False),
    ],
)  # fmt: skip
def test_a_neighbour_has_the_same_office_in_another_place(name: str, wrong: bool) -> None:
    assert neighbour(name, OWN) is wrong


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报告由渌江县水务局编制。", ["渌江县水务局"]),
        ("本报告由青石县水务局办公室编制。", []),
        ("本报告由青石县林业局编制。", ["青石县林业局"]),
        ("如有疑问,请与青石县林业局联系。", []),
        ("如有疑问,请与渌江县水务局政务公开办公室联系。", ["渌江县水务局"]),
        ("如有疑问,请与青石县人民政府办公室联系。", []),
        ("现将渌江县水务局2023年政府信息公开工作情况报告如下。", ["渌江县水务局"]),
        ("按照渌江市水务局要求,编制本报告。", []),
    ],
)
def test_who_is_named_by_mistake(text: str, names: list[str]) -> None:
    assert [one.name for one in named_by_mistake(text, OWN)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("要求,现公布青石县林业局2023年政府信息公开工作年度报告。", ["青石县林业局"]),
        ("要求,现公布青石县水务局2023年政府信息公开工作年度报告。", []),
        ("要求,现公布县水务局2023年政府信息公开工作年度报告。", []),
        ("现将渌江县水务局2023年度政府信息公开工作情况报告如下。", ["渌江县水务局"]),
        ("现公布青石县人民政府2023年政府信息公开工作年度报告。", ["青石县人民政府"]),
        ("转发青石县林业局2023年政府信息公开工作年度报告。", []),
    ],
)
def test_whose_report_is_announced(text: str, names: list[str]) -> None:
    assert [one.name for one in announced(text, OWN)] == names


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("渌江区人民政府", "渌江区政府"), ("渌江区人民政府", "渌江区政府办公室"), ("渌江区政府", "渌江区人民政府"),
        ("渌江区人民政府", "渌江区政务公开领导小组办公室"), ("渌江区人民政府", "渌江区"),
    ],
)  # fmt: skip
def test_a_government_under_its_short_name_is_no_other(name: str, agency: str) -> None:
    assert list(announced(f"现公布{name}2023年政府信息公开工作年度报告。", agency)) == []


@pytest.mark.parametrize(
    ("text", "following", "name"),
    [
        ("青石县水利局", "2024年1月20日", "青石县水利局"),
        ("  青石县水利局 2024年1月20日", "", "青石县水利局"),
        ("渌江县水务局", "2024年1月20日", "渌江县水务局"),
        ("青石县水利局", "", None),
        ("青石县水务局", "2024年1月20日", None),
        ("青石县水务局办公室", "2024年1月20日", None),
        ("青石县人民政府办公室", "2024年1月20日", None),
        ("青石县人民政府", "2024年1月20日", None),
    ],
)
def test_who_signs(text: str, following: str, name: str | None) -> None:
    one = signed(text, following, OWN)
    assert (one and one.name) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2023年,青石县水利局认真贯彻条例。", ["青石县水利局"]),
        ("(一)主动公开。2023年,渌江县水务局通过政府网站公开信息。", ["渌江县水务局"]),
        ("2023年,青石县水务局认真贯彻条例。", []),
        ("2023年,青石县水利局来我局交流。", []),
        ("会同青石县水利局认真贯彻条例。", []),
    ],
)
def test_whose_work_of_the_year_is_told(text: str, names: list[str]) -> None:
    assert [one.name for one in years_work(text, OWN)] == names
