"""What is wrong with a rule file is said with its key and the right name, in Chinese and in English."""

from __future__ import annotations

from typing import Any

import pytest

from gxlint.checks.faults import RuleError
from gxlint.checks.references import Cells, RelationText, TableKind
from gxlint.checks.registry import Contract
from gxlint.checks.shapes import Both, Each, Maybe, Record, Text, Whole
from gxlint.engine.rule import Rule
from gxlint.engine.strict import validate
from gxlint.engine.yaml_file import YamlFile
from tests.engine.made import TEXTS, rule_data

LOOSE = Contract({}, frozenset(), {})
CONTRACT = Contract(
    {"default": frozenset({"word", "line"}), "other": frozenset({"word"})},
    frozenset({"covered"}),
    {
        "table": Maybe(TableKind()),
        "cells": Maybe(Each(Cells())),
        "step": Maybe(Whole(1, 9)),
        "relations": Maybe(Each(Record(when=RelationText("presence"), words=Maybe(Each(Text()))))),
        "label": Maybe(Both()),
    },
)


def checked(contract: Contract | None = LOOSE, **change: Any) -> Rule:
    data = {**rule_data("FJ001"), **change}
    return validate(YamlFile("x.yaml", data), lambda check, where: contract, folder="ours")


def fault(contract: Contract | None = LOOSE, **change: Any) -> tuple[str, str, str]:
    with pytest.raises(RuleError) as raised:
        checked(contract, **change)
    error = raised.value
    assert error.source == "x.yaml"
    return error.where, error.show("zh").removeprefix(f"x.yaml: {error.where}: "), error.what("en")


def test_a_good_file_becomes_a_rule() -> None:
    made = checked(basis={"default": TEXTS, "2021": TEXTS})
    assert (made.code, made.builtin, made.folder, made.source) == ("FJ001", False, "ours", "x.yaml")


@pytest.mark.parametrize(
    ("change", "where", "zh", "en"),
    [
        ({"code": "GX1"}, "code", "“GX1”不合规则代码的写法:两到六个大写字母加三位数字,如 GX103", "“GX1” is not two to six capital letters and three digits, such as GX103"),
        ({"code": 1}, "code", "“1”不合规则代码的写法:两到六个大写字母加三位数字,如 GX103", "“1” is not two to six capital letters and three digits, such as GX103"),
        ({"name": "Bad Name"}, "name", "“Bad Name”不合规则名称的写法:小写英文单词,用 - 连接,如 duplicate-section", "“Bad Name” is not lower-case words joined by -, such as duplicate-section"),
        ({"severity": "eror"}, "severity", "不能是“eror”,可以是:error warning info,是不是“error”?", "cannot be “eror”; it can be: error warning info, did you mean “error”?"),
        ({"severities": {"covered": "mild"}}, "severities.covered", "不能是“mild”,可以是:error warning info", "cannot be “mild”; it can be: error warning info"),
        ({"severities": ["x"]}, "severities", "应是“键: 值”的形式", "should be a mapping of keys and values"),
        ({"title": {"zh": "标题"}}, "title.en", "缺少这一项", "is missing"),
        ({"title": "标题"}, "title", "中文和英文两种文字都要写", "both texts, zh and en, are needed"),
        ({"why": {"zh": " ", "en": "x"}}, "why.zh", "不能为空", "is empty"),
        ({"why": {"zh": False, "en": "x"}}, "why.zh", "应是文字,不是 False(要加引号)", "should be text, not False (put it in quotes)"),
        ({"why": {"zh": "先", "后": None, "en": "x"}}, "why", "“后”被读成了单独的一项:{ } 里的文字含逗号、冒号时,整段要加引号", "“后” was read as a key of its own: inside { } a text with a comma or colon needs quotes"),
        ({"mend": {**TEXTS, "fr": "x"}}, "mend.fr", "没有“fr”这一项", "there is no key “fr”"),
        ({"messages": {}}, "messages", "不能为空", "is empty"),
        ({"messages": {"default": "x"}}, "messages.default", "中文和英文两种文字都要写", "both texts, zh and en, are needed"),
        ({"messages": {"default": {"zh": "{甲}{word}", "en": "{wrod}"}}}, "messages.default", "中文和英文的占位符不一致:{word} {wrod}", "zh and en have different placeholders: {word} {wrod}"),
        ({"layouts": []}, "layouts", "不能为空", "is empty"),
        ({"layouts": [2022]}, "layouts.1", "不能是“2022”,可以是:all 2021 2019 2014 2008,是不是“2021”?", "cannot be “2022”; it can be: all 2021 2019 2014 2008, did you mean “2021”?"),
        ({"basis": {"2021": TEXTS}}, "basis", "按格式分列依据时,要有 default 一项", "by layout, there must be an entry default"),
        ({"basis": {"default": TEXTS, "2012": TEXTS}}, "basis.2012", "不能是“2012”,可以是:default 2021 2019 2014 2008,是不是“2021”?", "cannot be “2012”; it can be: default 2021 2019 2014 2008, did you mean “2021”?"),
        ({"check": ""}, "check", "不能为空", "is empty"),
        ({"status": "beta"}, "status", "不能是“beta”,可以是:stable preview", "cannot be “beta”; it can be: stable preview"),
        ({"mesages": {}}, "mesages", "没有“mesages”这一项,是不是“messages”?", "there is no key “mesages”, did you mean “messages”?"),
        ({"parameters": [1]}, "parameters", "应是“键: 值”的形式", "should be a mapping of keys and values"),
        ({"examples": {"fires": [{"text": "x", "expect": []}]}}, "examples.fires.1.expect", "不能为空", "is empty"),
        ({"examples": {"fires": [{"text": "x"}]}}, "examples.fires.1.expect", "缺少这一项", "is missing"),
        ({"examples": {"fires": [{"text": "x", "expect": [{"line": 0}]}]}}, "examples.fires.1.expect.1.line", "应是整数,从 1 到 1000000000,不是 0", "should be a whole number from 1 to 1000000000, not 0"),
        ({"examples": {"silent": [{"text": "x", "base": "y"}]}}, "examples.silent.1", "一个例子要有 base、text、hex 中的一个,也只能有一个", "an example has exactly one of base, text, hex"),
        ({"examples": {"silent": [{"hex": "0x"}]}}, "examples.silent.1.hex", "应是成对的十六进制数字", "should be pairs of hexadecimal digits"),
        ({"examples": {"silent": [{"text": "x", "bse": "y"}]}}, "examples.silent.1.bse", "没有“bse”这一项,是不是“base”?", "there is no key “bse”, did you mean “base”?"),
        ({"examples": {"silent": [{"text": "x", "edits": [{"replace": "a"}]}]}}, "examples.silent.1.edits.1", "改动的写法是 {replace, with}、{after, insert} 或 {delete}", "an edit is {replace, with}, {after, insert} or {delete}"),
        ({"examples": {"fires": [{"text": "x", "expect": [{"message": "defalt"}]}]}, "messages": {"other": TEXTS}}, "examples.fires.1.expect.1.message", "本规则没有“defalt”这条消息", "the rule has no message “defalt”"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_key(change: dict[str, Any], where: str, zh: str, en: str) -> None:
    assert fault(**change) == (where, zh, en)


def test_a_missing_key_and_no_mapping() -> None:
    data = rule_data()
    del data["basis"]
    for content, said in (
        (data, "x.yaml: basis: 缺少这一项"),
        ([1], "x.yaml: 应是“键: 值”的形式"),
        (None, "x.yaml: 应是“键: 值”的形式"),
    ):
        with pytest.raises(RuleError) as raised:
            validate(YamlFile("x.yaml", content), lambda check, where: None)
        assert raised.value.show("zh") == said


def test_a_base_text_that_is_not_there() -> None:
    data = rule_data("FJ001", examples={"silent": [{"base": "valid-2012"}]})
    with pytest.raises(RuleError) as raised:
        validate(YamlFile("x.yaml", data), lambda check, where: None, bases={"valid-2021", "valid-2014"})
    assert (
        raised.value.show("zh")
        == "x.yaml: examples.silent.1.base: 没有“valid-2012”这份底本,是不是“valid-2021”?"
    )


def message(zh: str, en: str = "English") -> dict[str, str]:
    return {"zh": zh, "en": en}


@pytest.mark.parametrize(
    ("change", "where", "zh"),
    [
        ({"parameters": {"tabel": "requests"}}, "parameters.tabel", "检查 engine 没有“tabel”这个参数,是不是“table”?"),
        ({"parameters": {"table": "request"}}, "parameters.table", "不能是“request”,可以是:disclosure requests review statistics,是不是“requests”?"),
        ({"parameters": {"step": "5"}}, "parameters.step", "应是整数,从 1 到 9,不是 5"),
        ({"parameters": {"step": True}}, "parameters.step", "应是整数,从 1 到 9,不是 True"),
        ({"parameters": {"table": "requests", "cells": ["carried_ot.total"]}}, "parameters.cells.1", "requests 表没有“carried_ot”这一行,是不是“carried_out”?"),
        ({"parameters": {"table": "requests", "cells": ["carried_out.totals"]}}, "parameters.cells.1", "requests 表没有“totals”这一列,是不是“total”?"),
        ({"parameters": {"table": "requests", "cells": ["refusd.*.total"]}}, "parameters.cells.1", "requests 表没有“refusd.*”这一行,是不是“refused.*”?"),
        ({"parameters": {"table": "requests", "cells": ["total"]}}, "parameters.cells.1", "“total”不合单元格的写法:行.列,如 carried_out.total"),
        ({"parameters": {"table": "statistics", "relations": [{"when": "traned > 0 implies trainings > 0"}]}}, "parameters.relations.1.when", "statistics 表没有“traned”这一行,是不是“trained”?"),
        ({"parameters": {"table": "statistics", "relations": [{"when": "trained > 0 implys trainings > 0"}]}}, "parameters.relations.1.when", "关系式“trained > 0 implys trainings > 0”第 13 个字处看不懂,应为 结尾 逗号 。 + - 之和 之差 = <= >= < > …"),
        ({"parameters": {"table": "statistics", "relations": [{"when": "trained >= trainings"}]}}, "parameters.relations.1.when", "关系式“trained >= trainings”不是 presence 一类"),
        ({"parameters": {"table": "statistics", "relations": [{"whn": "x"}]}}, "parameters.relations.1.whn", "没有“whn”这一项,是不是“when”?"),
        ({"parameters": {"label": {"zh": "x"}}}, "parameters.label.en", "缺少这一项"),
        ({"messages": {"default": TEXTS, "othr": TEXTS}}, "messages.othr", "检查 engine 不会用到“othr”这条消息,是不是“other”?"),
        ({"messages": {"other": TEXTS}}, "messages", "检查 engine 会用到“default”这条消息,请写上它,或写 default"),
        ({"messages": {"default": message("{wrod}", "{wrod}"), "other": TEXTS}}, "messages.default", "“{wrod}”没有内容可填;这里可用:{line} {word},是不是“word”?"),
        ({"messages": {"default": message("{Word}"), "other": TEXTS}}, "messages.default", "“{Word}”没有内容可填;这里可用:{line} {word},是不是“word”?"),
        ({"messages": {"default": message("{line}", "{line}")}}, "messages.default", "“{line}”在“other”的情形没有内容可填;请另写 messages.other"),
        ({"messages": {"default": TEXTS, "other": message("{line}", "{line}")}}, "messages.other", "“{line}”没有内容可填;这里可用:{word}"),
        ({"severities": {"coverd": "info"}}, "severities.coverd", "检查 engine 没有“coverd”这个级别名,是不是“covered”?"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_check(change: dict[str, Any], where: str, zh: str) -> None:
    assert fault(CONTRACT, **change)[:2] == (where, zh)


def test_what_fits_the_check() -> None:
    made = checked(
        CONTRACT,
        parameters={
            "table": "statistics",
            "cells": ["trained.value", "channel.*.value"],
            "relations": [{"when": "trained > 0 implies trainings > 0", "words": ["培训"]}],
        },
        messages={"default": message("{word}", "{word}")},
        severities={"covered": "info"},
    )
    assert made.parameters["table"] == "statistics"


def test_a_parameter_that_is_needed() -> None:
    needs = Contract({}, frozenset(), {"table": TableKind()})
    assert fault(needs)[:2] == ("parameters.table", "检查 engine 需要这个参数")


MENDING = Contract(CONTRACT.says, CONTRACT.levels, CONTRACT.parameters, frozenset({"default", "other"}))
SAID = {"default": TEXTS, "other": TEXTS}


@pytest.mark.parametrize(
    ("fix", "levels"),
    [
        ("safe", ("safe", "safe")),
        ("review", ("review", "review")),
        ({"default": "safe", "other": "review"}, ("safe", "review")),
        ({"other": "safe"}, ("review", "safe")),
        (None, ("review", "review")),
    ],
)
def test_which_corrections_are_safe(fix: object, levels: tuple[str, str]) -> None:
    change = {} if fix is None else {"fix": fix}
    rule = checked(MENDING, messages=SAID, **change)
    assert (rule.mending_of("default"), rule.mending_of("other")) == levels


@pytest.mark.parametrize(
    ("contract", "fix", "where", "zh"),
    [
        (MENDING, "sure", "fix", "不能是“sure”,可以是:safe review"),
        (MENDING, {"other": "no"}, "fix.other", "不能是“no”,可以是:safe review"),
        (MENDING, {"othr": "safe"}, "fix.othr", "检查 demo 的“othr”不给出改法,是不是“other”?"),
        (CONTRACT, "safe", "fix", "检查 demo 不给出改法"),
        (MENDING, True, "fix", "不能是“True”,可以是:safe review"),
        (MENDING, {}, "fix", "不能为空"),
    ],
)
def test_what_is_wrong_with_a_correction(contract: Contract, fix: object, where: str, zh: str) -> None:
    found = fault(contract, messages=SAID, fix=fix, check="demo")
    assert found[:2] == (where, zh)


def test_a_check_that_promised_nothing_takes_what_comes() -> None:
    assert checked(None, parameters={"anything": [1]}).parameters == {"anything": [1]}
