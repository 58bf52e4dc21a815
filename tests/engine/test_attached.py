"""Saved web pages: the report inside is found, whichever file it stands in, and the user is told which."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from gxlint.engine.around import attachments
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_path, lint_source
from gxlint.engine.settings import Settings
from gxlint.engine.sources import Source
from gxlint.readers.archives import Member
from tests.cli.calling import Caller
from tests.cli.conftest import gxlint, here  # noqa: F401 - fixtures
from tests.readers.test_mhtml import saved
from tests.support.render import Made, web, word
from tests.support.workbook import packed, workbook

TITLE = "青石县水务局2023年政府信息公开工作年度报告"
REPORT = web(Made(), furniture=False)


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"


def put(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def said(result: ReportResult) -> list[tuple[str, str, str]]:
    return [(d.code, d.severity, str(d.evidence.get("name", ""))) for d in result.diagnostics]


@pytest.mark.parametrize("ending", ["_files", ".files", "_文件"])
def test_the_report_in_a_frame(tmp_path: Path, ending: str) -> None:
    folder = f"年报{ending}"
    (tmp_path / folder).mkdir()
    (tmp_path / "年报.html").write_text(page(f"<iframe src='{folder}/saved.html'></iframe>"), "utf-8")
    (tmp_path / folder / "saved.html").write_text(REPORT, "utf-8")
    (tmp_path / folder / "menu.html").write_text("<html><body><p>首页</p></body></html>", "utf-8")
    (tmp_path / folder / "x.js").write_text("var x;", "utf-8")
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert (result.path, result.verdict, result.agency, said(result)) == (
        str(tmp_path / "年报.html"), "pass", "青石县水务局", [("GX001", "info", f"{folder}/saved.html")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "verdict"),
    [("附件.docx", word(Made()), "pass"), ("附件.xlsx", packed(workbook(Made())), "incomplete")],
)
@pytest.mark.parametrize("href", ["附件{}", "./附件{}?v=1", "%E9%99%84%E4%BB%B6{}", "%B8%BD%BC%FE{}"])
def test_the_report_in_a_document_beside_it(
    tmp_path: Path, name: str, data: bytes, verdict: str, href: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "年报.html").write_text(page(f'<p><a href="{href.format(name[2:])}">下载</a></p>'), "utf-8")
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert (result.verdict, said(result)[0]) == (verdict, ("GX001", "info", name))


def test_a_document_that_nothing_links_to_is_no_part_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "附件.docx").write_bytes(word(Made()))
    (tmp_path / "年报.html").write_text(
        page(
            "<p>附件.docx</p><a href='../附件.docx'>x</a><a href='/附件.docx'>x</a><a href='http://x.example/附件.docx'>x</a>"
        ),
        "utf-8",
    )
    assert lint_path(str(tmp_path / "年报.html"), Settings()).verdict == "fail"


def test_among_thousands_of_files_the_folder_of_a_page_is_found(tmp_path: Path) -> None:
    for number in range(2100):
        (tmp_path / f"{number:04}.txt").write_bytes(b"")
    put(tmp_path, 年报_dot_html=page("<p>见附件</p>"), 年报_files__saved_dot_html=REPORT)
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert (result.verdict, said(result)) == ("pass", [("GX001", "info", "年报_files/saved.html")])


def test_pages_of_an_archive_are_not_each_compared_with_all(tmp_path: Path) -> None:
    """Twice as many pages take twice as long, counted by how often a name is looked at."""
    looked = []
    for many in (100, 200):
        with zipfile.ZipFile(tmp_path / f"{many}.zip", "w") as archive:
            for number in range(many):
                archive.writestr(f"{number}.html", "<html><body><p>通知</p></body></html>")
        with Counted() as counted:
            for number in range(many):
                member = Member(str(tmp_path / f"{many}.zip"), (number,))
                assert list(attachments(Source("x.html", member=member), member.load())) == []
        looked.append(counted.calls)
    assert looked[1] < 3 * looked[0]


class Counted:
    """Counts the calls of Python functions within it."""

    def __enter__(self) -> Counted:
        self.calls = 0
        sys.setprofile(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _call(self, frame: object, event: str, argument: object) -> None:
        self.calls += event in ("call", "c_call")


def test_a_page_that_is_the_report_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "附件.docx").write_bytes(word(Made(year=2022)))
    (tmp_path / "年报.html").write_text(
        REPORT.replace("</body>", "<a href='附件.docx'>下载</a></body>"), "utf-8"
    )
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert (result.year, result.verdict, said(result)) == (2023, "pass", [])


def test_the_same_report_twice_is_one_and_another_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "年报_files"
    folder.mkdir()
    (folder / "a.docx").write_bytes(word(Made()))
    (folder / "b.html").write_text(REPORT, "utf-8")
    (tmp_path / "年报.html").write_text(page(""), "utf-8")
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert (result.verdict, [d.evidence["reason"] for d in result.diagnostics]) == ("pass", ["inside"])
    (folder / "c.docx").write_bytes(word(Made(agency="石桥县教育局")))
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert (result.verdict, list(result.unfinished)) == ("incomplete", ["part:attachment:年报_files/c.docx"])


def test_what_could_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "年报_files").mkdir()
    (tmp_path / "年报_files" / "附件.docx").write_bytes(word(Made())[:400])
    (tmp_path / "年报.html").write_text(page(""), "utf-8")
    result = lint_path(str(tmp_path / "年报.html"), Settings())
    assert "part:attachment:年报_files/附件.docx" in result.unfinished
    assert "随网页保存的“年报_files/附件.docx”没有读出" in result.diagnostics[0].message


def test_a_document_that_is_checked_for_itself_is_not_told_twice(gxlint: Caller, here: Path) -> None:  # noqa: F811
    made = Made(
        requests={
            "received": [3, 0, 0, 0, 0, 0, 3],
            "granted": [3, 0, 0, 0, 0, 0, 3],
            "total": [4, 0, 0, 0, 0, 0, 3],
        }
    )
    (here / "附件.docx").write_bytes(word(made))
    (here / "年报.html").write_text(page("<a href='附件.docx'>下载</a>"), "utf-8")
    found = json.loads(gxlint("check", ".", "--format", "json").out)["reports"]
    assert [
        (one["path"], one["verdict"], one["unfinished"], [d["code"] for d in one["diagnostics"]])
        for one in found
    ] == [
        ("年报.html", "incomplete", ["attached:附件.docx"], ["GX001"]),
        ("附件.docx", "fail", [], ["GX201"]),
    ]
    by_glob = json.loads(gxlint("check", "*.html", "--format", "json").out)["reports"]
    assert [(one["path"], one["verdict"]) for one in by_glob] == [("年报.html", "fail")]
    alone = json.loads(gxlint("check", "年报.html", "--format", "json").out)["reports"]
    assert [(one["verdict"], [d["code"] for d in one["diagnostics"]]) for one in alone] == [
        ("fail", ["GX001", "GX201"])
    ]


def test_the_folder_of_a_page_is_no_folder_of_reports(gxlint: Caller, here: Path) -> None:  # noqa: F811
    (here / "年报_files").mkdir()
    (here / "年报_files" / "saved.html").write_text(REPORT, "utf-8")
    (here / "年报_files" / "说明.txt").write_text("x", "utf-8")
    (here / "年报.htm").write_text(page(""), "utf-8")
    (here / "other_files").mkdir()
    (here / "other_files" / "甲局.html").write_text(REPORT, "utf-8")
    found = json.loads(gxlint("check", ".", "--format", "json").out)["reports"]
    assert [(one["path"], one["verdict"]) for one in found] == [
        ("other_files/甲局.html", "pass"),
        ("年报.htm", "pass"),
    ]
    assert (
        gxlint("extract", "--text", "年报.htm")
        .out.splitlines()[1]
        .startswith("根据《中华人民共和国政府信息公开条例》")
    )


def test_a_further_part_of_a_page_saved_as_one_file(tmp_path: Path) -> None:
    first = saved(page("<iframe src='cid:x'></iframe>").encode(), "8bit")
    frame = b"\r\n------B--1\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: http://x.example/gk/frame.html?a=1\r\n\r\n"
    data = first.replace(b"\r\n------B--1--", frame + REPORT.encode("gbk") + b"\r\n------B--1--")
    (tmp_path / "年报.mht").write_bytes(data)
    result = lint_path(str(tmp_path / "年报.mht"), Settings())
    assert (result.verdict, said(result)) == ("pass", [("GX001", "info", "frame.html")])
    assert lint_source(Source("-", data), Settings()).verdict == "pass"


def test_a_document_in_a_page_saved_as_one_file(tmp_path: Path) -> None:
    import base64

    head = b"\r\n------B--1\r\nContent-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document\r\nContent-Transfer-Encoding: base64\r\nContent-Location: file:///C:/%E9%99%84%E4%BB%B6.docx\r\n\r\n"
    data = saved(page("").encode(), "8bit").replace(
        b"\r\n------B--1--", head + base64.encodebytes(word(Made())) + b"\r\n------B--1--"
    )
    (tmp_path / "年报.mht").write_bytes(data)
    result = lint_path(str(tmp_path / "年报.mht"), Settings())
    assert (result.verdict, said(result)) == ("pass", [("GX001", "info", "附件.docx")])


def test_frames_that_hold_nothing_and_fonts_are_not_said(tmp_path: Path) -> None:
    (tmp_path / "年报_files").mkdir()
    (tmp_path / "年报_files" / "saved_resource.html").write_bytes(b"")
    (tmp_path / "年报.html").write_text(page(""), "utf-8")
    assert not [
        end for end in lint_path(str(tmp_path / "年报.html"), Settings()).unfinished if end.kind == "part"
    ]
    font = b"\r\n------B--1\r\nContent-Type: application/vnd.ms-fontobject\r\nContent-Location: a.eot\r\n\r\n\x00\x01"
    data = saved(page("").encode(), "8bit").replace(b"\r\n------B--1--", font + b"\r\n------B--1--")
    assert not [end for end in lint_source(Source("-", data), Settings()).unfinished if end.kind == "part"]
