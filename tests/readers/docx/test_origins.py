"""Files as different programs make them."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from gxlint.document import Comment, Document, Paragraph, Span
from gxlint.readers.docx import read_docx
from tests.readers.docx.build import (
    TYPES,
    archive,
    check,
    grid,
    p,
    part,
    relationships,
    table,
    tbl,
    tc,
    texts,
    tr,
)


def saved(document: WordDocument) -> Document:
    stream = BytesIO()
    document.save(stream)
    return check(read_docx(stream.getvalue(), "a.docx"))


def test_python_docx() -> None:
    word = docx.Document()
    word.core_properties.title = "题"
    word.add_heading("某某市2021年政府信息公开工作年度报告", 0)
    word.add_heading("一、总体情况", 1)
    anchored = word.add_paragraph("正文" * 40)
    word.add_comment(anchored.runs[0], "gxlint: ignore GX105 -- 习惯", author="甲")
    heading = word.add_paragraph()
    heading.add_run("（一）主动公开").bold = True
    centred = word.add_paragraph("表格")
    centred.alignment = WD_ALIGN_PARAGRAPH.CENTER
    grown = word.add_paragraph()
    grown.add_run("大字").font.size = Pt(22)
    made = word.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(1, 1)).text = "角"
    made.cell(2, 1).merge(made.cell(2, 2)).text = "合"
    made.cell(0, 2).text = "1"
    document = saved(word)
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [(block.role, block.level, block.emphasis) for block in paragraphs] == [
        ("title", None, False),
        ("body", 1, True),
        ("body", None, False),
        ("body", None, True),
        ("body", None, True),
        ("body", None, True),
    ]
    assert grid(document) == [
        ("角", 0, 0, 2, 2), ("1", 0, 2, 1, 1), ("", 1, 2, 1, 1), ("", 2, 0, 1, 1), ("合", 2, 1, 1, 2),
    ]  # fmt: skip
    assert document.comments == (Comment("gxlint: ignore GX105 -- 习惯", Span(3, 1, 3, 81)),)
    assert ("title", "题") in document.metadata


def test_python_docx_lists() -> None:
    word = docx.Document()
    for text in ("甲", "乙"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("丙", style="List Bullet")
    assert texts(saved(word)) == ["1. 甲", "2. 乙", "丙"]


def test_runs_split_between_chinese_and_digits() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph()
    for piece in ("2021", "年", "1", "月", "1", "日"):
        run = paragraph.add_run(piece)
        run.font.name = "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    assert texts(saved(word)) == ["2021年1月1日"]


STRICT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" '
    'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" w:conformance="strict"><w:body>{}</w:body></w:document>'
)


def test_strict() -> None:
    cells = tc("a", '<w:tcW w:w="5cm" w:type="dxa"/>') + tc("b", '<w:tcW w:w="50%" w:type="pct"/>')
    text = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = archive(
        {
            "_rels/.rels": relationships(
                {"word/document.xml": "officeDocument"},
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
            "word/document.xml": STRICT.format(p(text) + tbl(tr(cells))),
        }
    )
    document = check(read_docx(data, "a.docx"))
    assert document.lines == (text, "a | b")


def test_google_docs_and_others_without_styles_or_numbering() -> None:
    main = part(
        "document",
        "<w:body>"
        + p("甲", '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="3"/></w:numPr>')
        + "</w:body>",
    )
    data = archive(
        {"_rels/.rels": relationships({"word/document.xml": "officeDocument"}), "word/document.xml": main}
    )
    document = check(read_docx(data, "a.docx"))
    (found,) = document.blocks
    assert isinstance(found, Paragraph)
    assert (found.text, found.level) == ("甲", 1)


def test_other_prefixes() -> None:
    main = (
        '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r>'
        "<x:t>甲</x:t></x:r></x:p></x:body></x:document>"
    )
    data = archive(
        {"_rels/.rels": relationships({"word/document.xml": "officeDocument"}), "word/document.xml": main}
    )
    assert texts(read_docx(data, "a.docx")) == ["甲"]


def test_wps() -> None:
    """WPS Office: an own namespace in alternatives, styles named by number, absolute targets."""
    custom = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
    main = part(
        "document",
        "<w:body>"
        + p("一、总体情况", '<w:pStyle w:val="2"/>')
        + f'<w:p><w:r><mc:AlternateContent><mc:Choice {custom} Requires="wpsCustomData"><w:drawing/></mc:Choice></mc:AlternateContent>'
        "<w:t>正文</w:t></w:r></w:p></w:body>",
    )
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>',
    )
    data = archive(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relationships({"/word/document.xml": "officeDocument"}),
            "word/document.xml": main,
            "word/_rels/document.xml.rels": relationships({"/word/styles.xml": "styles"}),
            "word/styles.xml": styles,
        }
    )
    document = check(read_docx(data, "a.docx"))
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一、总体情况", 1),
        ("正文", None),
    ]


@pytest.mark.parametrize("kind", ["Table Grid", "Light Shading Accent 1"])
def test_table_styles_are_not_needed(kind: str) -> None:
    word = docx.Document()
    made = word.add_table(2, 2)
    made.style = kind
    made.cell(0, 0).text = "甲"
    word.add_heading("一", 2)
    document = saved(word)
    assert table(document).cells[0].text == "甲"
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.level == 2
