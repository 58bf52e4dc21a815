from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.document import Paragraph, Span
from gxlint.mending.docx import DocxSource, NotEditable
from gxlint.readers.docx import read_docx
from gxlint.readers.docx.names import T
from tests.mending.docx.drafts import NUMBERING, bodies
from tests.mending.docx.parts import members
from tests.readers.docx.build import archive, p, pack, part, relationships, tbl, tc, tr

SLOW = settings(max_examples=150, deadline=None)


def source(body: str, **parts: str) -> DocxSource:
    return DocxSource.of(pack(body, **parts), "a.docx")


def whole(line: str, number: int) -> Span:
    return Span(number, 1, number, len(line) + 1)


@given(bodies())
@SLOW
def test_every_character_is_found_again_in_the_bytes(body: str) -> None:
    data = pack(body, numbering=NUMBERING)
    found = DocxSource.of(data, "a.docx")
    assert found.document == read_docx(data, "a.docx")
    automatic = {block.span.line for block in found.document.blocks if isinstance(block, Paragraph)}
    for number, line in enumerate(found.document.lines, 1):
        stretches = found.stretches(whole(line, number))
        columns: list[int] = []
        for stretch in stretches:
            assert line[stretch.span.column - 1 : stretch.span.end_column - 1] == stretch.text
            columns += range(stretch.span.column - 1, stretch.span.end_column - 1)
            if found.outline.tags[stretch.element] == T:
                letters = found.outline.letters(stretch.element).text
                node = found.outline.nodes[stretch.element]
                assert node is not None
                assert letters == node.text
                raw = letters[stretch.first : stretch.last].replace("\u200b", "")
                assert raw.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) == stretch.text.translate(
                    str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
                )
        assert columns == sorted(set(columns))
        rest = "".join(sign for at, sign in enumerate(line) if at not in set(columns))
        if number in automatic:
            assert re.fullmatch("(（[一二三四五六七八九十]+）)?", rest), rest
        else:
            assert set(rest) <= set(" |（）一二三四五六七八九十"), rest


@given(bodies(), st.data())
@SLOW
def test_replacing_changes_these_characters_and_nothing_else(body: str, data: st.DataObject) -> None:
    file = pack(body, numbering=NUMBERING)
    found = DocxSource.of(file, "a.docx")
    number = data.draw(st.integers(1, len(found.document.lines)))
    line = found.document.lines[number - 1]
    first = data.draw(st.integers(0, len(line)))
    last = data.draw(st.integers(first, min(len(line), first + 6)))
    new = data.draw(st.text("甲乙 &<]>1", max_size=4))
    try:
        out = found.replaced([(Span(number, first + 1, number, last + 1), new)])
    except NotEditable as fault:
        refused = fault.why
    else:
        refused = ""
    if refused:
        assert refused in ("generated", "field", "bound", "twice", "no-text")
        return
    before, after = members(file), members(out)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] in ([], ["word/document.xml"])
    expected = line[:first] + new + line[last:]
    read = read_docx(out, "a.docx")
    if expected.strip() == expected and expected and " |" not in line:
        lines = list(found.document.lines)
        lines[number - 1] = expected
        shown = [one.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) for one in read.lines]
        assert shown == [one.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) for one in lines]


def test_a_word_split_over_runs() -> None:
    found = source(
        "<w:p><w:r><w:t>二〇二</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>二年度报</w:t></w:r><w:r><w:t>告</w:t></w:r></w:p>"
    )
    assert [(s.text, s.first, s.last) for s in found.stretches(Span(1, 3, 1, 9))] == [
        ("二", 2, 3), ("二年度报", 0, 4), ("告", 0, 1),
    ]  # fmt: skip
    out = found.replaced([(Span(1, 4, 1, 9), "三年报告")])
    text = members(out)["word/document.xml"].decode()
    assert (
        "<w:t>二〇二</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>三年报</w:t></w:r><w:r><w:t>告</w:t></w:r>"
        in text
    )


def test_what_is_not_in_the_file_has_no_stretch() -> None:
    body = p("总体情况", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + tbl(
        tr(tc("甲") + tc("乙"))
    )
    found = source(body, numbering=NUMBERING)
    assert found.document.lines == ("（一）总体情况", "甲 | 乙")
    assert found.stretches(Span(1, 1, 1, 4)) == []
    assert [s.text for s in found.stretches(Span(1, 1, 1, 8))] == ["总体情况"]
    assert found.stretches(Span(2, 2, 2, 5)) == []
    assert [s.text for s in found.stretches(Span(1, 6, 2, 2))] == ["情况", "甲"]


def why(found: DocxSource, span: Span, new: str = "新") -> str:
    try:
        found.replaced([(span, new)])
    except NotEditable as fault:
        return fault.why
    return ""


def test_what_would_be_overwritten_is_refused() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = SUM(ABOVE) </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = field.replace(" = SUM(ABOVE) ", ' HYPERLINK "http://a.example" ')
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p>{field}<w:r><w:t>件</w:t></w:r></w:p><w:p>{link}</w:p>"
        "<w:p><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:r><w:t>题</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>'
    )
    found = source(body, header1=p("页眉"))
    assert found.document.lines == ("12件", "12", "题", "甲\t乙", "框", "页眉")
    assert why(found, Span(1, 1, 1, 3)) == "field"
    assert why(found, Span(1, 3, 1, 4)) == ""
    assert why(found, Span(2, 1, 2, 3)) == ""
    assert why(found, Span(3, 1, 3, 2)) == "bound"
    assert why(found, Span(4, 1, 4, 4)) == "no-text"
    assert why(found, Span(4, 1, 4, 4), "丙\t乙") == ""
    assert why(found, Span(5, 1, 5, 2)) == "twice"
    assert why(found, Span(6, 1, 6, 2)) == "other-part"
    assert why(found, Span(1, 3, 2, 2)) == "lines"
    assert why(found, Span(1, 3, 1, 4), "件\n") == "lines"


def test_several_places_in_one_text_and_blanks_at_its_ends() -> None:
    found = source("<w:p><w:r><w:t> 甲、乙、丙  </w:t></w:r><w:r><w:t>丁</w:t></w:r></w:p>")
    assert found.document.lines == ("甲、乙、丙丁",)
    out = found.replaced([(Span(1, 5, 1, 6), "丙 "), (Span(1, 2, 1, 3), "和")])
    assert b'<w:t xml:space="preserve">\xe7\x94\xb2\xe5\x92\x8c\xe4\xb9\x99\xe3\x80\x81\xe4\xb8\x99 </w:t>' in members(out)["word/document.xml"]  # fmt: skip
    assert read_docx(out, "a.docx").lines == ("甲和乙、丙 丁",)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig"), ("GB2312", "gb2312"), ("gb18030", "gb18030"), ("ISO-8859-1", "latin-1"),
        ("us-ascii", "ascii"),
    ],
)  # fmt: skip
def test_the_part_keeps_its_encoding(declared: str, codec: str) -> None:
    def written(word: str) -> bytes:
        text = part("document", f"<w:body>{p(word)}</w:body>").replace("UTF-8", declared)
        return text.encode(codec, "xmlcharrefreplace")

    def packed(content: bytes) -> bytes:
        arrows = relationships({"word/document.xml": "officeDocument"})
        return archive({"_rels/.rels": arrows, "word/document.xml": content})

    found = DocxSource.of(packed(written("总体情况")), "a.docx")
    out = found.replaced([(Span(1, 3, 1, 5), "㐀概")])
    assert read_docx(out, "a.docx").lines == ("总体㐀概",)
    if codec != "gb2312":
        assert members(out)["word/document.xml"] == written("总体㐀概")


def test_strict_files_and_other_prefixes() -> None:
    text = (
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:ind x:left="1"/><x:r>'
        "<x:t>甲</x:t></x:r></x:p></x:body></x:document>"
    )
    arrows = relationships({"word/document.xml": "officeDocument"})
    found = DocxSource.of(archive({"_rels/.rels": arrows, "word/document.xml": text}), "a.docx")
    out = found.replaced([(Span(1, 1, 1, 2), "乙")])
    assert members(out)["word/document.xml"].decode() == text.replace("甲", "乙")


def test_places_that_overlap_are_a_mistake_of_the_caller() -> None:
    found = source(p("甲乙丙"))
    with pytest.raises(ValueError, match="overlap"):
        found.replaced([(Span(1, 1, 1, 3), "一"), (Span(1, 2, 1, 4), "二")])
