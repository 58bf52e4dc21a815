"""What is taken out of a file: text that editors put on top of a page, groups within groups, rulings of every make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gxlint.readers import DEFAULT, Unreadable
from gxlint.readers.pdf.extraction import extract
from gxlint.readers.pdf.fonts import square_font
from gxlint.readers.pdf.raw import RawPage
from tests.readers.pdf.made import read
from tests.readers.pdf.writer import Sheet, pdf


def page(sheet: Sheet) -> RawPage:
    return extract(pdf(sheet), DEFAULT).pages[0]


@pytest.mark.parametrize("subtype", ["FreeText", "Widget", "Stamp"])
def test_numbers_typed_onto_a_page_are_text_of_it(subtype: str) -> None:
    sheet = (
        Sheet().table(72, 700, [100, 80], [["行政许可", ""], ["行政处罚", "4"]]).note(subtype, 176, 682, "36")
    )
    assert read(pdf(sheet)).lines == ("行政许可 | 36", "行政处罚 | 4")


def test_comments_and_links_are_no_text_of_the_page() -> None:
    sheet = Sheet().text(72, 700, "正文").note("Text", 72, 600, "批注").note("Link", 72, 500, "链接")
    assert read(pdf(sheet)).lines == ("正文",)


def test_rulings() -> None:
    sheet = (
        Sheet().rule(72, 700, 272, 700).rule(72, 600, 72, 700).bar(72, 650, 200, 0.5).bar(100, 600, 0.5, 100)
    )
    sheet.bar(300, 600, 0.5, 0.5).bar(300, 500, 50, 50, "0.2 g").bar(400, 500, 50, 50, "1 g")
    sheet.operators.append("0.5 w 72 400 100 50 re S 10 10 m 200 300 l S 10 10 m 20 40 40 40 50 10 c S")
    found = page(sheet)
    assert sorted(found.segments) == sorted([
        (72, 700, 272, 700), (72, 600, 72, 700), (72, 650.25, 272, 650.25), (100.25, 600, 100.25, 700),
        (300, 600.25, 300.5, 600.25), (300.25, 600, 300.25, 600.5),
        (72, 400, 172, 400), (172, 400, 172, 450), (72, 450, 172, 450), (72, 400, 72, 450),
    ])  # fmt: skip
    assert found.fills == [(300, 500, 350, 550)]
    assert found.shapes == 4


def test_nothing_is_drawn_by_a_path_that_only_clips() -> None:
    sheet = Sheet()
    sheet.operators.append("q 72 400 100 0.5 re W n Q q 0 0 0 0 k Q")
    assert page(sheet).segments == []


def test_a_page_shows_its_crop_box_only() -> None:
    sheet = Sheet(extra="/CropBox [50 400 500 800]").text(72, 700, "里面").text(72, 300, "外面")
    assert page(sheet).box == (50, 400, 500, 800)
    assert read(pdf(sheet)).lines == ("里面",)


def test_groups_within_groups_too_deep() -> None:
    group = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 8 0 R >> >>"
    image = b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
    data = pdf(Sheet().text(72, 700, "字").picture(0, 0, 9, 9)).replace(image, group.ljust(len(image)))
    try:
        pages = extract(data, DEFAULT).pages
    except Unreadable as refusal:
        pages = []
        reason = refusal.reason
    else:
        reason = "read"
    assert reason in ("nesting", "read")
    assert all(len(one.glyphs) == 1 for one in pages)


def test_fonts_that_are_not_in_the_file() -> None:
    """A single character and turned text of a font that no machine has: pdfium alone leaves both out."""
    data = pdf(
        Sheet().text(100, 100, "密", 10).text(200, 100, "0", 10).text(100, 300, "横排", matrix="0 1 -1 0")
    )
    data = data.replace(b"/FontFile2 9 0 R", b"                ").replace(b"/CIDToGIDMap 10 0 R", b" " * 19)
    found = extract(data, DEFAULT).pages[0]
    assert [(chr(one.code), one.x, one.y) for one in found.glyphs] == [
        ("密", 100, 100),
        ("0", 200, 100),
        ("横", 100, 300),
        ("排", 100, 316),
    ]
    assert len(square_font()) < 3_000_000


def test_the_budget_is_that_of_the_whole_file() -> None:
    data = pdf(*[Sheet().text(72, 700, "字" * 10)] * 4)
    assert len(extract(data, replace(DEFAULT, max_glyphs=40)).pages) == 4
    with pytest.raises(Unreadable) as caught:
        extract(data, replace(DEFAULT, max_glyphs=39))
    assert caught.value.values == {"size": 40, "limit": 39, "unit": "characters"}
