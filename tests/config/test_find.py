from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.config import find as module
from gxlint.config.find import find


@pytest.fixture(autouse=True)
def _fresh() -> None:
    module._from.cache_clear()


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_nearest_one_upward(tmp_path: Path) -> None:
    put(tmp_path / "gxlint.toml")
    inner = put(tmp_path / "a" / "gxlint.toml")
    assert find(str(tmp_path / "a" / "b" / "报告.txt")) == inner
    assert find(str(tmp_path / "c" / "报告.txt")) == tmp_path / "gxlint.toml"


def test_from_a_folder_it_begins_in_it(tmp_path: Path) -> None:
    inner = put(tmp_path / "a" / "gxlint.toml")
    assert find(str(inner.parent)) == inner


def test_its_own_file_goes_before_pyproject(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", "[tool.gxlint]\n")
    own = put(tmp_path / "gxlint.toml")
    assert find(str(tmp_path / "a.txt")) == own


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    outer = put(tmp_path / "pyproject.toml", "[tool.gxlint]\n")
    put(tmp_path / "a" / "pyproject.toml", '[project]\nname = "gxlint"\n')
    put(tmp_path / "b" / "pyproject.toml", "gxlint = [broken")
    assert find(str(tmp_path / "a" / "x.txt")) == outer
    assert find(str(tmp_path / "b" / "x.txt")) == outer


def test_it_ends_at_a_repository(tmp_path: Path) -> None:
    put(tmp_path / "gxlint.toml")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    assert find(str(tmp_path / "repo" / "sub" / "x.txt")) is None
    own = put(tmp_path / "repo" / "gxlint.toml")
    module._from.cache_clear()
    assert find(str(tmp_path / "repo" / "sub" / "x.txt")) == own


def test_it_ends_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "gxlint.toml")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert find(str(tmp_path / "home" / "x" / "y.txt")) is None
    own = put(tmp_path / "home" / "gxlint.toml")
    module._from.cache_clear()
    assert find(str(tmp_path / "home" / "x" / "y.txt")) == own


def test_a_configuration_that_cannot_be_read_is_found_all_the_same(tmp_path: Path) -> None:
    broken = put(tmp_path / "a" / "pyproject.toml", '[tool.gxlint]\nignore = ["GX1"\n')
    other = put(tmp_path / "b" / "pyproject.toml", 'tool = "gxlint"\n')
    put(tmp_path / "c" / "pyproject.toml", 'tool = 1\nname = "gxlint"\n')
    (tmp_path / "d" / "gxlint.toml").mkdir(parents=True)
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "gxlint.toml").symlink_to(tmp_path / "nothing")
    put(tmp_path / "f" / "pyproject.toml").write_bytes(b"# \xe9\n[tool.gxlint]\n")
    put(tmp_path / "g" / "pyproject.toml", "tool = 1\n")
    put(tmp_path / "h" / "pyproject.toml", "# gxlint\n" + "a = " + "[" * 5000)
    found = {name: find(str(tmp_path / name / "x.txt")) for name in "abcdefgh"}
    assert found["a"] == broken
    assert found["b"] == other
    assert found["c"] == tmp_path / "c" / "pyproject.toml"
    assert found["d"] == tmp_path / "d" / "gxlint.toml"
    assert found["e"] == tmp_path / "e" / "gxlint.toml"
    assert found["f"] == tmp_path / "f" / "pyproject.toml"
    assert found["g"] not in (tmp_path / "g" / "pyproject.toml",)
    assert found["h"] not in (tmp_path / "h" / "pyproject.toml",)


def test_a_file_below_something_that_is_no_folder(tmp_path: Path) -> None:
    own = put(tmp_path / "gxlint.toml")
    assert find(str(own / "x.txt")) == own
    assert find(str(tmp_path / "nul\0" / "x.txt")) == own
