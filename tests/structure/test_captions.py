"""Year and agency of a workbook."""

from __future__ import annotations

import pytest

from gxlint.document import Document, Paragraph, Span
from gxlint.structure import captions


def sheets(*texts: tuple[str, str]) -> Document:
    """A workbook with a paragraph for each (sheet, text)."""
    blocks = tuple(
        Paragraph(text, Span(n, 1, n, len(text) + 1), source=f"{sheet}!A{n}")
        for n, (sheet, text) in enumerate(texts, 1)
    )
    return Document("x.xlsx", "x", None, tuple(text for _, text in texts), blocks, tabular=True)


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        ([("表一", "青石县水务局2023年主动公开情况"), ("表二", "2023年度申请情况")], 2023),
        ([("2023", "申请情况")], 2023),
        ([("2023年度", "申请情况")], 2023),
        ([("年报2023年", "申请情况")], 2023),
        ([("表", "2023年申请情况"), ("表", "填报日期:2024年1月12日")], 2023),
        ([("表", "填报日期:2024年1月12日")], None),
        ([("2022年", "申请情况"), ("2023年", "申请情况")], None),
        ([("表", "联系电话12023年")], None),
        ([("20231", "申请情况")], None),
    ],
)
def test_the_one_year_that_is_given(texts: list[tuple[str, str]], year: int | None) -> None:
    found = captions.year(sheets(*texts))
    assert (found.value if found else None) == year


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("青石县水务局2023年主动公开政府信息情况", "青石县水务局"),
        ("青石县水务局政府信息公开情况统计表", "青石县水务局"),
        ("收到和处理政府信息公开申请情况", None),
        ("2023年政府信息公开情况", None),
    ],
)
def test_the_agency_a_title_begins_with(text: str, agency: str | None) -> None:
    found = captions.agency(sheets(("表", text)))
    assert (found.value if found else None) == agency
