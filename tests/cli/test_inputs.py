from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.cli.inputs import Inputs, expand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "in/c.HTML", "in/deep/d.docx", "in/e.doc", "in/f.png", "in/g.xlsx", ".git/h.txt",
                 "in/.hidden.txt", "in/~$d.docx", "z[1].txt", "old/i.pdf"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "empty").mkdir()
    return tmp_path


def files(*paths: str, excluded: frozenset[str] = frozenset()) -> Inputs:
    return expand(paths, lambda path: path in excluded)


def test_a_folder_is_walked_and_sorted(folder: Path) -> None:
    assert files(".").files == [
        "a.md",
        "b.txt",
        "in/c.HTML",
        "in/deep/d.docx",
        "in/e.doc",
        "in/g.xlsx",
        "old/i.pdf",
        "z[1].txt",
    ]
    assert files("in").files == ["in/c.HTML", "in/deep/d.docx", "in/e.doc", "in/g.xlsx"]


def test_a_folder_s_drafts_of_any_word_processor(folder: Path) -> None:
    for name in ("a.wps", "b.RTF", "c.odt", "d.Doc", "e.dot", "~$f.doc"):
        (folder / "empty" / name).write_text("x")
    found = files("empty")
    assert found.files == ["empty/a.wps", "empty/b.RTF", "empty/c.odt", "empty/d.Doc"]
    assert found.passed == {".dot": 1}


def test_names_stay_as_they_were_given(folder: Path) -> None:
    assert files("./b.txt", "in/f.png", "nowhere.txt").files == ["./b.txt", "in/f.png", "nowhere.txt"]
    assert files(str(folder / "b.txt")).files == [str(folder / "b.txt")]


def test_globs_that_no_shell_spread(folder: Path) -> None:
    assert files("*.txt").files == ["b.txt", "z[1].txt"]
    assert files("in/*.doc*", "in/**/*.docx").files == ["in/deep/d.docx", "in/e.doc"]
    assert files("z[1].txt").files == ["z[1].txt"]
    assert files("*.odt").files == ["*.odt"]


def test_a_glob_may_name_folders(folder: Path) -> None:
    assert files("i*").files == ["in/c.HTML", "in/deep/d.docx", "in/e.doc", "in/g.xlsx"]


def test_each_file_stands_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    assert files("b.txt", "./b.txt", str(folder / "b.txt"), "b.txt", "link.txt").files == ["./b.txt"]


def test_standard_input(folder: Path) -> None:
    found = files("-", "b.txt", "-")
    assert (found.stdin, found.files) == (True, ["b.txt"])


def test_folders_without_anything(folder: Path) -> None:
    found = files("empty", "b.txt")
    assert (found.empty, found.files) == (["empty"], ["b.txt"])


def test_excluded_files(folder: Path) -> None:
    found = files(".", "b.txt", excluded=frozenset({"b.txt", "a.md"}))
    assert "b.txt" not in found.files
    assert "a.md" not in found.files
    assert (found.excluded, found.empty) == (2, [])


def test_links_are_not_followed_round(folder: Path) -> None:
    (folder / "in" / "loop").symlink_to(folder)
    assert files("in").files == ["in/c.HTML", "in/deep/d.docx", "in/e.doc", "in/g.xlsx"]
