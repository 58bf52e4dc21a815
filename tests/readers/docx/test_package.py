"""Archives and XML that are broken, or made to do harm."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.readers.docx import read_docx
from gxlint.readers.errors import REASONS, Unreadable
from gxlint.readers.limits import Limits
from tests.readers.docx.build import (
    NAMESPACES,
    TYPES,
    abstract,
    archive,
    check,
    level,
    listed,
    num,
    p,
    pack,
    part,
    relationships,
    span,
    style,
    t,
    tbl,
    tc,
    texts,
    tr,
)
from tests.support.effort import effort

RELS = relationships({"word/document.xml": "officeDocument"})
MAIN = part("document", f"<w:body>{p('甲')}</w:body>")


def refused(data: bytes, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_docx(data, "a.docx", limits or Limits())
    assert caught.value.reason in REASONS
    return caught.value


def main(document: str | bytes) -> bytes:
    return archive({"_rels/.rels": RELS, "word/document.xml": document})


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"no archive at all", pack(p("甲"))[:-30], b"PK\x05\x06" + b"\0" * 18]
)
def test_no_archive(data: bytes) -> None:
    assert refused(data).reason in ("broken-archive", "no-document-part")


def test_compound_files() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(head + "EncryptedPackage".encode("utf-16-le")).reason == "encrypted"
    assert refused(head).reason == "broken-archive"


def test_encrypted_member() -> None:
    data = bytearray(main(MAIN))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            data[at + offset] |= 1
            at += 4
    assert refused(bytes(data)).reason == "encrypted"


def test_damaged_member() -> None:
    data = bytearray(main(MAIN))
    at = data.find(b"word/document.xml") + len("word/document.xml") + 20
    data[at : at + 8] = b"\xff" * 8
    assert refused(bytes(data)).reason == "broken-archive"


def test_size_of_the_file() -> None:
    error = refused(main(MAIN), Limits(max_bytes=100))
    assert (error.reason, error.values["limit"], error.values["unit"]) == ("too-large", 100, "bytes")


def test_unpacked_size() -> None:
    assert refused(main(MAIN), Limits(max_unpacked=200)).reason == "too-large"


def test_compression_ratio() -> None:
    filler = part("document", "<w:body>" + " " * 3_000_000 + "</w:body>")
    assert refused(main(filler)).reason == "compression-ratio"
    assert read_docx(main(filler), "a.docx", Limits(max_ratio=2000)).lines == ()


def test_headers_that_lie_about_sizes() -> None:
    filler = part("document", "<w:body>" + " " * 3_000_000 + "</w:body>")
    data = bytearray(main(filler))
    size = struct.pack("<I", len(filler.encode()))
    at = -1
    while (at := data.find(size, at + 1)) >= 0:
        data[at : at + 4] = struct.pack("<I", 100)
    assert refused(bytes(data)).reason in ("broken-archive", "compression-ratio", "broken-xml")


def test_number_of_parts() -> None:
    assert refused(archive({f"x{number}": "" for number in range(10_001)})).reason == "broken-archive"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "a/../../b.xml", "..\\evil.xml"])
def test_unsafe_names(name: str) -> None:
    assert (
        refused(archive({"_rels/.rels": RELS, "word/document.xml": MAIN, name: ""})).reason
        == "broken-archive"
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_part_that_stands_twice() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in (
            ("_rels/.rels", RELS),
            ("word/document.xml", MAIN),
            ("word/Document.xml", MAIN),
        ):
            file.writestr(name, content)
    assert refused(stream.getvalue()).reason == "broken-archive"


def test_other_compression() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_BZIP2) as file:
        file.writestr("_rels/.rels", RELS)
    assert refused(stream.getvalue()).reason == "broken-archive"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE w:document [<!ENTITY a "b">]>',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://example.org/a.dtd">',
        "<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities(head: str, encoding: str) -> None:
    text = f"{head}<w:document {NAMESPACES}><w:body>{p('甲')}</w:body></w:document>"
    assert refused(main(text.encode(encoding))).reason == "entities"


@pytest.mark.parametrize("name", ["styles", "numbering", "comments"])
def test_entities_in_other_parts(name: str) -> None:
    files = {
        "_rels/.rels": RELS,
        "word/document.xml": MAIN,
        "word/_rels/document.xml.rels": relationships({f"{name}.xml": name}),
        f"word/{name}.xml": f"<!DOCTYPE x><w:{name} {NAMESPACES}/>",
    }
    assert refused(archive(files)).reason == "entities"


def test_declared_encodings() -> None:
    text = f'<?xml version="1.0" encoding="{{}}"?><w:document {NAMESPACES}><w:body>{p("甲乙")}</w:body></w:document>'
    for declared, actual in (
        ("UTF-8", "utf-8"),
        ("GB18030", "gb18030"),
        ("gbk", "gbk"),
        ("UTF-16", "utf-16"),
    ):
        assert texts(check(read_docx(main(text.format(declared).encode(actual)), "a"))) == ["甲乙"]
    assert refused(main(text.format("cp037").encode("utf-8"))).reason == "broken-xml"
    assert refused(main(text.format("utf-8").encode("gbk"))).reason == "broken-xml"


@pytest.mark.parametrize(
    "text",
    ["", "<", "<a>", "<a/><b/>", "<w:document/>", f"<w:document {NAMESPACES}><w:body>&nbsp;</w:body></w:document>",
     MAIN.replace("甲", "\x00"), MAIN[:-5]],
)  # fmt: skip
def test_broken_xml(text: str) -> None:
    assert refused(main(text)).reason == "broken-xml"


def test_broken_styles_and_numbering() -> None:
    for name in ("styles", "numbering"):
        files = {
            "_rels/.rels": RELS,
            "word/document.xml": MAIN,
            "word/_rels/document.xml.rels": relationships({f"{name}.xml": name}),
            f"word/{name}.xml": "<broken",
        }
        assert refused(archive(files)).reason == "broken-xml"


@pytest.mark.parametrize(
    "files",
    [
        {"a.txt": "x"},
        {"_rels/.rels": RELS},
        {
            "_rels/.rels": relationships({"xl/workbook.xml": "officeDocument"}),
            "xl/workbook.xml": "<workbook/>",
        },
        {"word/document.xml": MAIN},
        {"_rels/.rels": RELS, "word/document.xml": f"<w:document {NAMESPACES}/>"},
        {"_rels/.rels": RELS.replace("Target=", 'TargetMode="External" Target='), "word/document.xml": MAIN},
    ],
)
def test_no_document_part(files: dict[str, str | bytes]) -> None:
    assert refused(archive(files)).reason == "no-document-part"


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("word/document.xml", "word/document.xml"),
        ("/word/document.xml", "word/document.xml"),
        ("word/./x/../document.xml", "word/document.xml"),
        ("Word/Document.xml", "word/document.xml"),
        ("word/document.xml", "word\\document.xml"),
        ("content.xml", "content.xml"),
        ("word/%E6%96%87.xml", "word/文.xml"),
    ],
)
def test_main_part_by_relationship(target: str, name: str) -> None:
    data = archive({"_rels/.rels": relationships({target: "officeDocument"}), name: MAIN})
    assert texts(read_docx(data, "a.docx")) == ["甲"]


def test_main_part_by_content_type() -> None:
    data = archive({"[Content_Types].xml": TYPES, "word/document.xml": MAIN})
    assert texts(read_docx(data, "a.docx")) == ["甲"]


def nest(depth: int, opening: str, closing: str, inner: str) -> bytes:
    return main(part("document", "<w:body>" + opening * depth + inner + closing * depth + "</w:body>"))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    ],
)  # fmt: skip
def test_nesting(opening: str, closing: str) -> None:
    inner = t("甲") if "hyperlink" in opening else p("甲")
    assert texts(
        read_docx(nest(5 if "hyperlink" not in opening else 1, opening, closing, inner), "a.docx")
    ) == ["甲"]
    if "hyperlink" in opening:
        opening, closing = "<w:hyperlink>", "</w:hyperlink>"
        data = main(
            part("document", "<w:body><w:p>" + opening * 3000 + inner + closing * 3000 + "</w:p></w:body>")
        )
    else:
        data = nest(3000, opening, closing, inner)
    assert refused(data, Limits(max_ratio=2000)).reason == "nesting"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:r><mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent></w:r>"),
        ("<w:r><w:ruby><w:rubyBase>", "</w:rubyBase></w:ruby></w:r>"),
    ],
)
def test_nesting_in_a_paragraph(opening: str, closing: str) -> None:
    if "Choice" in opening:
        opening, closing = opening.replace("<w:r>", ""), closing.replace("</w:r>", "")
        body = f"<w:p><w:r>{opening * 3000}<w:t>甲</w:t>{closing * 3000}</w:r></w:p>"
    else:
        body = f"<w:p>{opening * 3000}{t('甲')}{closing * 3000}</w:p>"
    assert refused(main(part("document", f"<w:body>{body}</w:body>"))).reason == "nesting"


def test_depth_that_does_not_matter() -> None:
    deep = "<w:bogus>" * 100_000 + "</w:bogus>" * 100_000
    formula = "<m:oMath>" + "<m:e>" * 50_000 + "<m:t>x</m:t>" + "</m:e>" * 50_000 + "</m:oMath>"
    drawing = "<w:r><w:drawing>" + "<a:g>" * 50_000 + "</a:g>" * 50_000 + "</w:drawing></w:r>"
    choice = "<mc:AlternateContent><mc:Choice>", "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    nested = "<w:r><w:drawing>" + choice[0] * 20_000 + choice[1] * 20_000 + "</w:drawing></w:r>"
    body = f"<w:body><w:p>{t('甲')}{deep}{formula}{drawing}{nested}</w:p></w:body>"
    assert texts(read_docx(main(part("document", body)), "a.docx", Limits(max_ratio=2000))) == ["甲x"]


def test_cells() -> None:
    rows = tbl(*(tr(*(tc("1") for _ in range(10))) for _ in range(10)))
    assert refused(pack(rows), Limits(max_cells=99)).reason == "too-many-cells"
    assert len(read_docx(pack(rows), "a.docx", Limits(max_cells=100)).lines) == 10
    assert refused(pack(rows + rows), Limits(max_cells=199)).reason == "too-many-cells"


def test_area_of_a_table() -> None:
    stairs = tbl(*(tr(tc("1", span(1 + number)), tc("2")) for number in range(300)))
    assert refused(pack(stairs), Limits(max_cells=50_000)).reason == "too-many-cells"


def test_absurd_spans() -> None:
    document = check(read_docx(pack(tbl(tr(tc("a", span(10**9)), tc("b")), tr(tc("c"), tc("d")))), "a.docx"))
    assert len(document.lines) == 2


def test_number_of_elements() -> None:
    assert refused(pack("<w:p/>" * 2000), Limits(max_nodes=1000)).reason == "too-large"


def test_elements_of_all_parts_together() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="b"/></w:style>' * 300
    body = "<w:p/>" * 300
    assert refused(pack(body, styles=styles), Limits(max_nodes=700)).reason == "too-large"
    assert read_docx(pack(body, styles=styles), "a.docx", Limits(max_nodes=1000)).lines == ()


def test_number_of_lines() -> None:
    error = refused(pack(p("甲") * 12), Limits(max_lines=10))
    assert (error.reason, error.values) == ("too-large", {"size": 11, "limit": 10, "unit": "lines"})


def test_fields_in_fields_cost_time_by_their_number_only() -> None:
    mark = '<w:p><w:r><w:fldChar w:fldCharType="{}"/></w:r></w:p>'.format

    def work(number: int) -> int:
        data = pack(mark("begin") * number + p("不见") + mark("end") * number + p("甲"))
        assert texts(read_docx(data, "a.docx")) == ["甲"]
        return effort(lambda: read_docx(data, "a.docx"))

    assert work(2000) < 12 * work(200)


def report() -> bytes:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("框")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    body = (
        p("年度报告", '<w:pStyle w:val="t"/>')
        + p("总体情况", '<w:pStyle w:val="1"/>')
        + f"<w:p>{t('正文')}{box}{field}<w:ins>{t('加')}</w:ins><w:commentRangeStart w:id='0'/></w:p>"
        + tbl(
            tr(tc("a", span(2)), tc("b")),
            tr(tc("c", "<w:vMerge/>"), tc("d"), tc("1")),
            widths=(1000, 20, 1000),
        )
        + p("其他", listed(1, 1))
    )
    return pack(
        body,
        styles=style("1", "heading 1", f"<w:pPr>{listed(1)}</w:pPr>") + style("t", "Title"),
        numbering=abstract(0, level(0, "%1、", "chineseCounting"), level(1, "%1.%2")) + num(1, 0),
        comments=f'<w:comment w:id="0">{p("注")}</w:comment>',
    )


def stored(data: bytes) -> bytes:
    """The same package without compression, so that a changed byte reaches the XML (its checksum is mended)."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_STORED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    return stream.getvalue()


REPORT = report()
STORED = stored(REPORT)


def survives(data: bytes) -> None:
    try:
        document = read_docx(data, "a.docx")
    except Unreadable as error:
        reason = error.reason
    else:
        check(document)
        return
    assert reason in REASONS


@settings(deadline=None, max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(REPORT) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_any_changed_bytes(changes: list[tuple[int, int]]) -> None:
    data = bytearray(REPORT)
    for at, value in changes:
        data[at] = value
    survives(bytes(data))


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(REPORT)), st.integers(0, len(REPORT)))
def test_any_piece_missing(one: int, other: int) -> None:
    first, last = sorted((one, other))
    survives(REPORT[:first] + REPORT[last:])


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_any_changed_xml(data: st.DataObject) -> None:
    """Values and names inside the parts change, and the archive stays sound."""
    with ZipFile(BytesIO(REPORT)) as archived:
        files = {info.filename: archived.read(info) for info in archived.infolist()}
    name = data.draw(st.sampled_from(sorted(files)))
    content = files[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        new = data.draw(
            st.sampled_from([b"", b"9", b"-", b"99999999999", b"\xff", b"<", b"w:", b"<w:p>", b"</w:p>", b"&#0;", b"%1",
                             b"<w:del/>", b"<w:tbl/>", b'"', b"\xe4\xb8\x80", b"<!DOCTYPE a>", b"e9", b"\x00"])
        )  # fmt: skip
        content = content[:at] + new + content[at + data.draw(st.integers(0, 6)) :]
    survives(archive({**files, name: content}))


VALUES = [
    "",
    "0",
    "-1",
    "99999999999999999999",
    "x",
    "restart",
    "1e999",
    "nan",
    "²",
    "١",
    "1",
    "2",
    "begin",
    "end",
]


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_any_changed_attribute(data: st.DataObject) -> None:
    """The XML stays well-formed, and an attribute holds what it should not."""
    with ZipFile(BytesIO(REPORT)) as archived:
        files = {info.filename: archived.read(info).decode() for info in archived.infolist()}
    name = data.draw(st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"]))
    pieces = files[name].split('="')
    for at in data.draw(st.lists(st.integers(12, len(pieces) - 1), min_size=1, max_size=5)):
        pieces[at] = data.draw(st.sampled_from(VALUES)) + pieces[at][pieces[at].index('"') :]
    survives(archive({**files, name: '="'.join(pieces)}))
