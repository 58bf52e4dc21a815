"""Text boxes, in both spellings, once."""

from __future__ import annotations

import pytest

from gxlint.document import Paragraph
from gxlint.readers.docx import drawings
from tests.readers.docx.build import grid, p, r, read, t, tbl, tc, texts, tr


def new(content: str) -> str:
    return (
        "<w:drawing><wp:anchor><wp:extent cx='1' cy='1'/><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def old(content: str) -> str:
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def both(choice: str, fallback: str, needs: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needs}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (new(p("框")), ["框"]),
        (old(p("框")), ["框"]),
        (both(new(p("新")), old(p("旧"))), ["新"]),
        (both(new(p("新")), old(p("旧")), "wxx"), ["旧"]),
        (both("<w:drawing/>", old(p("旧"))), ["旧"]),
        (both(new(p("一") + p("二")), old(p("旧"))), ["一", "二"]),
        ("<w:drawing><wp:anchor>" + both(new(p("深")), old(p("旧"))) + "</wp:anchor></w:drawing>", ["深"]),
        ('<w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict>', ["艺术字"]),
        (new(f"<w:p>{r(new(p('里')))}{t('外')}</w:p>"), ["外", "里"]),
    ],
)
def test_box_follows_its_paragraph(drawing: str, expected: list[str]) -> None:
    document = read(f"<w:p>{t('甲')}{r(drawing)}{t('乙')}</w:p>" + p("丙"))
    assert texts(document) == ["甲乙", *expected, "丙"]


def test_sources() -> None:
    document = read(p("零") + f"<w:p>{t('甲')}{r(new(p('子') + p('丑')))}{r(old(p('寅')))}</w:p>")
    assert [block.source for block in document.blocks] == [
        "p1",
        "p2",
        "p2/box1/p1",
        "p2/box1/p2",
        "p2/box2/p1",
    ]


def test_table_in_a_box() -> None:
    document = read(f"<w:p>{r(new(tbl(tr(tc('a'), tc('b'))) + p('注')))}</w:p>")
    assert document.lines == ("a | b", "注")


def test_box_in_a_cell_comes_after_the_table() -> None:
    cell = f"<w:tc><w:p>{t('12')}{r(new(p('印')))}</w:p></w:tc>"
    document = read(tbl(tr(tc("总计"), cell), tr(tc("a"), tc("b"))) + p("后"))
    assert grid(document)[1][0] == "12"
    assert document.lines == ("总计 | 12", "a | b", "印", "后")


def test_fields_do_not_leak_into_a_box() -> None:
    begin = r('<w:fldChar w:fldCharType="begin"/>')
    rest = r('<w:fldChar w:fldCharType="separate"/>') + t("果") + r('<w:fldChar w:fldCharType="end"/>')
    assert texts(read(f"<w:p>{t('甲')}{begin}{rest}{r(new(p('框')))}</w:p>")) == ["甲果", "框"]


def test_box_of_a_deleted_run_is_gone() -> None:
    assert texts(read(f"<w:p>{t('甲')}<w:del>{r(new(p('框')))}</w:del></w:p>")) == ["甲"]


def field(instruction: str, result: str) -> str:
    marks = [r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def test_box_beside_a_table_of_contents_is_not_part_of_it() -> None:
    document = read(f"<w:p>{field('TOC', t('一、') + r(new(p('框'))))}</w:p>")
    assert [(block.text, block.role) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一、", "furniture"),
        ("框", "body"),
    ]


def test_box_in_an_instruction_is_not_shown() -> None:
    begin, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    assert texts(read(f"<w:p>{t('甲')}{begin}{r(new(p('框')))}{end}</w:p>")) == ["甲"]


def test_boxes_in_a_box_in_a_cell() -> None:
    inner = tbl(tr(tc("x"), f"<w:tc><w:p>{t('y')}{r(new(p('三')))}</w:p></w:tc>"))
    cells = [
        f"<w:tc><w:p>{t(text)}{r(new(box))}</w:p></w:tc>"
        for text, box in (("a", p("一")), ("b", inner + p("二")))
    ]
    document = read(tbl(tr(*cells)))
    assert document.lines == ("a | b", "一", "x | y", "三", "二")


def test_nested_alternatives_are_compared_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    monkeypatch.setattr(drawings, "_has_box", lambda element: bool(calls.append(element)))
    depth = 500
    opening, closing = (
        '<mc:AlternateContent><mc:Choice Requires="wps">',
        "</mc:Choice><mc:Fallback/></mc:AlternateContent>",
    )
    read(f"<w:p>{r('<w:drawing>' + opening * depth + closing * depth + '</w:drawing>')}</w:p>{p('甲')}")
    assert len(calls) == 50
