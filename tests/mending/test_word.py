"""Word drafts: the words change, their look and every other part of the file stay."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.shared import Pt, RGBColor

from tests.mending.mended import codes, fix
from tests.mending.test_html import FAULTS, RIGHT
from tests.support import render
from tests.support.render import Made


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_draft_is_corrected_to_the_byte() -> None:
    mended = fix(render.word(FAULTS), "草稿.docx")
    assert codes(mended) == ["GX501", "GX502", "GX504", "GX108"]
    assert parts(mended.data) == parts(render.word(RIGHT))
    assert (mended.left, mended.after.diagnostics) == ([], ())


def test_a_missing_numeral_is_put_in() -> None:
    """In a draft, where no converter can have lost it."""
    right = render.word(Made())
    with zipfile.ZipFile(io.BytesIO(right)) as package:
        content = package.read("word/document.xml").decode().replace("五、存在的主要", "存在的主要")
    mended = fix(with_document(right, content), "草稿.docx")
    assert codes(mended) == ["GX107"]
    assert parts(mended.data) == parts(right)


def with_document(data: bytes, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(
                info, content.encode() if info.filename == "word/document.xml" else old.read(info.filename)
            )
    return out.getvalue()


def draft(made: Made) -> Any:
    """The report with python-docx, every line in runs of different looks."""
    document = docx.Document()
    document.core_properties.title = "年报草稿"
    document.add_heading(made.title, 0)
    document.add_paragraph(render.preamble(made))
    for heading, lines, grid in render.sections(made):
        document.add_heading(heading, 1)
        for line in lines:
            paragraph = document.add_paragraph()
            for at in range(0, len(line), 3):
                run = paragraph.add_run(line[at : at + 3])
                run.bold, run.italic = at % 2 == 0, at % 5 == 0
                run.font.size, run.font.color.rgb = Pt(9 + at % 7), RGBColor(at % 255, 0, 0)
        if grid:
            wide = max(map(len, grid))
            table = document.add_table(len(grid), wide)
            for row, cells in enumerate(grid):
                for column, text in enumerate(cells):
                    table.cell(row, column).text = text
    return document


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def looks(data: bytes) -> list[list[tuple[Any, ...]]]:
    return [
        [(run.bold, run.italic, run.font.size, run.font.color.rgb) for run in paragraph.runs]
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
    ]


def words(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_the_look_of_every_run_stays() -> None:
    wrong, right = saved(draft(FAULTS)), saved(draft(RIGHT))
    mended = fix(wrong, "草稿.docx", unsafe=True)
    assert {"GX501", "GX502", "GX504", "GX108"} <= set(codes(mended))
    assert words(mended.data) == words(right)
    assert looks(mended.data) == looks(wrong)
    before, after = parts(wrong), parts(mended.data)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)


def test_a_number_that_word_makes_is_said_to_be_one() -> None:
    """Headings numbered by Word: 五 stands twice because two lists count, and no text of the file says so."""
    made = Made()
    plain = render.word(made)
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        content = package.read("word/document.xml").decode()
    numbered = content.replace(
        "<w:p><w:r><w:t xml:space='preserve'>六、其他",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t xml:space='preserve'>其他",
    )
    assert numbered != content
    level = "<w:lvl w:ilvl='0'><w:start w:val='7'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>"
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    numbering = f"<?xml version='1.0' encoding='UTF-8'?><w:numbering {space}><w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    types = parts(plain)["[Content_Types].xml"].decode()
    types = types.replace("</Types>", "<Override PartName='/word/numbering.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml'/></Types>")  # fmt: skip
    rels = "<?xml version='1.0' encoding='UTF-8'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering' Target='numbering.xml'/></Relationships>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in {
            **{name: part.decode() for name, part in parts(plain).items()},
            "[Content_Types].xml": types,
            "word/document.xml": numbered,
            "word/numbering.xml": numbering,
            "word/_rels/document.xml.rels": rels,
        }.items():
            package.writestr(name, text)
    mended = fix(out.getvalue(), "草稿.docx", unsafe=True)
    assert [d.code for d in mended.before.diagnostics] == ["GX106"]
    assert [(one.correction.diagnostic.code, one.why) for one in mended.left] == [("GX106", "word-generated")]
    assert mended.data == out.getvalue()


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_second_time_changes_nothing(unsafe: bool) -> None:
    once = fix(saved(draft(FAULTS)), "草稿.docx", unsafe=unsafe)
    twice = fix(once.data, "草稿.docx", unsafe=unsafe)
    assert twice.data is once.data
    assert twice.corrected == []
