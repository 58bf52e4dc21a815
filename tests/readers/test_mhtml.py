"""Pages saved as one file."""

from __future__ import annotations

import base64
import quopri

import pytest

from gxlint.document import Notice
from gxlint.readers import Unreadable, read_bytes
from gxlint.readers.mhtml import further_parts

PAGE = "<html><body><p>一、总体情况</p><p>全年公开=128条</p></body></html>"
LINES = ("一、总体情况", "全年公开=128条")


def saved(body: bytes, encoding: str, charset: str = "utf-8", kind: str = "text/html") -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----B--1"\r\n\r\n------B--1\r\n'
        f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: file:///x\r\n\r\n"
    )
    rest = "\r\n------B--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--1--\r\n"
    return head.encode() + body + rest.encode()


@pytest.mark.parametrize(
    ("encoding", "charset", "body"),
    [
        ("quoted-printable", "utf-8", quopri.encodestring(PAGE.encode())),
        ("quoted-printable", "gb2312", quopri.encodestring(PAGE.encode("gbk"))),
        ("base64", "utf-8", base64.encodebytes(PAGE.encode())),
        ("8bit", "utf-8", PAGE.encode()),
    ],
)
def test_the_page_inside_is_read(encoding: str, charset: str, body: bytes) -> None:
    document = read_bytes(saved(body, encoding, charset), "x.mht")
    assert (document.lines, document.notices, document.media) == (LINES, (), "text/html")


def test_under_the_name_of_a_word_document() -> None:
    assert read_bytes(saved(PAGE.encode(), "8bit"), "x.doc").notices == (Notice("misnamed", "mhtml"),)
    assert read_bytes(saved(PAGE.encode(), "8bit"), "x.html").notices == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(b"x", "8bit", kind="text/plain"), "unknown-format"),
        (saved(b"A", "base64"), "undecodable"),
        (saved(b"", "8bit"), "empty"),
    ],
)
def test_what_holds_no_page(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "x.mht")
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("kind", "encoding", "body"),
    [
        ("application/msword", "base64", b"a"),
        ("text/html; charset=utf-16", "8bit", b"\x00\xd8\x00"),
    ],
)
def test_a_part_that_cannot_be_decoded_is_not_passed_over(kind: str, encoding: str, body: bytes) -> None:
    data = saved(PAGE.encode(), "8bit").replace(
        b"\r\n------B--1--",
        b"\r\n------B--1\r\nContent-Type: " + kind.encode() + b"\r\nContent-Transfer-Encoding: " + encoding.encode()
        + b"\r\nContent-Location: file:///a/b.doc\r\n\r\n" + body + b"\r\n------B--1--",
    )  # fmt: skip
    assert list(further_parts(data)) == [("b.doc", b"")]


@pytest.mark.parametrize("location", ["=?nosuch?B?YWJj?=", "=?utf-8?B?YWJjZ?="])
def test_a_location_that_cannot_be_decoded_stays_as_it_is(location: str) -> None:
    part = f"\r\n------B--1\r\nContent-Type: application/msword\r\nContent-Location: {location}\r\n\r\nx\r\n------B--1--"
    data = saved(PAGE.encode(), "8bit").replace(b"\r\n------B--1--", part.encode())
    assert [content.strip() for _, content in further_parts(data)] == [b"x"]


def test_a_frame_behind_a_page_that_stands_in_a_part_of_its_own() -> None:
    inner = "--in\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>x</body></html>\r\n--in--"
    data = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="out"\r\n\r\n'
        f'--out\r\nContent-Type: multipart/alternative; boundary="in"\r\n\r\n{inner}\r\n'
        f"--out\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: f/a.html\r\n\r\n{PAGE}\r\n--out--\r\n"
    ).encode()
    assert [name for name, _ in further_parts(data)] == ["a.html"]
