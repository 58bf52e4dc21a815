"""GX006 for entries of the configuration: said where it is certain, never because a run was over some files only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gxlint.cli.unused import Watch
from tests.cli.calling import Caller, Outcome, valid
from tests.cli.test_check import put

ENTRY = '[[suppress]]\ncode = "GX103"\n'


def said(got: Outcome) -> dict[str, list[str]]:
    """The messages by file."""
    found = json.loads(got.out)["reports"]
    return {one["path"]: [each["message"] for each in one["diagnostics"]] for one in found}


def run(gxlint: Caller, *paths: str) -> dict[str, list[str]]:
    return said(gxlint("check", *paths, "--format", "json", "--select", "GX0,GX103"))


def test_a_path_that_no_file_has(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), b__c_txt=valid(), gxlint_toml=ENTRY + 'path = "2022/**"\n')
    message = "配置文件对 2022/** 屏蔽 GX103,但没有文件符合这个路径。请删去或改正这一条"
    assert run(gxlint, ".") == {"a.txt": [], "b/c.txt": [message]}
    assert run(gxlint, "a.txt", "b") == {"a.txt": [], "b/c.txt": [message]}


@pytest.mark.parametrize("paths", [("a.txt",), ("b",)])
def test_not_where_only_some_files_were_checked(gxlint: Caller, here: Path, paths: tuple[str, ...]) -> None:
    put(here, a_txt=valid(), b__c_txt=valid(), gxlint_toml=ENTRY + 'path = "2022/**"\n')
    assert [*run(gxlint, *paths).values()] == [[]]


def test_not_where_a_file_has_it_that_is_no_part_of_a_check(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), old__b_txt=valid(), new__c_ofd="x", gxlint_toml='exclude = ["old"]\n'
        + ENTRY + 'path = "old/*"\n' + ENTRY + 'path = "new/*"\n' + ENTRY + 'path = ".drafts/*"\n')  # fmt: skip
    assert run(gxlint, ".") == {"a.txt": []}


def test_an_entry_for_every_file_is_not_judged_by_some(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), b_txt=valid(), gxlint_toml=ENTRY)
    assert run(gxlint, "a.txt") == {"a.txt": []}
    assert run(gxlint, "a.txt", "b.txt")["b.txt"] == [
        "配置文件屏蔽 GX103,但检查过的文件都没有 GX103 的问题。请删去这一条"
    ]


def test_an_entry_with_a_path_is_judged_by_the_files_that_have_it(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), b__c_txt=valid(), b__d_txt=valid(), gxlint_toml=ENTRY + 'path = "b/*"\n')
    assert run(gxlint, "b/c.txt") == {"b/c.txt": []}
    found = run(gxlint, "b")
    assert (found["b/c.txt"], [one[:10] for one in found["b/d.txt"]]) == ([], ["配置文件对 b/* "])


def test_an_entry_for_one_file_is_judged_wherever_that_file_is_checked(gxlint: Caller, here: Path) -> None:
    put(here, a_txt=valid(), b__c_txt=valid(), b__d_txt=valid(), gxlint_toml=ENTRY + 'path = "b/c.txt"\n')
    found = run(gxlint, "b/c.txt", "a.txt")
    assert (found["a.txt"], [one[:14] for one in found["b/c.txt"]]) == ([], ["配置文件对 b/c.txt "])
    assert run(gxlint, "b/d.txt") == {"b/d.txt": []}


def test_a_broken_configuration_elsewhere_says_nothing(gxlint: Caller, here: Path) -> None:
    put(
        here, a_txt=valid(), b__c_txt=valid(), b__gxlint_toml="x = ", gxlint_toml=ENTRY + 'path = "2022/**"\n'
    )
    assert run(gxlint, "a.txt") == {"a.txt": []}


def test_a_tree_too_large_to_look_at(gxlint: Caller, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here, a_txt=valid(), b_txt=valid(), gxlint_toml=ENTRY)
    monkeypatch.setattr("gxlint.cli.unused.MOST_FILES", 1)
    assert run(gxlint, ".") == {"a.txt": [], "b.txt": []}


def test_a_fault_of_our_own_is_not_hidden() -> None:
    """Only a configuration that cannot be used says nothing about the reports below it."""

    def excluded(path: str) -> bool:
        raise KeyError(path)

    watch = Watch((), (), excluded)
    with pytest.raises(KeyError):
        watch._left("a.txt", set())
