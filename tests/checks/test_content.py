from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gxlint.document import Notice, Span
from gxlint.tables.model import KeyedTable, LabelIssue
from tests.checks.built import OLD, Part, built, findings, message, parts, said, sub


def table(kind: str, form: str | None, **more: Any) -> KeyedTable:
    return KeyedTable(kind, form, Span(5, 1, 5, 10), 3, 4, {}, **more)


def three(form: str) -> list[KeyedTable]:
    return [table("disclosure", form), table("requests", form), table("review", None)]


def test_empty_section() -> None:
    six = parts()
    six[4].body = []
    assert said("GX109", built("2021", *six, tables=three("2021"))) == [("default", 10)]
    old = parts(OLD)
    old[3].body = []
    assert said("GX109", built("2008", *old)) == [("default", 8)]


def test_what_is_not_empty() -> None:
    six = parts()
    six[5].body = ["无"]
    six[4].body, six[4].more = [], {"subs": [sub("(一)存在的问题", 10)]}
    six[1].body, six[1].more = [], {"tables": [table("disclosure", "2021")]}
    assert said("GX109", built("2021", *six)) == []


def test_a_picture_or_a_missing_table_is_not_said_twice() -> None:
    six = parts()
    six[1].body = []
    report = built("2021", *six)
    assert said("GX109", report, enabled=["GX111"]) == []
    assert said("GX109", report) == [("default", 4)]
    pictured = built("2021", *six, notices=[Notice("pictures", span=Span(4, 1, 4, 2))])
    assert said("GX109", pictured) == []


def test_a_lower_heading_taken_for_a_section_is_content() -> None:
    six = parts()
    six[4].body = []
    report = built("2021", *six[:5], Part("none", "1.存在的问题"), six[5])
    report.sections[5].heading = _arabic(report.sections[5].heading)
    assert said("GX109", report) == []


def _arabic(heading: Any) -> Any:

    from gxlint.structure.model import Marker

    return heading._replace(marker=Marker("arabic", 1, "1.", heading.span))


def test_missing_table_at_its_section() -> None:
    report = built("2021", *parts(), tables=three("2021")[:2])
    found = findings("GX111", report)
    assert [(f.message, f.table, f.doubt, f.span and f.span.line) for f in found] == [
        ("default", "review", "none", 8)
    ]
    assert "行政复议" in message("GX111", found[0])


def test_all_tables_gone_may_be_the_conversion() -> None:
    found = findings("GX111", built("2021", *parts()))
    assert [(f.message, f.doubt) for f in found] == [("all", "extraction")] * 3
    draft = findings("GX111", built("2021", *parts(), media="application/vnd.word"))
    assert [(f.message, f.doubt) for f in draft] == [("default", "none")] * 3


def test_a_picture_stands_for_the_table() -> None:
    notice = Notice("pictures", span=Span(7, 1, 7, 2))
    found = findings(
        "GX111", built("2021", *parts(), tables=[three("2021")[0], three("2021")[2]], notices=[notice])
    )
    assert [(f.message, f.table, f.doubt) for f in found] == [("picture", "requests", "extraction")]


def test_no_table_without_its_section_and_none_before_2019() -> None:
    six = parts()
    assert [f.table for f in findings("GX111", built("2021", *six[:2], *six[3:]))] == ["disclosure", "review"]
    assert said("GX111", built("2014", *parts(OLD))) == []


def test_superseded_form() -> None:
    old = built("2021", *parts(), tables=three("2019"))
    assert [(f.message, f.table) for f in findings("GX112", old)] == [
        ("default", "disclosure"),
        ("default", "requests"),
    ]
    assert "〔2019〕60号" in message("GX112", findings("GX112", old)[0])
    assert said("GX112", built("2019", *parts(), tables=three("2019"))) == []
    later = built("2019", *parts(), tables=three("2021"), year=2020)
    assert [f.table for f in findings("GX112", later)] == ["disclosure", "requests"]


def test_hybrid() -> None:
    issue = LabelIssue("superseded", "row", None, "政府集中采购", "", Span(5, 1, 5, 2))
    mixed = table("disclosure", None, foreign_labels=("procurement",), label_issues=(issue,))
    found = findings("GX112", built("2021", *parts(), tables=[mixed]))
    assert [f.message for f in found] == ["mixed"]
    assert "政府集中采购" in message("GX112", found[0])


def test_an_unsplit_row_alone_is_left_to_the_labels() -> None:
    only = table("requests", "2019", foreign_labels=("other",))
    report = built("2021", *parts(), tables=[table("disclosure", "2021"), only])
    assert said("GX112", report) == []


def test_a_split_row_before_its_time_is_a_warning() -> None:
    tables = [table("disclosure", "2019"), table("requests", "2021")]
    found = findings("GX112", built("2019", *parts(), tables=tables, year=2020))
    assert [(f.message, f.level, f.table) for f in found] == [("split", "split", "requests")]
    assert "(六)其他处理" in message("GX112", found[0])
    assert "〔2021〕30号" in message("GX112", found[0])


@pytest.mark.parametrize("option", ["layout", "year"])
def test_what_the_user_gave_is_not_told_as_a_fact_of_the_report(option: str) -> None:
    report = built("2021", *parts(), tables=three("2019"), year=2020)
    setattr(report, option, replace(getattr(report, option), evidence="option"))
    found = findings("GX112", report)
    assert [(f.message, f.table) for f in found] == [
        ("default-given", "disclosure"),
        ("default-given", "requests"),
    ]
    assert "指定的格式(2021)" in message("GX112", found[0])
    assert "年度应使用" not in message("GX112", found[0])
    assert "layout you gave (2021)" in message("GX112", found[0], "en")
    other = built("2019", *parts(), tables=[table("requests", "2021")], year=2022)
    other.layout = replace(other.layout, evidence="option")
    assert [f.message for f in findings("GX112", other)] == ["split-given"]
