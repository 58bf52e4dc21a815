"""Pages as content management systems of governments make them: the report, and nothing of what stands around it."""

from __future__ import annotations

import pytest

from gxlint.document import Paragraph, Table
from gxlint.readers import read_bytes
from tests.readers.test_html_content import (
    BODY,
    HEADINGS,
    NAMES,
    PREAMBLE,
    PROSE,
    SECTIONS,
    TITLE,
    by_role,
    page,
)

ARTICLE = f"<div id=zoom><p>{PREAMBLE}</p>{SECTIONS}</div>"
OTHERS = "".join(f"<p>青石县水务局{year}年政府信息公开工作年度报告</p>" for year in (2022, 2021, 2020))
NEWS = "<div><p>县水务局召开会议，研究农村供水保障工程建设有关工作，要求各单位压实责任、倒排工期，确保按期完成任务。</p></div>"
HEAD = f"<title>{TITLE}_青石县人民政府门户网站</title>"
WHOLE = [PREAMBLE, *BODY]

BEFORE = {
    "section names in a side bar, numbered, some of them in no report":
        "<div><p>一、机构职能</p><p>二、主动公开目录</p><p>三、依申请公开</p><p>四、监督投诉</p><p>五、工作打算</p><p>六、业务培训</p></div>",
    "section names in a side bar of a table":
        "<table><tr><td>·<span>主动公开</span></td></tr><tr><td>·<span>依申请公开</span></td></tr><tr><td>·存在问题和建议</td></tr></table>",
    "prose under section names":
        "<div><h3>主动公开</h3><p>公民、法人和其他组织可以在县政府门户网站上查阅本机关主动公开的政府信息，也可以到县档案馆查阅。</p>"
        "<h3>依申请公开</h3><p>公民、法人或者其他组织可以向本机关提出政府信息公开申请，本机关受理机构为办公室。</p></div>",
    "a notice to old browsers": "<div><p>您的浏览器版本过低，为了更好的浏览体验，建议使用其他浏览器，给您带来的不便敬请谅解。</p></div>",
    "reports of other years": f"<div>{OTHERS}</div>",
    "a form": "<form><select><option>2023年</option></select><textarea>一、总体情况</textarea><button>查询</button></form>",
}  # fmt: skip
AFTER = {
    "reports of other years": f"<div><h4>年报列表</h4>{OTHERS}</div>",
    "related texts": "<div><h3>相关稿件</h3><ul><li>青石县水务局2022年政府信息公开工作年度报告</li></ul></div>{NEWS}",
    "more news than report": f"<div>{NEWS * 40}</div>",
    "an attachment counted": f"<p>附件【<a href=1>{TITLE}.pdf</a>】已下载<span></span>次</p>",
    "an interpretation with sections of its own": f"<div><h2>图解</h2><h3>一、主动公开</h3>{NEWS}</div>",
    "who made the site": "<p>本网站由青石县人民政府办公室主办，未经授权禁止转载，如需转载请注明来源，谢谢您的关注和支持。</p>",
    "left over script": "<p>document.getElementById('x').innerHTML = '';</p><p>]]></p><p>Copyright 青石县</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE)
def test_what_stands_before_the_report(name: str) -> None:
    found = by_role(page(f"{BEFORE[name]}<div><h1>{TITLE}</h1>{ARTICLE}</div>", HEAD))
    assert (found["title"], found["body"]) == ([TITLE], WHOLE)


@pytest.mark.parametrize("name", AFTER)
def test_what_stands_after_the_report(name: str) -> None:
    found = by_role(page(f"<div><h1>{TITLE}</h1>{ARTICLE}</div>{AFTER[name]}", HEAD))
    assert (found["title"], found["body"]) == ([TITLE], WHOLE)


def test_the_last_section_in_an_element_of_its_own_stays() -> None:
    cut = SECTIONS.index("<p>六、")
    for tail in (SECTIONS[cut:], "<p>六、其他需要报告的事项</p><p>无。</p>"):
        found = by_role(page(f"<h1>{TITLE}</h1><div>{SECTIONS[:cut]}</div><div>{tail}</div><div>打印</div>"))
        assert found["body"][10] == HEADINGS[5]
        assert len(found["body"]) == 12
    found = by_role(page(f"<h1>{TITLE}</h1><div>{SECTIONS[:cut]}<p>{HEADINGS[5]}</p></div><p>{PROSE}</p>"))
    assert found["body"] == BODY


def test_sub_headings_named_like_sections_do_not_stand_for_them() -> None:
    first = "".join(
        f"<p>({number}){name}。{PROSE}</p>" for number, name in zip("一二", NAMES[1:3], strict=True)
    )
    rest = SECTIONS[SECTIONS.index("<p>二、") :]
    found = by_role(page(f"<div><p>一、总体情况</p>{first}</div><div>{rest}</div>"))
    assert found["body"][0] == "一、总体情况"
    assert len(found["body"]) == 13


def test_a_signature_outside_the_element_of_the_text() -> None:
    found = by_role(page(f"<div>{ARTICLE}<p>青石县水务局</p><p>2024年1月22日</p><p>2024-01-23</p></div>"))
    assert found["body"] == [*WHOLE, "青石县水务局", "2024年1月22日"]
    assert found["metadata"] == ["2024-01-23"]


def test_sentences_that_speak_of_what_pages_have() -> None:
    first = "本报告可在青石县人民政府门户网站首页下载、打印。如有疑问，请与办公室联系（地址：建设路1号；来源：办公室）。"
    last = "本机关通过微信公众号发布信息，可以打印、收藏、分享。"
    document = page(f"<div><p>{first}</p>{SECTIONS}<p>{last}</p></div>")
    assert by_role(document) == {"body": [first, *BODY, last]}


def test_a_table_of_contents_in_the_text() -> None:
    lines = "".join(f"<p>{heading}………………{number}</p>" for number, heading in enumerate(HEADINGS, 1))
    found = by_role(page(f"<div><p>{TITLE}</p><p>目　录</p>{lines}<p>{PREAMBLE}</p>{SECTIONS}</div>"))
    assert found["body"] == WHOLE
    assert len(found["furniture"]) == 7


def test_numbers_that_lists_print_count_among_numbered_menus() -> None:
    menu = "<div><p>一、主动公开</p><p>二、依申请公开</p><p>三、行政复议</p></div>"
    listed = "".join(f"<li><p>{name}</p><p>{PROSE}</p></li>" for name in NAMES)
    found = by_role(page(f"{menu}<h1>{TITLE}</h1><ol style='list-style-type:cjk-ideographic'>{listed}</ol>"))
    assert found["body"] == BODY


def test_a_number_that_floats_beside_its_heading() -> None:
    span = "<span style='display:block;float:left;min-width:0cm;'>一、</span>"
    assert page(f"<h1>{span}<a id=x>总体情况</a></h1>").lines == ("一、总体情况",)
    assert page("<p><span style='display:block'>一、</span>总体情况</p>").lines == ("一、", "总体情况")


def test_what_was_deleted_is_not_read() -> None:
    assert page("<p>共<del>12</del><ins>13</ins>件</p>").lines == ("共13件",)


def test_a_report_as_preformatted_text_among_news() -> None:
    text = "\n".join((PREAMBLE, *BODY, "规章\t1\t2\t3"))
    document = page(f"<div><h1>{TITLE}</h1><pre>{text}</pre></div>{NEWS * 30}")
    assert by_role(document)["body"] == [*WHOLE, "规章\t1\t2\t3"]


def test_a_picture_beside_the_menu_is_no_picture_of_a_table() -> None:
    document = page(f"<div><b>主动公开</b><img src=1.jpg></div><div>{SECTIONS}</div>")
    assert document.notices == ()


@pytest.mark.parametrize(
    ("encoding", "declared"), [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "gb2312")]
)
def test_a_page_whose_charset_is_a_lie(encoding: str, declared: str) -> None:
    source = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={declared}'></head><body>{ARTICLE}</body></html>"
    document = read_bytes(source.encode(encoding), "x.html")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == WHOLE
    assert document.encoding == encoding


def test_marks_of_byte_order_in_the_middle() -> None:
    document = page("\ufeff<p>\ufeff一、总体情况\ufeff</p>\ufeff")
    assert document.lines == ("一、总体情况",)


WORD = (
    "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
    "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:\n2.0'><b><span lang=EN-US style='font-size:16.0pt'>"
    "<font face=仿宋_GB2312>一、</font></span><span style='font-size:16.0pt'>总体</span><span>情况<o:p></o:p></span></b></p>\n"
    "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>二、<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp; </span></span><![endif]>主动公开<o:p></o:p></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
)


def test_text_from_a_word_processor() -> None:
    assert page(WORD).lines == ("一、总体情况", "二、   主动公开")


def test_a_table_from_a_word_processor_with_its_row_of_misaligned_columns() -> None:
    cell = "<td width=57 style='width:43.0pt;border:solid black 1.0pt'>\n<p class=MsoNormal align=center><span lang=EN-US>{}<o:p></o:p></span></p>\n</td>"
    rows = "".join(
        "<tr>" + "".join(map(cell.format, row)) + "</tr>" for row in (("规章", 1, "12"), ("文件", 0, 3))
    )
    tail = "<![if !supportMisalignedColumns]><tr height=0><td width=57></td><td></td><td></td></tr><![endif]>"
    (table,) = page(f"<table class=MsoNormalTable>{rows}{tail}</table>").blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells][:6] == ["规章", "1", "12", "文件", "0", "3"]
