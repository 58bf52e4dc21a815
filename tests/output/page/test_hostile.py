"""Files made to harm the reader of the page: mark-up, controls, overrides, endless cells, many faults."""

from __future__ import annotations

import time

import pytest

from gxlint.diagnostics import Location, Suspect
from gxlint.document import Cell, Document, Paragraph, Span, Table
from gxlint.output.page import safe
from tests.output.page.pages import changed, checked, tree, written
from tests.output.page.test_page import every_diagnostic_is_marked_once, plain, sound
from tests.output.rich_results import diagnostic, document, result

EVIL = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;--><!--"


def test_mark_up_is_text_wherever_it_stands() -> None:
    doc = document((EVIL, "一、总体情况" + EVIL, EVIL))
    found = diagnostic(EVIL, "error", rule=EVIL, message=EVIL, basis=EVIL, excerpt=EVIL, fix=EVIL, doubt=EVIL,
                       location=Location(3, 1, 3, 9, EVIL, EVIL, EVIL, EVIL), suspects=((Suspect(EVIL, EVIL, 1, 2),),))  # fmt: skip
    hidden = diagnostic("GX501", suppressed=EVIL, message=EVIL)
    one = result(found, hidden, document=doc, path=EVIL, title=EVIL, agency=EVIL, layout=EVIL, media=EVIL)
    for results in ([one], [one, one]):
        root = tree(written(results))
        sound(root)
        every_diagnostic_is_marked_once(root, results)
        assert EVIL in root.one("main").text()


def test_what_cannot_be_seen_is_shown_by_its_code() -> None:
    line = "甲\u202e乙\u200b丙\x1b[2J\x00\x85\ue000\ufeff\ud800\u2066丁"
    doc = document((line,))
    one = result(
        diagnostic(location=Location(1, 1, 1, 2)),
        document=doc,
        path="报\u202e告\x1b.txt",
        title=line,
        agency=line,
    )
    markup = written([one])
    sound(tree(markup))
    markup.encode("utf-8")
    assert not any(ch in markup for ch in "\u202e\u200b\x1b\x00\x85\ue000\ufeff\ud800\u2066")
    assert plain(line) in tree(markup).one("div", "text").text()
    assert "U+202E" in tree(markup).one("div", "text").text()
    assert "方框里的 U+ 编码" in markup
    assert tree(markup).one("title").text().startswith("通过:甲乙丙")


def test_every_character_becomes_safe() -> None:
    text = "".join(map(chr, (*range(0x3000), *range(0xD7FF, 0xE010), 0xFFFE, 0xE0041, 0x10FFFF)))
    markup = safe.text(text)
    assert plain(text) == tree(markup).text()
    attribute = safe.attribute(text)
    assert not set(attribute) & set("<>\"'\n\x00\u202e")
    assert attribute.isprintable()


@pytest.mark.parametrize("row_span", [1, 3, 10**6])
@pytest.mark.parametrize("column_span", [1, 2, 10**5])
def test_a_table_with_impossible_merges(row_span: int, column_span: int) -> None:
    cells = (
        Cell("甲", 0, 0, Span(1, 1, 1, 2), row_span, column_span),
        Cell("乙", 0, 1, Span(1, 5, 1, 6)),
        Cell("丙", 2, 3, Span(2, 1, 2, 2)),
    )
    table = Table(cells, 3, 4, Span(1, 1, 2, 2))
    doc = Document("a.docx", "x", None, ("甲 | 乙", "丙"), (table,))
    root = tree(written([result(diagnostic(location=Location(2, 1, 2, 2)), document=doc)]))
    drawn = root.one("div", "text").one("table")
    assert "".join(drawn.text().split()) == "甲乙1丙"
    assert all(int(one.attributes.get("colspan", 1)) <= 1000 for one in drawn.every())
    assert all(int(one.attributes.get("rowspan", 1)) <= 3 for one in drawn.every())


def test_gaps_of_a_table_keep_the_columns() -> None:
    cells = (
        Cell("甲", 0, 0, Span(1, 1, 1, 2), 2, 1),
        Cell("乙", 0, 1, Span(1, 5, 1, 6)),
        Cell("丙", 1, 3, Span(2, 1, 2, 2)),
    )
    doc = Document("a.docx", "x", None, ("甲 | 乙", "丙"), (Table(cells, 2, 4, Span(1, 1, 2, 2)),))
    rows = tree(written([result(document=doc)])).one("div", "text").one("table").every("tr")
    # 甲 goes down into the second row, so two gaps stand before 丙
    assert [[one.text() for one in row.every() if one.tag in ("td", "th")] for row in rows] == [
        ["甲", "乙"],
        ["", "", "丙"],
    ]


def test_very_many_faults_on_one_line() -> None:
    line = "错" * 4000
    many = [diagnostic(location=Location(1, 1 + at % 3900, 1, 4 + at % 3900)) for at in range(2500)]
    one = result(*many, document=document((line,)))
    begun = time.perf_counter()
    root = tree(written([one]))
    assert time.perf_counter() - begun < 10
    assert len(root.every("li", "finding")) == 2000
    assert "另有 500 条没有列出" in root.one("main").text()
    assert len([a for a in root.one("div", "text").every("a") if "id" in a.attributes]) >= 2000


def test_places_that_do_not_exist() -> None:
    doc = document(("甲", "乙"))
    places = [Location(0, 0, 0, 0), Location(9, 9, 9, 9), Location(2, 9, 1, 1), Location(1, None, None, None)]
    results = [result(*(diagnostic(location=at) for at in places), document=doc)]
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)


def test_a_document_of_nothing_but_blanks() -> None:
    doc = Document("a.txt", "text/plain", "utf-8", ("", "  "), (Paragraph("", Span(1, 1, 1, 1)),))
    results = [result(diagnostic(location=Location(1, 1, 1, 1)), document=doc)]
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)


def test_broken_mark_up_in_a_report() -> None:
    results = checked(
        changed(("一、总体情况", f"一、总体情况\n{EVIL}")), ("b.html", f"<p>{EVIL}".encode()), b"\xff\xfe\x00"
    )
    root = tree(written(results))
    sound(root)
    every_diagnostic_is_marked_once(root, results)


def test_a_title_as_long_as_a_page() -> None:
    long = "很长" * 20_000
    root = tree(written([result(title=long, agency=long)]))
    sound(root)
    assert root.one("h2").text() == "很长" * 59 + "很…"
    assert len(root.one("title").text()) < 100
    assert len(root.one("article").one("header").text()) < 1000
