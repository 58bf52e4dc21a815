"""What a reader sees and what stands in the file: zero width, no size, raised figures, cells that show no text."""

from __future__ import annotations

import pytest

from gxlint.document import Document, Table
from gxlint.readers import read_bytes
from tests.readers.docx.build import p, read, tbl, tc, tr


def page(body: str) -> Document:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "x.html")


def cells(document: Document) -> list[tuple[str, bool]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [(cell.text, cell.opaque) for cell in table.cells]


def test_characters_without_width_are_left_out_everywhere() -> None:
    assert read_bytes("新收\u200b1\u200b2件\u2060。\n".encode(), "x.txt").lines == ("新收12件。",)
    assert read_bytes("新收1\u200b2件。\n".encode(), "x.md").lines == ("新收12件。",)
    assert page("<p>新收1\u200b2\ufeff件。</p>").lines == ("新收12件。",)
    assert read(p("新收1\u200b2件。")).lines == ("新收12件。",)


def test_marks_of_direction_stay() -> None:
    assert read_bytes("36\u202e99\u202c\n".encode(), "x.txt").lines == ("36\u202e99\u202c",)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<p>1203<sup>1</sup>件</p>", "1203¹件"),
        ('<p>1203<span style="vertical-align: super">12</span>件</p>', "1203¹²件"),
        ("<p>第<sup>一</sup>项</p>", "第一项"),
        ('<p>12<span style="font-size:0">3</span>件</p>', "12件"),
        ('<div style="font-size:0px"><span style="font-size:14px">12</span>件</div>', "12"),
        ('<p>12<span style="font-size:0.9em">3</span>件</p>', "123件"),
    ],
)
def test_raised_and_without_size(body: str, line: str) -> None:
    assert page(body).lines == (line,)


def test_raised_in_word() -> None:
    run = '<w:r><w:rPr><w:vertAlign w:val="{}"/></w:rPr><w:t>1</w:t></w:r>'
    body = "<w:p><w:r><w:t>1203</w:t></w:r>{}</w:p>"
    assert read(body.format(run.format("superscript"))).lines == ("1203¹",)
    assert read(body.format(run.format("baseline"))).lines == ("12031",)


@pytest.mark.parametrize(
    ("cell", "text", "opaque"),
    [
        ("<img src=a>", "", True), ("<img src=a width=1 height=1>", "", False), ("<img src=a>12", "12", False),
        ("<input value=5>", "", True), ("<input type=hidden value=5>", "", False), ("<select><option>5</select>", "", True),
        ("<svg></svg>", "", True), ("<object data=a></object>", "", True), ("", "", False), ("5", "5", False),
    ],
)  # fmt: skip
def test_cells_of_a_page(cell: str, text: str, opaque: bool) -> None:
    found = cells(page(f"<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>{cell}</td></tr></table>"))
    assert found == [("甲", False), ("乙", False), ("1", False), (text, opaque)]


def word_cell(run: str) -> str:
    return f"<w:tc><w:p><w:r>{run}</w:r></w:p></w:tc>"


@pytest.mark.parametrize(
    ("run", "text", "opaque"),
    [
        ("<w:object/>", "", True),
        ("<w:drawing/>", "", True),
        ("<w:drawing/><w:t>12</w:t>", "12", False),
        ("<w:rPr><w:strike/></w:rPr><w:t>12</w:t>", "12", True),
        ('<w:rPr><w:strike w:val="0"/></w:rPr><w:t>12</w:t>', "12", False),
        ("<w:rPr><w:dstrike/></w:rPr><w:t>12</w:t>", "12", True),
        ("<w:rPr><w:strike/></w:rPr><w:t>无</w:t>", "无", False),
    ],
)
def test_cells_of_word(run: str, text: str, opaque: bool) -> None:
    found = cells(read(tbl(tr(tc("甲"), tc("乙")), tr(tc("1"), word_cell(run)))))
    assert found == [("甲", False), ("乙", False), ("1", False), (text, opaque)]


def test_a_text_in_a_field_of_a_form_is_said() -> None:
    kinds = [
        (n.kind, n.detail) for n in page(f"<p>一、总体情况</p><textarea>{'甲' * 600}</textarea>").notices
    ]
    assert kinds == [("unread-part", "textarea")]
    assert page("<p>一、总体情况</p><textarea>请留言</textarea>").notices == ()
