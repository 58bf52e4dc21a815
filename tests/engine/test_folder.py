from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.checks.faults import RuleError
from gxlint.engine import folder
from gxlint.engine.folder import open_folder
from tests.engine import province


def test_what_is_what(tmp_path: Path) -> None:
    province.folder(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.yaml").write_text("[", "utf-8")
    (tmp_path / ".hidden.yaml").write_text("[", "utf-8")
    (tmp_path / "rules" / "deeper").mkdir()
    (tmp_path / "rules" / "deeper" / "layouts").mkdir()
    (tmp_path / "rules" / "deeper" / "layouts" / "YL003.yaml").write_text("code: YL003", "utf-8")
    (tmp_path / "README.md").write_text("x", "utf-8")
    (tmp_path / "evil.py").write_text("raise SystemExit", "utf-8")
    found = open_folder(str(tmp_path))
    here = len(str(tmp_path)) + 1
    assert [file.source[here:] for file in found.rules] == [
        "rules/YL001-archives-part.yaml", "rules/YL002-place-names.yml", "rules/deeper/layouts/YL003.yaml"]  # fmt: skip
    assert [file.source[here:] for file in (*found.layouts, *found.tables, *found.sections)] == [
        "layouts/2021.yaml", "tables/requests.yaml", "sections.yaml"]  # fmt: skip
    assert set(found.words) == {"words/places.yaml"}
    assert found.bases == {"yunling-2021"}


def test_no_folder_and_one_that_holds_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuleError) as raised:
        open_folder(str(tmp_path / "nowhere"))
    assert raised.value.show("zh") == f"{tmp_path}/nowhere: 没有这个规则文件夹"
    monkeypatch.setattr(folder, "MAX_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("", "utf-8")
    with pytest.raises(RuleError) as raised:
        open_folder(str(tmp_path))
    assert raised.value.show("zh") == f"{tmp_path}: 文件夹里的文件太多(超过 3 个),不像规则文件夹"


def test_two_lists_of_words_with_one_name(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    for name in ("o.yaml", "o.yml"):
        (tmp_path / "words" / name).write_text("- a", "utf-8")
    with pytest.raises(RuleError) as raised:
        open_folder(str(tmp_path))
    words = tmp_path / "words"
    assert raised.value.show("zh") == f"{words}/o.yml: words/o.yml 与 {words}/o.yaml 同名,只能留一个"


def test_a_link_to_itself_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RuleError) as raised:
        open_folder(str(tmp_path))
    assert raised.value.show("zh") == f"{tmp_path}/gone.yaml: 文件不能读取"
