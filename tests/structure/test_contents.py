"""A typed table of contents: front matter, whatever its lines look like."""

from __future__ import annotations

import pytest

from tests.structure.made import BODY, SIX, SIX_IDS, TITLE, report, sections

HAN = "一二三四五六"


@pytest.mark.parametrize("tail", ["\t{}", "……{}", "..........{}", "  {}", " {}", ""])
@pytest.mark.parametrize("head", [["目  录"], []])
def test_its_lines_are_no_narrative(head: list[str], tail: str) -> None:
    entries = [
        f"{numeral}、{name}{tail.format(n)}"
        for n, (numeral, name) in enumerate(zip(HAN, SIX, strict=True), 1)
    ]
    body = [line for numeral, name in zip(HAN, SIX, strict=True) for line in (f"{numeral}、{name}", BODY)]
    found = report(TITLE, *head, *entries, *body)
    assert [line.text for line in found.front] == [TITLE, *head, *entries]
    assert found.preamble == []
    first = 2 + len(head) + 6
    assert sections(found) == [(id_, first + 2 * n) for n, id_ in enumerate(SIX_IDS)]


def test_entries_below_the_headings_and_without_any_marker() -> None:
    entries = ["一是健全工作机制,落实责任 .......... 2", "政策解读。回应关切 ........... 3"]
    found = report(TITLE, "目录", *entries, "一、总体情况", BODY)
    assert [line.text for line in found.front] == [TITLE, "目录", *entries]


def test_a_single_numbered_line_of_the_preamble_stays() -> None:
    found = report(
        TITLE,
        "1.根据要求",
        "现将有关情况公布如下。",
        "一、总体情况",
        BODY,
        "二、主动公开政府信息情况",
        BODY,
    )
    assert [block.text for block in found.preamble] == ["1.根据要求", "现将有关情况公布如下。"]  # type: ignore[union-attr]


def test_one_entry_with_its_page_is_enough() -> None:
    found = report(
        TITLE,
        "六、其他需要报告的事项……12",
        "现公布如下。",
        "一、总体情况",
        BODY,
        "二、主动公开政府信息情况",
        BODY,
    )
    assert [block.text for block in found.preamble] == ["现公布如下。"]  # type: ignore[union-attr]
