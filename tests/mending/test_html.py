from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.diagnostics import Change
from gxlint.document import Span
from gxlint.mending.html import HtmlSource
from gxlint.mending.html_letters import letters
from gxlint.mending.refusals import Refused
from gxlint.readers import read_bytes
from tests.mending.mended import codes, fix
from tests.support import render
from tests.support.render import Made


def change(page: str, old: str, new: str, *, at: int = 0) -> str:
    """The page with `old` of its laid-out text (the occurrence number `at`) replaced."""
    data = page.encode()
    document = read_bytes(data, "a.html")
    places = [
        Span(number, column + 1, number, column + 1 + len(old))
        for number, line in enumerate(document.lines, 1)
        for column in range(len(line))
        if line.startswith(old, column)
    ]
    return HtmlSource(data, document.lines).replaced([Change(places[at], new)]).decode()


def page(body: str) -> str:
    return f"<!DOCTYPE html>\n<html><head><title>关于截止日期</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "old", "new", "becomes"),
    [
        ("<p>统计截止年底</p>", "止", "至", "<p>统计截至年底</p>"),
        ("<p>统计截<b class='x'>止</b>年底</p>", "截止", "截至", "<p>统计截<b class='x'>至</b>年底</p>"),
        # a word that tags divide: the new text stands where its first changed character stood
        ("<p>统<b>计截</b><i>止年</i>底</p>", "计截止年", "到", "<p>统<b>到</b><i></i>底</p>"),
        ("<p>统<b>计截</b><i>止年</i>底</p>", "截止年", "截至那一年", "<p>统<b>计截</b><i>至那一年</i>底</p>"),
        ("<p>甲<b>乙</b><i>丙</i>丁</p>", "乙丙", "子丑寅", "<p>甲<b>子丑寅</b><i></i>丁</p>"),
        # entities
        ("<p>函&#91;2021&#x5D;30&nbsp;号</p>", "[2021]30 号", "〔2021〕30号", "<p>函〔2021〕30号</p>"),
        ("<p>甲&amp;乙丙</p>", "乙丙", "<丁>&", "<p>甲&amp;&lt;丁&gt;&amp;</p>"),
        ("<p>甲&ldquo;乙&rdquo;丙</p>", "”丙", "“丙", "<p>甲&ldquo;乙“丙</p>"),
        ("<p>甲 & 乙 < 丙</p>", "< 丙", "> 丙", "<p>甲 & 乙 &gt; 丙</p>"),
        # comments, scripts and attributes are not text
        ("<!-- 统计截止年底 --><script>'统计截止年底'</script><p title='统计截止年底'>统计截止年底</p>", "止", "至",
         "<!-- 统计截止年底 --><script>'统计截止年底'</script><p title='统计截止年底'>统计截至年底</p>"),
        ("<p>统计截<!-- 止 -->止年底</p>", "截止", "截至", "<p>统计截<!-- 止 -->至年底</p>"),
        ("<style>p{}</style><textarea>统计截止年底</textarea><p>统计截止年底</p>", "止", "至",
         "<style>p{}</style><textarea>统计截止年底</textarea><p>统计截至年底</p>"),
        # white space of the source is not that of the text
        ("<p>统计\n      截止\n   年底</p>", "截止", "截至", "<p>统计\n      截至\n   年底</p>"),
        ("<p>甲 乙  丙</p>", "乙 丙", "乙丙", "<p>甲 乙丙</p>"),
        ("<p>甲乙丙</p>", "乙丙", "乙 丙", "<p>甲乙 丙</p>"),
        ("<p>没有句号</p>", "号", "号。", "<p>没有句号。</p>"),
        ("<p>没有<b>句号</b></p><p>下一段</p>", "号", "号。", "<p>没有<b>句号。</b></p><p>下一段</p>"),
        ("<p>上一段</p><p><b>其他情况</b></p>", "其他", "六、其他", "<p>上一段</p><p><b>六、其他情况</b></p>"),
        # tables: the cell is found by its row
        ("<table><tr><td>合计</td><td>1</td><td>1</td></tr><tr><td>结转</td><td>1</td><td>1</td></tr></table>", "1", "2",
         "<table><tr><td>合计</td><td>2</td><td>1</td></tr><tr><td>结转</td><td>1</td><td>1</td></tr></table>"),
    ],
)  # fmt: skip
def test_only_the_characters_change(body: str, old: str, new: str, becomes: str) -> None:
    assert change(page(body), old, new) == page(becomes)


def test_lines_alike_are_told_by_what_stands_around_them() -> None:
    body = "<p>甲一</p><p>统计截止年底</p><p>甲二</p><p>统计截止年底</p><p>甲三</p>"
    assert change(page(body), "止", "至", at=1) == page(body[::-1].replace("止", "至", 1)[::-1])
    assert change(page(body), "止", "至", at=0) == page(body.replace("止", "至", 1))


def test_what_is_not_told_apart_is_left_alone() -> None:
    body = "<p>统计截止年底</p>" * 9
    with pytest.raises(Refused) as refused:
        change(page(body), "止", "至", at=4)
    assert refused.value.why == "several"


def test_what_a_list_counts_is_no_text() -> None:
    body = "<ol><li>加强公开</li><li>加强培训</li></ol>"
    document = read_bytes(page(body).encode(), "a.html")
    assert document.lines == ("1.加强公开", "2.加强培训")
    with pytest.raises(Refused) as refused:
        change(page(body), "2.", "3.")
    assert refused.value.why == "not-found"


def test_the_letters_of_a_page_with_their_places() -> None:
    source = "<p a='>'>甲&lt;&#20057;&notin;</p><!-->丙<!-- x --!>丁<script>戊</script >己<br/>&unknown;&amp庚<?pi?></>"
    found = letters(source)
    assert found.text == "甲<乙∉丙丁己&unknown;&庚"
    assert [source[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "甲", "&lt;", "&#20057;", "&notin;", "丙", "丁", "己", *"&unknown;", "&amp", "庚",
    ]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["<", ">", "&", "&lt;", "甲", "乙", " ", "<p>", "</p>", "<b", "'", '"', "<!--", "-->", "<script>", "</script>", "=", "/"]), max_size=30))  # fmt: skip
def test_any_source_has_its_letters_in_place(pieces: list[str]) -> None:
    source = "".join(pieces)
    found = letters(source)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    for character, a, b in zip(found.text, found.starts, found.ends, strict=True):
        assert html.unescape(source[a:b]) == character


FAULTS = Made(
    overview=[
        "(一)主动公开。截止2023年底,通过政府网站主动公开信息128条。",
        "(二)依申请公开。依法办理政府信息公开申请,按期答复。",
        "(三)政府信息管理。按照青政办发[2023]5号文件,,严格执行公开属性审核和保密审查制度。",
        "(四)政府信息公开平台建设。优化门户网站栏目设置。",
        "(五)监督保障。将政府信息公开纳入年度工作考核,主动接受社会评议,全年未发生责任追究情形。",
    ],
    problems=["一是公开内容不够丰富。三是信息更新不够及时。下一步将按季度检查更新情况。"],
)
RIGHT = Made(
    overview=[
        line.replace("截止", "截至").replace("[2023]", "〔2023〕").replace(",,", ",")
        for line in FAULTS.overview
    ],
    problems=[FAULTS.problems[0].replace("三是", "二是")],
)


@pytest.mark.parametrize("furniture", [True, False])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_page_is_corrected_to_the_byte(furniture: bool, codec: str) -> None:
    wrong, right = (render.web(made, furniture=furniture).encode(codec) for made in (FAULTS, RIGHT))
    mended = fix(wrong, "report.html")
    assert codes(mended) == ["GX501", "GX502", "GX504", "GX108"]
    assert mended.data == right
    assert (mended.left, mended.after.diagnostics) == ([], ())


def test_tags_inside_of_words_stay() -> None:
    def split(page: str) -> str:
        return page.replace("截", "<span style='color:red'>截</span>").replace("2023", "20<i>23</i>")

    wrong, right = (split(render.web(made, furniture=False)).encode() for made in (FAULTS, RIGHT))
    assert fix(wrong, "report.html").data == right


# A line break is a blank between two figures, and none between two Chinese characters.
PIECES = ["<span>{}</span>", "<b class='a>b'>{}", "</b>{}", "<!-- 截止 -->{}", "\n  {}", "<i></i>{}<wbr>"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_however_a_page_is_written(data: st.DataObject) -> None:
    """Tags, comments, entities and line breaks between any two characters: they stay, and the text becomes the right one."""
    plain = render.web(FAULTS, furniture=False)
    start, end = plain.index("<p>(一)"), plain.index("<p>(四)")
    body = []
    for character in plain[start:end]:
        body.append(character)
        if "一" <= character <= "鿿" or character in "[],0123456789":
            kind = data.draw(st.integers(0, 12), "how a character is written")
            if kind < len(PIECES) and not (PIECES[kind][0] == "\n" and character in "[],0123456789"):
                body[-1] = PIECES[kind].format(character)
            elif kind == len(PIECES):
                body[-1] = f"&#{ord(character)};"
    page = plain[:start] + "".join(body) + plain[end:]
    mended = fix(page.encode(), "report.html")
    after = mended.data.decode()
    if read_bytes(page.encode(), "a.html").lines == read_bytes(plain.encode(), "a.html").lines:
        right = read_bytes(render.web(RIGHT, furniture=False).encode(), "a.html")
        assert mended.left == []
        assert read_bytes(mended.data, "a.html").lines == right.lines
    assert re.findall(r"<!--.*?-->|<[^>']*(?:'[^']*'[^>']*)*>", after, re.S) == re.findall(
        r"<!--.*?-->|<[^>']*(?:'[^']*'[^>']*)*>", page, re.S
    )
    assert fix(mended.data, "report.html").data == mended.data
