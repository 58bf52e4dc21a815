"""Automatic numbering, as it is shown."""

from __future__ import annotations

import pytest

from gxlint.readers.docx.numerals import write, write_padded
from tests.readers.docx.build import (
    abstract,
    grid,
    level,
    listed,
    num,
    p,
    r,
    read,
    style,
    t,
    tbl,
    tc,
    texts,
    tr,
)

CHINESE = abstract(
    0,
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3.", "decimal"),
    level(3, "(%4)", "decimal"),
) + num(1, 0)


@pytest.mark.parametrize(
    ("form", "numbers", "expected"),
    [
        ("decimal", (1, 10, 0), "1 10 0"),
        ("decimalZero", (1, 10, 100), "01 10 100"),
        ("chineseCounting", (1, 9, 10, 11, 19, 20, 21, 99, 100), "一 九 十 十一 十九 二十 二十一 九十九 一○○"),
        ("chineseCountingThousand", (1, 10, 12, 20, 100, 101, 110, 111, 1000, 1001, 1010, 10000, 10010, 20300),
         "一 十 十二 二十 一百 一百零一 一百一十 一百一十一 一千 一千零一 一千零一十 一万 一万零一十 二万零三百"),
        ("japaneseCounting", (1, 10, 11, 20, 100, 101, 210), "一 十 十一 二十 百 百一 二百十"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12, 13), "子 亥 13"),
        ("ideographZodiacTraditional", (1, 2, 11, 60), "甲子 乙丑 甲戌 癸亥"),
        ("ideographDigital", (1, 10, 21), "一 一〇 二一"),
        ("chineseLegalSimplified", (1, 3, 10, 11, 20, 101), "壹 叁 壹拾 壹拾壹 贰拾 壹佰零壹"),
        ("decimalFullWidth", (1, 12), "１ １２"),
        ("decimalEnclosedCircle", (1, 10, 20, 21), "① ⑩ ⑳ 21"),
        ("decimalEnclosedCircleChinese", (1, 10), "① ⑩"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("decimalEnclosedFullstop", (1,), "⒈"),
        ("ideographEnclosedCircle", (1, 10, 11), "㊀ ㊉ 11"),
        ("lowerLetter", (1, 26, 27, 28), "a z aa bb"),
        ("upperLetter", (3, 781), "C 781"),
        ("upperRoman", (1, 4, 9, 14, 40, 1999), "I IV IX XIV XL MCMXCIX"),
        ("lowerRoman", (3, 40000), "iii 40000"),
        ("none", (1,), ""),
        ("bullet", (1,), ""),
        ("unheardOf", (7,), "7"),
    ],
)  # fmt: skip
def test_formats(form: str, numbers: tuple[int, ...], expected: str) -> None:
    assert " ".join(write(number, form) for number in numbers) == expected


def test_custom_format() -> None:
    assert write_padded(7, "001, 002, 003, ...") == "007"
    assert write_padded(7, "一, 十, 百, ...") is None


def test_levels_restart() -> None:
    body = "".join(
        p(text, listed(1, place)) for text, place in
        [("总体", 0), ("主动", 1), ("依申请", 1), ("小点", 2), ("申请", 0), ("甲", 1), ("乙", 3), ("丙", 3)]
    )  # fmt: skip
    assert texts(read(body, numbering=CHINESE)) == [
        "一、总体", "（一）主动", "（二）依申请", "1. 小点", "二、申请", "（一）甲", "(1)乙", "(2)丙",
    ]  # fmt: skip


def test_text_between_and_empty_paragraphs() -> None:
    body = p("甲", listed(1)) + p("正文") + "<w:p><w:pPr>" + listed(1) + "</w:pPr></w:p>" + p("丙", listed(1))
    assert texts(read(body, numbering=CHINESE)) == ["一、甲", "正文", "二、", "三、丙"]


def test_number_stands_before_the_first_line_only() -> None:
    body = (
        "<w:p><w:pPr>" + listed(1) + "</w:pPr>" + r("<w:br/>") + t("上") + r("<w:br/>") + t("下") + "</w:p>"
    )
    assert texts(read(body, numbering=CHINESE)) == ["一、上", "下"]


@pytest.mark.parametrize(
    ("pattern", "form", "more", "expected"),
    [
        ("%1", "decimal", "", "1 2021年"),
        ("%1", "decimal", '<w:suff w:val="nothing"/>', "12021年"),
        ("%1", "decimal", '<w:suff w:val="space"/>', "1 2021年"),
        ("%1.", "decimal", "", "1. 2021年"),
        ("（%1）", "chineseCounting", "", "（一）2021年"),
        ("第%1条", "chineseCounting", "", "第一条 2021年"),
        ("%1、", "none", "", "、2021年"),
        ("●", "bullet", "", "2021年"),
        ("", "decimal", "", "2021年"),
        ("■", "decimal", "", "2021年"),
        ("附：", "decimal", "", "附：2021年"),
        ("%1、", "decimal", "<w:rPr><w:vanish/></w:rPr>", "2021年"),
    ],
)
def test_patterns(pattern: str, form: str, more: str, expected: str) -> None:
    numbering = abstract(0, level(0, pattern, form, more)) + num(1, 0)
    assert texts(read(p("2021年", listed(1)), numbering=numbering)) == [expected]


def test_compound_numbers_and_legal() -> None:
    numbering = abstract(
        0,
        level(0, "第%1章", "chineseCounting"),
        level(1, "%1.%2", "decimal"),
        level(2, "%1.%2.%3", "decimal", "<w:isLgl/>"),
    ) + num(1, 0)
    body = p("甲", listed(1, 0)) + p("乙", listed(1, 0)) + p("丙", listed(1, 1)) + p("丁", listed(1, 2))
    assert texts(read(body, numbering=numbering)) == ["第一章 甲", "第二章 乙", "二.1 丙", "2.1.1 丁"]


def test_higher_level_never_used_shows_its_start() -> None:
    numbering = abstract(0, level(0, "%1", start=3), level(1, "%1.%2")) + num(1, 0)
    assert texts(read(p("甲", listed(1, 1)), numbering=numbering)) == ["3.1 甲"]


def test_instances_of_one_list_count_on() -> None:
    numbering = abstract(0, level(0, "%1、")) + num(1, 0) + num(2, 0)
    body = p("甲", listed(1)) + p("乙", listed(2)) + p("丙", listed(1))
    assert texts(read(body, numbering=numbering)) == ["1、甲", "2、乙", "3、丙"]


def test_start_override_begins_again_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "%1、")) + num(1, 0) + num(2, 0, override)
    body = p("甲", listed(1)) + p("乙", listed(2)) + p("丙", listed(2)) + p("丁", listed(1))
    assert texts(read(body, numbering=numbering)) == ["1、甲", "5、乙", "6、丙", "7、丁"]


def test_level_override_changes_the_look() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）", "chineseCounting")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "%1、")) + num(1, 0, override)
    assert texts(read(p("甲", listed(1)), numbering=numbering)) == ["（一）甲"]


@pytest.mark.parametrize(("restart", "expected"), [("0", ["1)", "2)", "3)"]), ("1", ["1)", "2)", "1)"])])
def test_restart_rules(restart: str, expected: list[str]) -> None:
    numbering = abstract(
        0, level(0, "%1、"), level(1, "%2."), level(2, "%3)", more=f'<w:lvlRestart w:val="{restart}"/>')
    ) + num(1, 0)
    places = [0, 1, 2, 1, 2, 0, 2]
    lines = texts(read("".join(p("", listed(1, place)) for place in places), numbering=numbering))
    assert [line for line, place in zip(lines, places, strict=True) if place == 2] == expected


def test_numbering_by_style_and_based_on() -> None:
    styles = (
        style("1", "heading 1", f'<w:pPr>{listed(1, None)}<w:outlineLvl w:val="0"/></w:pPr>')
        + style("2", "heading 2", f"<w:pPr>{listed(1, None)}</w:pPr>")
        + style("my", "我的标题", '<w:basedOn w:val="1"/>')
        + style("off", "无编号", f'<w:basedOn w:val="1"/><w:pPr>{listed(0, None)}</w:pPr>')
    )
    numbering = abstract(
        0,
        level(0, "%1、", "chineseCounting", '<w:pStyle w:val="1"/>'),
        level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="2"/>'),
    ) + num(1, 0)
    body = (
        p("甲", '<w:pStyle w:val="1"/>') + p("乙", '<w:pStyle w:val="2"/>') + p("丙", '<w:pStyle w:val="my"/>')
        + p("丁", '<w:pStyle w:val="off"/>') + p("戊", '<w:pStyle w:val="1"/>' + listed(0))
        + p("己", '<w:pStyle w:val="1"/>')
    )  # fmt: skip
    document = read(body, styles=styles, numbering=numbering)
    assert texts(document) == ["一、甲", "（一）乙", "二、丙", "丁", "戊", "三、己"]
    assert [block.level for block in document.blocks] == [1, 2, 1, 1, 1, 1]  # type: ignore[union-attr]


@pytest.mark.parametrize("direct", [True, False])
def test_linked_list_styles(direct: bool) -> None:
    defined = '<w:styleLink w:val="L"/>' if direct else ""
    numbering = (
        abstract(0, more='<w:numStyleLink w:val="L"/>')
        + abstract(1, level(0, "%1）"), more=defined)
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("L", "列表", f"<w:pPr>{listed(2, None)}</w:pPr>", "numbering")
    assert texts(read(p("甲", listed(1)) + p("乙", listed(2)), numbering=numbering, styles=styles)) == [
        "1）甲",
        "2）乙",
    ]


def test_links_in_a_circle() -> None:
    numbering = abstract(0, more='<w:numStyleLink w:val="L"/><w:styleLink w:val="L"/>') + num(1, 0)
    assert texts(read(p("甲", listed(1)), numbering=numbering)) == ["甲"]


def test_unknown_lists_show_nothing() -> None:
    assert texts(read(p("甲", listed(9)), numbering=CHINESE)) == ["甲"]
    assert texts(read(p("甲", listed(1)))) == ["甲"]
    assert texts(read(p("甲", listed(1, 8)), numbering=CHINESE)) == ["甲"]


def test_custom_format_in_an_alternative() -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = abstract(
        0, f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{choice}<w:lvlText w:val="%1-"/></w:lvl>'
    ) + num(1, 0)
    assert texts(read(p("甲", listed(1)), numbering=numbering)) == ["001- 甲"]


def test_row_labels_numbered_automatically() -> None:
    def row(text: str, number: str) -> str:
        return tr(f"<w:tc>{p(text, listed(1, 2))}</w:tc>", tc(number))

    body = tbl(row("属于国家秘密", "0"), row("其他法律行政法规禁止公开", "1")) + p("续", listed(1, 2))
    document = read(body, numbering=CHINESE)
    assert [cell[0] for cell in grid(document)] == [
        "1. 属于国家秘密",
        "0",
        "2. 其他法律行政法规禁止公开",
        "1",
    ]
    assert document.lines[-1] == "3. 续"


def test_column_of_numbers_alone() -> None:
    empty = f"<w:tc><w:p><w:pPr>{listed(1)}</w:pPr></w:p></w:tc>"
    body = tbl(*(tr(empty, tc(text)) for text in "甲乙"))
    assert [cell[0] for cell in grid(read(body, numbering=CHINESE))] == ["一、", "甲", "二、", "乙"]


def test_patterns_have_an_end() -> None:
    numbering = abstract(0, level(0, "第" * 1000)) + num(1, 0)
    assert texts(read(p("甲", listed(1)), numbering=numbering)) == ["第" * 255 + " 甲"]


def test_list_zero_is_no_list() -> None:
    numbering = abstract(0, level(0, "%1、")) + num(0, 0)
    assert texts(read(p("甲", listed(0)), numbering=numbering)) == ["甲"]


def test_indent_by_blanks_after_the_number() -> None:
    assert texts(read(p("　　总体情况", listed(1)), numbering=CHINESE)) == ["一、总体情况"]


def test_empty_paragraph_with_a_hidden_mark_has_no_number() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = p("", listed(1) + hidden) + p("", listed(1) + separator) + p("甲", listed(1) + separator)
    assert texts(read(body, numbering=CHINESE)) == ["一、", "二、甲"]
