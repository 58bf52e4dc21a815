"""What a province adds in its own folder holds for the files of its configuration, and for no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gxlint import resources
from gxlint.checks.faults import RuleError
from gxlint.engine import extend_tables
from gxlint.engine.examples import base
from gxlint.engine.registry import builtin, load
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.engine.trials import trials
from gxlint.structure.layout import layouts
from gxlint.structure.names import recognise
from gxlint.tables.forms import table_form
from gxlint.tables.order import after, between
from tests.engine import province

NATIONAL = Settings()


@pytest.fixture(autouse=True)
def _nothing_in_use() -> Iterator[None]:
    yield
    resources.use({})


def said(text: str, settings: Settings) -> list[tuple[str, int | None]]:
    result = lint_bytes(text.encode(), "a.txt", settings)
    return [(found.code, found.location.line) for found in result.diagnostics]


def checked(text: str, settings: Settings) -> ReportResult:
    return lint_bytes(text.encode(), "a.txt", settings)


def test_a_report_as_the_province_wants_it(tmp_path: Path) -> None:
    ours = Settings(rules=(province.folder(tmp_path),))
    result = checked(province.report(), ours)
    assert [(found.code, found.message) for found in result.diagnostics] == []
    assert result.verdict == "pass"
    assert result.coverage["requests"].expected == result.coverage["requests"].read == 182
    assert [section.id for section in result.sections][5:] == ["pilot", "other"]
    assert result.folders == ours.rules


def test_nobody_else_sees_anything_of_it(tmp_path: Path) -> None:
    ours = Settings(rules=(province.folder(tmp_path),))
    national = said(province.report(), NATIONAL)
    assert national == [("GX213", 40), ("GX104", 61)]
    for _ in range(2):  # one after the other, both ways
        assert said(province.report(), ours) == []
        assert said(province.report(), NATIONAL) == national
        assert said(base("valid-2021"), NATIONAL) == []


def test_two_provinces_in_one_run(tmp_path: Path) -> None:
    ours = Settings(rules=(province.folder(tmp_path / "a"),))
    other = province.folder(
        tmp_path / "b", layout=None, table=None, rule=None, words=province.WORDS.replace("云领", "青石")
    )
    theirs = Settings(rules=(other,))
    text = province.report()
    assert said(text, ours) == []
    assert {code for code, _ in said(text, theirs)} == {"YL002", "GX213", "GX104"}
    assert said(text, ours) == []


def test_what_a_report_lacks(tmp_path: Path) -> None:
    ours = Settings(rules=(province.folder(tmp_path),))
    result = checked(base("valid-2021"), ours)
    found = [(one.code, one.severity, one.message) for one in result.diagnostics]
    assert found == [
        ("GX213", "warning", "附表三(收到和处理政府信息公开申请情况)缺少“9.属于历史档案”一行"),
        ("GX101", "error", "缺少“基层试点情况”部分(云岭省年报编制办法第六条),正文其他地方也没有写到;没有这方面内容的,也要保留标题并写明"),
    ]  # fmt: skip
    # Another fiscal year's form has neither the row nor the section.
    assert said(base("valid-2019"), ours) == []
    assert said(base("valid-2014"), ours) == []


def test_an_equation_of_its_own_and_those_of_the_form(tmp_path: Path) -> None:
    """sum(refused.*) includes the row that was added."""
    ours = Settings(rules=(province.folder(tmp_path),))
    wrong = province.report().replace("9.属于历史档案 | 0 | 0 |", "9.属于历史档案 | 0 | 3 |")
    assert said(wrong, ours) == [("GX202", 40), ("YL001", 40)]


def test_severity_by_layout_below_the_configuration(tmp_path: Path) -> None:
    path = province.folder(tmp_path)
    text = province.report().replace("(三)政府信息管理。", "(二)政府信息管理。")

    def levels(settings: Settings) -> list[tuple[str, str]]:
        return [(found.code, found.severity) for found in checked(text, settings).diagnostics]

    assert levels(Settings(rules=(path,))) == [("GX108", "error")]
    assert levels(Settings(rules=(path,), severity={"GX1": "info"})) == [("GX108", "info")]
    assert ("GX108", "warning") in levels(NATIONAL)


def test_names_rows_and_labels_while_it_is_in_use(tmp_path: Path) -> None:
    registry = load((province.folder(tmp_path),))
    assert recognise("创新性做法").id == "none"
    assert "refused.9" not in table_form("requests").row
    resources.use(registry.content)
    assert (recognise("创新性做法").id, recognise("推进乡镇试点的情况").id) == ("pilot", "pilot")
    assert recognise("其他补充说明的内容").id == "other"
    assert "pilot" in layouts()["2021"].allowed
    assert "pilot" in layouts()["2021"].required
    assert "pilot" not in layouts()["2019"].allowed
    form = table_form("requests")
    assert form.place["refused.9"] == form.place["refused.8"] + 1
    assert (form.row["refused.9"].group, form.row["refused.9"].forms) == ("refused", ("2021",))
    assert between("requests", "refused.8", "unavailable.1") == ["refused.9"]
    assert "refused.9" not in after("requests", "unavailable.1")
    resources.use({})
    assert "refused.9" not in table_form("requests").row
    assert between("requests", "refused.8", "unavailable.1") == []


def test_the_spellings_it_adds_need_no_remark(tmp_path: Path) -> None:
    ours = Settings(rules=(province.folder(tmp_path),))
    text = (
        province.report()
        .replace("二、上年结转政府信息公开申请数量", "二、去年转来政府信息公开申请数量")
        .replace("商业企业", "工商企业")
    )
    assert said(text, ours) == []
    assert {code for code, _ in said(text, NATIONAL)} >= {"GX213"}


def test_a_heading_that_the_province_prints_itself(tmp_path: Path) -> None:
    ours = Settings(rules=(province.folder(tmp_path),))
    text = province.report().replace("七、其他需要报告的事项", "七、其他需要说明的事项")
    assert said(text, ours) == []
    assert ("GX105", 63) in said(text, NATIONAL)


def test_the_examples_of_its_rules(tmp_path: Path) -> None:
    registry = load((province.folder(tmp_path),))
    own = [rule for rule in registry.rules.values() if not rule.builtin]
    assert [rule.code for rule in own] == ["YL001", "YL002"]
    found = [
        (trial.rule.code, trial.key, trial.met) for trial in trials(own, Settings(rules=(str(tmp_path),)))
    ]
    assert found == [("YL001", "examples.fires.1", True), ("YL001", "examples.silent.1", True),
                     ("YL002", "examples.fires.1", True), ("YL002", "examples.silent.1", True)]  # fmt: skip


def test_the_rows_of_the_statistics_table_and_of_table_2(tmp_path: Path) -> None:
    table = """\
extends: statistics
rows:
  - {key: channel.video, after: channel.wechat, label: 短视频平台公开政府信息数, unit: 条}
  - {key: channel.radio, after: channel.wechat, label: 广播公开政府信息数, unit: 条, optional: true}
"""
    path = Path(
        province.folder(
            tmp_path, layout=None, sections=None, rule=None, word_rule=None, words=None, table=None
        )
    )
    (path / "tables").mkdir()
    (path / "tables" / "s.yaml").write_text(table, "utf-8")
    (path / "tables" / "t2.yaml").write_text(
        "extends: disclosure\nrows:\n  - {key: rewards, after: coercion, label: 行政奖励, forms: ['2021']}\n",
        "utf-8",
    )
    ours = Settings(rules=(str(path),))
    text = base("valid-2014").replace(
        "5.其他方式公开政府信息数", "短视频平台公开政府信息数 | 条 | 0 |\n5.其他方式公开政府信息数"
    )
    assert said(text, ours) == []
    missing = checked(base("valid-2014"), ours)
    assert [(one.code, "短视频平台" in one.message) for one in missing.diagnostics] == [("GX213", True)]
    two = base("valid-2021").replace("行政强制 | 0 |", "行政强制 | 0 |\n行政奖励 | 7 |")
    assert said(two, ours) == []
    assert checked(two, ours).coverage["disclosure"].read == 11
    assert list(table_form("disclosure").item["rewards"].rows) == ["penalties", "coercion", "rewards"]


def rows_only(where: Path, table: str, rows: str) -> str:
    return province.folder(where, layout=None, sections=None, rule=None, word_rule=None, words=None,
                           table=f"extends: {table}\nrows:\n{rows}")  # fmt: skip


def test_keys_that_differ_in_a_dot_only(tmp_path: Path) -> None:
    """Terminals know no dots: the three were one terminal, and every report was said to be unreadable."""
    rows = "\n".join(
        f"  - {{key: {key}, after: refused.8, label: {label}, forms: ['2021']}}"
        for key, label in (("own.part", "9.属于历史档案"), ("own_dot_part", "10.属于试点"), ("own_part", "11.属于其他"))
    )  # fmt: skip
    ours = Settings(rules=(rows_only(tmp_path, "requests", rows),))
    more = "\n".join(
        f"{label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" for label in ("9.属于历史档案", "10.属于试点", "11.属于其他")
    )
    text = province.report().replace(province.ARCHIVES, more)
    assert {code for code, _ in said(text, ours)} == {"GX104"}  # the section that this folder does not know
    assert checked(text, ours).coverage["requests"].read == 175 + 21


@pytest.mark.parametrize("kind", ["disclosure", "requests", "statistics"])
def test_rows_behind_every_row_of_a_form(tmp_path: Path, kind: str) -> None:
    """Two behind each national row, in two folders, the second behind the first folder's: all in their order."""
    national = [row.key for row in table_form(kind).rows]
    keys = [[f"{way}.row_{number}" for number, _ in enumerate(national)] for way in ("first", "second")]
    labels = [
        "甲乙丙丁戊己庚辛壬癸"[number // 10] + "子丑寅卯辰巳午未申酉"[number % 10] for number in range(100)
    ]

    def written(way: int, after: list[str], word: str) -> str:
        return "".join(
            f"  - {{key: {key}, after: {before}, label: {word}{label}}}\n"
            for key, before, label in zip(keys[way], after, labels, strict=False)
        )

    one = rows_only(tmp_path / "a", kind, written(0, national, "本省自定项目"))
    two = rows_only(tmp_path / "b", kind, written(1, keys[0], "另一自定项目"))
    registry = load((one, two))
    resources.use(registry.content)
    form = table_form(kind)
    expected = [key for at, row in enumerate(national) for key in (row, keys[0][at], keys[1][at])]
    assert [row.key for row in form.rows] == expected
    terminals = [row.terminal for row in form.rows if row.terminal]
    assert len(set(terminals)) == len(terminals) == 2 * len(national)
    for at in range(0, len(expected), 7):
        assert after(kind, expected[at]) >= set(expected[at + 1 : at + 4])
        assert not after(kind, expected[at]) & set(expected[: at + 1])


def test_rows_of_two_folders_and_tables_behind_one_row(tmp_path: Path) -> None:
    row = "  - {{key: {0}, after: refused.8, label: {1}, forms: ['2021']}}\n"
    one = rows_only(
        tmp_path / "a",
        "requests",
        row.format("refused.9", "9.属于历史档案") + row.format("refused.10", "10.属于试点"),
    )
    two = rows_only(tmp_path / "b", "requests", row.format("refused.11", "11.属于其他"))
    three = rows_only(
        tmp_path / "c",
        "disclosure",
        "  - {key: rewards, after: coercion, label: 行政奖励, forms: ['2021']}\n",
    )
    ours = Settings(rules=(one, two, three))
    more = "\n".join(
        f"{label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" for label in ("11.属于其他", "9.属于历史档案", "10.属于试点")
    )
    text = (
        province.report()
        .replace(province.ARCHIVES, more)
        .replace("行政强制 | 0 |", "行政强制 | 0 |\n行政奖励 | 7 |")
    )
    result = checked(text, ours)
    assert {found.code for found in result.diagnostics} == {
        "GX104"
    }  # the section that none of these folders knows
    assert (result.coverage["requests"].read, result.coverage["disclosure"].read) == (175 + 21, 11)


def test_a_grammar_that_could_be_read_in_two_ways_is_refused_when_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extend_tables.grammar
    monkeypatch.setattr(
        extend_tables,
        "grammar",
        lambda text, tables: (whole(text, tables) or "").replace(
            "_row{REFUSED_8}", "_row{REFUSED_8} _row{REFUSED_8}"
        ),
    )
    path = province.folder(tmp_path)
    with pytest.raises(RuleError) as raised:
        load((path,))
    assert raised.value.show("zh") == (
        f"{path}/tables/requests.yaml:2: rows: requests 表加不进这些行:行的次序会有两种读法"
    )


def test_a_grammar_is_built_without_the_packages_of_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lark.lexer.has_interegular", False)
    row = "  - {key: refused.77, after: refused.8, label: 77.属于历史档案, forms: ['2021']}\n"
    assert "grammars/tables" in load((rows_only(tmp_path, "requests", row),)).content


FAULTS = [
    ({"layout": "required: [pilot]\n"}, "layouts/2021.yaml: extends: 本省的 layouts 文件要写明 extends: 所扩充的全国文件"),
    ({"layout": 'extends: "2012"\n'}, "layouts/2021.yaml:1: extends: 不能是“2012”,可以是:2021 2019 2014 2008,是不是“2021”?"),
    ({"layout": 'extends: "2021"\nrequird: [pilot]\n'}, "layouts/2021.yaml:2: requird: 没有“requird”这一项,是不是“required”?"),
    ({"layout": 'extends: "2021"\nrequired:\n- pilt\n'}, "layouts/2021.yaml:3: required.1: 没有“pilt”这个部分,是不是“pilot”?"),
    ({"layout": 'extends: "2021"\norder: [pilot]\n'}, "layouts/2021.yaml:2: order: 没有“order”这一项"),
    ({"layout": 'extends: "2021"\nseverity: {GX999: error}\n'}, "layouts/2021.yaml:2: severity.GX999: 没有“GX999”这条规则"),
    ({"layout": 'extends: "2021"\nseverity: {GX105: eror}\n'}, "layouts/2021.yaml:2: severity.GX105: 不能是“eror”,可以是:error warning info,是不是“error”?"),
    ({"layout": "extends: 2021\nseverity: {GX007: info}\n"}, "layouts/2021.yaml:2: severity.GX007: GX007 的级别不能改:没有读出、没有查完的内容总要说明"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: YL001, kind: at-most, per: column, text: granted <= received + carried_in}\n"}, "tables/requests.yaml:3: relations.1.code: 规则 YL001 不报 requests 表中 at-most 一类的关系;可以是:还没有"),
    ({"layout": 'extends: "2021"\nlabels: {pilt: {zh: 试, en: a}}\n'}, "layouts/2021.yaml:2: labels.pilt: 没有“pilt”这个部分,是不是“pilot”?"),
    ({"sections": "extends: sections\nsections:\n  pilot: {known: [基层试点情况]}\n"}, "sections.yaml:3: sections.pilot: 新增的部分要有 label"),
    ({"sections": "extends: sections\nsections:\n  pilot.9: {known: [试点]}\n"}, "sections.yaml:3: sections.pilot.9: “pilot.9”不合部分代号的写法:小写英文单词,用 _ 连接,如 key_areas"),
    ({"sections": "extends: sections\nsections:\n  other: {known: [存在问题]}\n"}, "sections.yaml:3: sections.other.known.1: “存在问题”已是“problems”的名称"),
    ({"sections": "extends: sections\nsections:\n  other: {words: ['其他.*']}\n"}, "sections.yaml:3: sections.other.words.1: “其他.*”要是汉字,不能有标点和符号,至少两个字"),
    ({"sections": "extends: sections\nsections:\n  other: {label: {zh: 甲, en: a}}\n"}, "sections.yaml:3: sections.other.label: “other”是已有的部分,不能另起名称;显示的名称在 layouts 的 labels 中改"),
    ({"sections": "sections:\n  other: {known: [其他补充]}\n"}, "sections.yaml: extends: 本省的 sections.yaml 文件要写明 extends: 所扩充的全国文件"),
    ({"table": "extends: request\n"}, "tables/requests.yaml:1: extends: 不能是“request”,可以是:disclosure requests review statistics,是不是“requests”?"),
    ({"table": "extends: requests\nrows:\n- {key: refused.9, after: refusd.8, label: 9.档案}\n"}, "tables/requests.yaml:3: rows.1.after: requests 表没有“refusd.8”这一行,是不是“refused.8”?"),
    ({"table": "extends: requests\nrows:\n- {key: refused.8, after: refused.7, label: 9.档案}\n"}, "tables/requests.yaml:3: rows.1.key: requests 表已有“refused.8”这一行"),
    ({"table": "extends: requests\nrows:\n- {key: Refused, after: refused.7, label: 9.档案}\n"}, "tables/requests.yaml:3: rows.1.key: “Refused”不合代号的写法:小写英文单词,可带“.数字”,如 refused.9"),
    ({"table": "extends: requests\nrows:\n- {key: refused.9, after: refused.8, label: 8.属于行政查询事项}\n"}, "tables/requests.yaml:3: rows.1.label: “8.属于行政查询事项”已是 requests 表“refused.8”的写法"),
    ({"table": "extends: requests\nrows:\n- {key: refused.9, after: refused.8, label: 9.档案, forms: ['2020']}\n"}, "tables/requests.yaml:3: rows.1.forms.1: 不能是“2020”,可以是:2021 2019,是不是“2021”?"),
    ({"table": "extends: requests\nrows:\n- {key: refused.9, after: refused.8, label: 9.档案, group: refusd}\n"}, "tables/requests.yaml:3: rows.1.group: requests 表没有“refusd”这一组,是不是“refused”?"),
    ({"table": "extends: review\nrows:\n- {key: mediation, after: reconsideration, label: 行政调解}\n"}, "tables/requests.yaml:2: rows: review 表不能加行,只能加写法和关系式"),
    ({"table": "extends: requests\nvariants:\n  columns: {busines: [企业]}\n"}, "tables/requests.yaml:3: variants.columns.busines: requests 表没有“busines”这一列,是不是“business”?"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: GX203, kind: equal, per: row, text: total = natural_persn + business}\n"}, "tables/requests.yaml:3: relations.1.text: requests 表没有“natural_persn”这一列,是不是“natural_person”?"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: GX202, kind: equal, per: column, text: total = granted +}\n"}, "tables/requests.yaml:3: relations.1.text: 关系式“total = granted +”第 18 个字处看不懂"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: GX202, kind: equal, per: column, text: total = granted + other.1}\n"}, "tables/requests.yaml:3: relations.1.text: 关系式“total = granted + other.1”用到的“other.1”,2019 年的格式没有,或不一定有"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: GX202, kind: at-most, per: column, text: total = granted}\n"}, "tables/requests.yaml:3: relations.1.text: 关系式“total = granted”不是 at-most 一类"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: GX204, kind: equal, per: column, text: total = granted}\n"}, "tables/requests.yaml:3: relations.1.code: 规则 GX204 不报 requests 表中 equal 一类的关系;可以是:GX201 GX202 GX203"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: YL009, kind: equal, per: column, text: total = granted}\n"}, "tables/requests.yaml:3: relations.1.code: 没有“YL009”这条规则"),
    ({"table": "extends: requests\nrelations:\n- {id: flow, code: GX201, kind: equal, per: column, text: total = granted}\n"}, "tables/requests.yaml:3: relations.1.id: requests 表已有“flow”这个关系式"),
    ({"table": "extends: requests\nrelations:\n- {id: a, code: GX201, kind: equal, per: colum, text: total = granted}\n"}, "tables/requests.yaml:3: relations.1.per: 不能是“colum”,可以是:column row,是不是“column”?"),
    ({"rule": province.RULE.replace("{table: requests}", "{table: request}")}, "rules/YL001-archives-part.yaml:9: parameters.table: 不能是“request”,可以是:disclosure requests review statistics,是不是“requests”?"),
    ({"rule": province.RULE.replace("part-exceeds-whole", "part-exceed-whole")}, "rules/YL001-archives-part.yaml:8: check: 没有“part-exceed-whole”这个检查,是不是“part-exceeds-whole”?"),
    ({"rule": province.RULE.replace("{whole}", "{hole}")}, "rules/YL001-archives-part.yaml:11: messages.default: “{hole}”没有内容可填;这里可用:{left} {part} {right} {whole},是不是“whole”?"),
    ({"rule": province.RULE.replace("YL001", "GX299", 1)}, "rules/YL001-archives-part.yaml:1: code: GX299:GX 开头的代码由 gxlint 自己使用"),
    ({"rule": province.RULE.replace("name: archives-part", "name: flow-identity")}, "rules/YL001-archives-part.yaml: name: flow-identity 已由 rules/GX2/GX201-flow-identity.yaml 使用"),
    ({"rule": province.RULE.replace("base: yunling-2021", "base: yunlin-2021")}, "rules/YL001-archives-part.yaml:16: examples.fires.1.base: 没有“yunlin-2021”这份底本,是不是“yunling-2021”?"),
    ({"word_rule": province.WORD_RULE.replace("words/places", "words/place")}, "rules/YL002-place-names.yml:8: parameters.words: 没有“words/place.yaml”这份词表,是不是“words/places.yaml”?"),
    ({"words": "- {wrong: 云领, right: 云岭}\n"}, "rules/YL002-place-names.yml:8: parameters.words: 词表 words/places.yaml 不合这个检查的用法:1.why: 缺少这一项"),
    ({"words": "- {wrong: 帐, right: 账, why: {zh: 甲, en: a}}\n"}, "rules/YL002-place-names.yml:8: parameters.words: 词表 words/places.yaml 不合这个检查的用法:1.wrong: “帐”太短,至少 2 个字"),
    ({"words": "- {wrong: 云领, right: 云岭, why: {zh: 甲, en: a}, unless: ['(?i)gov信息']}\n"}, "rules/YL002-place-names.yml:8: parameters.words: 词表 words/places.yaml 不合这个检查的用法:1.unless.1: 正则表达式“(?i)gov信息”会和其他的连成一个,不能用整体标志"),
    ({"words": "- {wrong: 云领, right: 云岭, why: {zh: 甲, en: a}, only: ['云领(?P<a>县)', '云领(?P<a>市)']}\n"}, "rules/YL002-place-names.yml:8: parameters.words: 词表 words/places.yaml 不合这个检查的用法:1.only.1: 正则表达式“云领(?P<a>县)”会和其他的连成一个,不能用整体标志"),
    ({"words": "- {wrong: 云领, right: 云岭, why: {zh: 甲, en: a}, only: ['(?:.|年)*云领']}\n"}, "rules/YL002-place-names.yml:8: parameters.words: 词表 words/places.yaml 不合这个检查的用法:1.only.1: 正则表达式“(?:.|年)*云领”要试的写法可能太多,不能用:不限长度的重复(如 .*)至多一处,其余写明长度(如 .{0,20})"),
    ({"words": "- {wrong: 云领, right: 云岭, why: {zh: 甲, en: a}, only: ['(?:云+)+领']}\n"}, "rules/YL002-place-names.yml:8: parameters.words: 词表 words/places.yaml 不合这个检查的用法:1.only.1: 正则表达式“(?:云+)+领”中,重复之内又有重复,或有回引,可能极慢,不能用"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "zh"), FAULTS, ids=[f"{n}-{next(iter(c))}" for n, (c, _) in enumerate(FAULTS)]
)
def test_a_fault_is_said_with_file_line_key_and_right_name(
    tmp_path: Path, changed: dict[str, str], zh: str
) -> None:
    path = province.folder(tmp_path, **changed)
    with pytest.raises(RuleError) as raised:
        load((path,))
    assert raised.value.show("zh").removeprefix(f"{path}/").startswith(zh)
    english = raised.value.show("en")
    assert english != raised.value.show("zh")
    assert "None" not in english
    assert resources.in_use() == {}


def test_words_and_codes_that_are_taken(tmp_path: Path) -> None:
    path = province.folder(tmp_path / "a", words=None, word_rule=None)
    (tmp_path / "a" / "words").mkdir()
    (tmp_path / "a" / "words" / "lexicon.yaml").write_text(province.WORDS, "utf-8")
    with pytest.raises(RuleError) as raised:
        load((path,))
    assert raised.value.show("zh").endswith(
        "words/lexicon.yaml: words/lexicon.yaml 已由 gxlint 使用,请换一个文件名"
    )
    one, two = (province.folder(tmp_path / name, layout=None, sections=None, table=None, words=None, word_rule=None,
                                rule=province.RULE.replace("yunling-2021", "valid-2021")) for name in "bc")  # fmt: skip
    with pytest.raises(RuleError) as raised:
        load((one, two))
    assert (
        raised.value.show("zh")
        == f"{two}/rules/YL001-archives-part.yaml: code: YL001 已由 {one}/rules/YL001-archives-part.yaml 使用"
    )


@pytest.mark.parametrize("page", ["rule-files.md", "rule-files.zh-CN.md"])
def test_what_the_documentation_shows_can_be_loaded(tmp_path: Path, page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
    shown = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.S))
    assert sorted(shown) == ["layouts/2021.yaml", "sections.yaml", "tables/requests.yaml"]
    rule = province.RULE.replace("YL001", "HB001").replace("yunling-2021", "valid-2021")
    path = province.folder(tmp_path, layout=shown["layouts/2021.yaml"], sections=shown["sections.yaml"],
                           table=shown["tables/requests.yaml"], rule=rule, word_rule=None, words=None)  # fmt: skip
    registry = load((path,))
    assert registry.levels == {"2021": {"GX105": "warning"}}
    assert set(registry.content) >= {
        "layouts/2021.yaml",
        "sections.yaml",
        "tables/requests.yaml",
        "grammars/tables",
    }
    ours = Settings(rules=(path,))
    good = (
        province.report()
        .replace("七、其他需要报告的事项", "七、其他需要说明的事项")
        .replace("商业企业", "工商企业")
    )
    assert said(good, ours) == []


def test_gxlints_own_rules_are_read_without_any_of_this() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from gxlint.engine.registry import load; load(); "
        "print([m for m in sys.modules if m.startswith('gxlint.checks.') or m.startswith('gxlint.engine.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("'")[1::2] == [
        "gxlint.checks.faults",
        "gxlint.engine.rule",
        "gxlint.engine.registry",
    ]
    assert builtin().content == {}
