"""Scans, fonts without their map of characters, and files of which only some pages are so: said, never passed over."""

from __future__ import annotations

import pytest

from gxlint.document import Notice, Span
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.readers import Unreadable
from gxlint.readers.parts import may_hold_text, part_called
from tests.readers.pdf.made import read
from tests.readers.pdf.reports import parse, source
from tests.readers.pdf.typeset import Press, Style, typeset
from tests.readers.pdf.writer import Sheet, pdf

TEXT = ["　　" + "字" * 26, "字" * 28, "字" * 9 + "。"]


def refused(*sheets: Sheet, mapped: bool = True) -> tuple[str, object]:
    with pytest.raises(Unreadable) as caught:
        read(pdf(*sheets, mapped=mapped))
    return caught.value.reason, caught.value.values.get("pages")


def scan() -> Sheet:
    return Sheet().picture(0, 0, 595, 842)


def test_a_scan_is_refused() -> None:
    assert refused(scan(), scan()) == ("scanned-pdf", 2)
    assert refused(scan().text(290, 45, "－1－", 12)) == ("scanned-pdf", 1)


def test_a_scan_with_recognised_text_behind_it_is_a_scan() -> None:
    behind = scan()
    for number in range(20):
        behind.text(74, 740 - 30 * number, "识别出来的文字可能有错", mode=3)
    assert refused(behind) == ("scanned-pdf", 1)


def test_a_scan_in_strips_and_a_scan_with_margins() -> None:
    strips = Sheet()
    for number in range(8):
        strips.picture(0, number * 100, 595, 100)
    assert refused(strips) == ("scanned-pdf", 1)
    assert refused(Sheet().picture(60, 80, 475, 680)) == ("scanned-pdf", 1)


def test_text_turned_into_outlines_is_a_picture() -> None:
    sheet = Sheet()
    for number in range(200):
        sheet.operators.append(
            f"{100 + number} 300 m {105 + number} 305 {110 + number} 290 {100 + number} 280 c f"
        )
    assert refused(sheet) == ("scanned-pdf", 1)


def test_blank_pages_are_nothing() -> None:
    assert read(pdf(Sheet(), Sheet())).lines == ()
    assert read(pdf(Sheet(), Sheet().lines(74, 700, TEXT))).pages == (2,)


def test_scanned_pages_among_others_are_named() -> None:
    document = read(pdf(Sheet().lines(74, 700, TEXT), scan(), scan()))
    assert document.notices == (Notice("unread-part", "scanned-pages 2,3"),)
    assert document.pages == (1,)
    assert part_called("scanned-pages 2,3") == {
        "zh": "PDF 的第 2、3 页(扫描图片,没有文字)", "en": "page 2, 3 of the PDF (pictures without text)",
    }  # fmt: skip
    assert may_hold_text("scanned-pages 2")
    many = ",".join(map(str, range(1, 30)))
    assert part_called(f"garbled-pages {many}")["zh"].startswith(
        "PDF 的第 1、2、3、4、5、6、7、8、9、10、11、12等 页"
    )


def test_a_report_with_a_scanned_page_is_not_called_right() -> None:
    press = Press(Style())
    press.new_page()
    report = parse(source("valid-2008"))
    press.paragraph(report.title, title=True)
    for part in report.parts:
        assert isinstance(part, str)
        press.paragraph(part)
    result = lint_bytes(pdf(*press.sheets, scan()), "a.pdf", Settings())
    assert [(found.code, found.severity) for found in result.diagnostics] == [("GX001", "warning")]
    number = len(press.sheets) + 1
    assert (result.verdict, result.unfinished) == ("incomplete", (f"part:scanned-pages {number}",))
    assert f"PDF 的第 {number} 页" in result.diagnostics[0].message


def test_what_may_stand_on_a_scanned_page_is_not_called_missing() -> None:
    """The last page of a signed report is often a scan of the page with the seal."""
    data = typeset(parse(source("valid-2021")), Style(height=500, size=14, pitch=24))
    whole = lint_bytes(data, "a.pdf", Settings(), keep=True)
    assert whole.report is not None
    pages = whole.report.document.pages[-1]
    text = source("valid-2021")
    for cut in ("六、其他需要报告的事项", "五、存在的主要问题", "(七)总计", "3.危及"):
        press = Press(Style(height=500, size=14, pitch=24))
        press.new_page()
        short = parse(text)
        press.paragraph(short.title, title=True)
        for part in short.parts:
            if isinstance(part, str) and part.startswith(cut):
                break
            if isinstance(part, str):
                press.paragraph(part)
            else:
                part.rows = part.rows[
                    : next(
                        (n for n, row in enumerate(part.rows) if row[0][0].startswith(cut)), len(part.rows)
                    )
                ]
                part.rows = [
                    [(t, min(h, len(part.rows) - n), w) for t, h, w in row] for n, row in enumerate(part.rows)
                ]
                press.table(part)
                if part.kind == "requests" and cut.startswith(("(", "3")):
                    break
        result = lint_bytes(pdf(*press.sheets, scan()), "a.pdf", Settings())
        assert result.verdict == "incomplete", cut
        assert {found.code for found in result.diagnostics} <= {"GX001", "GX003"}, (cut, result.diagnostics)
    assert pages > 5


def test_a_font_without_its_map_is_refused() -> None:
    assert refused(Sheet().lines(74, 700, TEXT), mapped=False) == ("garbled-pdf", 1)


def test_letters_that_stand_for_others_are_refused() -> None:
    assert refused(*[Sheet().lines(74, 700, ["Ã±º¼½ðÿ¢£abcd" * 3] * 12) for _ in range(2)]) == (
        "garbled-pdf",
        2,
    )


def test_a_few_glyphs_without_a_character_are_shown_as_such() -> None:
    sheet = Sheet().lines(74, 700, ["字" * 20] * 3).text(74, 400, "件\ue123数", 16)
    assert read(pdf(sheet)).lines[-1] == "件\ue123数"


def test_pictures_in_a_page_of_text() -> None:
    large = Sheet().lines(74, 780, TEXT).picture(100, 300, 300, 200).text(74, 250, "图下的文字。")
    assert read(pdf(large)).notices == (Notice("pictures", "1", Span(2, 1, 2, 1)),)
    last = Sheet().lines(74, 780, TEXT).picture(100, 300, 300, 200)
    assert read(pdf(last)).notices == (Notice("pictures", "1", Span(1, 65, 1, 65)),)
    seal = Sheet().lines(74, 780, TEXT).picture(100, 300, 119, 119)
    paper = Sheet().picture(0, 0, 595, 842).lines(74, 780, TEXT * 3)
    assert read(pdf(seal)).notices == read(pdf(paper)).notices == ()


def test_a_picture_in_a_cell_and_digits_crossed_out() -> None:
    sheet = Sheet().table(
        74, 700, [100, 60, 60, 60], [["行政许可", "", "12", "13"], ["行政处罚", "1", "2", "3"]]
    )
    sheet.picture(180, 682, 40, 16).rule(238, 690, 250, 690).rule(298, 685, 310, 685)
    cells = read(pdf(sheet)).blocks[0].cells  # type: ignore[union-attr]
    assert [(cell.text, cell.opaque) for cell in cells[:4]] == [
        ("行政许可", False),
        ("", True),
        ("12", True),
        ("13", False),
    ]


def test_the_message_says_what_to_do() -> None:
    result = lint_bytes(pdf(scan()), "a.pdf", Settings())
    (found,) = result.diagnostics
    assert (found.code, found.severity, found.evidence["reason"]) == ("GX001", "error", "scanned-pdf")
    assert "扫描件" in found.message
    assert "Word" in found.message
    assert result.verdict == "incomplete"
    english = lint_bytes(pdf(scan()), "a.pdf", Settings(language="en")).diagnostics[0].message
    assert "a scan, 1 pages" in english


def test_tables_stay_readable_beside_all_this() -> None:
    assert lint_bytes(typeset(parse(source("valid-2019"))), "a.pdf", Settings()).verdict == "pass"
