from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.config.errors import ConfigError
from gxlint.config.load import locate, read
from gxlint.engine.settings import Suppression

EVERYTHING = """\
select = ["GX1", "gx201"]
ignore = ["GX105"]
exclude = ["archive/**"]
language = "en"
layout = "2021"
fail-on = "warning"

[severity]
GX108 = "info"

[per-file-ignores]
"old/*" = ["GX1"]

[[suppress]]
code = "GX103"
path = "a.txt"
text = "原文"
reason = "已核实"
"""


def write(tmp_path: Path, text: str, name: str = "gxlint.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    config = read(write(tmp_path, EVERYTHING))
    assert config.select == ("GX1", "GX201")
    assert config.ignore == ("GX105",)
    assert config.exclude == ("archive/**",)
    assert (config.language, config.layout, config.fail_on) == ("en", "2021", "warning")
    assert config.severity == {"GX108": "info"}
    assert config.per_file_ignores == (("old/*", ("GX1",)),)
    assert config.suppress == (Suppression("GX103", "a.txt", "原文", "已核实"),)
    assert config.root == str(tmp_path.resolve())


def test_an_empty_file_leaves_everything_open(tmp_path: Path) -> None:
    config = read(write(tmp_path, "\ufeff# 说明\n"))
    assert (config.select, config.ignore, config.language, config.layout, config.fail_on) == (
        None,
        (),
        None,
        None,
        None,
    )


def test_pyproject(tmp_path: Path) -> None:
    path = write(tmp_path, '[project]\nname = "x"\n[tool.gxlint]\nignore = ["GX1"]\n', "pyproject.toml")
    assert read(path).ignore == ("GX1",)


def fault(tmp_path: Path, text: str, language: str = "zh", name: str = "gxlint.toml") -> str:
    path = write(tmp_path, text, name)
    with pytest.raises(ConfigError) as raised:
        read(path)
    return raised.value.show(language).removeprefix(str(tmp_path) + "/")


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ('\nselct = ["GX1"]', "gxlint.toml:2: 没有“selct”这一项,是不是“select”?"),
        ("per_file_ignores = {}", "gxlint.toml:1: 没有“per_file_ignores”这一项,是不是“per-file-ignores”?"),
        ('zzz = 1', "gxlint.toml:1: 没有“zzz”这一项"),
        ('ignore = ["GX1"]\nselect = [\n  "GX101",\n  "GX120",\n]', "gxlint.toml:4: 没有“GX120”这条规则,是不是“GX101”?"),
        ('select = ["flow-identity"]', "gxlint.toml:1: 没有“flow-identity”这条规则,是不是“GX201”?"),
        ('[severity]\nGX988 = "info"', "gxlint.toml:2: 没有“GX988”这条规则"),
        ('[severity]\nGX108 = "eror"', "gxlint.toml:2: “severity.GX108”的值不对:'eror'。应为规则代码到 error、warning、info 的对应,如 {GX401 = \"info\"}"),
        ('[per-file-ignores]\n"a/*" = "GX1"', "gxlint.toml:2: “per-file-ignores.a/*”的值不对:'GX1'。应为路径模式到规则代码列表的对应,如 {\"2019/*\" = [\"GX5\"]}"),
        ('language = "fr"', "gxlint.toml:1: “language”的值不对:'fr'。应为zh 或 en"),
        ('fail-on = true', "gxlint.toml:1: “fail-on”的值不对:True。应为error、warning、info 或 never"),
        ('layout = 2021', "gxlint.toml:1: “layout”的值不对:2021。应为auto、2021、2019、2014 或 2008"),
        ('[[suppress]]\ncode = "GX103"', "gxlint.toml:1: 缺少“suppress.reason”"),
        ('[[suppress]]\ncode = "GX103"\nreson = "x"\nreason = "x"', "gxlint.toml:3: 没有“reson”这一项,是不是“reason”?"),
        ('rules = ["nowhere"]', "gxlint.toml:1: 没有这个规则文件夹:nowhere"),
    ],
)  # fmt: skip
def test_faults_have_a_place_and_the_right_name(tmp_path: Path, text: str, zh: str) -> None:
    assert fault(tmp_path, text) == zh


def test_faults_in_english(tmp_path: Path) -> None:
    said = fault(tmp_path, 'selct = ["GX1"]', "en")
    assert said == "gxlint.toml:1: there is no key “selct”, did you mean “select”?"
    assert fault(tmp_path, 'language = "fr"', "en").endswith("It should be zh or en")


def test_broken_toml_and_other_files(tmp_path: Path) -> None:
    assert fault(tmp_path, "select = [").startswith("gxlint.toml: 不是正确的 TOML:")
    assert fault(tmp_path, "[project]\n", name="pyproject.toml") == "pyproject.toml: 没有 [tool.gxlint] 一节"
    with pytest.raises(ConfigError) as raised:
        read(tmp_path / "nowhere.toml")
    assert raised.value.kind == "missing"
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    with pytest.raises(ConfigError) as raised:
        read(tmp_path / "latin.toml")
    assert raised.value.kind == "unreadable"


RULE = """\
code: {code}
name: our-rule
title: {{zh: 本省规则, en: Ours}}
severity: warning
since: "1"
basis: {{zh: 本省办法, en: Ours}}
check: {check}
messages: {{default: {{zh: 消息, en: message}}}}
why: {{zh: 因, en: why}}
mend: {{zh: 改, en: mend}}
"""


def test_extra_rules(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    write(tmp_path / "ours", RULE.format(code="FJ001", check="engine"), "FJ001.yaml")
    config = read(write(tmp_path, 'rules = ["ours"]\nselect = ["FJ001"]\n[severity]\nFJ = "error"'))
    assert config.rules == (str((tmp_path / "ours").resolve()),)
    assert config.select == ("FJ001",)


@pytest.mark.parametrize(
    ("code", "check", "says"),
    [
        ("GX900", "engine", "code: GX900: codes that begin with GX belong to gxlint itself"),
        ("GX103", "engine", "code: GX103 is already used by rules/GX1/GX103-duplicate-section.yaml"),
        ("FJ001", "enginee", "check: there is no check enginee; did you mean engine?"),
    ],
)
def test_broken_extra_rules(tmp_path: Path, code: str, check: str, says: str) -> None:
    (tmp_path / "ours").mkdir()
    write(tmp_path / "ours", RULE.format(code=code, check=check), "x.yaml")
    said = fault(tmp_path, 'rules = ["ours"]', "en")
    assert said.endswith(says)
    assert said.startswith("gxlint.toml:1: an extra rule is wrong: ")


def test_python_in_a_rule_folder_is_never_run(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    write(tmp_path / "ours", "raise SystemExit('ran')", "evil.py")
    write(tmp_path / "ours", "!!python/object/apply:os.system ['true']", "evil.yaml")
    assert "cannot be read as YAML" in fault(tmp_path, 'rules = ["ours"]', "en")


def test_locating_words() -> None:
    text = 'a = 1\n[severity]\nGX1 = "info"\n[tool.x]\nb = [\n "z"]\nc = {"d-e" = 1}'
    assert locate(text, ("severity", "GX1")) == 3
    assert locate(text, ("b",), "z") == 6
    assert locate(text, ("d-e",)) == 7
    assert locate(text, ("nosuch",)) is None
    assert locate(text, ("nosuch",), "info") == 3
