"""A built wheel carries rules and grammars and works from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gxlint.engine.registry import builtin
from gxlint.engine.rule import LANGUAGES
from gxlint.output.rule_printed import all_printed

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


def run(
    *command: str | Path, cwd: Path | None = None, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a command without what the caller's environment says about Python: PYTHONPATH would bring the checkout in."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=clean, check=check)


@pytest.fixture(scope="module", autouse=True)
def _paths_of_the_caller() -> Iterator[None]:
    """Whatever is set outside: here it is set to what would hide a broken wheel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        yield


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with nothing but the wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT), check=True)
    (wheel,) = folder.glob("gxlint-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "gxlint/_data/data.json" in names
    assert "gxlint/output/page/page.css" in names
    assert "gxlint/_data/rules/GX2/GX201-flow-identity.yaml" in names
    assert "gxlint/_data/grammars/layout_2021.lark" in names
    assert "gxlint/_data/grammars/layout_2021.lalr" in names
    printed = json.loads(zipfile.ZipFile(wheel).read("gxlint/_data/printed.json"))
    assert printed == all_printed(builtin().rules.values(), LANGUAGES)
    venv.create(folder / "env", with_pip=True)
    run(folder / "env/bin/python", "-m", "pip", "install", "-q", wheel, check=True)
    return folder / "env" / "bin"


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", "import gxlint; print(gxlint.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent), done.stdout + done.stderr


def test_the_wheel_lints_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    good = (ROOT / "rules" / "examples" / "valid-2021.txt").read_text("utf-8")
    (tmp_path / "good.txt").write_text(good, "utf-8")
    (tmp_path / "bad.txt").write_text(good.replace("行政处罚 | 4 |", "行政处罚 | 见附件 |"), "utf-8")
    done = run(installed / "gxlint", "check", "--format", "json", ".", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    found = {r["path"]: [d["code"] for d in r["diagnostics"]] for r in json.loads(done.stdout)["reports"]}
    assert found == {"bad.txt": ["GX208"], "good.txt": []}


def test_the_wheel_needs_no_yaml_and_builds_no_grammar(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        (ROOT / "rules" / "examples" / "valid-2021.txt").read_text("utf-8"), "utf-8"
    )
    code = (
        "import sys; from gxlint.__main__ import main\n"
        "try: main(['check', '--format', 'plain', 'good.txt'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('yaml', 'pydantic', 'rich') if m in sys.modules])"
    )
    done = run(installed / "python", "-c", code, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


def test_rule_and_version_work_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    rule = run(installed / "gxlint", "rule", "GX201", cwd=tmp_path)
    assert (
        rule.returncode,
        "勾稽" in rule.stdout,
        "example.txt:52:15: error GX201 自然人:" in rule.stdout,
    ) == (0, True, True)
    code = (
        "import sys; from gxlint.__main__ import main\n"
        "try: main(['rule', 'GX201'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('lark', 'gxlint.engine.run', 'gxlint.structure') if m in sys.modules])"
    )
    done = run(installed / "python", "-c", code, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]", "the examples are printed from the wheel, not checked again"
    version = run(installed / "python", "-m", "gxlint", "--version", cwd=tmp_path)
    assert version.stdout.split()[0] == "gxlint"
