"""docs/outputs.md and its Chinese counterpart: they know every format, and what they tell people to type works."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
import yaml

from gxlint import output
from tests.cli.calling import Caller, duplicated, valid

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ("docs/outputs.md", "docs/outputs.zh-CN.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)


def fences(page: str, language: str) -> list[str]:
    return [found[2] for found in FENCE.finditer((ROOT / page).read_text("utf-8")) if found[1] == language]


@pytest.fixture
def gxlint(monkeypatch: pytest.MonkeyPatch) -> Caller:
    return Caller(monkeypatch)


@pytest.mark.parametrize("page", PAGES)
def test_every_format_is_described(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    table = {name for line in text.splitlines() if line.startswith("| `") for name in re.findall(r"`(\w+)`", line.split("|")[1])}  # fmt: skip
    assert set(output.available()) <= table
    headings = re.findall(r"^## (\w+)$", text, re.M)
    assert {"html", "xlsx", "csv", "sarif", "github", "gitlab", "junit"} <= set(headings)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_work(
    gxlint: Caller, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("reports", "年报"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(valid(), "utf-8")
    shell = "".join(fences(page, "sh"))
    scripts = [line for config in fences(page, "yaml") for line in re.findall(r"gxlint check .+", config)]
    jenkins = [line.split(" ||")[0] for line in re.findall(r"gxlint check .+", fences(page, "groovy")[0])]
    commands = [*shell.splitlines(), *scripts, *jenkins]
    assert len(commands) == 12
    for command in commands:
        words = shlex.split(command)
        assert words[0] == "gxlint"
        got = gxlint(*words[1:])
        assert (got.status, got.err) == (0, ""), command


@pytest.mark.parametrize("page", PAGES)
def test_the_pipelines_are_pipelines(page: str) -> None:
    actions, gitlab = (yaml.safe_load(text) for text in fences(page, "yaml"))
    steps = actions["jobs"]["gxlint"]["steps"]
    assert steps[-1]["with"]["sarif_file"] in steps[-2]["run"]
    files = gitlab["gxlint"]["artifacts"]["reports"].values()
    assert all(any(name in line for line in gitlab["gxlint"]["script"]) for name in files)


def test_the_format_of_the_page_is_one(gxlint: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    (source,) = fences("docs/outputs.md", "python")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "paths.py").write_text(source, "utf-8")
    (tmp_path / "a.txt").write_text(valid(), "utf-8")
    (tmp_path / "b.txt").write_text(duplicated(), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(output, "__path__", [*output.__path__, str(tmp_path / "more")])
    try:
        got = gxlint("check", "a.txt", "b.txt", "--no-config", "--format", "paths")
        assert (got.status, got.out, got.err) == (1, "b.txt\n", "")
    finally:
        sys.modules.pop("gxlint.output.paths", None)
        vars(output).pop("paths", None)
