"""The READMEs hold for somebody who follows them line by line; what gxlint prints in them is docs/shown.py's affair."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from gxlint.cli.check import _parser as check_parser
from gxlint.config.model import ConfigFile
from gxlint.engine.registry import builtin
from gxlint.engine.settings import Selection
from gxlint.output.words import INCOMPLETE, VERDICTS

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.S | re.M)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, kind: str) -> list[str]:
    return [body for language, body in FENCE.findall(text(name)) if language == kind]


@pytest.mark.parametrize("name", READMES)
def test_the_way_from_nothing(name: str) -> None:
    """Clone, go in, set up, lint: in this order, and on Windows as well; then how gxlint gets onto the path."""
    shell = "\n".join(blocks(name, "sh"))
    assert shell.index("git clone ") < shell.index("\ncd gxlint") < shell.index("python3 -m venv .venv")
    (windows,) = blocks(name, "bat")
    found = re.search(r"gxlint check ((?:--lang en )?)(fixtures/\S+)", shell)
    assert found is not None
    assert (ROOT / found[2]).is_file()
    assert f".venv\\Scripts\\gxlint check {found[1]}{found[2].replace('/', chr(92))}" in windows
    activate = text(name).index("`. .venv/bin/activate`")
    assert ".venv\\Scripts\\activate" in text(name)
    bare = re.search(r"^gxlint check ", text(name), re.M)
    assert bare is not None
    assert activate < bare.start()


@pytest.mark.parametrize("name", READMES)
def test_options_are_there(name: str) -> None:
    options = {word for block in blocks(name, "sh") for line in block.splitlines() if line.startswith("gxlint check")
               for word in re.findall(r" (--[a-z-]+)", line)}  # fmt: skip
    assert options
    assert options <= set(check_parser("zh")._option_string_actions)


@pytest.mark.parametrize("name", READMES)
def test_the_hook(name: str) -> None:
    (example,) = blocks(name, "yaml")
    (repo,) = yaml.safe_load(example)["repos"]
    (hook,) = yaml.safe_load(text(".pre-commit-hooks.yaml"))
    assert [one["id"] for one in repo["hooks"]] == [hook["id"]]
    assert hook["files"] + "\n" in blocks(name, "text")
    tags = subprocess.run(
        ["git", "tag"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    assert repo["rev"] in tags or not re.fullmatch(r"v?\d+(\.\d+)*", repo["rev"])


@pytest.mark.parametrize("name", READMES)
def test_a_configuration_that_is_copied_drops_no_rule_in_silence(name: str) -> None:
    for block in blocks(name, "toml"):
        model = ConfigFile.model_validate(tomllib.loads(block))
        selection = Selection(tuple(model.select or ()), (), tuple(model.ignore))
        dropped = [code for code, rule in builtin().rules.items()
                   if rule.status == "stable" and not selection.wants(code)]  # fmt: skip
        assert dropped == model.ignore


def test_pages_in_english_are_marked_for_the_chinese_reader() -> None:
    for page, folder in (("README.zh-CN.md", ROOT), ("docs/suppression.zh-CN.md", ROOT / "docs")):
        for shown, target, behind in re.findall(r"\[([^\]]+)\]\(([^)#]+)\)(.?英文)?", text(page)):
            if target.endswith(".md"):
                heading = (folder / target).read_text("utf-8").partition("\n")[0]
                assert re.search("[一-鿿]", heading) or behind or "英文" in shown, target


def test_one_word_for_one_thing() -> None:
    pages = [*READMES, "docs/suppression.zh-CN.md"]
    pages += [str(path.relative_to(ROOT)) for folder in ("gxlint", "rules") for path in (ROOT / folder).rglob("*")
              if path.suffix in (".py", ".yaml")]  # fmt: skip
    assert [page for page in pages if re.search("抑制|未能完整检查|已按设置忽略", text(page))] == []
    assert f"**{VERDICTS['zh']['incomplete']}**" in text("README.zh-CN.md")


def test_what_incomplete_means_is_said() -> None:
    first, second = INCOMPLETE["zh"][0].split(",", 1)
    chinese = text("README.zh-CN.md")
    assert first in chinese
    assert second.rsplit(",", 1)[1] in chinese
    for name in READMES:
        row = next(line for line in text(name).splitlines() if line.startswith("| 0 |"))
        assert "incomplete" in row
