"""Every format, called as a user calls it, on the worst a folder may hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gxlint import output
from tests.cli.calling import Caller, duplicated, valid
from tests.output.understood import UNDERSTOOD

MACHINE = tuple(UNDERSTOOD)
ODD = ("甲,乙%.txt", "丙\n丁.txt", "\U0001f600.txt", "=戊.txt", os.fsdecode(b"\xe4\xff.txt"), "##[己.txt")


def understood(name: str, data: bytes) -> Any:
    """What a reader of the format makes of it; of a log, which holds more than commands, the lines."""
    found = UNDERSTOOD[name](data)
    return data.decode("utf-8").splitlines() if name == "github" else found


def reports(name: str, found: Any) -> int:
    """How many files a result tells of; for what lists only problems, how many it has."""
    if name == "xlsx":
        return int(found.worksheets[1].max_row) - 1
    if name == "csv":
        return len({row[next(iter(row))] for row in found})
    if name == "sarif":
        return len(found["artifacts"])
    if name == "gitlab":
        return len({one["location"]["path"] for one in found})
    return len(found) if name == "junit" else sum(line.startswith(("结论", "verdict")) for line in found)


@pytest.fixture
def folder(here: Path) -> Path:
    """A sound report, a wrong one, one that is not there to read, one with a table gone, and odd names."""
    (here / "a.txt").write_text(valid(), "utf-8")
    (here / "b.txt").write_text(duplicated(), "utf-8")
    (here / "c.docx").write_bytes(b"PK\x03\x04nothing")
    (here / "d.txt").write_text(valid().replace("行政处罚 | 4 |", "行政处罚 | 见附件 |"), "utf-8")
    for name in ODD:
        (here / name).write_text(duplicated(), "utf-8")
    return here


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", MACHINE)
def test_a_folder_of_everything(gxlint: Caller, folder: Path, name: str, language: str) -> None:
    seen = []
    for jobs in ("1", "2"):
        out = folder.parent / f"{name}-{jobs}"
        got = gxlint("check", ".", "--format", name, "--output", out, "--lang", language, "--jobs", jobs)
        assert (got.status, got.out, got.err) == (1, "", "")
        seen.append(out.read_bytes())
    assert seen[0] == seen[1]
    assert str(folder.parent).encode() not in seen[0]
    found = understood(name, seen[0])
    # gitlab lists problems: a.txt has none.
    assert reports(name, found) == 4 + len(ODD) - (name == "gitlab")


@pytest.mark.parametrize("name", MACHINE)
def test_standard_input_to_a_pipe(here: Path, name: str) -> None:
    command = [sys.executable, "-m", "gxlint", "check", "-", "--no-config", "--format", name]
    done = subprocess.run(command, input=duplicated().encode(), capture_output=True, cwd=here, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert reports(name, understood(name, done.stdout)) == 1


@pytest.mark.parametrize("name", MACHINE)
def test_a_file_that_cannot_be_read_is_in_every_format(gxlint: Caller, here: Path, name: str) -> None:
    out = here / "out"
    got = gxlint("check", "nowhere.txt", "--format", name, "--output", out)
    assert got.status == 2
    found = understood(name, out.read_bytes())
    if name == "xlsx":
        assert found["问题清单"]["F2"].value == "GX001"
        assert found["汇总"]["H2"].value == "未查"
    else:
        assert "GX001" in out.read_text("utf-8")


@pytest.mark.parametrize("name", MACHINE)
def test_nothing_left_to_check(gxlint: Caller, here: Path, name: str) -> None:
    (here / "gxlint.toml").write_text('exclude = ["*.txt"]\n', "utf-8")
    (here / "a.txt").write_text(valid(), "utf-8")
    out = here / "out"
    assert gxlint("check", "a.txt", "--format", name, "--output", out).status == 0
    assert reports(name, understood(name, out.read_bytes())) == 0


@pytest.mark.parametrize("name", MACHINE)
def test_statistics_are_somewhere(gxlint: Caller, folder: Path, name: str) -> None:
    out = folder.parent / "out"
    got = gxlint("check", "b.txt", "--format", name, "--statistics", "--output", out)
    inside = output.format_named(name).ABLE.statistics  # type: ignore[union-attr]
    assert ("GX103 1" in got.err) is not inside
    if name == "xlsx":
        assert [cell.value for cell in understood(name, out.read_bytes())["按规则统计"][2]][::2] == [
            "GX103",
            1,
        ]
    elif inside:
        assert "GX103" in out.read_text("utf-8")


@pytest.mark.parametrize("name", MACHINE)
def test_suppressed_in_the_file_and_in_the_configuration(gxlint: Caller, here: Path, name: str) -> None:
    text = duplicated().replace("八、其他", "<!-- gxlint: ignore GX103 -- 两处都要 -->\n八、其他")
    (here / "a.md").write_text(text, "utf-8")
    (here / "b.txt").write_text(duplicated(), "utf-8")
    (here / "gxlint.toml").write_text(
        '[[suppress]]\ncode = "GX103"\npath = "b.txt"\nreason = "按配置"\n', "utf-8"
    )
    out = here / "out"
    assert gxlint("check", "a.md", "b.txt", "--select", "GX103", "--format", name, "--output", out).status == 0  # fmt: skip
    found = understood(name, out.read_bytes())
    if name == "sarif":
        assert [(one["ruleId"], one["suppressions"]) for one in found["results"]] == [
            ("GX103", [{"kind": "inSource", "status": "accepted", "justification": "两处都要"}]),
            ("GX103", [{"kind": "external", "status": "accepted", "justification": "按配置"}]),
        ]
    elif name == "csv":
        assert [(row["代码"], row["屏蔽理由"]) for row in found] == [("GX103", "两处都要"), ("GX103", "按配置")]  # fmt: skip
    elif name == "xlsx":
        assert [row[9] for row in found["汇总"].iter_rows(min_row=2, values_only=True)] == [1, 1]
    elif name == "gitlab":
        assert found == []
    elif name == "junit":
        assert [suite.get("failures") for suite in found] == ["0", "0"]
    else:
        assert found[-2].endswith("已屏蔽 2")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "“xlsx”格式不能显示在终端上,请写到文件:--output 结果.xlsx"),
        ("en", "the format “xlsx” cannot be shown on a terminal; write it to a file: --output result.xlsx"),
    ],
)
def test_bytes_do_not_go_to_a_terminal(here: Path, language: str, said: str) -> None:
    (here / "a.txt").write_text(valid(), "utf-8")
    leader, follower = os.openpty()
    try:
        for target in ([], ["--output", os.ttyname(follower)], ["--output", "/dev/stdout"]):
            done = subprocess.run(
                [sys.executable, "-m", "gxlint", "check", "a.txt", "--format", "xlsx", "--lang", language, *target],
                stdout=follower, stderr=subprocess.PIPE, cwd=here, check=False,
            )  # fmt: skip
            assert done.returncode == 2
            assert done.stderr.decode().splitlines()[0] == f"gxlint: {said}"
        os.set_blocking(leader, False)
        with pytest.raises(BlockingIOError):
            os.read(leader, 1)
    finally:
        os.close(leader)
        os.close(follower)


def test_a_workbook_appears_whole_or_not_at_all(
    gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.txt").write_text(duplicated(), "utf-8")
    (here / "r.xlsx").write_bytes(b"old")
    from gxlint.output import xlsx

    def broken(*_: Any, **__: Any) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(xlsx, "write_end", broken)
        assert gxlint("check", "a.txt", "--format", "xlsx", "--output", "r.xlsx").status == 2
    assert (here / "r.xlsx").read_bytes() == b"old"
    assert sorted(os.listdir(here)) == [".git", "a.txt", "r.xlsx"]
    assert gxlint("check", "a.txt", "--format", "xlsx", "--output", "r.xlsx").status == 1
    assert openpyxl.load_workbook(here / "r.xlsx")["问题清单"]["F2"].value == "GX103"


def test_no_file_beside_the_result(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft's text lies nowhere but in the result, not even for a moment."""
    import tempfile

    (here / "a.txt").write_text(duplicated(), "utf-8")
    made: list[str] = []
    plain = tempfile.mkstemp

    def noted(*arguments: Any, **named: Any) -> Any:
        handle, path = plain(*arguments, **named)
        made.append(os.path.dirname(path))
        return handle, path

    monkeypatch.setattr(tempfile, "mkstemp", noted)
    for name in MACHINE:
        gxlint("check", "a.txt", "--format", name, "--output", here / "out")
    assert set(made) == {str(here)}


def test_one_module_more_is_one_format_more(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Dropped into the package's path it is found by its name, listed in the help, and streams with a memory."""
    (here / "a.txt").write_text(duplicated(), "utf-8")
    (here / "b.txt").write_text(valid(), "utf-8")
    (here / "more").mkdir()
    (here / "more" / "dots.py").write_text(
        "from gxlint.output import Able\n\n"
        "ABLE = Able(streaming=True, binary=True)\n\n\n"
        "def write_one(result, stream, *, memo, **_):\n"
        "    memo['seen'] = memo.get('seen', b'') + (b'!' if result.shown else b'.')\n\n\n"
        "def write_end(summary, stream, *, memo, lang, **_):\n"
        "    stream.buffer.write(memo['seen'] + lang.encode())\n",
        "utf-8",
    )
    monkeypatch.setattr(output, "__path__", [*output.__path__, str(here / "more")])
    try:
        assert "|dots" in gxlint("check", "--help").out.replace("\n", "").replace(" ", "")
        assert gxlint("check", "a.txt", "b.txt", "--format", "dots", "--output", "out").status == 1
        assert (here / "out").read_bytes() == b"!.zh"
    finally:
        sys.modules.pop("gxlint.output.dots", None)
        vars(output).pop("dots", None)
