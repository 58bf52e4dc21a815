"""What is made has every part in its place and no finding but its blanks; filled in, it has none at all."""

from __future__ import annotations

import pytest

from gxlint.drafts.compose import layout_for, layouts_of
from gxlint.drafts.naming import fault, recognised
from gxlint.structure.layout import layouts
from gxlint.text.normal import squeeze
from tests.drafts.filling import GOVERNMENT, OFFICE, WRITERS, YEARS, checked, draft, filled

SECTIONS = {
    "2021": ["overview", "disclosure", "requests", "review", "problems", "other"],
    "2019": ["overview", "disclosure", "requests", "review", "problems", "other"],
    "2014": ["overview", "disclosure", "interpretation", "requests", "review", "litigation", "complaints", "fees",
             "organization", "training", "problems", "plans", "annex"],
    "2008": ["overview", "disclosure", "requests", "fees", "review", "problems", "other"],
}  # fmt: skip
COVERAGE = {
    "2021": {"disclosure": ("2021", 10, 10), "requests": ("2021", 175, 175), "review": ("2021", 15, 15)},
    "2019": {"disclosure": ("2019", 22, 22), "requests": ("2019", 161, 161), "review": ("2019", 15, 15)},
    "2014": {"statistics": ("2014", 58, 58)},
    "2008": {},
}
BLANKS = {
    "2021": [
        ("GX506", "preface"), *[("GX506", "overview")] * 5, ("GX209", "disclosure"), ("GX209", "requests"),
        ("GX209", "review"), ("GX506", "problems"), ("GX506", "other"), ("GX506", "signature"),
    ],
    "2019": [
        ("GX506", "preface"), *[("GX506", "overview")] * 4, ("GX209", "disclosure"), ("GX209", "requests"),
        ("GX209", "review"), ("GX506", "problems"), ("GX506", "other"), ("GX506", "signature"),
    ],
    "2014": [
        ("GX506", "preface"), *[("GX506", section) for section in SECTIONS["2014"][:-1]], ("GX209", "annex"),
        ("GX506", "annex"), ("GX506", "signature"),
    ],
    "2008": [("GX506", "preface"), *[("GX506", section) for section in SECTIONS["2008"]], ("GX506", "signature")],
}  # fmt: skip
"""The findings of a draft, in order, with the section in which they stand: nothing but the blanks."""
LAST = {"2021": "other", "2019": "other", "2014": "annex", "2008": "other"}


def said(data: bytes, ending: str) -> list[tuple[str, str]]:
    result = checked(data, ending)
    places = [(one.code, one.location.section or "preface") for one in result.diagnostics]
    # The date below the report belongs to its last section or to none.
    assert places[-1][1] in (LAST[result.layout or ""], "preface")
    assert (result.report is not None and "月" in result.diagnostics[-1].excerpt) is True
    return [*places[:-1], (places[-1][0], "signature")]


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("agency", [OFFICE, GOVERNMENT, "云浦市发展和改革委员会", "松岭乡人民政府"])
@pytest.mark.parametrize("year", [2008, 2013, 2014, 2018, 2019, 2020, 2021, 2026, 2099])
def test_nothing_is_found_but_the_blanks(year: int, agency: str, ending: str) -> None:
    one = draft(year, agency)
    result = checked(WRITERS[ending](one), ending)
    assert (result.year, result.agency, result.title, result.layout) == (year, agency, one.title, one.layout)
    assert [section.id for section in result.sections] == SECTIONS[one.layout]
    assert {kind: (c.form, c.expected, c.read) for kind, c in result.coverage.items()} == COVERAGE[one.layout]
    assert said(WRITERS[ending](one), ending) == BLANKS[one.layout]
    assert result.verdict == "fail"
    assert result.report is not None
    assert result.report.document.notices == ()
    assert result.relations.violated == 0


@pytest.mark.parametrize(
    "agency",
    ["国家市场监督管理总局", "青石省人民政府办公厅", "青石经济技术开发区管理委员会", "河滨街道办事处", "青石市公安局交通警察支队",
     "青石县文化广电和旅游局（文物局）", "青石县水务局(筹)", "青石市12345政务服务便民热线中心", "青石县政府信息公开办公室",
     "国家税务总局青石县税务局", "青石市城市管理行政执法局", "青石县供销合作社联合社", "青石县“放管服”改革办", "水务局"],
)  # fmt: skip
@pytest.mark.parametrize("layout", YEARS)
def test_names_of_every_kind(layout: str, agency: str) -> None:
    one = draft(YEARS[layout], agency)
    assert (fault(agency), recognised(one.title, agency)) == (None, True)
    result = checked(WRITERS["docx"](one), "docx")
    assert [found.code for found in result.diagnostics] == [code for code, _ in BLANKS[layout]]
    assert squeeze(result.agency or "") == squeeze(agency)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("", ("empty", "")), ("\u3000", ("empty", "")), ("局" * 61, ("long", "61")), ("××局", ("sign", "×")), ("水务*局", ("sign", "*")),
     ("水务\u200b局", ("sign", "\u200b")), ("水务\x00局", ("sign", "\x00")), ("水务|局", ("sign", "|")), ("____局", ("sign", "_"))],
)  # fmt: skip
def test_what_is_no_name(name: str, wrong: tuple[str, str]) -> None:
    assert fault(name) == wrong


@pytest.mark.parametrize("year", range(2008, 2100))
def test_every_year_has_its_form(year: int) -> None:
    one = draft(year)
    assert one.layout == (
        "2008" if year < 2014 else "2014" if year < 2019 else "2019" if year < 2021 else "2021"
    )
    result = checked(WRITERS["md"](one), "md")
    assert (result.year, result.layout) == (year, one.layout)
    assert [found.code for found in result.diagnostics] == [code for code, _ in BLANKS[one.layout]]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_older_form_of_a_year_that_has_two(ending: str) -> None:
    one = draft(2016, wanted="2008")
    assert one.layout == "2008"
    assert said(WRITERS[ending](one), ending) == BLANKS["2008"]


def test_layouts_that_do_not_hold() -> None:
    assert [one.id for one in layouts_of(2016)] == ["2014", "2008"]
    assert [one.id for one in layouts_of(2021)] == ["2021"]
    assert layouts_of(2007) == []
    assert layout_for(2020, "2021") is None
    assert layout_for(2016, "2008") is layouts()["2008"]


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("agency", [OFFICE, GOVERNMENT])
@pytest.mark.parametrize("layout", YEARS)
def test_filled_in_it_passes(layout: str, agency: str, ending: str) -> None:
    result = checked(filled(draft(YEARS[layout], agency), ending), ending)
    assert [(one.code, one.message) for one in result.diagnostics] == []
    assert (result.verdict, result.unfinished) == ("pass", ())
    assert (result.relations.violated, result.relations.not_evaluated) == (0, 0)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_draft_gives_the_same_bytes(ending: str) -> None:
    assert WRITERS[ending](draft(2023)) == WRITERS[ending](draft(2023))


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("layout", ["2021", "2019", "2014"])
def test_it_does_not_pass_while_its_tables_are_blank(layout: str, ending: str) -> None:
    result = checked(filled(draft(YEARS[layout]), ending, tables=False), ending)
    assert {one.code for one in result.diagnostics} == {"GX209"}
    assert result.verdict == "incomplete"
