"""What is in the files: styles and merged cells in Word, hints as comments everywhere, nothing that changes by itself."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx as python_docx
import pytest

from gxlint import readers
from gxlint.document import Table
from gxlint.drafts.compose import compose, layout_for
from gxlint.drafts.model import Draft, Sheet
from tests.drafts.filling import WRITERS, draft

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def hints(one: Draft) -> list[str]:
    return [hint.text for block in one.blocks for hint in block.hints]


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("year", [2012, 2016, 2020, 2023])
def test_every_hint_is_a_comment_and_none_is_text(year: int, ending: str) -> None:
    one = draft(year)
    read = readers.read_bytes(WRITERS[ending](one), f"a.{ending}")
    texts = [re.sub(r"^提示(?:\(.*?\))?:", "", comment.text.strip()) for comment in read.comments]
    assert len(texts) >= 9
    assert sorted(texts) == sorted(hints(one))
    assert not any("gxlint" in text for text in texts)
    shown = "\n".join(block.text for block in read.blocks if not isinstance(block, Table))
    assert "提示" not in shown
    assert not any(text in shown for text in texts)


@pytest.mark.parametrize("year", [2016, 2020, 2023])
def test_the_merged_cells_are_read_back_as_the_form_has_them(year: int) -> None:
    one = draft(year)
    grids = [block.grid for block in one.blocks if isinstance(block, Sheet)]
    for ending, write in WRITERS.items():
        read = readers.read_bytes(write(one), f"a.{ending}")
        found = [block for block in read.blocks if isinstance(block, Table)]
        assert [(table.rows, table.columns, table.exact) for table in found] == [(grid.rows, grid.columns, True) for grid in grids]  # fmt: skip
        for table, grid in zip(found, grids, strict=True):
            assert [(c.row, c.column, c.row_span, c.column_span, c.text.replace("\uff3f", "_")) for c in table.cells] == [
                (c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells]  # fmt: skip


def test_a_word_file_as_word_has_it() -> None:
    one = draft(2023)
    data = WRITERS["docx"](one)
    file = zipfile.ZipFile(io.BytesIO(data))
    assert file.testzip() is None
    for name in file.namelist():
        ElementTree.fromstring(file.read(name))
    assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    opened = python_docx.Document(io.BytesIO(data))
    assert [p.style.name for p in opened.paragraphs][:4] == [
        "Title",
        "Normal Indent",
        "Heading 1",
        "Normal Indent",
    ]
    assert [p.text for p in opened.paragraphs if p.style.name == "Heading 1"] == [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]  # fmt: skip
    (section,) = opened.sections
    page = [round(length.mm) for length in (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)]  # fmt: skip
    assert page == [210, 297, 37, 35, 28, 26]
    assert opened.core_properties.title == one.title
    assert (opened.core_properties.created, opened.core_properties.last_modified_by) == (None, "")
    assert {comment.author for comment in opened.comments} == {"gxlint"}
    assert {comment.timestamp for comment in opened.comments} == {None}


def test_a_hint_on_a_row_hangs_on_the_label_of_that_row() -> None:
    layout = layout_for(2023)
    assert layout is not None
    data = WRITERS["docx"](compose(2023, "青石县水务局", layout, in_force={"normative": 7}))
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    comments = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/comments.xml"))
    texts = {c.get(f"{W}id"): "".join(t.text or "" for t in c.iter(f"{W}t")) for c in comments}
    hung = {}
    for cell in root.iter(f"{W}tc"):
        start = cell.find(f".//{W}commentRangeStart")
        if start is not None:
            hung["".join(t.text or "" for t in cell.iter(f"{W}t"))] = texts[start.get(f"{W}id")]
    assert list(hung) == ["规章", "行政规范性文件", "行政许可", "行政事业性收费", "二、上年结转政府信息公开申请数量",
                          "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "四、结转下年度继续办理"]  # fmt: skip
    assert "2022年度报告的现行有效件数是7件" in hung["行政规范性文件"]


def test_a_name_that_markup_might_take_for_its_own() -> None:
    layout = layout_for(2023)
    assert layout is not None
    one = compose(2023, 'A&B<局>"', layout)
    assert "A&amp;B&lt;局&gt;" in WRITERS["html"](one).decode()
    assert python_docx.Document(io.BytesIO(WRITERS["docx"](one))).paragraphs[0].text == one.title


def test_blanks_in_markdown_are_no_markdown() -> None:
    text = WRITERS["md"](draft(2023)).decode()
    assert "_" not in text
    assert "\uff3f\uff3f\uff3f\uff3f年\uff3f\uff3f月\uff3f\uff3f日" in text
    assert "\r" not in text
    assert not re.search(r"<table(?:(?!</table>)[\s\S])*\n\n(?:(?!<table)[\s\S])*</table>", text)


def test_a_page_holds_all_it_needs() -> None:
    page = WRITERS["html"](draft(2023)).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')
    assert "http" not in page
    assert "<script" not in page
    assert page.count("<h1>") == 1
    assert page.count("<h2>") == 6


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.slow
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(WRITERS["docx"](draft(2023)))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.txt").read_text("utf-8-sig")
    assert text.startswith("青石县水务局2023年政府信息公开工作年度报告\n")
    assert "四、结转下年度继续办理" in text
    assert "勾稽" in text
