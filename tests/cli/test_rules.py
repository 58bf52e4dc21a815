from __future__ import annotations

import json
from pathlib import Path

from gxlint.engine.registry import builtin
from gxlint.text.width import width
from tests.cli.calling import Caller


def test_the_page_of_a_rule(gxlint: Caller, here: Path) -> None:
    got = gxlint("rule", "gx003")
    assert (got.status, got.err) == (0, "")
    lines = got.out.splitlines()
    assert lines[:2] == ["GX003 unread-table  表格未能读全", "级别 错误 · 适用格式 全部 · 自版本 0.1.0"]
    headings = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert headings == ["为什么要紧", "依据", "怎么改", "会报的例子", "不报的例子"]
    assert "  2021: 国办公开办函〔2021〕30号 格式所附各表" in lines


def test_in_english_and_by_name(gxlint: Caller, here: Path) -> None:
    lines = gxlint("rule", "unread-table", "--lang", "en").out.splitlines()
    assert lines[:2] == [
        "GX003 unread-table  Table not wholly read",
        "severity error · forms all · since 0.1.0",
    ]


def test_every_rule_has_a_page_in_both_languages(gxlint: Caller, here: Path) -> None:
    for code in builtin().rules:
        for lang in ("zh", "en"):
            got = gxlint("rule", code, "--lang", lang)
            assert (got.status, got.err) == (0, "")
            assert got.out.startswith(code + " ")


def test_a_rule_as_data(gxlint: Caller, here: Path) -> None:
    data = json.loads(gxlint("rule", "GX001", "--format", "json").out)
    assert data["code"] == "GX001"
    assert data["severities"] == {"misnamed": "warning", "unread-part": "warning"}
    assert data["title"] == {"zh": "文件不能读取", "en": "File cannot be read"}
    assert {"fires", "silent"} == set(data["examples"])


def test_the_table_of_rules(gxlint: Caller, here: Path) -> None:
    lines = gxlint("rules").out.splitlines()
    assert lines[0].split() == ["代码", "级别", "名称", "说明"]
    assert [line.split()[0] for line in lines[1:]] == list(builtin().rules)
    starts = {
        width(line[: line.index(one.name)])
        for line, one in zip(lines[1:], builtin().rules.values(), strict=True)
    }
    assert starts == {13}


def test_some_rules(gxlint: Caller, here: Path) -> None:
    lines = gxlint("rules", "GX00", "gx401,GX402", "--lang", "en").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [*(f"GX00{n}" for n in range(1, 8)), "GX401", "GX402"]


def test_rules_as_data(gxlint: Caller, here: Path) -> None:
    data = json.loads(gxlint("rules", "--format", "json").out)
    assert [entry["code"] for entry in data] == list(builtin().rules)
    assert set(data[0]) >= {"code", "name", "title", "severity", "status", "layouts", "since", "basis"}


def test_rules_of_a_configured_folder(gxlint: Caller, here: Path) -> None:
    from tests.config.test_load import RULE

    (here / "ours").mkdir()
    (here / "ours" / "x.yaml").write_text(RULE.format(code="FJ001", check="engine"), "utf-8")
    (here / "gxlint.toml").write_text('rules = ["ours"]\nlanguage = "en"', "utf-8")
    assert gxlint("rule", "FJ001").out.splitlines()[0] == "FJ001 our-rule  Ours"
    assert gxlint("rule", "FJ001", "--no-config").status == 2
    assert [line.split()[0] for line in gxlint("rules", "FJ").out.splitlines()[1:]] == ["FJ001"]


def test_into_a_file(gxlint: Caller, here: Path) -> None:
    got = gxlint("rules", "--format", "json", "--output", "rules.json")
    assert (got.status, got.out) == (0, "")
    assert json.loads((here / "rules.json").read_text("utf-8"))[0]["code"] == "GX001"
