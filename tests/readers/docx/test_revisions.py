"""Tracked changes read as if accepted."""

from __future__ import annotations

from tests.readers.docx.build import grid, listed, p, r, read, t, tbl, tc, texts, tr
from tests.readers.docx.test_numbering import CHINESE

AUTHOR = 'w:id="1" w:author="甲"'
GONE = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"


def deleted(text: str) -> str:
    return f"<w:del {AUTHOR}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    return f"<w:ins {AUTHOR}>{t(text)}</w:ins>"


def test_runs() -> None:
    body = f"<w:p>{t('受理')}{deleted('12')}{inserted('13')}{t('件')}</w:p>"
    assert texts(read(body)) == ["受理13件"]


def test_runs_that_are_deleted_but_still_text() -> None:
    moved = f"<w:moveFrom {AUTHOR}>{t('此句')}</w:moveFrom>"
    body = f"<w:p>{t('甲')}{moved}</w:p><w:p>{t('乙')}<w:moveTo {AUTHOR}>{t('此句')}</w:moveTo></w:p>"
    assert texts(read(body)) == ["甲", "乙此句"]


def test_deleted_mark_joins_paragraphs() -> None:
    body = p("一、总体", GONE) + p("情况", GONE) + p("，如下") + p("正文")
    document = read(body)
    assert texts(document) == ["一、总体情况，如下", "正文"]
    assert [block.source for block in document.blocks] == ["p3", "p4"]


def test_deleted_paragraph_leaves_nothing() -> None:
    body = p("甲") + f"<w:p><w:pPr>{GONE}</w:pPr>{deleted('乙')}</w:p>" + p("丙")
    assert texts(read(body)) == ["甲", "丙"]


def test_deleted_mark_before_a_table_or_the_end() -> None:
    body = p("甲", GONE) + tbl(tr(tc("1"), tc("2"))) + p("乙", GONE)
    document = read(body)
    assert document.lines == ("甲", "1 | 2", "乙")


def test_joined_paragraph_is_numbered_once() -> None:
    body = p("甲", listed(1) + GONE) + p("乙", listed(1)) + p("丙", listed(1))
    assert texts(read(body, numbering=CHINESE)) == ["一、甲乙", "二、丙"]


def test_format_changes_do_not_matter() -> None:
    change = f"<w:rPrChange {AUTHOR}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    before = f"<w:pPrChange {AUTHOR}><w:pPr>{listed(1)}</w:pPr></w:pPrChange>"
    assert texts(read(p("甲", before, change), numbering=CHINESE)) == ["甲"]


def test_rows_and_cells() -> None:
    mark = f"<w:del {AUTHOR}/>"
    body = tbl(
        tr(tc("a"), tc("b", f"<w:cellDel {AUTHOR}/>"), tc("c")),
        tr(tc("旧"), tc("旧"), properties=mark),
        tr(tc("d"), tc("e", f"<w:cellIns {AUTHOR}/>"), properties=f"<w:ins {AUTHOR}/>"),
    )
    assert grid(read(body)) == [("a", 0, 0, 1, 1), ("c", 0, 1, 1, 1), ("d", 1, 0, 1, 1), ("e", 1, 1, 1, 1)]


def test_deleted_row_does_not_count_in_numbering() -> None:
    cells = [f"<w:tc>{p(text, listed(1))}</w:tc>{tc('x')}" for text in "甲乙丙"]
    body = tbl(tr(cells[0]), tr(cells[1], properties=f"<w:del {AUTHOR}/>"), tr(cells[2]))
    assert [cell[0] for cell in grid(read(body, numbering=CHINESE))] == ["一、甲", "x", "二、丙", "x"]


def test_deleted_table() -> None:
    body = p("甲") + tbl(tr(tc("旧"), tc("旧"), properties=f"<w:del {AUTHOR}/>")) + p("乙")
    assert read(body).lines == ("甲", "乙")


def test_tracked_merge() -> None:
    body = tbl(
        tr(tc("a", f'<w:cellMerge {AUTHOR} w:vMerge="rest"/>'), tc("b")),
        tr(tc("", f'<w:cellMerge {AUTHOR} w:vMerge="cont"/>'), tc("c")),
    )
    assert grid(read(body)) == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1)]


def test_deleted_field() -> None:
    field = "".join(r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    assert texts(read(f"<w:p>{t('甲')}<w:del {AUTHOR}>{field}</w:del>{t('乙')}</w:p>")) == ["甲乙"]


def test_picture_alone_in_a_deleted_paragraph_mark() -> None:
    drawing = r("<w:drawing><a:blip/></w:drawing>")
    document = read(p("甲") + f"<w:p><w:pPr>{GONE}</w:pPr>{drawing}</w:p>")
    assert [notice.kind for notice in document.notices] == ["pictures", "tracked-changes"]


def test_tracked_changes_are_counted() -> None:
    body = '<w:p><w:ins w:id="1"><w:r><w:t>甲</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>'
    assert [(one.kind, one.detail) for one in read(p("一") + body).notices] == [("tracked-changes", "2")]
    assert read(p("一")).notices == ()
