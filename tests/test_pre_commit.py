"""The hook as offices use it: the real pre-commit, installed from this checkout, in a scratch repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOOD = (ROOT / "rules" / "examples" / "valid-2021.txt").read_text("utf-8")
BAD = GOOD.replace("行政处罚 | 4 |", "行政处罚 | 见附件 |")

pytestmark = pytest.mark.slow


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    names = {f"GIT_{who}_{what}": "gxlint" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, env=environment)


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository that holds this checkout as it stands, committed or not."""
    folder = tmp_path_factory.mktemp("hook")
    for name in (
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "LICENSE",
        ".pre-commit-hooks.yaml",
        "gxlint",
        "rules",
        "grammars",
    ):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder)], check=True)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    assert git(folder, "commit", "-qm", "hook").returncode == 0
    return folder


@pytest.fixture
def scratch(hook: Path, tmp_path: Path) -> Path:
    """A new repository with the hook installed by pre-commit."""
    git(tmp_path, "init", "-q")
    revision = git(hook, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook}\n  rev: {revision}\n  hooks:\n  - id: gxlint\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return tmp_path


def test_a_bad_report_is_refused_and_a_good_one_passes(scratch: Path) -> None:
    report = scratch / "2023年度报告.txt"
    report.write_text(BAD, "utf-8")
    git(scratch, "add", "-A")
    refused = git(scratch, "commit", "-qm", "draft")
    assert refused.returncode == 1
    assert "2023年度报告.txt:19:8: error GX208 " in refused.stdout + refused.stderr
    report.write_text(GOOD, "utf-8")
    git(scratch, "add", "-A")
    passed = git(scratch, "commit", "-qm", "report")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_excludes_hold_for_files_passed_explicitly(scratch: Path) -> None:
    (scratch / "gxlint.toml").write_text('exclude = ["旧年报/**"]\n', "utf-8")
    (scratch / "旧年报").mkdir()
    (scratch / "旧年报" / "2010年度报告.txt").write_text(BAD, "utf-8")
    git(scratch, "add", "-A")
    done = git(scratch, "commit", "-qm", "archive")
    assert done.returncode == 0, done.stdout + done.stderr
