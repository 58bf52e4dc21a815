"""The report on its page: what is main content, what is a fact about it, what is furniture."""

from __future__ import annotations

from gxlint.document import Document, Notice, Paragraph, Span, Table
from gxlint.readers import read_bytes

TITLE = "青石县水务局2023年政府信息公开工作年度报告"
PROSE = "全年主动公开政府信息，内容涵盖水利工程、供水保障和防汛抗旱，及时回应群众关切，工作取得新的成效。"
PREAMBLE = "根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告由县水务局办公室编制，如有疑问，请与县水务局联系。"
NAMES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
SECTIONS = "".join(
    f"<p>{'一二三四五六'[number]}、{name}</p><p>{PROSE}</p>" for number, name in enumerate(NAMES)
)
HEADINGS = tuple(f"{'一二三四五六'[number]}、{name}" for number, name in enumerate(NAMES))


def page(body: str, head: str = "") -> Document:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "x.html")


def by_role(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.setdefault(block.role, []).append(block.text)
    return found


BODY = [text for heading in HEADINGS for text in (heading, PROSE)]


def test_a_government_page() -> None:
    document = page(
        "<div class=top>今天是星期一 <a href=/>登录</a></div><ul class=nav><li><a href=/>首页</a><li><a href=/gk>依申请公开</a><li><a href=/zd>主动公开</a></ul>"
        "<div class=side><h3>政府信息公开</h3><b>依申请公开情况</b><b>政府信息公开年报</b></div>"
        "<div>您当前的位置：<a href=/>首页</a> &gt; 年报</div>"
        "<table><tr><td>索 引 号：</td><td>0001/2024-1</td><td>组配分类</td><td>年报</td></tr><tr><td>发文日期：2024-01-20</td><td colspan=3>有效性：有效</td></tr></table>"
        f"<h1>{TITLE}</h1><div>发布时间：2024-01-20 09:30　来源：县水务局　浏览次数：12</div><div>字体：[<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>]</div>"
        f"<div id=zoom><p>{PREAMBLE}</p>{SECTIONS}<p>青石县水务局</p><p>2024年1月19日</p></div>"
        "<div>分享到：</div><div>上一篇：<a href=1>甲</a></div><div>主办：青石县人民政府</div><div>网站标识码：123</div>"
    )
    assert by_role(document) == {
        "furniture": ["今天是星期一 登录", "首页", "依申请公开", "主动公开", "政府信息公开", "依申请公开情况政府信息公开年报",
                      "您当前的位置：首页 > 年报", "字体：[大 中 小]",
                      "分享到：", "上一篇：甲", "主办：青石县人民政府", "网站标识码：123"],
        "metadata": ["索 引 号：0001/2024-1", "组配分类：年报", "发文日期：2024-01-20", "有效性：有效", "发布时间：2024-01-20 09:30　来源：县水务局　浏览次数：12"],
        "title": [TITLE],
        "body": [PREAMBLE, *BODY, "青石县水务局", "2024年1月19日"],
    }  # fmt: skip
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_a_flat_page_without_any_container() -> None:
    document = page(
        f"<p><a href=/>首页</a></p><p>索引号：0001</p><h2>{TITLE}</h2><p>发布时间：2024-01-20</p><p>{PREAMBLE}</p>{SECTIONS}<p>2024年1月19日</p>"
        "<p>【打印】【关闭】</p><p><a href=2>相关解读</a></p><p>版权所有：青石县人民政府</p>"
    )
    assert by_role(document) == {
        "furniture": ["首页", "【打印】【关闭】", "相关解读", "版权所有：青石县人民政府"],
        "metadata": ["索引号：0001", "发布时间：2024-01-20"],
        "title": [TITLE],
        "body": [PREAMBLE, *BODY, "2024年1月19日"],
    }


def test_each_section_in_a_box_of_its_own_and_the_preamble_beside_them() -> None:
    boxes = "".join(f"<div class=s><h3>{heading}</h3><div>{PROSE}</div></div>" for heading in HEADINGS)
    document = page(
        f"<div>当前位置：年报</div><div><div><h1>{TITLE}</h1></div><div>{PREAMBLE}</div><div class=all>{boxes}</div><div>青石县水务局</div></div><div>联系我们</div>"
    )
    assert by_role(document) == {
        "furniture": ["当前位置：年报", "联系我们"],
        "title": [TITLE],
        "body": [PREAMBLE, *BODY, "青石县水务局"],
    }


def test_a_table_of_contents_is_not_the_report() -> None:
    contents = "".join(f"<li>{heading}</li>" for heading in HEADINGS)
    document = page(f"<div><ul>{contents}</ul></div><div id=c>{SECTIONS}</div>")
    assert by_role(document)["body"][-12:] == BODY


def test_labels_and_values_in_elements_of_their_own() -> None:
    document = page(
        f"<div><span style='display:block'>发布机构</span><span style='display:block'>县水务局</span><div>发布时间：</div><div>2024-01-20</div><div>文号：</div></div>"
        f"<div id=c>{SECTIONS}</div>"
    )
    assert by_role(document)["metadata"] == ["发布机构：县水务局", "发布时间：2024-01-20", "文号："]


def test_a_report_laid_out_in_a_table() -> None:
    document = page(
        f"<table><tr><td width=20%><a href=1>主动公开</a><br><a href=2>依申请公开</a></td><td><p>{TITLE}</p>{SECTIONS}"
        "<table><tr><td>规章</td><td>0</td></tr><tr><td>文件</td><td>1</td></tr></table></td></tr></table>"
    )
    assert by_role(document) == {"furniture": ["主动公开", "依申请公开"], "title": [TITLE], "body": BODY}
    assert [block.rows for block in document.blocks if isinstance(block, Table)] == [2]


def test_a_link_left_open_does_not_make_the_report_furniture() -> None:
    document = page(f"<div><a href=x>首页</div><div>{SECTIONS}</div>")
    assert by_role(document)["body"] == BODY


def test_a_page_that_shows_its_text_by_script_is_read_all_the_same() -> None:
    document = page(f"<div>首页</div><div style='display:none'>{SECTIONS}</div>")
    assert by_role(document)["body"] == BODY
    assert "甲" not in "".join(page(f"<div style='display:none'><p>甲</p></div><div>{SECTIONS}</div>").lines)


def test_facts_of_the_head() -> None:
    document = page(
        f"<div><p>{TITLE}</p><p>{TITLE}</p>{SECTIONS}</div>",
        f"<title>{TITLE} - 青石县人民政府</title><meta name=ArticleTitle content='{TITLE}'><meta name=PubDate content='2024-01-20 09:30'>"
        "<meta name=SiteName content=青石县人民政府><meta name=ContentSource content=县水务局><meta name=Author content=甲乙><meta name=keywords content=x>"
        "<meta name=description content=''><meta property='og:description' content='说明'>",
    )
    assert document.metadata == (
        ("title", TITLE), ("author", "甲乙"), ("published", "2024-01-20 09:30"), ("site", "青石县人民政府"), ("description", "说明"),
        ("source", "县水务局"),
    )  # fmt: skip
    assert by_role(document)["title"] == [TITLE]


def test_title_alone_in_the_head() -> None:
    assert page("<p>甲</p>", "<title> 甲\n乙 丙 </title>").metadata == (("title", "甲乙 丙"),)


TABLE = "<table><tr><td>规章</td><td>0</td></tr><tr><td>文件</td><td>1</td></tr></table>"


def test_pictures_where_a_table_should_be() -> None:
    body = (
        f"<p>{HEADINGS[0]}</p><img src=1.png><p>{PROSE}</p><p>{HEADINGS[1]}</p><p>见下图：</p><p><img src=2.png><img src=3.png></p>"
        f"<p>{HEADINGS[2]}</p>{TABLE}<img src=4.png><p>{HEADINGS[3]}</p><img src=i.gif width=16 height=16><p>无。</p>"
    )
    document = page(f"<div>{body}</div>")
    assert document.notices == (Notice("pictures", "2", Span(4, 1, 4, 5)),)
    assert document.lines[3] == "见下图："


def test_a_page_that_is_only_pictures() -> None:
    document = page(f"<div><h1>{TITLE}</h1><img src=1.png><img src=2.png></div>")
    assert document.notices == (Notice("pictures", "2", Span(1, 1, 1, len(TITLE) + 1)),)
    assert page("<img src=1.png>").notices == (Notice("pictures", "1", None),)


def test_a_report_that_stands_in_a_frame() -> None:
    assert page(f"<h1>{TITLE}</h1><iframe src=x.pdf></iframe>").notices == (Notice("unread-part", "frame"),)
    assert read_bytes(b"<html><frameset><frame src=a><frame src=b></frameset></html>", "x.html").notices == (
        Notice("unread-part", "frame"),
    )
    assert page(f"{SECTIONS}<iframe src=share></iframe>").notices == ()
