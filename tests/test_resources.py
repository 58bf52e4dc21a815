"""What stands in the place of gxlint's own data, and that nothing made of the data before is kept."""

from __future__ import annotations

import ast
import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gxlint import resources

PACKAGE = Path(resources.__file__).resolve().parent


@pytest.fixture(autouse=True)
def _nothing_in_use() -> Iterator[None]:
    yield
    resources.use({})


def test_data_in_use_goes_before_the_files() -> None:
    national = resources.data("layouts/2021.yaml")
    mine = copy.deepcopy(national)
    resources.use({"layouts/2021.yaml": mine, "words/ours.yaml": [1]})
    assert resources.data("layouts/2021.yaml") is mine
    assert resources.national("layouts/2021.yaml") is national
    assert "words/ours.yaml" in resources.names("words")
    resources.use({})
    assert resources.data("layouts/2021.yaml") is national
    assert "words/ours.yaml" not in resources.names("words")
    with pytest.raises(FileNotFoundError):
        resources.data("words/ours.yaml")


def test_what_was_derived_is_forgotten_only_when_something_changes() -> None:
    calls = []

    @resources.derived
    @cache
    def made() -> int:
        calls.append(1)
        return len(calls)

    content = {"words/ours.yaml": [1]}
    assert (made(), made()) == (1, 1)
    resources.use({})
    assert made() == 1
    resources.use(content)
    assert (made(), made()) == (2, 2)
    resources.use(content)
    assert made() == 2
    resources.use({})
    assert made() == 3


def test_a_grammar_in_use() -> None:
    own = resources.grammar("tables")
    text = (resources.ROOT / "grammars" / "tables.lark").read_text("utf-8")
    resources.use(
        {
            "grammars/tables": text.replace("_row{REFUSED_8}", "_row{REFUSED_8} _row{OWN_9}")
            + "\n%declare OWN_9\n"
        }
    )
    assert resources.grammar("tables") is not own
    assert any("OWN_9" in str(rule) for rule in resources.grammar("tables").rules)
    assert not any("OWN_9" in str(rule) for rule in own.rules)
    resources.use({})
    assert resources.grammar("tables") is own


READS = {
    "data",
    "table_form",
    "layouts",
    "names",
    "labels",
    "_everything",
    "find",
    "_vocabulary",
    "grammar",
    "_sentences",
}
INDEPENDENT = {
    "gxlint/structure/furniture.py:_patterns", "gxlint/checks/breakdowns.py:_channel", "gxlint/checks/roles.py:lexicon",
    "gxlint/claims/words.py:words", "gxlint/claims/parsing.py:_table", "gxlint/relations/reading.py:_parser",
    "gxlint/structure/parse.py:automaton", "gxlint/claims/lists.py:list_words",
}  # fmt: skip
"""Cached functions that read data no province can change."""


def test_every_cache_over_layouts_tables_and_names_is_derived() -> None:
    """A cached function that reads them and is not marked would show one province's rows in another's report."""
    kept = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name in ("engine", "config") or path.name == "resources.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            marks = [ast.unparse(mark) for mark in node.decorator_list]
            cached = any(mark.startswith(("cache", "lru_cache", "functools")) for mark in marks)
            called = {
                ast.unparse(call.func).rpartition(".")[2]
                for call in ast.walk(node)
                if isinstance(call, ast.Call)
            }
            if cached and called & READS and not any("derived" in mark for mark in marks):
                kept.append(f"{path.relative_to(PACKAGE.parent).as_posix()}:{node.name}")
    assert set(kept) - INDEPENDENT == set()


def test_compiled_data_of_an_older_build_beside_a_checkout_is_not_read(tmp_path: Path) -> None:
    for folder in ("gxlint", "rules", "grammars"):
        shutil.copytree(
            PACKAGE.parent / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(PACKAGE.parent / "pyproject.toml", tmp_path)
    stale = tmp_path / "gxlint" / "_data"
    (stale / "grammars").mkdir(parents=True)
    (stale / "rules").mkdir()
    (stale / "data.json").write_text(json.dumps({"lark": "1.3.1", "files": {"sections.yaml": {}}}), "utf-8")
    (stale / "grammars" / "layout_2021.lalr").write_bytes(b"of an older build")
    report = PACKAGE.parent / "rules" / "examples" / "valid-2021.txt"
    done = subprocess.run(
        [sys.executable, "-B", "-m", "gxlint", "check", "--format", "plain", "--no-config", "--lang", "en", report],
        cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == (
        "1 checked: 1 pass, 0 fail, 0 incomplete; errors 0, warnings 0, infos 0, suppressed 0"
    ), done.stdout + done.stderr


def test_a_copy_without_pyproject_reads_the_folders_beside_it(tmp_path: Path) -> None:
    for folder in ("gxlint", "rules", "grammars"):
        shutil.copytree(
            PACKAGE.parent / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "_data")
        )
    code = "from gxlint import resources; print(resources.ROOT)"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == str(tmp_path.resolve())
