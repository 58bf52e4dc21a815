"""Where --output writes: never over an input, never a file in the place of a pipe or device, whole or not at all."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.calling import Caller, duplicated, valid


@pytest.fixture(autouse=True)
def _report(here: Path) -> None:
    (here / "a.txt").write_text(duplicated(), "utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_pipe_is_written_to_and_stays_one(gxlint: Caller, here: Path) -> None:
    os.mkfifo(here / "pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((here / "pipe").read_text("utf-8")), daemon=True)
    reader.start()
    done = gxlint("check", "a.txt", "--format", "json", "--output", "pipe")
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)
    reader.join(60)
    assert (done.status, done.out, done.err) == (1, "", "")
    assert json.loads(got[0])["summary"]["fail"] == 1
    assert names(here) == [".git", "a.txt", "pipe"]


@pytest.fixture
def device() -> Iterator[str]:
    """A device that nothing can be put in the place of, should the program try: a terminal of our own."""
    leader, follower = os.openpty()
    yield os.ttyname(follower)
    os.close(leader)
    os.close(follower)


def test_a_device_is_written_to(gxlint: Caller, here: Path, device: str) -> None:
    (here / "link").symlink_to(device)
    for name in (device, "link"):
        got = gxlint("check", "a.txt", "--select", "GX103", "--output", name)
        assert (got.status, got.out, got.err) == (1, "", "")
    assert stat.S_ISCHR(os.stat(device).st_mode)
    assert (here / "link").is_symlink()


def test_standard_output_by_its_name_keeps_what_stands_there(here: Path) -> None:
    (here / "log").write_text("before\n", "utf-8")
    command = f"{sys.executable} -m gxlint check a.txt --no-config --format jsonl --output /dev/stdout >>log"
    assert subprocess.run(command, shell=True, cwd=here, check=False).returncode == 1
    first, second = (here / "log").read_text("utf-8").splitlines()
    assert first == "before"
    assert json.loads(second)["path"] == "a.txt"


@pytest.mark.parametrize("name", [".", "in", "in/", "new/"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "--output 要写到文件,“{}”是文件夹"), ("en", "--output writes to a file, “{}” is a folder")],
)
def test_a_folder_is_refused(gxlint: Caller, here: Path, name: str, language: str, said: str) -> None:
    (here / "in").mkdir()
    got = gxlint("check", "a.txt", "--output", name, "--lang", language)
    assert (got.status, got.out) == (2, "")
    assert got.err.splitlines()[0] == f"gxlint: {said.format(name)}"
    assert names(here) == [".git", "a.txt", "in"]


def test_a_link_is_followed_and_permissions_stay(gxlint: Caller, here: Path) -> None:
    (here / "real").mkdir()
    (here / "real" / "out.json").write_text("old", "utf-8")
    (here / "real" / "out.json").chmod(0o640)
    (here / "link.json").symlink_to("real/out.json")
    (here / "new.json").symlink_to("real/new.json")
    assert gxlint("check", "a.txt", "--format", "json", "--output", "link.json").status == 1
    assert gxlint("check", "a.txt", "--format", "json", "--output", "new.json").status == 1
    assert (here / "link.json").is_symlink()
    assert (here / "new.json").is_symlink()
    for name in ("out.json", "new.json"):
        assert json.loads((here / "real" / name).read_text("utf-8"))["summary"]["fail"] == 1
    assert stat.S_IMODE((here / "real" / "out.json").stat().st_mode) == 0o640
    assert names(here / "real") == ["new.json", "out.json"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_must_not_be_written(gxlint: Caller, here: Path) -> None:
    (here / "out.txt").write_text("old", "utf-8")
    (here / "out.txt").chmod(0o444)
    got = gxlint("check", "a.txt", "--output", "out.txt")
    assert (got.status, got.err.splitlines()[0]) == (2, "gxlint: 不能写入“out.txt”:没有权限")
    assert (here / "out.txt").read_text("utf-8") == "old"


def test_the_system_is_quoted_in_the_language_of_the_run(gxlint: Caller, here: Path) -> None:
    for language, said in (("zh", "不能写入“no/o.txt”:没有这个文件夹"), ("en", "“no/o.txt” cannot be written: no such folder")):  # fmt: skip
        got = gxlint("check", "a.txt", "--output", "no/o.txt", "--lang", language)
        assert (got.status, got.err.splitlines()[0]) == (2, f"gxlint: {said}")


@pytest.mark.parametrize("given", ["a.txt", ".", "*.txt", "hard.txt"])
@pytest.mark.parametrize("target", ["a.txt", "./a.txt", "link.txt", "hard.txt"])
def test_an_input_is_never_written_to(gxlint: Caller, here: Path, given: str, target: str) -> None:
    (here / "link.txt").symlink_to("a.txt")
    (here / "hard.txt").hardlink_to(here / "a.txt")
    got = gxlint("check", given, "--output", target)
    assert (got.status, got.out) == (2, "")
    assert "--output 会覆盖被检查的文件" in got.err
    assert (here / "a.txt").read_text("utf-8") == duplicated()


def test_an_excluded_input_is_one_all_the_same(gxlint: Caller, here: Path) -> None:
    (here / "gxlint.toml").write_text('exclude = ["a.txt"]', "utf-8")
    assert gxlint("check", "a.txt", "--output", "a.txt").status == 2
    assert (here / "a.txt").read_text("utf-8") == duplicated()


def test_what_standard_input_is_read_from_is_an_input(here: Path) -> None:
    for command in ("check", "extract"):
        with (here / "a.txt").open("rb") as stream:
            done = subprocess.run(
                [sys.executable, "-m", "gxlint", command, "-", "--no-config", "--output", "a.txt"],
                stdin=stream, capture_output=True, cwd=here, check=False,
            )  # fmt: skip
        assert done.returncode == 2
        assert "--output 会覆盖被检查的文件“a.txt”" in done.stderr.decode()
        assert (here / "a.txt").read_text("utf-8") == duplicated()


def test_extract_and_rules_write_the_same_way(gxlint: Caller, here: Path, device: str) -> None:
    assert gxlint("extract", "a.txt", "--text", "--output", device).status == 0
    assert gxlint("rules", "GX001", "--output", device).status == 0
    (here / "b.txt").write_text(valid(), "utf-8")
    assert gxlint("extract", "b.txt", "--output", "./b.txt").status == 2
