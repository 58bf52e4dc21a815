from __future__ import annotations

import json
from pathlib import Path

import pytest

from gxlint import resources
from gxlint.engine.registry import builtin
from gxlint.text.width import width
from tests.cli.calling import Caller, valid
from tests.engine import province


def test_the_page_of_a_rule(gxlint: Caller, here: Path) -> None:
    got = gxlint("rule", "gx003")
    assert (got.status, got.err) == (0, "")
    lines = got.out.splitlines()
    assert lines[:2] == ["GX003 unread-table  表格未能读全", "级别 错误 · 适用格式 全部 · 自版本 0.1.0"]
    headings = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert headings == ["为什么要紧", "依据", "怎么改", "怎么屏蔽", "会报告的写法", "不会报告的写法"]
    assert "  2021 格式:国办公开办函〔2021〕30号 格式所附各表" in lines


def test_examples_are_told_plainly(gxlint: Caller, here: Path) -> None:
    zh = gxlint("rule", "GX402").out
    shown = zh[zh.index("会报告的写法") :].split("\n\n")
    assert shown[0].startswith(
        "会报告的写法\n  在合格的样例报告 valid-2014 中\n    把“(二)举办各类培训班数 | 次 | 1 |”写成“(二)举办各类培训班数 | 次 | 0 |”\n"
    )
    assert shown[0].splitlines()[-2:] == [
        "    → 输出",
        "      example.txt:93:19: warning GX402 “(三)接受培训人员数”为 20,而“(二)举办各类培训班数”为 0,也没有说明",
    ]
    assert shown[1].startswith("不会报告的写法\n  在合格的样例报告 valid-2014 中\n    不作改动\n")
    assert "→" not in shown[1]
    en = gxlint("rule", "GX402", "--lang", "en").out
    assert "\nWhat is reported\n  in the sound sample report valid-2014\n    “(二)" in en
    assert "\nWhat is not reported\n" in en


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
    assert data["severities"] == {
        "misnamed": "warning",
        "unread-part": "warning",
        "hidden": "warning",
        "inside": "info",
    }
    assert data["fix"] == {}
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
    of_reading = [one.code for one in builtin().matching("GX00")]
    assert [line.split()[0] for line in lines[1:]] == [*of_reading, "GX401", "GX402"]


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


def test_the_examples_of_a_folder(gxlint: Caller, here: Path) -> None:
    province.folder(here / "ours")
    (here / "gxlint.toml").write_text('rules = ["ours"]\nselect = ["GX1"]\nlanguage = "en"', "utf-8")
    got = gxlint("rules", "--test", "ours", "--no-config")
    assert (got.status, got.out, got.err) == (0, "2 条规则,4 个例子:4 个相符,0 个不符\n", "")
    assert gxlint("rules", "--test").out == "2 rules, 4 examples: 4 as they say, 0 not\n"
    assert gxlint("rules", "--test", "YL002").out == "1 rules, 2 examples: 2 as they say, 0 not\n"
    assert gxlint("rules", "--test", "ours/rules").out == "2 rules, 4 examples: 4 as they say, 0 not\n"
    assert (
        gxlint("rules", "--test", " YL001, YL002 ", "YL001,").out
        == "2 rules, 4 examples: 4 as they say, 0 not\n"
    )
    assert gxlint("rules", "ours", "--test", "YL001").out == "1 rules, 2 examples: 2 as they say, 0 not\n"


def test_an_example_that_does_not_do_what_it_says(gxlint: Caller, here: Path) -> None:
    wrong = province.RULE.replace(
        'line: 40, severity: warning, message: default, text: "9"', "line: 41, severity: error"
    )
    wrong = wrong.replace(
        "    - {base: yunling-2021}\n",
        "    - base: yunling-2021\n      edits:\n        - {delete: 没有这行}\n    - base: yunling-2021\n      edits:\n        - {replace: '9.属于历史档案 | 0 | 0 |', with: '9.属于历史档案 | 8 | 11 |'}\n",
    )
    province.folder(here / "ours", rule=wrong, word_rule=province.WORD_RULE.partition("examples:")[0])
    got = gxlint("rules", "--test", "ours")
    assert (got.status, got.err) == (1, "")
    assert (
        got.out
        == """\
不符 YL001 examples.fires.1(ours/rules/YL001-archives-part.yaml)
  应报:第 41 行 错误
  实报:第 40 行 警告 消息 default “9.属于历史档案 商业企业”9,大于“一、本年新收政府信息公开申请数量 商业企业”2
不符 YL001 examples.silent.1(ours/rules/YL001-archives-part.yaml)
  例子不能执行:edits.1: “没有这行”在底本中有 0 处,应恰好一处
不符 YL001 examples.silent.2(ours/rules/YL001-archives-part.yaml)
  应报:不报
  实报:第 40 行 警告 消息 default “9.属于历史档案 商业企业”11,大于“一、本年新收政府信息公开申请数量 商业企业”2
没有会报的例子:YL002
2 条规则,3 个例子:0 个相符,3 个不符
"""
    )
    english = gxlint("rules", "--test", "ours", "--lang", "en").out
    assert english.splitlines()[:2] == [
        "failed YL001 examples.fires.1 (ours/rules/YL001-archives-part.yaml)",
        "  expected: line 41 error",
    ]
    assert (
        "  the example cannot be carried out: edits.1: “没有这行” stands 0 times in the text to edit, it should stand once"
        in english.splitlines()
    )
    data = json.loads(
        gxlint("rules", "--test", "ours", "--format", "json", "--output", "out.json").out
        or (here / "out.json").read_text("utf-8")
    )
    assert {key: data[key] for key in ("rules", "examples", "failed", "without_examples")} == {
        "rules": 2,
        "examples": 3,
        "failed": 3,
        "without_examples": ["YL002"],
    }
    assert [(one["example"], one["met"], len(one["found"])) for one in data["results"]] == [
        ("examples.fires.1", False, 1),
        ("examples.silent.1", False, 0),
        ("examples.silent.2", False, 1),
    ]


def test_gxlints_own_examples(gxlint: Caller, here: Path) -> None:
    got = gxlint("rules", "--test", "GX402")
    assert (got.status, got.err) == (0, "")
    assert got.out.startswith("1 条规则,")


def test_nothing_to_carry_out(gxlint: Caller, here: Path) -> None:
    (here / "empty").mkdir()
    for words in ((), ("empty",)):
        got = gxlint("rules", "--test", *words)
        assert (got.status, got.err.splitlines()[0]) == (
            2,
            "gxlint: 没有可以执行例子的规则:请写出规则文件夹或代码,或在配置中用 rules 列出文件夹",
        )
    assert "没有“./nowhere”这个规则文件夹" in gxlint("rules", "--test", "./nowhere").err
    assert "没有“GX999”这条规则" in gxlint("rules", "--test", "GX999").err


def test_a_broken_folder_is_wrong_usage(gxlint: Caller, here: Path) -> None:
    province.folder(here / "ours", rule=province.RULE.replace("{table: requests}", "{tabel: requests}"))
    got = gxlint("rules", "--test", "ours")
    assert got.status == 2
    assert got.err.splitlines()[0] == (
        f"gxlint: 规则文件有误:{here}/ours/rules/YL001-archives-part.yaml:9: parameters.tabel: "
        "检查 part-exceeds-whole 没有“tabel”这个参数,是不是“table”?"
    )


def test_a_province_seen_by_every_command(gxlint: Caller, here: Path) -> None:
    """check in several formats and processes, and extract: all know the row and the section that were added."""
    province.folder(here / "ours")
    (here / "gxlint.toml").write_text('rules = ["ours"]\n', "utf-8")
    (here / "good.txt").write_text(province.report(), "utf-8")
    (here / "bad.txt").write_text(
        province.report().replace("9.属于历史档案 | 0 | 0 |", "9.属于历史档案 | 0 | 3 |"), "utf-8"
    )
    expected = {"good.txt": [], "bad.txt": ["GX202", "YL001"]}
    for jobs in ("1", "2"):
        data = json.loads(gxlint("check", "--format", "json", "--jobs", jobs, "good.txt", "bad.txt").out)
        assert {
            one["path"]: [found["code"] for found in one["diagnostics"]] for one in data["reports"]
        } == expected
    shown = gxlint("check", "--format", "rich", "bad.txt").out
    assert "9.属于历史档案" in shown
    assert "基层试点" in shown
    extracted = json.loads(gxlint("extract", "good.txt").out)
    assert "refused.9" in {cell["row"] for table in extracted["tables"] for cell in table["cells"]}
    resources.use({})


def test_two_provinces_with_one_code_in_one_run(gxlint: Caller, here: Path) -> None:
    """Each report is told what its own province's rule says; merged, one showed the other's remedy."""
    for name, fix in (("a", "按甲省地名录改"), ("b", "按乙省地名录改")):
        rule = province.WORD_RULE.replace("zh: 改,", f"zh: {fix},").replace("本省地名写法", f"{name} 省地名")
        province.folder(here / name / "ours", layout=None, table=None, sections=None, rule=None, base=None,
                        word_rule=rule.partition("examples:")[0])  # fmt: skip
        (here / name / "gxlint.toml").write_text('rules = ["ours"]\nselect = ["YL"]\n', "utf-8")
        (here / name / "r.txt").write_text(
            valid(2021).replace("(三)政府信息管理。", "(三)政府信息管理。云领省"), "utf-8"
        )
    got = gxlint("check", "--format", "rich", "--statistics", "a", "b").out
    first, second = got.index("a/r.txt"), got.index("b/r.txt")
    assert [got.count(fix) for fix in ("按甲省地名录改", "按乙省地名录改")] == [1, 1]
    assert first < got.index("按甲省地名录改") < second < got.index("按乙省地名录改")
    assert "a 省地名 / b 省地名" in got
    resources.use({})


@pytest.mark.parametrize(
    ("code", "fix", "zh", "en"),
    [
        ("GX501", {"default": "safe"}, "gxlint fix --write 可以直接改好。", "gxlint fix --write mends it."),
        ("GX201", {"default": "review"}, "改法唯一的,gxlint fix --unsafe --write", "--unsafe"),
        (
            "GX502",
            {"default": "safe", "ordinal": "review", "zero": "review"},
            "其余加 --unsafe 改写",
            "the rest with --unsafe",
        ),
    ],
)
def test_a_page_says_what_fix_does(gxlint: Caller, code: str, fix: dict[str, str], zh: str, en: str) -> None:
    assert json.loads(gxlint("rule", code, "--format", "json").out)["fix"] == fix
    assert next(one for one in json.loads(gxlint("rules", code, "--format", "json").out))["fix"] == fix
    assert zh in gxlint("rule", code).out
    assert en in gxlint("rule", code, "--lang", "en").out
    assert "gxlint fix" not in gxlint("rule", "GX101").out
