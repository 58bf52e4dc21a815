from __future__ import annotations

from pathlib import Path

import pytest

from gxlint import resources
from gxlint.diagnostics import Location
from gxlint.output.whereabouts import Places
from tests.engine import province
from tests.output.results_made import DOCX, partial, result, sums, word


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (Location(3, 1, 3, 3, "overview"), "第 3 行第 1 列 总体情况", "line 3, column 1 Overview"),
        (Location(3, 1, 3, 3, "none"), "第 3 行第 1 列", "line 3, column 1"),
        (Location(None, None, None, None), "整个文件", "the whole file"),
        (Location(None, None, None, None, page=2), "第 2 页", "page 2"),
        (
            Location(9, 2, 9, 3, "requests", "requests", "total", "natural_person"),
            "第 9 行第 2 列 收到和处理政府信息公开申请情况表 “(七)总计 自然人”",
            "line 9, column 2 the table on requests “(七)总计 自然人”",
        ),
        (
            Location(9, 2, 9, 3, "requests", "requests", "refused.1"),
            "第 9 行第 2 列 收到和处理政府信息公开申请情况表 (三)1.属于国家秘密",
            "line 9, column 2 the table on requests (三)1.属于国家秘密",
        ),
        (
            Location(9, 2, 9, 3, "requests", "requests", None, "total"),
            "第 9 行第 2 列 收到和处理政府信息公开申请情况表 总计",
            "line 9, column 2 the table on requests 总计",
        ),
        (
            Location(9, 2, 12, 3, "requests", "requests", page=4),
            "第 4 页 第 9 行第 2 列 收到和处理政府信息公开申请情况表",
            "page 4 line 9, column 2 the table on requests",
        ),
    ],
)
def test_a_place_in_words(at: Location, zh: str, en: str) -> None:
    assert Places("zh").words(result(), at) == zh
    assert Places("en").words(result(), at) == en


def test_lines_of_a_word_document_are_those_of_the_extracted_text() -> None:
    at = Location(3, 1, 3, 3, "overview")
    assert Places("zh").words(result(media=DOCX), at) == "提取文本第 3 行第 1 列 总体情况"
    assert Places("en").words(partial(), at) == "line 3, column 1 of the extracted text Overview"


def test_suspects_by_their_labels() -> None:
    assert Places("zh").suspects(result(), sums()) == (
        "“(七)总计 自然人” 13 应为 14;或 “一、本年新收政府信息公开申请数量 自然人” 空白 应为 9、“(一)予以公开 自然人” 1 应为 2"
    )
    assert Places("en").suspects(result(), sums(suspects=sums().suspects[:1])) == (
        "“(七)总计 自然人” reads 13, should be 14"
    )
    assert Places("zh").suspects(result(), word()) == ""


def test_what_no_form_has_is_named_by_its_key() -> None:
    at = Location(9, 2, 9, 3, "requests", "else", "row", "column")
    assert Places("zh").inside(result(), at) == "else “row column”"


def test_a_province_has_labels_of_its_own(tmp_path: Path) -> None:
    province.folder(tmp_path / "ours")
    there = result(folders=(str(tmp_path / "ours"),))
    at = Location(9, 2, 9, 3, "pilot", "requests", "refused.9")
    places = Places("zh")
    try:
        assert places.row(there, at) == "(三)9.属于历史档案"
        assert places.section(there, at) == "基层试点"
        assert places.row(result(), at) == "refused.9"
        assert places.section(result(), at) == "pilot"
    finally:
        resources.use({})
