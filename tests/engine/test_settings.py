from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.engine.settings import Selection, Settings, Suppression, fits


@pytest.mark.parametrize(
    ("glob", "path", "does"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "x/y/a.txt", True),
        ("*.txt", "a.txt.bak", False),
        ("x/*.txt", "x/a.txt", True),
        ("x/*.txt", "x/y/a.txt", False),
        ("x/**/*.txt", "x/a.txt", True),
        ("x/**/*.txt", "x/y/z/a.txt", True),
        ("x/**", "x/y/a.txt", True),
        ("x/**", "y/x.txt", False),
        ("**/x/*.txt", "x/a.txt", True),
        ("archive", "archive/2019/a.txt", True),
        ("archive/", "b/archive/a.txt", True),
        ("archive", "archives/a.txt", False),
        ("/a.txt", "a.txt", True),
        ("./a.txt", "a.txt", True),
        ("a?.txt", "ab.txt", True),
        ("a?.txt", "a/.txt", False),
        ("2023年报(终稿).txt", "2023年报(终稿).txt", True),
        ("a+b.txt", "aab.txt", False),
        ("*年*报告*.txt", "2023年年度报告(终稿).txt", True),
        ("*年*报告*.txt", "2023年年度/报告.txt", False),
        ("a*b*b.txt", "acbb.txt", True),
        ("a*b*b.txt", "acb.txt", False),
        ("*a?*b", "xaab", True),
        ("*a?*b", "xab", False),
        ("x/**.txt", "x/y/a.txt", True),
        ("x**z", "x/y/z", True),
        ("**/**/x/**/**/a.txt", "x/a.txt", True),
        ("**/**/x/**/**/a.txt", "q/x/y/z/a.txt", True),
        ("x//a.txt", "x/a.txt", False),
        ("***.txt", "x/a.txt", True),
    ],
)
def test_globs_are_read_as_in_gitignore(glob: str, path: str, does: bool) -> None:
    assert fits(glob, path) is does


def test_a_glob_of_many_stars_takes_no_time() -> None:
    name = "a" * 250
    assert not fits("*a" * 30 + "*b", name)
    assert not fits("**/" * 40 + "*b", "/".join(["a"] * 60))
    assert fits("*a" * 30, name)


def test_globs_are_relative_to_the_root(tmp_path: Path) -> None:
    root = str(tmp_path)
    assert fits("x/*.txt", str(tmp_path / "x" / "a.txt"), root)
    assert not fits("x/*.txt", "x/a.txt", root)
    assert fits("*.txt", "elsewhere/a.txt", root)


@pytest.mark.parametrize(
    ("selection", "wanted", "unwanted"),
    [
        (Selection(), ["GX101", "GX501"], []),
        (Selection(select=("GX2",)), ["GX201"], ["GX101"]),
        (Selection(ignore=("GX2",)), ["GX101"], ["GX201"]),
        (Selection(select=("GX2",), ignore=("GX20",)), ["GX211"], ["GX201"]),
        (Selection(select=("GX201",), ignore=("GX2",)), ["GX201"], ["GX202", "GX101"]),
        (Selection(select=("GX201",), ignore=("GX201",)), [], ["GX201"]),
        (Selection(select=("GX209",), config_ignore=("GX209",)), ["GX209"], []),
        (Selection(select=("GX2",), config_ignore=("GX209",)), ["GX201"], ["GX209"]),
    ],
)
def test_the_longest_word_decides(selection: Selection, wanted: list[str], unwanted: list[str]) -> None:
    assert [code for code in wanted if not selection.wants(code)] == []
    assert [code for code in unwanted if selection.wants(code)] == []


def test_what_was_not_read_or_done_is_said_whatever_is_selected() -> None:
    selection = Selection(select=("GX201",), ignore=("GX0",))
    assert selection.wants("GX001")
    assert selection.wants("GX007")
    assert not selection.wants("GX003")


def test_a_preview_rule_runs_only_by_its_full_code() -> None:
    assert not Selection().wants("GX201", preview=True)
    assert not Selection(select=("GX2",)).wants("GX201", preview=True)
    assert Selection(select=("GX201",)).wants("GX201", preview=True)


def test_what_concerns_a_file() -> None:
    settings = Settings(
        per_file_ignores=(("old/*", ("GX1",)), ("*.md", ("GX105",))),
        suppress=(Suppression("GX5"), Suppression("GX103", path="old/*")),
    )
    assert settings.ignored_for("old/a.md") == ("GX1", "GX105")
    assert settings.ignored_for("new/a.txt") == ()
    assert [position for position, _ in settings.suppressions_for("old/a.txt")] == [0, 1]
    assert [position for position, _ in settings.suppressions_for("new/a.txt")] == [0]
