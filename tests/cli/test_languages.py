"""One language at a time: no English phrase of a library in a Chinese message, no Chinese mark in an English one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.calling import Caller, valid
from tests.readers.docx.build import p, pack
from tests.support.render import Made, text

QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
CHINESE_MARKS = re.compile(r"[\u3000-\u303f\uff00-\uffef]|[,;:]\S|差")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = {"Word", "WPS", "Excel", "docx", "xlsx", "UTF", "PDF"}


def messages(gxlint: Caller, name: str, language: str, *arguments: str) -> dict[str, str]:
    """What is said, the last message of each code, without what is quoted from the report."""
    out = gxlint("check", name, "--no-config", "--format", "plain", "--lang", language, *arguments).out
    found = {}
    for line in out.splitlines():
        said = re.match(r"\S+:\d+:\d+: (?:error|warning|info) (GX\d+) (.*)", line)
        if said:
            found[said[1]] = said[2]
    return found


@pytest.fixture
def files(here: Path) -> Path:
    """One file for each way in which a file cannot be read."""
    whole = pack(p("青石县水务局"))
    (here / "cut.docx").write_bytes(whole[: len(whole) // 2])
    (here / "noise.docx").write_bytes(b"PK\x03\x04" + bytes(500))
    (here / "xml.docx").write_bytes(pack("<w:p><w:r></w:p>"))
    (here / "zip.docx").write_bytes(whole[:60] + bytes(len(whole) - 140) + whole[-80:])
    (here / "many.html").write_bytes(
        b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(1_100_000)) + b">x</p>"
    )
    return here


@pytest.mark.parametrize("name", ["cut.docx", "noise.docx", "xml.docx", "zip.docx", "many.html"])
def test_no_phrase_of_a_library(gxlint: Caller, files: Path, name: str) -> None:
    said = messages(gxlint, name, "zh")
    assert list(said) == ["GX001"]
    assert set(ENGLISH.findall(said["GX001"])) <= NAMES
    english = messages(gxlint, name, "en")["GX001"]
    assert not re.search(r"[\u4e00-\u9fff]", english)


def test_what_the_system_says(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (here / "a.txt").write_text(valid(), "utf-8")
    monkeypatch.setattr("gxlint.readers.files.os.open", refuse)
    assert messages(gxlint, "a.txt", "zh") == {
        "GX001": "系统不让读取这个文件:没有权限。请关闭正在使用它的程序,或请管理员授权"
    }
    assert messages(gxlint, "a.txt", "en") == {
        "GX001": "The system does not let this file be read: permission denied. Close the program that uses it, or ask for permission"
    }


def test_a_pipe_is_no_file(gxlint: Caller, here: Path) -> None:
    import os

    os.mkfifo(here / "p.txt")
    assert "这是管道或设备,不是文件" in messages(gxlint, "p.txt", "zh")["GX001"]
    assert "a pipe or a device, no file" in messages(gxlint, "p.txt", "en")["GX001"]


def test_negative_numbers_in_a_sum(gxlint: Caller, here: Path) -> None:
    numbers: dict[str, list[object]] = {"received": [4, -1, 0, 0, 0, 0, 4], "granted": [4, -1, 0, 0, 0, 0, 4], "total": [4, -1, 0, 0, 0, 0, 4]}  # fmt: skip
    (here / "a.txt").write_text(text(Made(requests=numbers)), "utf-8")
    for language in ("zh", "en"):
        for form in ("plain", "rich"):
            out = gxlint("check", "a.txt", "--format", form, "--lang", language, "--select", "GX203").out
            assert "4 + (-1)" in out
            assert "+ -" not in out


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (("一、总体情况\n", "一、总体情况\n制发文件600件(批复461件,函60件,其他73件)。\n"), "GX302",
         "The parts should make the total 600件, but 461 + 60 + 73 = 594 ≠ 600, difference 6"),
        (("一、总体情况\n", "一、总体情况\n全年未作出行政处罚决定。\n"), "GX306", " is 4; check both and correct the wrong one"),
        (("行政处罚 | 4 |", "行政处罚 |  |"), "GX209", "holds no number (blank)"),
    ],
)  # fmt: skip
def test_english_has_no_chinese_marks(
    gxlint: Caller, here: Path, change: tuple[str, str], code: str, said: str
) -> None:
    assert change[0] in valid()
    (here / "a.txt").write_text(valid().replace(*change), "utf-8")
    found = messages(gxlint, "a.txt", "en")[code]
    assert said in found
    assert not CHINESE_MARKS.search(QUOTED.sub("", found))


def test_the_printed_relation_in_english(gxlint: Caller, here: Path) -> None:
    numbers: dict[str, list[object]] = {"received": [3, 0, 0, 0, 0, 0, 3], "granted": [4, 0, 0, 0, 0, 0, 4], "total": [4, 0, 0, 0, 0, 0, 4]}  # fmt: skip
    (here / "a.txt").write_text(text(Made(requests=numbers)), "utf-8")
    assert (
        "item 1 (3) + item 2 (0) = 3; item 3 (4) + item 4 (0) = 4" in messages(gxlint, "a.txt", "en")["GX201"]
    )
    assert "第一项 3 + 第二项 0 = 3,第三项 4 + 第四项 0 = 4" in messages(gxlint, "a.txt", "zh")["GX201"]
