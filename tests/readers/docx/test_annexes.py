"""Comments, notes, headers and footers, core properties."""

from __future__ import annotations

from gxlint.document import Comment, Notice, Paragraph, Span
from gxlint.readers.docx import read_docx
from tests.readers.docx.build import (
    OFFICE,
    archive,
    check,
    p,
    pack,
    part,
    r,
    read,
    relationships,
    t,
    tbl,
    tc,
    texts,
    tr,
)
from tests.readers.docx.build import TYPES as CONTENT_TYPES


def comment(number: int, *paragraphs: str) -> str:
    return f'<w:comment w:id="{number}" w:author="甲">{"".join(p(text) for text in paragraphs)}</w:comment>'


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def reference(number: int) -> str:
    return r(f'<w:commentReference w:id="{number}"/>')


def note_reference(kind: str, number: int) -> str:
    return r(f'<w:{kind}Reference w:id="{number}"/>')


def test_comments_at_their_paragraphs() -> None:
    body = (
        p("甲")
        + f"<w:p>{start(0)}{t('乙乙')}{reference(0)}</w:p>"
        + f"<w:p>{t('丙')}{reference(1)}</w:p>"
        + f"<w:p>{start(2)}</w:p>"
        + start(3)
        + p("丁丁")
        + tbl(tr(tc("x"), f"<w:tc><w:p>{start(4)}{t('12')}</w:p></w:tc>"))
        + start(5)
    )
    comments = "".join(
        (comment(0, "gxlint: ignore GX501 -- 理由"), comment(1, "一", "二"), comment(2, "空"), comment(3, "块"),
         comment(4, "格"), comment(5, "尾"), comment(6, "无处"))
    )  # fmt: skip
    document = read(body, comments=comments)
    assert document.comments == (
        Comment("gxlint: ignore GX501 -- 理由", Span(2, 1, 2, 3)),
        Comment("一\n二", Span(3, 1, 3, 2)),
        Comment("空", Span(4, 1, 4, 3)),
        Comment("块", Span(4, 1, 4, 3)),
        Comment("格", Span(5, 5, 5, 7)),
        Comment("尾", Span(5, 1, 5, 7)),
        Comment("无处", Span(1, 1, 1, 1)),
    )


def test_comment_on_several_lines_covers_the_paragraph() -> None:
    body = f"<w:p>{start(0)}{t('上')}{r('<w:br/>')}{t('下下')}</w:p>"
    assert read(body, comments=comment(0, "注")).comments == (Comment("注", Span(1, 1, 2, 3)),)


def test_notes_come_after_the_body() -> None:
    body = (
        f"<w:p>{t('甲')}{note_reference('footnote', 3)}</w:p>"
        f"<w:p>{t('乙')}{note_reference('endnote', 2)}{note_reference('footnote', 2)}</w:p>"
        f"<w:p><w:del>{note_reference('footnote', 4)}</w:del>{t('丙')}</w:p>"
    )
    notes = f'<w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in ((2, "脚二"), (3, "脚三"), (4, "删"))
    )
    document = read(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{p("尾二")}</w:endnote>')
    assert [
        (block.text, block.role, block.source) for block in document.blocks if isinstance(block, Paragraph)
    ] == [
        ("甲", "body", "p1"),
        ("乙", "body", "p2"),
        ("丙", "body", "p3"),
        ("脚三", "caption", "footnote3/p1"),
        ("尾二", "caption", "endnote2/p1"),
        ("脚二", "caption", "footnote2/p1"),
    ]


def test_headers_and_footers_are_furniture_at_the_end() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/></w:sectPr>'
    )
    page = '<w:fldSimple w:instr="PAGE">' + t("3") + "</w:fldSimple>"
    document = read(
        p("一", section) + p("正文") + section,
        header1=p("某某市年度报告"),
        header2=tbl(tr(tc("某某市年度报告"), tc("内部"))),
        footer1=f"<w:p>{t('- ')}{page}{t(' -')}</w:p>",
    )
    assert [(block.text, block.role) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一", "body"),
        ("正文", "body"),
        ("某某市年度报告", "furniture"),
        ("内部", "furniture"),
    ]
    assert document.blocks[-1].source == "header2/t1/r1c2/p1"


def test_core_properties() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 年度\n报告 </dc:title><dc:creator>办公室</dc:creator>'
        "<cp:keywords>x</cp:keywords></cp:coreProperties>"
    )
    package = relationships({"word/document.xml": "officeDocument"}).replace(
        "</Relationships>",
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>',
    )
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": package,
        "word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>"),
    }
    document = check(read_docx(archive({**files, "docProps/core.xml": core}), "a.docx"))
    assert document.metadata == (("title", "年度 报告"), ("author", "办公室"))
    assert (document.media, document.encoding, document.path) == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        None,
        "a.docx",
    )
    broken = check(read_docx(archive({**files, "docProps/core.xml": "<x"}), "a.docx"))
    assert texts(broken) == ["甲"]
    assert (broken.notices, broken.metadata) == ((), ())


def test_missing_parts_are_said() -> None:
    data = pack(p("甲"))
    for kind in ("styles", "numbering", "comments"):
        files = {
            "_rels/.rels": relationships({"word/document.xml": "officeDocument"}),
            "word/document.xml": part("document", f"<w:body>{p('甲')}</w:body>"),
            "word/_rels/document.xml.rels": relationships({f"{kind}.xml": kind}, OFFICE),
        }
        document = read_docx(archive(files), "a.docx")
        assert texts(document) == ["甲"]
        assert document.notices == (Notice("unread-part", f"word/{kind}.xml"),)
    assert read_docx(data, "a.docx").notices == ()
