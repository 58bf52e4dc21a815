from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gxlint.document import Comment, Span, Table
from gxlint.mending.docx import DocxSource, Note, Stretch, commented, without_own
from gxlint.readers.docx import read_docx
from gxlint.readers.docx.names import BODY, ID, PRESERVE, RPR, TEXT_BOX, T, W
from tests.mending.docx.drafts import NUMBERING, bodies
from tests.mending.docx.parts import members
from tests.readers.docx.build import TYPES, archive, p, pack, relationships, style, tbl, tc, tr

SLOW = settings(max_examples=150, deadline=None)
DOCUMENT, REMARKS = "word/document.xml", "word/comments.xml"
ARROWS = "word/_rels/document.xml.rels"
MARKS = (W + "commentRangeStart", W + "commentRangeEnd")


def note(span: Span | None, text: str = "说明", **elsewhere: str) -> Note:
    return Note(span, ["错误 GX201 不平", text], "gxlint", "gx", elsewhere)


def ours(data: bytes) -> set[str]:
    root = ElementTree.fromstring(members(data).get(REMARKS, b"<none/>"))
    return {one.get(ID, "") for one in root.iter(W + "comment") if one.get(W + "author") == "gxlint"}


def written(element: ElementTree.Element) -> bytes:
    return ElementTree.tostring(element).rstrip()


def flat(data: bytes, dropped: set[str]) -> list[object]:
    """The main part as characters and everything between them, each with what it stands in, without some comments."""
    found: list[object] = []

    def walk(element: ElementTree.Element, around: tuple[object, ...]) -> None:
        for child in element:
            if child.tag in MARKS and child.get(ID) in dropped:
                continue
            inner = (*around, child.tag, *sorted(child.attrib.items()))
            if child.tag == W + "r":
                content = [one for one in child if one.tag != RPR]
                if [one.tag for one in content] == [W + "commentReference"] and content[0].get(ID) in dropped:
                    continue
                look = next((written(one) for one in child if one.tag == RPR), b"")
                if not content:
                    found.append((around, "empty run"))
                for one in content:
                    if one.tag == T:
                        kept = one.get(PRESERVE) == "preserve"
                        text = "".join(one.itertext())
                        rest = tuple(sorted((k, v) for k, v in one.attrib.items() if k != PRESERVE))
                        found.extend(
                            (inner, look, rest, letter)
                            for letter in (text if kept else text.strip(" \t\r\n"))
                        )
                    else:
                        found.append((inner, look, written(one)))
                continue
            found.append(inner)
            walk(child, inner)
            found.append("end")

    walk(ElementTree.fromstring(members(data)[DOCUMENT]), ())
    return found


def anchored(data: bytes, name: str) -> str:
    """The text that a reader sees between the marks of a comment, without blanks and what stands in text boxes."""
    source = DocxSource.of(data, "a.docx")
    outline = source.outline
    place = {
        outline.tags[at]: outline.starts[at]
        for at, node in enumerate(outline.nodes)
        if node is not None and outline.tags[at] in MARKS and node.get(ID) == name
    }
    first, last = (place[tag] for tag in MARKS)
    assert first < last
    found = []
    for number, line in enumerate(source.document.lines, 1):
        for stretch in source.stretches(Span(number, 1, number, len(line) + 1)):
            boxed = any(outline.tags[one] == TEXT_BOX for one in outline.path(stretch.element))
            if first < outline.starts[stretch.element] < last and not boxed:
                found.append((outline.starts[stretch.element], stretch.text))
    return "".join(text for _, text in sorted(found)).replace(" ", "")


def spans(lines: tuple[str, ...]) -> st.SearchStrategy[Span | None]:
    @st.composite
    def one(draw: st.DrawFn) -> Span:
        first, last = sorted((draw(st.integers(1, len(lines))), draw(st.integers(1, len(lines)))))
        begin = draw(st.integers(1, len(lines[first - 1]) + 1))
        least = begin if first == last else 1
        return Span(first, begin, last, draw(st.integers(least, len(lines[last - 1]) + 1)))

    return st.one_of(one(), st.none())


def meant(source: DocxSource, span: Span) -> list[Stretch]:
    """What is to be marked of a span: all of it, or what stands in the same cell as its beginning, or in front of a table."""
    cells = [
        cell.span for block in source.document.blocks if isinstance(block, Table) for cell in block.cells
    ]

    def cell(line: int, column: int) -> Span | None:
        return next(
            (one for one in cells if one.line == line and one.column <= column <= one.end_column), None
        )

    start = cell(span.line, span.column)
    if start is not None:
        end = min((span.end_line, span.end_column), (start.line, start.end_column))
        return source.stretches(Span(span.line, span.column, *end))
    found = source.stretches(span)
    where = [cell(one.span.line, one.span.column) for one in found]
    return list(takewhile(lambda one: cell(one.span.line, one.span.column) == where[0], found))


@given(bodies(), st.data())
@SLOW
@example("<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", None)
def test_comments_stand_at_the_words_and_nothing_else_changes(body: str, data: st.DataObject | None) -> None:
    file = pack(body, numbering=NUMBERING)
    source = DocxSource.of(file, "a.docx")
    lines = source.document.lines
    wanted = (
        [Span(1, 1, 1, 1), None]
        if data is None
        else data.draw(st.lists(spans(lines), min_size=1, max_size=5))
    )
    out, whys = commented(source, [note(span, "甲 < & 乙") for span in wanted])

    before, after = members(file), members(out)
    assert [name for name in after if name not in before] == [REMARKS]
    assert [name for name in before if before[name] != after[name]] == [
        "[Content_Types].xml", DOCUMENT, ARROWS,
    ]  # fmt: skip
    assert flat(out, ours(out)) == flat(file, set())
    assert read_docx(out, "a.docx") == source.document
    names = sorted(ours(out), key=int)
    for name, span, why in zip(names, wanted, whys, strict=True):
        text = anchored(out, name)
        if span is None:
            assert why == "file"
        elif not why:
            assert text == "".join(one.text for one in meant(source, span)).replace(" ", "")

    again, number = without_own(DocxSource.of(out, "a.docx"))
    assert number == len(wanted)
    assert flat(again, set()) == flat(file, set())
    assert commented(DocxSource.of(again, "a.docx"), [note(span, "甲 < & 乙") for span in wanted]).data == out


def put(body: str, *wanted: Span | None, **parts: str) -> tuple[bytes, tuple[str, ...]]:
    return commented(DocxSource.of(pack(body, **parts), "a.docx"), [note(span) for span in wanted])


def inner(data: bytes) -> str:
    text = members(data)[DOCUMENT].decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")]


REF = '<w:r><w:commentReference w:id="{0}"/></w:r>'
START, END = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>' + REF


def test_a_run_is_cut_at_both_ends_and_keeps_its_look() -> None:
    out, whys = put(
        '<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>共受理申请 12 件</w:t></w:r></w:p>', Span(1, 7, 1, 9)
    )
    look = '<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr>'
    assert whys == ("",)
    assert inner(out) == (
        f'<w:p>{look}<w:t>共受理申请</w:t><w:t xml:space="preserve"> </w:t></w:r>{START.format(0)}{look}<w:t>12</w:t></w:r>'
        f'{END.format(0)}{look}<w:t xml:space="preserve"> </w:t><w:t>件</w:t></w:r></w:p>'
    )


def test_an_empty_cell_and_an_empty_paragraph() -> None:
    out, whys = put(tbl(tr(tc("甲") + "<w:tc><w:tcPr/><w:p/></w:tc>")), Span(1, 5, 1, 5), Span(1, 1, 1, 2))
    assert whys == ("", "")
    assert f"<w:tc><w:tcPr/><w:p>{START.format(0)}{END.format(0)}</w:p></w:tc>" in inner(out)
    assert f"{START.format(1)}<w:r><w:t" in inner(out)
    assert anchored(out, "1") == "甲"


def test_places_that_take_no_comment() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent>"
    body = (
        p("报告")
        + p("总体情况", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + f"<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>"
        + '<w:p><w:r><w:t>有注</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + '<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>'
    )
    source = DocxSource.of(
        pack(
            body,
            header1=p("页眉"),
            footnotes=f'<w:footnote w:id="2">{p("脚注")}</w:footnote>',
            numbering=NUMBERING,
        ),
        "a.docx",
    )
    assert source.document.lines == ("报告", "（一）总体情况", "正文", "框中", "有注", "脚注", "页眉")
    wanted = [
        Span(2, 1, 2, 4),
        Span(2, 1, 2, 8),
        Span(4, 1, 4, 3),
        Span(6, 1, 6, 3),
        Span(7, 1, 7, 3),
        None,
        Span(99, 1, 99, 2),
    ]
    out, whys = commented(source, [note(span, number="编号", part="别处") for span in wanted])
    assert whys == ("number", "", "box", "part", "part", "file", "near")
    assert [anchored(out, str(name)) for name in (0, 1, 4, 5, 6)] == [
        "总体情况",
        "总体情况",
        "报告",
        "报告",
        "有注",
    ]
    assert f"{START.format(3)}<w:r><w:footnoteReference" in inner(out)
    assert f"{START.format(2)}<w:r><w:pict>" in inner(out)
    remarks = ElementTree.fromstring(members(out)[REMARKS])
    last = ["".join(list(one)[-1].itertext()) for one in remarks]
    assert last == ["编号", "说明", "说明", "别处", "别处", "说明", "说明"]


def test_comments_that_are_there_stay() -> None:
    theirs = '<w:comment w:id="7" w:author="张三"><w:p><w:r><w:t>gxlint: ignore GX501 -- 属实</w:t></w:r></w:p></w:comment>'
    body = f"<w:p>{START.format(7)}<w:r><w:t>甲乙</w:t></w:r>{END.format(7)}</w:p>"
    out, _ = put(body, Span(1, 2, 1, 3), comments=theirs)
    before, after = members(pack(body, comments=theirs)), members(out)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [DOCUMENT, REMARKS]
    assert theirs.encode() in after[REMARKS]
    assert ours(out) == {"8"}
    assert read_docx(out, "a.docx").comments == (Comment("gxlint: ignore GX501 -- 属实", Span(1, 1, 1, 3)),)
    assert anchored(out, "8") == "乙"


def test_what_gxlint_wrote_earlier_goes_and_what_another_gxlint_wrote_stays() -> None:
    out, _ = put(p("甲乙丙"), Span(1, 1, 1, 2))
    text = members(out)[REMARKS].decode()
    person = (
        text[text.index("<w:comment ") : text.index("</w:comments>")]
        .replace('w:id="0"', 'w:id="5"')
        .replace("GX201", "你好")
    )
    files = members(out)
    files[REMARKS] = text.replace("</w:comments>", person + "</w:comments>").encode()
    found = DocxSource.of(archive(files), "a.docx")
    bare, number = without_own(found)
    assert number == 1
    assert ElementTree.fromstring(members(bare)[REMARKS])[0].get(ID) == "5"
    assert (
        inner(bare)
        == '<w:p><w:r><w:t xml:space="preserve">甲</w:t></w:r><w:r><w:t xml:space="preserve">乙丙</w:t></w:r></w:p>'
    )


def test_its_own_words_suppress_nothing() -> None:
    source = DocxSource.of(pack(p("甲")), "a.docx")
    out, _ = commented(source, [note(Span(1, 1, 1, 2), "“gxlint: ignore GX001”写法有误")])
    assert read_docx(out, "a.docx").comments == ()


def test_styles_of_comments_are_used_where_the_document_has_them() -> None:
    styles = style("a5", "annotation reference", kind="character") + style("a6", "annotation text")
    out, _ = put(p("甲"), Span(1, 1, 1, 2), styles=styles)
    assert '<w:rPr><w:rStyle w:val="a5"/></w:rPr><w:commentReference w:id="0"/>' in inner(out)
    text = members(out)[REMARKS].decode()
    assert '<w:pStyle w:val="a6"/>' in text
    assert '<w:rStyle w:val="a5"/></w:rPr><w:annotationRef/>' in text
    plain, _ = put(p("甲"), Span(1, 1, 1, 2), styles=style("a6", "Normal"))
    assert "Style" not in inner(plain) + members(plain)[REMARKS].decode()


def test_strict_documents_without_a_list_of_parts() -> None:
    main = (
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>甲乙</x:t></x:r>'
        "</x:p></x:body></x:document>"
    )
    arrows = relationships({"word/document.xml": "officeDocument"})
    file = archive({"[Content_Types].xml": TYPES, "_rels/.rels": arrows, "word/document.xml": main})
    out, whys = commented(DocxSource.of(file, "a.docx"), [note(Span(1, 2, 1, 3))])
    assert whys == ("",)
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in members(out)[ARROWS]
    assert b'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"' in members(out)[REMARKS]
    assert read_docx(out, "a.docx") == read_docx(file, "a.docx")
    assert anchored(out, "0") == "乙"
    assert without_own(DocxSource.of(out, "a.docx"))[1] == 1


def test_ids_at_their_limit() -> None:
    body = f'<w:p>{START.format(2**31 - 1)}<w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>'
    out, _ = put(body, Span(1, 1, 1, 2), None)
    assert ours(out) == {"1", "2"}


def test_a_document_without_paragraphs_takes_none() -> None:
    out, whys = commented(DocxSource.of(pack("<w:sectPr/>"), "a.docx"), [note(None)])
    assert whys == ("nowhere",)
    assert out == pack("<w:sectPr/>") or list(members(out)) == list(members(pack("<w:sectPr/>")))


def tags(data: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(members(data)[DOCUMENT]).iter():
        yield element.tag


def test_controls_and_fields_are_marked_whole_or_inside() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>某某局</w:t></w:r></w:sdtContent></w:sdt>"
    body = f"<w:p>{control.format('<w:text/>')}</w:p><w:p>{control.format('<w:alias/>')}</w:p>"
    simple = '<w:fldSimple w:instr=" REF a "><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:fldSimple>'
    body += (
        '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>某某局</w:t></w:r></w:hyperlink></w:p>'
        + f"<w:p>{simple}</w:p>"
    )
    out, whys = put(
        body,
        Span(1, 1, 1, 2),
        Span(1, 1, 1, 4),
        Span(2, 1, 2, 2),
        Span(3, 1, 3, 2),
        Span(4, 1, 4, 2),
        Span(4, 1, 5, 2),
    )
    assert whys == ("object", "", "", "", "object", "")
    assert inner(out).startswith(f"<w:p>{START.format(0)}{START.format(1)}<w:sdt>")
    assert [anchored(out, str(name)) for name in range(6)] == ["某某局", "某某局", "某", "某", "甲乙", "甲乙"]
    assert list(tags(out)).count(BODY) == 1
