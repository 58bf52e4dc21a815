"""Files that are none, and the fence around every reader."""

from __future__ import annotations

import errno
import os
import pickle
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.document import Document, Paragraph, Table
from gxlint.readers import REASONS, Limits, Unreadable, _dispatch, read, read_bytes
from gxlint.readers.limits import DEFAULT


def refusal(path: str | Path, **limits: int) -> tuple[str, dict[str, str | int | float]]:
    with pytest.raises(Unreadable) as caught:
        read(path, limits=Limits(**limits))
    return caught.value.reason, caught.value.values


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("一、总体情况\n".encode())
    document = read(path)
    assert (document.path, document.lines) == (str(path), ("一、总体情况",))
    assert read(str(path)) == document


def test_what_is_no_file(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nothing")
    file = tmp_path / "file"
    file.write_text("x")
    assert refusal(tmp_path) == ("directory", {})
    assert refusal(tmp_path / "nothing.txt") == ("missing-file", {})
    assert refusal(loop) == ("missing-file", {})
    assert refusal(dangling) == ("missing-file", {})
    assert refusal(file / "below.txt") == ("missing-file", {})
    assert refusal(tmp_path / ("x" * 5000)) == ("missing-file", {})
    assert refusal("nul\0byte.txt") == ("missing-file", {})
    assert refusal("") == ("missing-file", {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    result: list[tuple[str, dict[str, str | int | float]]] = []
    reader = threading.Thread(target=lambda: result.append(refusal(pipe)), daemon=True)
    reader.start()
    reader.join(5)
    assert result == [("unknown-format", {"format": "device"})]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no devices on this system")
def test_a_device_is_refused() -> None:
    assert refusal("/dev/zero") == ("unknown-format", {"format": "device"})


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert refusal(path)[0] == "permission"


def test_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    assert refusal(path, max_bytes=1000) == ("too-large", {"size": 1 << 40, "limit": 1000, "unit": "bytes"})
    with pytest.raises(Unreadable) as caught:
        read_bytes(b"x" * 11, "x.txt", limits=Limits(max_bytes=10))
    assert caught.value.values == {"size": 11, "limit": 10, "unit": "bytes"}


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.touch()
    assert refusal(path) == ("empty", {})


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (b"x", UnicodeDecodeError("gb18030", b"x", 0, 1, "bad"), "undecodable"),
        (b"PK\x03\x04", BadZipFile("bad"), "broken-archive"),
        (b"PK\x03\x04", zlib.error("bad"), "broken-archive"),
        (b"x", ParseError("bad"), "undecodable"),
    ],
)
def test_what_a_library_says_of_broken_input_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, data: bytes, error: Exception, reason: str
) -> None:
    def fail(*_: object) -> Document:
        raise error

    monkeypatch.setattr("gxlint.readers._dispatch", fail)
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, "x.txt")
    assert (caught.value.reason, caught.value.values) == (reason, {"error": type(error).__name__})


@pytest.mark.parametrize(
    "error", [TypeError("x"), KeyError("x"), RuntimeError("x"), RecursionError(), AssertionError()]
)
def test_a_mistake_of_our_own_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> Document:
        raise error

    monkeypatch.setattr("gxlint.readers.text.read_text", fail)
    with pytest.raises(type(error)):
        read_bytes(b"x", "x.txt")


def test_memory_running_out_is_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Document:
        raise MemoryError

    monkeypatch.setattr("gxlint.readers.text.read_text", fail)
    with pytest.raises(Unreadable) as caught:
        read_bytes(b"x", "x.txt")
    assert caught.value.reason == "too-large"


def test_a_refusal_survives_the_way_between_processes() -> None:
    refused = pickle.loads(pickle.dumps(Unreadable("too-large", size=3, limit=2)))
    assert (refused.reason, refused.values, str(refused)) == (
        "too-large",
        {"size": 3, "limit": 2},
        "too-large size=3 limit=2",
    )


def well_formed(document: Document) -> None:
    """Every span lies within the lines, in order, and names the text it covers."""
    assert not any("\n" in line or "\r" in line for line in document.lines)
    last = 0
    for block in document.blocks:
        assert last <= block.span.line <= block.span.end_line <= len(document.lines)
        last = block.span.line
        if isinstance(block, Paragraph):
            assert block.text
            assert (
                document.lines[block.span.line - 1][block.span.column - 1 : block.span.end_column - 1]
                == block.text
            )
        else:
            assert isinstance(block, Table)
            for cell in block.cells:
                assert 0 <= cell.row < cell.row + cell.row_span <= block.rows
                assert 0 <= cell.column < cell.column + cell.column_span <= block.columns
                assert cell.span.end_column <= len(document.lines[cell.span.end_line - 1]) + 1
    for comment in document.comments:
        assert 1 <= comment.span.line <= len(document.lines)


@pytest.fixture(scope="module", autouse=True)
def _no_converter() -> Iterator[None]:
    """Bytes that happen to begin like RTF start no LibreOffice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GXLINT_SOFFICE", "/nowhere/soffice")
        yield


def attempt(data: bytes, name: str, limits: Limits) -> Document | str:
    """A document found well formed, or the reason why there is none; any other error gets out."""
    try:
        document = _dispatch(data, name, limits)
    except Unreadable as problem:
        return problem.reason
    well_formed(document)
    return document


NAMES = st.sampled_from(["x.txt", "x.md", "x.html", "x.docx", "x.mht", "x", "x.doc"])
START = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"<html>",
        b"<table>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xd0\xcf\x11\xe0",
        b"# ",
        b"---\n",
    ]
)
TINY = Limits(max_bytes=5000, max_cells=20, max_depth=8, max_nodes=500, max_lines=40)


@given(START, st.binary(max_size=300), NAMES)
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes, name: str) -> None:
    found = attempt(start + data, name, DEFAULT)
    assert isinstance(found, Document) or found in REASONS


MARKUP = st.lists(
    st.sampled_from(
        [
            "<table>",
            "</table>",
            "<tr>",
            "<td>",
            "<td\xa0rowspan=2>",
            "<td\xa0colspan=0>",
            "<td\xa0colspan=3\xa0rowspan=0>",
            "</td>",
            "<p>",
            "</p>",
            "<br>",
            "<div>",
            "</div>",
            "<ol>",
            "<li>",
            "<b>",
            "</b>",
            "<h2>",
            "<pre>",
            "<span\xa0hidden>",
            "<!--\xa0c\xa0-->",
            "<!--",
            "-->",
            "<a\xa0href=x>",
            "</a>",
            "<caption>",
            "<tfoot>",
            "<img>",
            "<iframe>",
            "一、总体情况",
            "二、主动公开情况",
            "数字1",
            "全年公开信息，情况良好，申请办理及时，工作有序。",
            "索引号：",
            "\xa0",
            "\n",
            "|",
            "|---|",
            "```",
            "---",
            "#",
            "**",
            ">",
            "-",
            "*",
        ]
    ).map(lambda token: token.replace("\xa0", " ") if token != "\xa0" else token),
    max_size=60,
)


@given(MARKUP, st.sampled_from(["x.html", "x.md", "x.txt"]), st.booleans())
@settings(max_examples=300)
def test_any_markup_is_read_whole(tokens: list[str], name: str, small: bool) -> None:
    source = "".join(tokens)
    found = attempt(source.encode(), name, TINY if small else DEFAULT)
    assert isinstance(found, Document) or found in {"empty", "too-many-cells", "nesting", "too-large"}


@pytest.mark.parametrize(
    ("problem", "refused"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), ("permission", {"error": "EACCES"})),
        (OSError(errno.EIO, "Input/output error"), ("permission", {"error": "EIO"})),
        (OSError(errno.ENXIO, "No such device"), ("unknown-format", {"format": "device"})),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), ("directory", {})),
    ],
)
def test_what_the_system_refuses(
    problem: OSError, refused: tuple[str, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise problem

    monkeypatch.setattr("gxlint.readers.files.os.open", fail)
    assert refusal(tmp_path / "x.txt") == refused


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"x" * 20)
    before = tmp_path.joinpath("empty")
    before.touch()
    facts = before.stat()
    monkeypatch.setattr("gxlint.readers.files.os.fstat", lambda _: facts)
    assert refusal(path, max_bytes=10) == ("too-large", {"size": 11, "limit": 10, "unit": "bytes"})


def test_a_text_longer_than_any_report() -> None:
    for name, data in (("x.txt", b"ab\ncd"), ("x.md", b"ab\ncd"), ("x.html", b"<p>ab</p><p>cd</p>")):
        with pytest.raises(Unreadable) as caught:
            read_bytes(data, name, limits=Limits(max_text=3))
        assert (caught.value.reason, caught.value.values) == (
            "too-large",
            {"size": 4, "limit": 3, "unit": "characters"},
        )
        assert read_bytes(data, name, limits=Limits(max_text=4)).lines == ("ab", "cd")


def test_more_lines_than_any_report_has() -> None:
    for name, data in (("x.txt", b"a\n" * 11), ("x.html", b"<p>a</p>" * 11)):
        with pytest.raises(Unreadable) as caught:
            read_bytes(data, name, limits=Limits(max_lines=10))
        assert caught.value.values == {"size": 11, "limit": 10, "unit": "lines"}
        assert len(read_bytes(data, name, limits=Limits(max_lines=11)).lines) == 11
    with pytest.raises(Unreadable) as caught:
        read_bytes(b"a<br>" * 99, "x.html", limits=Limits(max_lines=10, max_cells=20))
    assert caught.value.values == {"size": 31, "limit": 30, "unit": "lines"}
