"""What the installed LibreOffice is kept from doing, and what it is kept from changing."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from gxlint.readers import DEFAULT, read_bytes
from gxlint.readers.office import soffice
from gxlint.readers.office.conversion import with_program
from tests.formats import make

pytestmark = make.needs_libreoffice

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"), ("style", "style"),
        ("manifest", "manifest"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"


def odt(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", MIME)
        file.writestr(
            "content.xml",
            f'<office:document-content {NAMESPACES} office:version="1.2"><office:body><office:text>{body}</office:text>'
            "</office:body></office:document-content>",
        )
        file.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest {NAMESPACES}><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
    return stream.getvalue()


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *given: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()


def linked(address: str) -> bytes:
    frame = '<text:p><draw:frame draw:name="{0}" text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">{1}</draw:frame></text:p>'
    return odt(
        "<text:p>前</text:p>"
        + frame.format("a", f'<draw:image xlink:href="{address}/picture.png" xlink:type="simple"/>')
        + frame.format("b", f'<draw:object xlink:href="{address}/object.odt" xlink:type="simple"/>')
        + f'<text:section text:name="S"><text:section-source xlink:href="{address}/section.txt" text:filter-name="Text"/>'
        "<text:p>后</text:p></text:section>"
    )


def test_nothing_is_fetched(server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    address, asked = server
    document = read_bytes(linked(address), "a.odt")
    assert (document.lines[0], document.lines[-1]) == ("前", "后")
    rtf = rf'{{\rtf1 {{\*\template {address}/t.dot}}a {{\field{{\*\fldinst INCLUDEPICTURE "{address}/p.png" \\d}}{{\fldrslt b}}}}}}'
    assert read_bytes(rtf.encode(), "a.rtf").lines == ("a b",)
    assert asked == []
    # Left to itself it would: so the test can fail.
    monkeypatch.setattr(soffice, "_SETTINGS", ())
    monkeypatch.setattr(soffice, "environment", lambda: {"SAL_USE_VCLPLUGIN": "svp"})
    assert with_program(linked(address), "odt", str(soffice.find()), DEFAULT).state == "done"
    assert "/picture.png" in asked


def test_fields_show_what_they_showed() -> None:
    document = read_bytes(
        odt('<text:p>于<text:date text:date-value="2024-01-20">2024年1月20日</text:date>发布,共<text:page-count>9</text:page-count>页</text:p>'),
        "a.odt",
    )  # fmt: skip
    assert document.lines == ("于2024年1月20日发布,共9页",)
    rtf = rb"{\rtf1\ansi {\field{\*\fldinst DATE \\@ yyyy}{\fldrslt 2019}} {\field{\*\fldinst = 1+1}{\fldrslt 7}}}"
    assert read_bytes(rtf, "a.rtf").lines == ("2019 7",)


def test_bytes_of_a_chinese_code_page() -> None:
    text = "第一条 收到申请12件"
    escaped = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode("gb18030"))
    named = rf"{{\rtf1\ansi\ansicpg936\deff0{{\fonttbl{{\f0\fnil\fcharset134 SimSun;}}}}\f0 {escaped}\par}}"
    document = read_bytes(named.encode(), "a.rtf")
    assert (document.lines, document.media) == ((text,), "application/rtf")


def test_a_circled_number_that_is_lost_is_said() -> None:
    rtf = rb"{\rtf1\ansi a{\field{\*\fldinst EQ \\o\\ac(O,1)}{\fldrslt }}b}"
    assert [(one.kind, one.detail) for one in read_bytes(rtf, "a.rtf").notices] == [
        ("unread-part", "doc:fields")
    ]


def test_rich_text_under_the_name_of_a_word_document_is_no_lie() -> None:
    assert read_bytes(rb"{\rtf1\ansi a}", "a.doc").notices == ()
    assert [one.kind for one in read_bytes(rb"{\rtf1\ansi a}", "a.docx").notices] == ["misnamed"]


def test_the_same_twice() -> None:
    first, second = (
        with_program(odt("<text:p>甲</text:p>"), "odt", str(soffice.find()), DEFAULT) for _ in range(2)
    )
    with zipfile.ZipFile(io.BytesIO(first.data)) as one, zipfile.ZipFile(io.BytesIO(second.data)) as other:
        assert one.read("word/document.xml") == other.read("word/document.xml")
