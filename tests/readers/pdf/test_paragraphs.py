"""Paragraphs set by our typesetter come back as they were, wherever lines and pages end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.readers.pdf.paragraphs import Setting, margins, paragraphs, pitch_of
from tests.readers.pdf.made import line, read
from tests.readers.pdf.reports import Report
from tests.readers.pdf.typeset import Style, typeset, width_of
from tests.readers.pdf.writer import Sheet, pdf

WORDS = st.lists(
    st.sampled_from(["主动公开政府信息", "2023年", "128条", "依申请公开", ",", "、", "(国办公开办函〔2021〕30号)", "“三安全一稳定”", "同比增长15.6%", "全年"]),
    min_size=1, max_size=30,
).map("".join)  # fmt: skip
SENTENCES = WORDS.map(lambda words: f"全{words.lstrip(',、')}情况。")
LONG = "全年主动公开政府信息的数量比上一年有所增长" * 6 + "。"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(SENTENCES, min_size=1, max_size=12), st.integers(300, 842), st.sampled_from([10.5, 12, 14, 16])
)
def test_paragraphs_come_back(texts: list[str], height: int, size: float) -> None:
    # One that shows where lines begin and end: a text of one line each leaves the margins open.
    texts = [LONG, *texts]
    data = typeset(
        Report("青石县水务局2023年报告", list(texts)), Style(height=height, size=size, pitch=size * 1.75)
    )
    document = read(data)
    assert list(document.lines) == ["青石县水务局2023年报告", *texts]
    assert len(document.pages) == len(document.lines)


def set_in(*texts: tuple[str, float], left: float = 0, right: float = 200, pitch: float = 14) -> list[str]:
    """Lines (text, place) 14 points below each other, between margins 0 and 200."""
    found = [
        Setting(line(text, x, 100 + number * 14), left, right, pitch)
        for number, (text, x) in enumerate(texts)
    ]
    return [one.text for one in paragraphs(found)]


FULL = "政府信息公开工作年度报告编制的说明文字"  # 19 characters, 190 points


def test_what_goes_on_and_what_does_not() -> None:
    assert set_in((FULL[:18], 20), ("下一行", 0)) == [FULL[:18] + "下一行"]
    assert set_in((FULL[:10], 20), ("下一行", 0)) == [FULL[:10], "下一行"]
    assert set_in((FULL[:18], 20), ("下一行", 20)) == [FULL[:18], "下一行"]
    assert set_in((FULL + "字", 0), ("下一行", 0)) == [FULL + "字下一行"]
    assert set_in((FULL + "。", 0), ("下一行", 0)) == [FULL + "。", "下一行"]
    assert set_in((FULL[:17] + "。", 20), ("(二)下一行", 0)) == [FULL[:17] + "。", "(二)下一行"]
    assert set_in((FULL[:17] + "、", 20), ("(二)项规定", 0)) == [FULL[:17] + "、(二)项规定"]


def test_a_number_that_does_not_fit_goes_to_the_next_line() -> None:
    assert set_in((FULL[:15], 20), ("1234567890件", 0)) == [FULL[:15] + "1234567890件"]
    assert set_in((FULL[:15], 20), ("12件", 0)) == [FULL[:15], "12件"]


def test_a_blank_between_paragraphs() -> None:
    near = [Setting(line(FULL + "字", 0, 100), 0, 200, 14), Setting(line("下一行", 0, 114), 0, 200, 14)]
    far = [near[0], Setting(line("下一行", 0, 128), 0, 200, 14)]
    assert len(paragraphs(near)) == 1
    assert len(paragraphs(far)) == 2


def test_hanging_indents_and_quotations() -> None:
    assert set_in(("1." + FULL, 0), ("下一行的文字", 10), ("一", 10)) == ["1." + FULL + "下一行的文字", "一"]
    assert set_in((FULL[:16], 40), ("引文接着写", 40)) == [FULL[:16] + "引文接着写"]


def test_titles_in_the_middle() -> None:
    def middle(text: str, y: float) -> Setting:
        return Setting(line(text, 100 - width_of(text, 20) / 2, y, 20), 0, 200, 14)

    assert [one.text for one in paragraphs([middle("县水务局二〇二三年度", 100), middle("报告", 130)])] == [
        "县水务局二〇二三年度报告"
    ]
    assert [one.text for one in paragraphs([middle("县水务局", 100), middle("年度报告", 130)])] == [
        "县水务局",
        "年度报告",
    ]


def test_margins() -> None:
    lines = [line("字" * 18, 20, 0), line("字" * 20, 0, 14), line("字" * 20, 0, 28), line("短", 0, 42)]
    assert margins(lines, 300) == (0, 200)
    assert margins([line("短", 20, 0)], 300) == (20, 280)
    assert margins([], 300) == (0, 300)
    assert pitch_of(lines) == 14
    assert pitch_of(lines[:1]) == 0


def test_mirrored_margins() -> None:
    sheets = []
    for number in range(4):
        left = 60 if number % 2 else 120
        page = ["　　" + "甲乙丙丁"[number] * 25, *["甲乙丙丁"[number] * 27] * 10]
        sheets.append(Sheet().lines(left, 760, page, 14, 24))
    assert [len(text) for text in read(pdf(*sheets)).lines] == [25 + 270] * 4


def test_headings_are_lines_of_their_own_and_look_like_it() -> None:
    sheet = Sheet().text(180, 780, "青石县水务局2023年报告", 22)
    sheet.lines(74, 720, ["　　一、总体情况", "　　" + "字" * 26, "字" * 28, "字" * 9 + "。"], 16, 28)
    document = read(pdf(sheet))
    assert [block.text[:8] for block in document.blocks] == ["青石县水务局20", "一、总体情况", "字" * 8]  # type: ignore[union-attr]
    assert [block.emphasis for block in document.blocks] == [True, False, False]  # type: ignore[union-attr]


def test_a_first_line_that_ends_short_is_no_title_in_the_middle() -> None:
    assert set_in((FULL[:18] + "。", 0), ("(二)" + FULL[:14], 20)) == [FULL[:18] + "。", "(二)" + FULL[:14]]
