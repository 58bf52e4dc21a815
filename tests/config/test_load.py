from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.config.errors import ConfigError
from gxlint.config.load import _checked, read
from gxlint.config.model import ConfigFile
from gxlint.engine.settings import Suppression

EVERYTHING = """\
select = ["GX1", "gx201"]
ignore = ["GX105"]
exclude = ["archive/**"]
language = "en"
layout = "2021"
fail-on = "warning"
baseline = "known.json"

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
    assert config.baseline == str(tmp_path.resolve() / "known.json")


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
        ('[severity]\nGX108 = "eror"', "gxlint.toml:2: “severity.GX108”的值不对:\"eror\"。应为规则代码到 error、warning、info 的对应,如 {GX401 = \"info\"}"),
        ('[per-file-ignores]\n"a/*" = "GX1"', "gxlint.toml:2: “per-file-ignores.a/*”的值不对:\"GX1\"。应为路径模式到规则代码列表的对应,如 {\"2019/*\" = [\"GX5\"]}"),
        ('language = "fr"', "gxlint.toml:1: “language”的值不对:\"fr\"。应为 zh 或 en"),
        ('fail-on = true', "gxlint.toml:1: “fail-on”的值不对:true。应为 error、warning、info 或 never"),
        ('[tool.gxlint]\nselect = ["GX1"]', "gxlint.toml:1: 在 gxlint.toml 里,各项直接写在最外层,不要写 [tool.gxlint] 这一节(那是 pyproject.toml 的写法)"),
        ('layout = 2021', "gxlint.toml:1: “layout”的值不对:2021。应为加引号的 auto、2021(2021 年度起)、2019(2019、2020 年度)、2014 或 2008(2008 至 2018 年度)"),
        ('baseline = ""', "gxlint.toml:1: “baseline”的值不对:\"\"。应为基线文件的路径,如 \"gxlint-baseline.json\""),
        ('baseline = ["a"]', "gxlint.toml:1: “baseline”的值不对:[\"a\"]。应为基线文件的路径,如 \"gxlint-baseline.json\""),
        ('[[suppress]]\nreason = "x"', "gxlint.toml:1: 缺少“suppress.code”"),
        ('[[suppress]]\ncode = "GX103"\nreason = 3', "gxlint.toml:3: “suppress.reason”的值不对:3。应为一句理由"),
        ('[[suppress]]\ncode = 103', "gxlint.toml:2: “suppress.code”的值不对:103。应为规则代码,如 \"GX1\" 或 \"GX201\""),
        ('select = [1]', "gxlint.toml:1: “select”的值不对:1。应为规则代码的列表,如 [\"GX1\", \"GX201\"]"),
        ('select = "GX1"', "gxlint.toml:1: “select”的值不对:\"GX1\"。应为规则代码的列表,如 [\"GX1\", \"GX201\"]"),
        ('severity = 3', "gxlint.toml:1: “severity”的值不对:3。应为规则代码到 error、warning、info 的对应,如 {GX401 = \"info\"}"),
        ('suppress = {code = "GX1"}', "gxlint.toml:1: “suppress”的值不对:{code = \"GX1\"}。应为若干 [[suppress]],每个有 code,可有 path、text、reason"),
        ('suppress = ["GX1"]', "gxlint.toml:1: “suppress”的值不对:\"GX1\"。应为若干 [[suppress]],每个有 code,可有 path、text、reason"),
        ('rules = 1', "gxlint.toml:1: “rules”的值不对:1。应为文件夹的列表,如 [\"our-rules\"]"),
        ('exclude = [["a"]]', "gxlint.toml:1: “exclude”的值不对:[\"a\"]。应为路径模式的列表,如 [\"archive/**\"]"),
        ('language = 2021-01-01', "gxlint.toml:1: “language”的值不对:2021-01-01。应为 zh 或 en"),
        ('rules = ["a\\u0000b"]', "gxlint.toml:1: 没有这个规则文件夹:a\0b"),
        ('ignore = ["GX001"]', "gxlint.toml:1: “ignore”不能用于 GX001:没有读出、没有查完的内容总要说明"),
        ('[severity]\ngx007 = "info"', "gxlint.toml:2: “severity”不能用于 GX007:没有读出、没有查完的内容总要说明"),
        ('[per-file-ignores]\n"a" = ["GX001"]', "gxlint.toml:2: “per-file-ignores”不能用于 GX001:没有读出、没有查完的内容总要说明"),
        ('[[suppress]]\ncode = "GX001"', "gxlint.toml:2: “suppress”不能用于 GX001:没有读出、没有查完的内容总要说明"),
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


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("select = [", "gxlint.toml: 不是正确的 TOML:值的写法不对,文字要加引号(文件末尾处)", "gxlint.toml: this is no valid TOML: the value is not understood; a text needs quotation marks (at the end of the file)"),
        ('\nignore = [GX1]', "gxlint.toml:2: 不是正确的 TOML:值的写法不对,文字要加引号(第 11 个字处)", "gxlint.toml:2: this is no valid TOML: the value is not understood; a text needs quotation marks (at character 11)"),
        ('a = 1\na = 2\n', "gxlint.toml:2: 不是正确的 TOML:同一项写了两次(第 6 个字处)", "gxlint.toml:2: this is no valid TOML: the key stands there twice (at character 6)"),
        ("a = " + "9" * 5000, "gxlint.toml: 不是正确的 TOML:有写法不合 TOML 的规则", "gxlint.toml: this is no valid TOML: something is not as TOML has it"),
        ("a = " + "[" * 5000, "gxlint.toml: 不是正确的 TOML:层次太多", "gxlint.toml: this is no valid TOML: it is nested too deeply"),
    ],
    ids=["end", "value", "twice", "digits", "deep"],
)  # fmt: skip
def test_broken_toml_is_said_in_the_language_of_the_run(tmp_path: Path, text: str, zh: str, en: str) -> None:
    assert fault(tmp_path, text) == zh
    assert fault(tmp_path, text, "en") == en


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("tool = 1", "pyproject.toml:1: “tool”应是一节,写作 [tool],不能是 1"),
        ('tool = "gxlint"', 'pyproject.toml:1: “tool”应是一节,写作 [tool],不能是 "gxlint"'),
        ("[tool]\ngxlint = 3", "pyproject.toml:2: “tool.gxlint”应是一节,写作 [tool.gxlint],不能是 3"),
        ("[[tool.gxlint]]\nignore = []", "pyproject.toml:1: “tool.gxlint”应是一节,写作 [tool.gxlint],不能是 [{ignore = []}]"),
        ("[tool.gxlint]\nselect = 3", 'pyproject.toml:2: “select”的值不对:3。应为规则代码的列表,如 ["GX1", "GX201"]'),
    ],
)  # fmt: skip
def test_a_pyproject_with_something_else_where_a_table_should_be(tmp_path: Path, text: str, zh: str) -> None:
    assert fault(tmp_path, text, name="pyproject.toml") == zh


def test_files_that_are_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "large.toml").write_bytes(b"# " + b"x" * (1024 * 1024))
    (tmp_path / "latin.toml").write_bytes(b"# a\n# \xe9\n")
    said = {}
    for name in ("folder.toml", "large.toml", "latin.toml", "nul\0.toml", "latin.toml/below"):
        with pytest.raises(ConfigError) as raised:
            read(tmp_path / name)
        said[name] = raised.value.show("zh").removeprefix(str(tmp_path) + "/")
    assert said == {
        "folder.toml": "folder.toml: 配置应是普通文件,这是文件夹或设备",
        "large.toml": "large.toml: 配置文件太大,上限是 1024 KB。请确认没有选错文件",
        "latin.toml": "latin.toml:2: 配置文件不是 UTF-8 编码,请另存为 UTF-8",
        "nul\0.toml": "nul\0.toml: 没有这个配置文件",
        "latin.toml/below": "latin.toml/below: 没有这个配置文件",
    }


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gxlint.toml")
    with pytest.raises(ConfigError) as raised:
        read(tmp_path / "gxlint.toml")
    assert raised.value.kind == "no-file"


KEYS = st.sampled_from(
    [*(one.alias or name for name, one in ConfigFile.model_fields.items()), "select_", "", "a.b", "GX1"]
)
INNER = st.sampled_from(["code", "path", "text", "reason", "GX1", "GX108", "", "2019/*", "x" * 90])
SCALARS = st.one_of(
    st.sampled_from(["GX1", "gx103", "GX999", "error", "zh", "2021", "", "\u3000", "x" * 200, "“”", "{0}"]),
    st.integers(-(10**400), 10**400), st.booleans(), st.floats(), st.dates(), st.times(), st.datetimes(),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(INNER, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200)
@given(st.one_of(st.dictionaries(KEYS, VALUES, max_size=3), VALUES))
def test_any_value_is_taken_or_refused_in_the_language_of_the_run(data: object) -> None:
    said = refusal(data)
    if said is not None:
        assert "\n" not in said[0]
        assert not re.search(r"(?i)input|should|valid|field|extra|pydantic|permitted", said[0])
        assert len(said[0]) < 400
        assert said[1]


def refusal(data: object) -> tuple[str, str] | None:
    """What is said of a configuration in Chinese and English, None when it is taken; nothing else gets out."""
    try:
        _checked(Path("/nowhere/gxlint.toml"), "select = 1\n", data, "tool.gxlint")
    except ConfigError as error:
        return error.show("zh"), error.show("en")
    return None


def test_broken_toml_and_other_files(tmp_path: Path) -> None:
    assert fault(tmp_path, "[project]\n", name="pyproject.toml") == "pyproject.toml: 没有 [tool.gxlint] 一节"
    with pytest.raises(ConfigError) as raised:
        read(tmp_path / "nowhere.toml")
    assert raised.value.kind == "missing"


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
        ("GX103", "engine", "code: GX103: codes that begin with GX belong to gxlint itself"),
        ("FJ001", "enginee", "check: there is no check “enginee”, did you mean “engine”?"),
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
    assert "YAML's ! tags cannot be used" in fault(tmp_path, 'rules = ["ours"]', "en")


def test_a_broken_extra_rule_is_said_in_the_language_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    write(tmp_path / "ours", RULE.format(code="GX900", check="engine"), "x.yaml")
    said = fault(tmp_path, 'rules = ["ours"]')
    assert said.startswith("gxlint.toml:1: 额外规则有误:")
    assert said.endswith("x.yaml:1: code: GX900:GX 开头的代码由 gxlint 自己使用")
