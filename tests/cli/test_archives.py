"""Archives of reports on the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.calling import Caller, valid
from tests.readers.test_archives import changed, packed
from tests.support.render import Made, web
from tests.support.render import word as docx

GOOD = valid().encode()
WRONG = valid().replace("(七)总计 | 10", "(七)总计 | 11").encode()


def paths(gxlint: Caller, *arguments: str | Path, stdin: bytes = b"") -> dict[str, tuple[str, list[str]]]:
    """Verdict and codes of errors by path."""
    out = gxlint("check", *arguments, "--format", "json", stdin=stdin).out
    return {one["path"]: (one["verdict"], [d["code"] for d in one["diagnostics"] if d["severity"] == "error"])
            for one in json.loads(out)["reports"]}  # fmt: skip


@pytest.fixture
def reports(here: Path) -> Path:
    inner = packed(("内/年报.txt", GOOD), ("再套.zip", packed(("年报.txt", GOOD))))
    (here / "上报.zip").write_bytes(packed(
        ("甲局/年报.txt", GOOD), ("乙局/2023年年报.docx", docx(Made())), ("丙局/年报.txt", WRONG), ("__MACOSX/._年报.txt", b"x"),
        ("丙局/~$年报.docx", b"x"), ("丙局/.年报.txt", b"x"), ("丙局/照片.png", b"x"), ("丙局/讲稿.pptx", b"x"), ("套.zip", inner), encoding="gbk",
    ))  # fmt: skip
    return here


ALL = {
    "上报.zip/丙局/年报.txt": ("fail", ["GX201"]),
    "上报.zip/乙局/2023年年报.docx": ("pass", []),
    "上报.zip/套.zip/内/年报.txt": ("pass", []),
    "上报.zip/甲局/年报.txt": ("pass", []),
}


def test_every_member_that_may_be_a_report_is_checked(gxlint: Caller, reports: Path) -> None:
    assert paths(gxlint, "上报.zip") == ALL
    got = gxlint("check", "上报.zip")
    assert got.status == 1
    assert (
        got.err
        == "gxlint: 另有 2 个文件没有检查,文件夹或压缩包中这些格式不读取:.pptx 1、.zip 1。请另存为 .docx 或网页后检查\n"
    )
    assert list(reports.iterdir()) == [reports / "上报.zip", reports / ".git"] or {
        p.name for p in reports.iterdir()
    } == {"上报.zip", ".git"}


def test_in_a_folder_from_a_pipe_and_in_several_processes(gxlint: Caller, reports: Path) -> None:
    assert paths(gxlint, ".") == ALL
    assert paths(gxlint, "上报.zip", "--jobs", "3") == ALL
    data = (reports / "上报.zip").read_bytes()
    renamed = {path.replace("上报.zip", "x.zip", 1): found for path, found in ALL.items()}
    assert paths(gxlint, "-", "--stdin-filename", "x.zip", "--jobs", "2", stdin=data) == renamed
    assert set(paths(gxlint, "-", stdin=data)) == {path.replace("上报.zip", "-", 1) for path in ALL}


def test_one_member_by_its_path(gxlint: Caller, reports: Path) -> None:
    assert paths(gxlint, "上报.zip/丙局/年报.txt") == {"上报.zip/丙局/年报.txt": ("fail", ["GX201"])}
    assert paths(gxlint, "上报.zip/套.zip/内/年报.txt") == {"上报.zip/套.zip/内/年报.txt": ("pass", [])}
    assert gxlint("check", "上报.zip/没有.txt").status == 2
    assert gxlint("extract", "--text", "上报.zip/甲局/年报.txt").out == valid()
    got = gxlint("extract", "上报.zip")
    assert (got.status, got.err.splitlines()[0]) == (
        2,
        "gxlint: “上报.zip”里有 4 份文件,请写出其中一份,例如:上报.zip/丙局/年报.txt",
    )
    (reports / "一份.zip").write_bytes(packed(("年报.txt", GOOD)))
    assert gxlint("extract", "--text", "一份.zip").out == valid()


def test_a_member_can_be_annotated_and_carried_on(gxlint: Caller, reports: Path) -> None:
    got = gxlint("annotate", "上报.zip/乙局/2023年年报.docx", "-o", "批注.docx")
    assert (got.status, got.err) == (0, "")
    assert (reports / "批注.docx").read_bytes() == docx(Made())  # there was nothing to comment on
    got = gxlint("annotate", "上报.zip/乙局/2023年年报.docx", "-o", "上报.zip", "--force")
    assert got.status == 2
    got = gxlint("new", "--from", "上报.zip/乙局/2023年年报.docx", "-o", "新.docx")
    assert (got.status, got.out.splitlines()[0].partition(",")[0]) == (
        0,
        "新.docx:青石县水务局 2024 年度报告",
    )
    assert gxlint("new", "--from", "上报.zip/没有.docx", "-o", "另.docx").status == 2


def test_nothing_in_it(gxlint: Caller, here: Path) -> None:
    (here / "a.zip").write_bytes(packed(("a.png", b"x")))
    got = gxlint("check", "a.zip")
    assert (got.status, got.err.startswith("gxlint: “a.zip”里没有可以检查的文件(.txt .md")) == (2, True)
    got = gxlint("check", "-", "--stdin-filename", "b.zip", stdin=packed(("a.png", b"x")))
    assert (got.status, got.err.startswith("gxlint: “b.zip”里没有可以检查的文件")) == (2, True)
    assert gxlint("extract", "a.zip").status == 2
    (here / "r.txt").write_bytes(GOOD)
    got = gxlint("check", ".")
    assert (got.status, got.err) == (
        0,
        "gxlint: 另有 1 个文件没有检查,文件夹或压缩包中这些格式不读取:.zip 1。请另存为 .docx 或网页后检查\n",
    )


def test_the_configuration_holds_inside(gxlint: Caller, reports: Path) -> None:
    (reports / "gxlint.toml").write_text(
        'exclude = ["上报.zip/甲局/**", "套.zip"]\n[per-file-ignores]\n"上报.zip/丙局/*" = ["GX2"]\n', "utf-8"
    )
    assert paths(gxlint, "上报.zip") == {
        "上报.zip/丙局/年报.txt": ("pass", []),
        "上报.zip/乙局/2023年年报.docx": ("pass", []),
    }


def test_an_archive_that_is_excluded_is_not_opened(gxlint: Caller, here: Path) -> None:
    (here / "上报.zip").write_bytes(b"PK no archive")
    (here / "gxlint.toml").write_text('exclude = ["*.zip"]\n', "utf-8")
    assert gxlint("check", "上报.zip").err.startswith("gxlint: 所给的 1 个文件都被排除")


def test_the_archive_is_not_written_over(gxlint: Caller, reports: Path) -> None:
    before = (reports / "上报.zip").read_bytes()
    for given in ("上报.zip", "上报.zip/甲局/年报.txt", "."):
        got = gxlint("check", given, "--output", "上报.zip")
        assert (got.status, "会覆盖被检查的文件" in got.err) == (2, True)
    assert "会覆盖被检查的文件" in gxlint("extract", "上报.zip/甲局/年报.txt", "--output", "上报.zip").err
    assert (reports / "上报.zip").read_bytes() == before


def test_names_that_climb_out_are_read_where_they_stand(gxlint: Caller, here: Path) -> None:
    (here / "a.zip").write_bytes(
        packed(("../../年报.txt", GOOD), ("/etc/年报.txt", WRONG), ("C:\\年报.txt", GOOD))
    )
    assert paths(gxlint, "a.zip") == {
        "a.zip/(..)/(..)/年报.txt": ("pass", []),
        "a.zip/C_/年报.txt": ("pass", []),
        "a.zip/etc/年报.txt": ("fail", ["GX201"]),
    }
    assert not (here.parent.parent / "年报.txt").exists()


def test_what_cannot_be_had_is_said_and_the_rest_is_checked(gxlint: Caller, here: Path) -> None:
    (here / "locked.zip").write_bytes(changed(packed(("年报.txt", GOOD)), 2, 1))
    (here / "bomb.zip").write_bytes(packed(("年报.txt", bytes(60_000_000)), ("好.txt", GOOD)))
    (here / "cut.zip").write_bytes(packed(("年报.txt", GOOD))[:-40])
    (here / "many.zip").write_bytes(packed(*((f"{n}.txt", bytes(10_000_000)) for n in range(12))))
    got = gxlint("check", ".")
    assert [
        line.split(" ", 3)[0] + line.split("GX001 ", 1)[1][:12]
        for line in got.out.splitlines()
        if "GX001" in line
    ] == [
        "bomb.zip/年报.txt:1:1:文件内部压缩比超过 20",
        "cut.zip:1:1:文件已损坏或不完整。请在",
        "locked.zip/年报.txt:1:1:压缩包里的这个文件加了密",
        "many.zip:1:1:文件内部压缩比超过 20",
    ]
    assert "bomb.zip/好.txt: 结论:通过" in got.out


def test_a_document_under_the_name_of_an_archive(gxlint: Caller, here: Path) -> None:
    (here / "年报.zip").write_bytes(docx(Made()))
    assert paths(gxlint, "年报.zip") == {"年报.zip": ("pass", [])}


def test_a_saved_page_in_an_archive(gxlint: Caller, here: Path) -> None:
    frame = "<html><body><h1>青石县水务局2023年政府信息公开工作年度报告</h1><iframe src='年报_files/a.html'></iframe></body></html>"
    (here / "页.zip").write_bytes(
        packed(
            ("页/年报.html", frame.encode()),
            ("页/年报_files/a.html", web(Made(), furniture=False).encode()),
            ("页/年报_files/b.txt", b"x"),
        )
    )
    assert paths(gxlint, "页.zip") == {"页.zip/页/年报.html": ("pass", [])}
    assert "网页里没有报告正文,检查的是随网页保存的“年报_files/a.html”" in gxlint("check", "页.zip").out


def test_an_archive_of_many(gxlint: Caller, here: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3000):
            archive.writestr(f"{number}/照片.png", b"x")
        archive.writestr("年报.txt", GOOD)
    (here / "a.zip").write_bytes(out.getvalue())
    assert paths(gxlint, "a.zip") == {"a.zip/年报.txt": ("pass", [])}


def test_a_page_and_the_document_beside_it_in_an_archive(gxlint: Caller, here: Path) -> None:
    page = "<html><body><h1>青石县水务局2023年政府信息公开工作年度报告</h1><a href='%E9%99%84%E4%BB%B6.docx'>附件</a></body></html>"
    (here / "页.zip").write_bytes(
        packed(("页/年报.html", page.encode()), ("页/附件.docx", docx(Made())), encoding="gbk")
    )
    assert paths(gxlint, "页.zip") == {
        "页.zip/页/年报.html": ("incomplete", []),
        "页.zip/页/附件.docx": ("pass", []),
    }
    assert paths(gxlint, "页.zip/页/年报.html") == {"页.zip/页/年报.html": ("pass", [])}


def test_a_file_of_a_saved_page_by_its_name(gxlint: Caller, here: Path) -> None:
    (here / "页.zip").write_bytes(
        packed(
            ("年报.html", b"<html><body>x</body></html>"),
            ("年报_files/a.html", web(Made(), furniture=False).encode()),
        )
    )
    assert paths(gxlint, "页.zip/年报_files/a.html") == {"页.zip/年报_files/a.html": ("pass", [])}


def test_a_baseline_of_reports_in_an_archive(gxlint: Caller, reports: Path) -> None:
    written = gxlint("baseline", "write", "上报.zip")
    assert (written.status, written.out) == (0, "gxlint-baseline.json:1 项,1 份报告\n")
    entries = json.loads((reports / "gxlint-baseline.json").read_text("utf-8"))["entries"]
    assert {one["path"] for one in entries} == {"上报.zip/丙局/年报.txt"}
    checked = gxlint("baseline", "check")
    assert (checked.status, checked.out) == (0, "gxlint-baseline.json:1 项仍在,0 项已对不上,0 项没有判断\n")
    assert gxlint("check", "上报.zip", "--baseline", "gxlint-baseline.json").status == 0
