"""What is done to an OpenDocument text before a converter gets it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest

from gxlint.readers import DEFAULT, Limits, Unreadable, read_bytes
from gxlint.readers.office.opendocument import prepared

MIME = "application/vnd.oasis.opendocument.text"
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def odt(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), MIME)
        file.writestr("content.xml", f"<office:document-content {OFFICE}>{body}</office:document-content>")
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


def content(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(prepared(data, DEFAULT))) as file:
        assert file.namelist()[0] == "mimetype"
        assert file.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert all(info.date_time == datetime(1980, 1, 1).timetuple()[:6] for info in file.infolist())
        return file.read("content.xml").decode()


def test_fields_become_what_they_show() -> None:
    text = content(
        odt(
            '<text:p>于<text:date text:date-value="2024-01-20">1月20日</text:date>,共<text:page-count>9</text:page-count>页,'
            '<text:variable-set text:formula="ooow:1+1">5</text:variable-set>件<text:hidden-text>藏</text:hidden-text></text:p>'
        )
    )
    assert "date" not in text
    assert "formula" not in text
    assert "藏" not in text
    spans = [piece.partition("</")[0] for piece in text.split("span>")[1::2]]
    assert spans == ["1月20日", "9", "5"]


def test_a_password() -> None:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(Unreadable) as caught:
        read_bytes(odt("", **{"META-INF__manifest": manifest}), "a.odt")
    assert caught.value.reason == "encrypted"


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (odt("<text:p>"), DEFAULT, "broken-xml"),
        (odt("<text:p/>" * 50), Limits(max_nodes=20), "too-large"),
        (odt("x" * 3_000_000), DEFAULT, "compression-ratio"),
        (odt("x" * 3_000_000), Limits(max_unpacked=1_000_000, max_ratio=10_000), "too-large"),
        (odt("", styles="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), DEFAULT, "entities"),
    ],
)
def test_archives_made_to_do_harm(data: bytes, limits: Limits, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        prepared(data, limits)
    assert caught.value.reason == reason


def test_an_archive_without_content() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", MIME)
        file.writestr("other.xml", "<a/>")
    with pytest.raises(Unreadable) as caught:
        read_bytes(stream.getvalue(), "a.odt")
    assert caught.value.reason == "no-document-part"
