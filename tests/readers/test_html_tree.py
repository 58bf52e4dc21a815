"""Elements to paragraphs: what parts them, what joins them, what is not shown."""

from __future__ import annotations

import pytest

from gxlint.document import Block, Document, Paragraph
from gxlint.readers import Limits, Unreadable, read_bytes


def page(body: str, **limits: int) -> Document:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "x.html", limits=Limits(**limits))


def paragraphs(body: str) -> list[str]:
    return [block.text for block in page(body).blocks if isinstance(block, Paragraph)]


def only(body: str) -> Paragraph:
    blocks: tuple[Block, ...] = page(body).blocks
    assert len(blocks) == 1
    assert isinstance(blocks[0], Paragraph)
    return blocks[0]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<div>乙</div>丙", ["甲", "乙", "丙"]),
        ("<div>甲<br>乙<br/><br>丙</div>", ["甲", "乙", "丙"]),
        ("<p><span>2</span><span>0</span><b>2</b><font>3</font>年<span>度</span></p>", ["2023年度"]),
        ("<p>甲<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>", ["甲"]),
        ("<p>&nbsp;&nbsp;\u3000甲&nbsp;&nbsp;乙&nbsp;</p>", ["甲  乙"]),
        ("<p>政府信息\n    公开，\r\n2023年\n12件\n and more</p>", ["政府信息公开， 2023年 12件 and more"]),
        ("<p>a&lt;b&gt;&amp;&#20013;&#x6587;&hellip;</p>", ["a<b>&中文…"]),
        ("<pre>甲  乙\n\t丙\n</pre>", ["甲  乙", "丙"]),
        ('<div style="white-space: pre-wrap">甲\n乙</div>', ["甲", "乙"]),
        (
            "甲<script>var a = '<p>乙</p>'</script><style>p{}</style><template><p>丙</p></template><noscript>丁</noscript>",
            ["甲"],
        ),
        (
            '<p hidden>甲</p><p style="DISPLAY : none !important">乙</p><span style="visibility:hidden">丙</span>丁',
            ["丁"],
        ),
        ('<p style="display:block">甲</p><span style="display:block">乙</span>丙', ["甲", "乙", "丙"]),
        ("<select><option>甲</select><textarea>乙</textarea>丙", ["丙"]),
        ("<ul><li>甲</li><li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
        ("<dl><dt>甲<dd>乙</dl>", ["甲", "乙"]),
        ("<p>甲<p>乙<div>丙", ["甲", "乙", "丙"]),
        ("\u200b<p>\u200b</p><p>甲\u2028乙\x0b丙</p>", ["甲 乙 丙"]),
        ("<a href=x>甲</a><a href=y>乙</a>", ["甲乙"]),
        ("<section><header>甲</header><article>乙</article></section>", ["甲", "乙"]),
    ],
)
def test_paragraphs(body: str, texts: list[str]) -> None:
    assert paragraphs(body) == texts


def test_a_page_that_is_not_text_is_empty_and_not_refused() -> None:
    document = read_bytes(b"<html><body><img src=a.png></body></html>", "x.html")
    assert (document.lines, document.blocks) == ((), ())


@pytest.mark.parametrize(("tag", "level"), [(f"h{number}", number) for number in range(1, 7)])
def test_heading_elements_have_a_level(tag: str, level: int) -> None:
    assert only(f"<{tag}><span>一、总体情况</span></{tag}>").level == level


@pytest.mark.parametrize(
    ("body", "emphasis"),
    [
        ("<p><b>甲</b></p>", True),
        ("<p><strong><span>甲</span></strong>&nbsp;</p>", True),
        ('<p style="font-weight: bold">甲</p>', True),
        ('<p><span style="font-weight:700">甲</span></p>', True),
        ('<b><p>甲<span style="font-weight:normal">乙</span></p></b>', False),
        ("<p><b>甲</b>乙</p>", False),
        ('<p align="center">甲</p>', True),
        ('<div style="text-align:center"><p>甲</p></div>', True),
        ("<center>甲</center>", True),
        ('<center><p align="left">甲</p></center>', False),
        ("<p><span style='font-family:黑体'>甲</span></p>", True),
        ('<p><font face="SimHei">甲</font></p>', True),
        ("<p><span style='font-family:仿宋'>甲</span></p>", False),
        ("<p>甲</p>", False),
    ],
)
def test_paragraphs_that_look_like_headings(body: str, emphasis: bool) -> None:
    assert only(body).emphasis is emphasis


def test_a_page_set_in_bold_sets_nothing_off() -> None:
    document = page("".join(f"<p><b>第{number}段</b></p>" for number in range(12)))
    assert [block.emphasis for block in document.blocks if isinstance(block, Paragraph)] == [False] * 12


def test_a_page_set_in_one_face_still_shows_bold() -> None:
    body = "".join(f"<p>{'<b>段</b>' if number == 3 else '段'}</p>" for number in range(12))
    document = page(f"<div style='font-family:黑体'>{body}</div>")
    marked = [block.emphasis for block in document.blocks if isinstance(block, Paragraph)]
    assert marked == [number == 3 for number in range(12)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li><p>甲</p><p>乙</p><li value=9>丙<li>丁</ol>", ["3.甲", "乙", "9.丙", "10.丁"]),
        ("<ol reversed start=2><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
        ("<ol type=a><li>甲<li>乙</ol><ol type=I><li>丙<li>丁</ol>", ["a.甲", "b.乙", "I.丙", "II.丁"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>1.甲<li>（二）乙<li>三是丙<li>④丁</ol>", ["1.甲", "（二）乙", "三是丙", "④丁"]),
        ("<ol><li>甲<ul><li>乙</ul><li>丙<ol><li>丁</ol></ol>", ["1.甲", "乙", "2.丙", "1.丁"]),
        ("<ol start=x><li value=y>甲</ol>", ["1.甲"]),
        ("<ol start=0><li>甲</ol>", ["0.甲"]),
        ("<li>甲</li>", ["甲"]),
    ],
)
def test_numbers_that_the_browser_prints(body: str, texts: list[str]) -> None:
    assert paragraphs(body) == texts


def test_comments_belong_to_the_next_line_or_their_own() -> None:
    document = page(
        "<!-- 一 --><p>甲</p><!-- [if gte mso 9]>x<![endif] --><p>乙<!-- 二 -->丙</p>"
        "<table><tr><td>a</td><td><!-- 三 -->b</td></tr><tr><td>c</td><td>d</td></tr></table><!-- 四 -->"
    )
    assert document.lines == ("甲", "乙丙", "a | b", "c | d")
    assert [(comment.text, comment.span.line, comment.span.column) for comment in document.comments] == [
        ("一", 1, 1),
        ("二", 2, 1),
        ("三", 3, 5),
        ("四", 4, 1),
    ]


def test_comments_before_the_page_and_in_its_head() -> None:
    document = read_bytes(
        "<!-- 一 --><!DOCTYPE html><html><head><!-- 二 --></head><body><p>甲</p>".encode(), "x.html"
    )
    assert [(comment.text, comment.span.line) for comment in document.comments] == [("一", 1), ("二", 1)]


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        page("<div>" * 600 + "x")
    assert (caught.value.reason, caught.value.values) == ("nesting", {"depth": 513, "limit": 512})
    assert page("<span>" * 5000 + "x").lines == ("x",)


def test_depth_below_the_limit_is_read() -> None:
    assert page("<div>" * 500 + "x").lines == ("x",)
