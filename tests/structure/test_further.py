from __future__ import annotations

import pytest

from tests.structure.made import BODY, OLD_TITLE, SIX, SIX_IDS, TITLE, report, table, with_bodies

HAN = "一二三四五六"
HEADINGS = [f"{HAN[n]}、{name}" for n, name in enumerate(SIX)]
LAST = "青石县水务局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize("title", [(LAST,), ("青石县水务局", "2022年政府信息公开工作年度报告")])
@pytest.mark.parametrize("headings", [HEADINGS, list(SIX)])
def test_the_report_of_another_year_below_is_not_read(title: tuple[str, ...], headings: list[str]) -> None:
    lines = with_bodies(headings)
    below = [*title, *with_bodies(headings)[1:]]
    tables = [table("review", 8, 8), table("review", len(lines) + 8, len(lines) + 8)]
    found = report(*lines, *below, tables=tables)
    assert [section.id for section in found.sections] == list(SIX_IDS)
    assert found.further.value == title[0]
    assert found.further.span is not None
    assert found.further.span.line == len(lines) + 1
    assert (found.year.value, len(found.tables)) == (2023, 1)


def test_a_title_on_every_page_begins_no_further_report() -> None:
    lines = with_bodies(HEADINGS)
    found = report(*lines[:5], TITLE, *lines[5:9], TITLE, *lines[9:])
    assert found.further.value is None
    assert [section.id for section in found.sections] == list(SIX_IDS)


def test_a_table_of_contents_before_the_title_is_no_report() -> None:
    found = report("目录", *HEADINGS, *with_bodies(HEADINGS))
    assert found.further.value is None
    assert [section.heading.span.line for section in found.sections] == list(range(9, 21, 2))


def test_a_short_report_is_one() -> None:
    assert report(OLD_TITLE, "一、概述", BODY, OLD_TITLE, "一、概述", BODY).further.value is None
