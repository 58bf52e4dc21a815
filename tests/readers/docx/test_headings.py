"""Heading levels by style, roles, and emphasis by look."""

from __future__ import annotations

import pytest

from gxlint.document import Document, Paragraph
from tests.readers.docx.build import p, r, read, style, t

BODY = "".join(p("各级行政机关按照条例的要求做好政府信息公开工作，" * 4) for _ in range(3))
OUTLINE = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


def mark(kind: str) -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def only(document: Document, text: str) -> Paragraph:
    (found,) = [block for block in document.blocks if isinstance(block, Paragraph) and block.text == text]
    return found


@pytest.mark.parametrize(
    ("styles", "properties", "expected"),
    [
        (style("1", "heading 1"), '<w:pStyle w:val="1"/>', 1),
        (style("a3", "Heading 3"), '<w:pStyle w:val="a3"/>', 3),
        (style("x", "标题 2"), '<w:pStyle w:val="x"/>', 2),
        (style("x", "Überschrift 4"), '<w:pStyle w:val="x"/>', 4),
        (style("x", "heading 9"), '<w:pStyle w:val="x"/>', 6),
        (style("x", "公文一级", OUTLINE.format(0)), '<w:pStyle w:val="x"/>', 1),
        (style("1", "heading 1") + style("y", "我的", '<w:basedOn w:val="1"/>'), '<w:pStyle w:val="y"/>', 1),
        (style("1", "heading 1") + style("y", "正文样", '<w:basedOn w:val="1"/>' + OUTLINE.format(9)),
         '<w:pStyle w:val="y"/>', None),
        (style("1", "heading 1", '<w:basedOn w:val="2"/>') + style("2", "heading 2", '<w:basedOn w:val="1"/>'),
         '<w:pStyle w:val="1"/>', 1),
        (style("a", "Normal"), '<w:outlineLvl w:val="1"/>', 2),
        (style("1", "heading 1"), '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', None),
        (style("a", "List Number 2"), '<w:pStyle w:val="a"/>', None),
        ("", '<w:pStyle w:val="Heading2"/>', 2),
        ("", '<w:pStyle w:val="标题1"/>', 1),
        ("", '<w:pStyle w:val="1"/>', None),
        ("", '<w:outlineLvl w:val="x"/>', None),
    ],
)  # fmt: skip
def test_levels(styles: str, properties: str, expected: int | None) -> None:
    assert only(read(p("总体情况", properties) + BODY, styles=styles), "总体情况").level == expected


def test_levels_without_a_style_sheet() -> None:
    assert only(read(p("总体情况", '<w:pStyle w:val="Heading1"/>')), "总体情况").level == 1


@pytest.mark.parametrize("name", ["Title", "标题"])
def test_title(name: str) -> None:
    styles = style("t", name, '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    found = only(read(p("年度报告", '<w:pStyle w:val="t"/>') + BODY, styles=styles), "年度报告")
    assert (found.role, found.level) == ("title", None)


def test_table_of_contents_is_furniture() -> None:
    toc = (
        f"<w:p>{mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{mark('separate')}{t('一、总体情况')}"
        f"{r('<w:tab/>')}{mark('begin')}<w:r><w:instrText>PAGEREF</w:instrText></w:r>{mark('separate')}{t('1')}{mark('end')}</w:p>"
        + p("二、主动公开 2")
        + f"<w:p>{mark('end')}{t('一、总体情况')}</w:p>"
    )
    document = read(toc)
    assert [(block.text, block.role) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一、总体情况\t1", "furniture"),
        ("二、主动公开 2", "furniture"),
        ("一、总体情况", "body"),
    ]


def test_contents_by_style_and_by_control() -> None:
    styles = style("10", "toc 1") + style("TOCHeading", "TOC Heading")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        p("目录", '<w:pStyle w:val="TOCHeading"/>')
        + p("一、总体情况 1", '<w:pStyle w:val="10"/>')
        + f"<w:sdt>{gallery}<w:sdtContent>{p('二、主动公开 2')}</w:sdtContent></w:sdt>"
        + p("一、总体情况")
    )
    document = read(body, styles=styles)
    assert [block.role for block in document.blocks if isinstance(block, Paragraph)] == [
        "furniture", "furniture", "furniture", "body",
    ]  # fmt: skip


def test_contents_never_closed_hide_nothing() -> None:
    body = (
        f"<w:p>{mark('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>"
        f"{mark('separate')}{t('一')}</w:p>" + p("二")
    )
    assert [block.role for block in read(body).blocks if isinstance(block, Paragraph)] == ["body", "body"]


FONT = '<w:rFonts w:eastAsia="{}"/>'


@pytest.mark.parametrize(
    ("properties", "run", "expected"),
    [
        ("", "<w:b/>", True),
        ("", '<w:b w:val="0"/>', False),
        ("", "", False),
        ('<w:jc w:val="center"/>', "", True),
        ("", '<w:sz w:val="36"/>', True),
        ("", '<w:sz w:val="21"/>', False),
        ("", FONT.format("黑体"), True),
        ("", FONT.format("楷体_GB2312"), True),
        ("", FONT.format("方正小标宋简体"), True),
        ("", FONT.format("宋体"), False),
        ("", '<w:rStyle w:val="strong"/>', True),
        ('<w:pStyle w:val="bold"/>', "", True),
        ('<w:pStyle w:val="bold"/>', '<w:rStyle w:val="strong"/>', False),
        ('<w:pStyle w:val="centre"/>', "", True),
        ('<w:pStyle w:val="centre"/><w:jc w:val="both"/>', "", False),
    ],
)
def test_emphasis(properties: str, run: str, expected: bool) -> None:
    styles = (
        style("strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
        + style("bold", "粗", "<w:rPr><w:b/></w:rPr>")
        + style("centre", "中", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    )
    assert (
        only(read(BODY + p("一、总体情况", properties, run), styles=styles), "一、总体情况").emphasis
        is expected
    )


def test_whole_line_and_short() -> None:
    half = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>加强领导。</w:t></w:r>{t('其余不粗')}</w:p>"
    document = read(BODY + half + p("长" * 61, run="<w:b/>"))
    assert [block.emphasis for block in document.blocks][-2:] == [False, False]  # type: ignore[union-attr]


def test_emphasis_by_line() -> None:
    body = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一、总体情况</w:t><w:br/></w:r>{t('正文不粗')}</w:p>"
    document = read(BODY + body)
    assert only(document, "一、总体情况").emphasis is True
    assert only(document, "正文不粗").emphasis is False


def test_where_everything_is_bold_bold_says_nothing() -> None:
    bold = p("各级行政机关按照条例的要求做好政府信息公开工作，" * 4, run="<w:b/>")
    assert only(read(bold * 3 + p("一、总体情况", run="<w:b/>")), "一、总体情况").emphasis is False


def test_default_style_and_document_defaults() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    document = read(
        BODY + p("一、甲", run='<w:b w:val="0"/>') + p("二、乙", run='<w:sz w:val="44"/>'), styles=styles
    )
    assert only(document, "一、甲").emphasis is False
    assert only(document, "二、乙").emphasis is True


def test_where_the_body_is_set_in_a_heading_face_it_says_nothing() -> None:
    face = FONT.format("黑体")
    body = p("各级行政机关按照条例的要求做好政府信息公开工作，" * 4, run=face)
    document = read(body * 3 + p("一、甲", run=face) + p("二、乙", run=FONT.format("楷体")))
    assert only(document, "一、甲").emphasis is False
    assert only(document, "二、乙").emphasis is True
