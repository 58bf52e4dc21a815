"""What a file is, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from gxlint.document import Notice
from gxlint.readers import Unreadable, read_bytes
from gxlint.readers.detect import container, expected, textual

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype)
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("a.b/报告.MD", "markdown"),
        ("x.HTM", "html"),
        ("x.mht", "mhtml"),
        ("C:\\a\\b.docx", "docx"),
        ("x.doc", "doc"),
        ("README", None),
        ("a.b/c", None),
        ("x.unknown", None),
        ("-", None),
        ("", None),
    ],
)
def test_what_a_name_promises(name: str, kind: str | None) -> None:
    assert expected(name) == kind


@pytest.mark.parametrize(
    ("data", "reason", "form"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "docx"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "unknown-format", "ppt"),
        (OLE, "unknown-format", "ole"),
        (
            b"<?xml version='1.0'?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>",
            "spreadsheet",
            "Excel 2003 XML",
        ),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "unknown-format", "pptx"),
        (archive("content.xml", mimetype="application/epub+zip"), "unknown-format", "zip"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "unknown-format", "ofd"),
        (archive("a.txt"), "unknown-format", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image", "png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image", "jpeg"),
        (b"GIF89a\x01\x00", "image", "gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image", "webp"),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00\x36", "image", "bmp"),
        (b"Rar!\x1a\x07\x00", "unknown-format", "rar"),
        (b"\x1f\x8b\x08\x00", "unknown-format", "gzip"),
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "x.docx", "x"])
def test_formats_that_are_known_and_not_read(data: bytes, reason: str, form: str, name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, name)
    assert (caught.value.reason, caught.value.values["format"]) == (reason, form)


def test_an_archive_without_its_end() -> None:
    with pytest.raises(Unreadable) as caught:
        container(archive("[Content_Types].xml", "word/document.xml")[:60])
    assert caught.value.reason == "broken-archive"


def test_word_documents_and_pages_in_one_file() -> None:
    assert container(archive("[Content_Types].xml", "word/document.xml")) == "docx"
    assert (
        container(
            b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n"
        )
        == "mhtml"
    )
    assert container("我说 MIME-Version: 1.0 是什么 multipart/related".encode()) is None
    assert container("一、总体情况".encode()) is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><p>x", "x.txt", "html"),
        ("\ufeff \n<!-- a --> <!-- b -->\n<HTML>", "x.txt", "html"),
        ('<?xml version="1.0"?><html xmlns="x">', "x.txt", "html"),
        ("<p>x</p>", "x.txt", "html"),
        ("<div align=center>x</div>", "x.md", "markdown"),
        ("<html><body>x", "x.md", "html"),
        ("x <b>y</b>", "x.html", "html"),
        ("x", "x.html", "text"),
        ("# x", "x.txt", "text"),
        ("# x", "x.markdown", "markdown"),
        ("# x", "-", "text"),
        ("<!-- gxlint: ignore GX501 -->\n一、总体情况", "x.txt", "text"),
        ("<<通知>>", "x.txt", "text"),
        ("<pre-amble>", "x.txt", "text"),
        ("一、<p>", "x.txt", "text"),
        ("报告\n**一、总体情况**\n全年公开3条。", "x.txt", "markdown"),
        ("# 年度报告\n甲\n## 总体情况\n", "x.txt", "markdown"),
        ("**年度报告**\n甲\n**总体情况**", "-", "markdown"),
        ("**年度报告**\n甲", "x.txt", "text"),
        ("一、总体情况\n重点工作**已完成**。\n# 1\n** 注\n", "x.txt", "text"),
        ("****\n****\n# #\n## 12\n", "x.txt", "text"),
    ],
)
def test_what_a_text_is(text: str, name: str, kind: str) -> None:
    assert textual(text, expected(name)) == kind


def test_word_xml_is_refused_with_the_advice_for_old_files() -> None:
    with pytest.raises(Unreadable) as caught:
        textual('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "doc")
    assert caught.value.reason == "legacy-doc"


@pytest.mark.parametrize(
    ("name", "data", "notices"),
    [
        ("x.doc", b"<html><body><p>x</p></body></html>", (Notice("misnamed", "html"),)),
        ("x.xls", b"<table><tr><td>x</table>", (Notice("misnamed", "html"),)),
        ("x.docx", b"text", (Notice("misnamed", "text"),)),
        ("x.txt", b"<p>x", (Notice("misnamed", "html"),)),
        ("x.html", b"text", (Notice("misnamed", "text"),)),
        ("x.txt", b"text", ()),
        ("x.txt", "**一、总体情况**".encode(), ()),
        ("x.md", b"text", ()),
        ("x", b"<p>x", ()),
        ("x.htm", b"<p>x", ()),
    ],
)
def test_a_name_that_lies_is_told(name: str, data: bytes, notices: tuple[Notice, ...]) -> None:
    assert read_bytes(data, name).notices == notices
