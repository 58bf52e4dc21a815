"""What only a process of its own shows: streams, pipes, signals, what is imported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import duplicated, started, valid

HEAVY = (
    "pydantic",
    "yaml",
    "rich",
    "lark",
    "selectolax",
    "rapidfuzz",
    "importlib.metadata",
    "multiprocessing",
)


def imported(arguments: str) -> set[str]:
    """The heavy modules that a command line imports, besides what the interpreter itself did."""
    code = (
        "import sys, io\nbefore = set(sys.modules)\nfrom gxlint.__main__ import main\n"
        f"sys.stdout = io.TextIOWrapper(io.BytesIO())\nmain({arguments.split()!r})\n"
        "print(' '.join(sorted(set(sys.modules) - before)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name for name in HEAVY if name in done.stderr.splitlines()[-1].split()}


def test_version_and_help_import_almost_nothing() -> None:
    assert imported("--version") == set()
    assert imported("--help") == set()
    assert imported("chek") == set()


def test_rules_need_only_the_rules() -> None:
    """A checkout reads YAML, an installed gxlint does not; `rule` carries out examples in a checkout (tests/test_wheel.py)."""
    assert imported("rules --no-config") <= {"yaml"}
    assert imported("rule GX201 --format json --no-config") <= {"yaml"}


def test_check_of_a_text_does_without_the_edges(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(valid(), "utf-8")
    extra = imported(f"check --no-config --format plain {tmp_path / 'a.txt'}")
    assert extra & {"pydantic", "rich", "selectolax", "importlib.metadata", "multiprocessing"} == set()


def test_pipes_are_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(valid(), "utf-8")
    got = started("check", "a.txt", "--format", "json", cwd=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert got.status == 0
    assert "青石县水务局" in got.out


def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"\xb1\xa8\xb8\xe6.txt")
    Path(os.fsdecode(name)).write_text(valid(), "utf-8")
    for form in ("json", "plain"):
        got = started("check", ".", "--format", form, cwd=tmp_path)
        assert got.status == 0
        assert "\\udcb1\\udca8" in got.out or "\ufffd" in got.out


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(duplicated(), "utf-8")
    command = [sys.executable, "-m", "gxlint", "check", ".", "--format", "jsonl", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) in (0, 1)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_130(tmp_path: Path, jobs: str) -> None:
    # So many that the pipe is full, and the program waiting for its reader, when the signal comes.
    for number in range(500):
        (tmp_path / f"{number:04}.txt").write_text(duplicated(), "utf-8")
    command = [sys.executable, "-m", "gxlint", "check", ".", "--format", "jsonl", "--jobs", jobs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read().decode() == "gxlint: 已中断\n"
        assert process.wait(60) == 130


def test_an_interrupted_run_leaves_the_old_output(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / "in" / f"{number}.txt").write_text(duplicated(), "utf-8")
    (tmp_path / "out.jsonl").write_text("old", "utf-8")
    # The signal comes while the fifth file is checked, when four are written and the new file is there beside the old.
    code = (
        "import os, signal, sys\n"
        "from gxlint.output import jsonl\n"
        "from gxlint.__main__ import main\n"
        "write_one, done = jsonl.write_one, []\n"
        "def interrupted(result, stream, **options):\n"
        "    if len(done) == 4:\n"
        "        assert [name for name in os.listdir('.') if name.startswith('.gxlint-')]\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    write_one(result, stream, **options)\n"
        "    done.append(result)\n"
        "jsonl.write_one = interrupted\n"
        "sys.exit(main(['check', 'in', '--no-config', '--format', 'jsonl', '--output', 'out.jsonl', '--jobs', '1']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stderr) == (130, "gxlint: 已中断\n")
    assert (tmp_path / "out.jsonl").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]


def test_a_failure_of_the_command_line_itself(tmp_path: Path) -> None:
    code = (
        "import sys, gxlint.cli.check as c\n"
        "def bad(*a): raise ZeroDivisionError('正文')\n"
        "c.expand = bad\n"
        "from gxlint.__main__ import main\nsys.exit(main(['check', 'x', '--no-config']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("gxlint: gxlint 自身出错(ZeroDivisionError,__main__:2)")
    assert "正文" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("line", ["--version", "--help", "rule GX201 --no-config", "check a.txt --no-config"])
def test_a_full_disk_is_said_in_words(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(valid(), "utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "gxlint", *line.split()], cwd=tmp_path, stdout=full,
                              stderr=subprocess.PIPE, encoding="utf-8", check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "gxlint: 结果没能写出:磁盘已满\n")


@pytest.mark.parametrize(("closed", "status"), [((1,), 2), ((2,), 2), ((1, 2), 2)])
def test_a_closed_stream_changes_no_status(tmp_path: Path, closed: tuple[int, ...], status: int) -> None:
    code = f"import os, sys\n[os.close(n) for n in {closed}]\nos.execv(sys.executable, [sys.executable, '-m', 'gxlint', 'check', 'no.txt'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr
