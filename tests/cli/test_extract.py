from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gxlint.readers.limits import DEFAULT
from tests.cli.calling import Caller, valid


def extracted(gxlint: Caller, *arguments: str) -> dict[str, Any]:
    got = gxlint("extract", *arguments)
    assert (got.status, got.err) == (0, "")
    data: dict[str, Any] = json.loads(got.out)
    return data


def test_the_report_as_data(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(2019), "utf-8")
    data = extracted(gxlint, "a.txt")
    assert data["format"] == "gxlint-extract/1"
    assert (data["path"], data["media"], data["is_report"], data["unfinished"]) == (
        "a.txt",
        "text/plain",
        True,
        [],
    )
    assert (data["agency"]["value"], data["year"]["value"], data["layout"]["value"]) == (
        "柳溪市林业局",
        2020,
        "2019",
    )
    assert data["title"]["at"]["line"] == 1
    assert [section["id"] for section in data["sections"]] == [
        "overview",
        "disclosure",
        "requests",
        "review",
        "problems",
        "other",
    ]
    assert data["sections"][4]["blocks"][0]["text"].startswith("一是部分栏目更新不够及时。")
    assert data["sections"][4]["lists"][0]["numbers"] == [1, 2]
    assert data["coverage"]["requests"]["read"] == 161
    requests = next(table for table in data["tables"] if table["kind"] == "requests")
    cell = next(c for c in requests["cells"] if (c["row"], c["column"]) == ("received", "natural_person"))
    assert (cell["literal"], cell["state"], cell["number"]) == ("7", "number", 7)
    assert cell["at"]["line"] == 28


def test_amounts_keep_their_digits(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(2019).replace("120.5万元 |", "120.50万元 |"), "utf-8")
    got = gxlint("extract", "a.txt")
    assert '"number": 120.50,' in got.out
    assert '"unit": "万元"' in got.out


def test_the_text_that_lines_refer_to(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_bytes(("\ufeff" + valid()).replace("\n", "\r\n").encode())
    got = gxlint("extract", "--text", "a.txt")
    assert (got.status, got.out) == (0, valid())


def test_overrides_and_standard_input(gxlint: Caller, here: Path) -> None:
    got = gxlint("extract", "-", "--layout", "2021", "--year", "2024", stdin=valid(2008).encode())
    data = json.loads(got.out)
    assert (data["layout"]["value"], data["layout"]["evidence"], data["year"]["value"]) == (
        "2021",
        "option",
        2024,
    )
    assert data["path"] == "-"


def test_into_a_file(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(valid(), "utf-8")
    assert gxlint("extract", "a.txt", "--output", "a.json").status == 0
    assert json.loads((here / "a.json").read_text("utf-8"))["year"]["value"] == 2023
    assert gxlint("extract", "a.txt", "--output", "a.txt").status == 2


def test_what_cannot_be_read(gxlint: Caller, here: Path) -> None:
    (here / "a.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    got = gxlint("extract", "a.pdf")
    assert (got.status, got.out) == (2, "")
    assert got.err.startswith("gxlint: a.pdf: PDF 已损坏")


def test_no_report_is_data_too(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text("关于做好防汛工作的通知\n各乡镇:\n请落实值班制度。\n", "utf-8")
    data = extracted(gxlint, "a.txt")
    assert data["is_report"] is False
    assert gxlint("extract", "--text", "a.txt").out == "关于做好防汛工作的通知\n各乡镇:\n请落实值班制度。\n"


SAID = (
    "2023年,全局收到政府信息公开申请12件(其中自然人10件,商业企业2件),上年结转3件,办结约14件,占93.3%,较上年增长1.5倍。"
    "全区未收到行政复议申请。收取费用3.04亿元。"
)


def numbers(claim: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    return [(n["as"], n["value"], n["unit"], n["approximate"]) for n in claim["numbers"]]


def test_the_numbers_of_the_text(gxlint: Caller, here: Path) -> None:
    text = valid()
    at = text.index("\n", text.index("一、总体情况")) + 1
    (here / "a.txt").write_text(text[:at] + SAID + "\n" + text[at:], "utf-8")
    line = text[:at].count("\n") + 1
    data = extracted(gxlint, "a.txt")
    claims = [one for one in data["claims"] if one["at"]["line"] == line]
    assert [one["kind"] for one in claims] == ["breakdown", "flow", "share", "growth", "zero"]
    assert {one["section"] for one in claims} == {"overview"}
    breakdown, flow, share, growth, zero = claims
    assert numbers(breakdown) == [
        ("total", "12", "件", None), ("part", "10", "件", None), ("part", "2", "件", None),
    ]  # fmt: skip
    assert (breakdown["literal"], breakdown["cue"]) == ("12件(其中自然人10件,商业企业2件", "其中")
    start = SAID.index("12件") + 1
    end = SAID.index("2件)") + 3
    assert breakdown["at"] == {"line": line, "column": start, "end_line": line, "end_column": end}
    assert breakdown["numbers"][1]["roles"] == ["natural_person"]
    assert breakdown["numbers"][1]["literal"] == "10件"
    assert breakdown["numbers"][1]["at"]["column"] == SAID.index("10件") + 1
    assert numbers(flow) == [
        ("received", "12", "件", None), ("carried_in", "3", "件", None), ("answered", "14", "件", "约"),
    ]  # fmt: skip
    assert numbers(share)[0] == ("percent", "93.3", "%", None)
    assert (numbers(growth)[0], growth["direction"]) == (("rate", "1.5", "倍", None), "up")
    assert (zero["literal"], zero["scopes"], zero["every"]) == ("未收到行政复议申请", ["全区"], False)
    assert "review" in zero["roles"]
    fee = next(one for one in data["figures"] if one["literal"] == "3.04亿元")
    assert (fee["value"], fee["unit"], fee["section"], fee["at"]["line"]) == (
        "304000000",
        "元",
        "overview",
        line,
    )


class Endless:
    """A standard input that never ends."""

    def __init__(self) -> None:
        self.buffer = self
        self.taken: list[int] = []

    def isatty(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        assert 0 <= size < 100_000_000
        self.taken.append(size)
        return b"x" * size


@pytest.mark.parametrize("command", ["check", "extract"])
def test_standard_input_is_read_up_to_the_limit(gxlint: Caller, here: Path, command: str) -> None:
    endless = Endless()
    got = gxlint(command, "-", "--no-config", stdin=endless)
    assert got.status == 2
    assert "文件太大" in got.out + got.err
    assert endless.taken == [DEFAULT.max_bytes + 1]


def test_no_standard_input_at_all(here: Path) -> None:
    from subprocess import run
    from sys import executable

    for command in ("check", "extract"):
        done = run(f"{executable} -m gxlint {command} - --no-config <&-", shell=True, cwd=here, capture_output=True, check=False)  # fmt: skip
        assert done.returncode == 2
        assert "文件是空的" in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(
    ("module", "function", "said", "text"),
    [
        ("gxlint.tables", "recognise", "识别表格时程序出错", True),
        ("gxlint.structure", "build", "识别章节时程序出错", False),
        ("gxlint.checks.claimed", "everything", "读取正文中的数字时程序出错", True),
    ],
)
def test_a_stage_that_failed_is_said(
    gxlint: Caller,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    function: str,
    said: str,
    text: bool,
) -> None:
    import importlib

    def fails(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("正文")

    monkeypatch.setattr(importlib.import_module(module), function, fails)
    (here / "a.txt").write_text(valid(), "utf-8")
    got = gxlint("extract", "a.txt")
    assert got.status == 1
    assert got.err.startswith(f"gxlint: a.txt: {said}(ZeroDivisionError,")
    assert "正文" not in got.err.replace("正文中的数字", "")
    assert bool(got.out) is text
    if text:
        assert len(json.loads(got.out)["unfinished"]) == 1
    plain = gxlint("extract", "--text", "a.txt")
    assert (plain.status, plain.out) == (1, valid())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "读出的内容不全:网页中嵌入的另一页面没有读出"),
        ("en", "what was read is not whole: a page embedded in this one was not read"),
    ],
)
def test_a_part_that_was_not_read_is_said(gxlint: Caller, here: Path, language: str, said: str) -> None:
    page = '<html><body><p>青石县水务局</p><iframe src="report.html"></iframe></body></html>'
    (here / "a.html").write_text(page, "utf-8")
    for form in ("--format=json", "--text"):
        got = gxlint("extract", form, "a.html", "--lang", language)
        assert (got.status, got.err) == (1, f"gxlint: a.html: {said}\n")
        assert "青石县水务局" in got.out


def test_the_language_of_its_configuration(gxlint: Caller, here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "gxlint.toml").write_text('language = "en"', "utf-8")
    (here / "sub" / "a.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert gxlint("extract", "sub/a.pdf").err.startswith("gxlint: sub/a.pdf: The PDF is damaged")
    named = gxlint("extract", "-", "--stdin-filename", "sub/x.txt", stdin=b"")
    assert named.err.startswith("gxlint: sub/x.txt: The file is empty")


STEERING = "青石县\x1b[31m水\x9b32m务\x7f局\t甲\n"


def test_a_pipe_gets_the_text_as_it_is(gxlint: Caller, here: Path) -> None:
    (here / "a.txt").write_text(STEERING, "utf-8")
    assert gxlint("extract", "--text", "a.txt").out == STEERING


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_a_terminal_is_not_steered(here: Path) -> None:
    import pty

    (here / "a.txt").write_text(STEERING, "utf-8")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "gxlint", "extract", "--text", "a.txt"],
        stdout=theirs,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    os.close(theirs)
    shown = os.read(ours, 4096).decode("utf-8").replace("\r\n", "\n")
    os.close(ours)
    assert done.returncode in (0, 1)
    assert shown == "青石县␛[31m水\ufffd32m务␡局\t甲\n"
