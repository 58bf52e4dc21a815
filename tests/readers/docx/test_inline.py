"""What stands in a paragraph, as it is shown."""

from __future__ import annotations

import pytest

from gxlint.document import Notice, Span
from tests.readers.docx.build import p, r, read, style, t, tbl, tc, texts, tr

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (t("本机关") + t("2021") + t("年"), ["本机关2021年"]),
        ("<w:r><w:t> 两头 </w:t></w:r>" + t("甲"), ["两头甲"]),
        (t("甲") + '<w:r><w:t xml:space="preserve"> 中 </w:t></w:r>' + t("乙"), ["甲 中 乙"]),
        ("<w:r><w:t>一\n二</w:t></w:r>", ["一 二"]),
        (t("　　首行缩进"), ["首行缩进"]),
        (t("总计") + r("<w:tab/>") + t("12"), ["总计\t12"]),
        (t("甲") + r("<w:ptab/>") + t("乙"), ["甲\t乙"]),
        (t("某某市人民政府") + r("<w:br/>") + t("年度报告"), ["某某市人民政府", "年度报告"]),
        (t("上") + r('<w:br w:type="page"/>') + t("下"), ["上", "下"]),
        (t("上") + r("<w:cr/>") + r("<w:cr/>") + t("下"), ["上", "下"]),
        (t("上&#x2028;下"), ["上", "下"]),
        (t("010") + r("<w:noBreakHyphen/>") + t("123") + r("<w:softHyphen/>") + t("4"), ["010-1234"]),
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/>') + t("是"), ["☑是"]),
        (r('<w:sym w:font="Symbol" w:char="F0B3"/>') + t("3"), ["≥3"]),
        (r('<w:sym w:font="Nobody" w:char="F041"/>') + t("x"), ["\uf041x"]),
        (r('<w:sym w:font="Symbol" w:char="zz"/>') + t("x"), ["x"]),
        (r('<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fe</w:t>') + t("是"), ["☑是"]),
        (r('<w:rPr><w:rFonts w:hAnsi="Symbol"/></w:rPr><w:t>\uf0b33</w:t>'), ["≥3"]),
        (r('<w:rPr><w:rFonts w:ascii="SimSun"/></w:rPr><w:t>\uf0fe</w:t>'), ["\uf0fe"]),
        (r("<w:rPr><w:b/></w:rPr><w:t>\uf0fe</w:t>"), ["\uf0fe"]),
        ('<w:hyperlink r:id="rId9">' + t("www.example.gov.cn") + "</w:hyperlink>", ["www.example.gov.cn"]),
        ("<w:smartTag><w:smartTagPr/>" + t("北京") + "</w:smartTag>", ["北京"]),
        ('<w:fldSimple w:instr=" DATE ">' + t("2022年1月") + "</w:fldSimple>", ["2022年1月"]),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + t("单击此处") + "</w:sdtContent></w:sdt>",
         ["单击此处"]),
        (t("见") + BEGIN + instruction(" REF a ") + SEPARATE + t("表三") + END + t("。"), ["见表三。"]),
        (BEGIN + instruction("IF ") + BEGIN + instruction("PAGE") + SEPARATE + t("7") + END + instruction(' "x"')
         + SEPARATE + t("真") + END, ["真"]),
        (t("甲") + BEGIN + instruction(r" EQ \o\ac(○,3) ") + END + t("乙"), ["甲③乙"]),
        (BEGIN + instruction(r"eq \o\ac(○,一)") + END, ["一"]),
        (t("前") + BEGIN + instruction("XE &quot;词&quot;") + END + t("后"), ["前后"]),
        (t("前") + BEGIN + t("后"), ["前后"]),
        (t("前") + END + t("后"), ["前后"]),
        ("<w:r><w:ruby><w:rt>" + t("pin") + "</w:rt><w:rubyBase>" + t("拼") + "</w:rubyBase></w:ruby></w:r>", ["拼"]),
        ("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
         "<m:r><m:t>=2</m:t></m:r></m:oMath>", ["a/b=2"]),
        (t("x") + r('<w:footnoteReference w:id="2"/>') + r("<w:footnoteRef/>") + t("y"), ["xy"]),
        ("<mc:AlternateContent><mc:Choice Requires='w14'>" + t("新") + "</mc:Choice><mc:Fallback>" + t("旧")
         + "</mc:Fallback></mc:AlternateContent>", ["新"]),
        ("<mc:AlternateContent><mc:Choice Requires='w99'>" + t("新") + "</mc:Choice><mc:Fallback>" + t("旧")
         + "</mc:Fallback></mc:AlternateContent>", ["旧"]),
        ("<w:bdo w:val='ltr'>" + t("左") + "</w:bdo><w:dir>" + t("右") + "</w:dir>", ["左右"]),
    ],
)  # fmt: skip
def test_content(content: str, expected: list[str]) -> None:
    document = read(f"<w:p>{content}</w:p>")
    assert texts(document) == expected
    assert document.notices == ()


HIDDEN = style("h", "hidden", "<w:rPr><w:vanish/></w:rPr>", "character")
HIDDEN_PARAGRAPH = style("hp", "hidden par", "<w:rPr><w:vanish/></w:rPr>")


def test_hidden_text() -> None:
    document = read(
        "<w:p>" + t("甲") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        + '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>密</w:t></w:r>'
        + '<w:r><w:rPr><w:rStyle w:val="h"/><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>'
        + p("密", '<w:pStyle w:val="hp"/>')
        + p("丙", '<w:pStyle w:val="hp"/>', '<w:rStyle w:val="h"/>'),
        styles=HIDDEN + HIDDEN_PARAGRAPH,
    )  # fmt: skip
    assert texts(document) == ["甲乙", "丙"]


def test_hidden_field_marks_still_count() -> None:
    hide = "<w:rPr><w:vanish/></w:rPr>"
    body = (
        f'<w:p><w:r>{hide}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{hide}<w:instrText>XE x</w:instrText></w:r>'
        f'<w:r>{hide}<w:fldChar w:fldCharType="end"/></w:r>{t("看得见")}</w:p>'
    )
    assert texts(read(body)) == ["看得见"]


def test_unknown_wrapper_with_text_is_said() -> None:
    document = read(f"<w:p><w:novelty>{t('失')}</w:novelty>{t('存')}</w:p>")
    assert texts(document) == ["存"]
    assert document.notices == (Notice("unread-part", "novelty"),)


def test_field_without_result_that_word_shows_is_said() -> None:
    document = read("<w:p>" + BEGIN + instruction(r" EQ \f(1,2) ") + END + t("强") + "</w:p>")
    assert texts(document) == ["强"]
    assert document.notices == (Notice("unread-part", r"EQ \f(1,2)"),)


def test_other_parts_are_said() -> None:
    document = read(p("甲") + '<w:altChunk r:id="rId7"/>' + p("乙"))
    assert texts(document) == ["甲", "乙"]
    assert document.notices == (Notice("unread-part", "altChunk"),)


def test_sources_and_places() -> None:
    document = read(p("甲") + p() + "<w:p>" + t("乙") + r("<w:br/>") + t("丙") + "</w:p>")
    assert [(block.source, block.span) for block in document.blocks] == [  # type: ignore[union-attr]
        ("p1", Span(1, 1, 1, 2)),
        ("p3", Span(2, 1, 2, 2)),
        ("p3", Span(3, 1, 3, 2)),
    ]


def picture(width_cm: float) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{int(width_cm * 360000)}" cy="1"/>'
        '<a:graphic><a:graphicData><a:blip r:embed="rId5"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def test_pictures() -> None:
    document = read(p("甲") + picture(14) + p("乙") + picture(4.2) + picture(9))
    assert document.notices == (
        Notice("pictures", "1", Span(2, 1, 2, 1)),
        Notice("pictures", "1", Span(2, 2, 2, 2)),
    )
    old = '<w:p><w:r><w:pict><v:shape style="width:415pt;height:9pt"><v:imagedata r:id="x"/></v:shape></w:pict></w:r></w:p>'
    assert read(old + p("甲")).notices == (Notice("pictures", "1", Span(1, 1, 1, 1)),)
    assert read(old.replace("415pt", "3cm") + p("甲")).notices == ()


def test_picture_in_place_of_a_number() -> None:
    cell = f"<w:tc>{picture(1)}</w:tc>"
    document = read(tbl(tr(tc("总计"), cell)))
    assert document.notices == (Notice("pictures", "1", Span(1, 6, 1, 6)),)


def test_unknown_block_with_text_is_said() -> None:
    document = read(p("存") + f"<w:novelty>{p('失')}</w:novelty><w:novelty/>")
    assert texts(document) == ["存"]
    assert document.notices == (Notice("unread-part", "novelty"),)


def test_what_is_cut_before_parsing_does_not_matter() -> None:
    looks = (
        '<w:spacing w:line="560"/><w:ind w:firstLine="640"/><w:proofErr w:type="x"/><w:u w:val="single"/>'
        '<w:shd w:val="clear" w:fill="a&gt;b"/><w:color w:val="/>"/>'
    )
    body = f"<w:p><w:pPr>{looks}</w:pPr><w:r><w:rPr>{looks}</w:rPr><w:t>1 &lt;w:u/&gt; 2</w:t></w:r></w:p>"
    assert texts(read(body)) == texts(read(f"<!-- <w:u/> -->{body}")) == ["1 <w:u/> 2"]
    assert texts(read("<w:p><w:r><w:t><![CDATA[<w:u/>]]></w:t></w:r></w:p>")) == ["<w:u/>"]
