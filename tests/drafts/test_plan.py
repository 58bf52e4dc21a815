"""rules/drafts.yaml speaks of layouts, sections, tables and rows that there are, and leaves no required one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gxlint import resources
from gxlint.structure.layout import layouts
from gxlint.tables.forms import table_form

PLAN: dict[str, Any] = resources.data("drafts.yaml")
ENTRY = {"text", "hint", "lead", "government", "others"}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def test_every_national_layout_has_a_draft() -> None:
    assert tuple(PLAN["layouts"]) == resources.LAYOUTS
    assert set(PLAN["asked"]) <= set(PLAN["contact"])


@pytest.mark.parametrize("layout", resources.LAYOUTS)
def test_sections_tables_and_rows(layout: str) -> None:
    plan, known = PLAN["layouts"][layout], layouts()[layout]
    assert set(plan) <= {"title", "title_hint", "preamble", "sections", "statistics", "signature_hint"}
    order = [section for section in known.order if section in plan["sections"]]
    assert list(plan["sections"]) == order
    assert set(known.required) <= set(order)
    assert ("statistics" in plan) == ("statistics" in known.tables)
    for section, entry in [*plan["sections"].items(), ("annex", plan.get("statistics", {}))]:
        assert set(entry) <= {"heading", "hint", "text", "rows"}
        kinds = [kind for kind in known.tables if table_form(kind).section == section]
        rows = {row for kind in kinds for row in table_form(kind).row}
        assert set(entry.get("rows", {})) <= rows
        assert bool(entry.get("text")) or kinds or section == "annex"
    for entry in [*plan["preamble"], *(one for section in plan["sections"].values() for one in section.get("text", ()))]:  # fmt: skip
        assert set(entry) <= ENTRY
        assert not entry.get("lead") or re.match(r"\([一二三四五]\)[^。]{2,12}。", entry["text"])


def test_what_it_says_can_stand_in_a_comment_and_holds_known_fields_only() -> None:
    for text in texts(PLAN):
        assert not re.search(r"--|[<>&]|gxlint", text)
        assert set(re.findall(r"\{(\w*)\}", text)) <= {"year", "next", "agency", "contact"}
