from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxlint import __version__
from gxlint.diagnostics import Diagnostic, Location, Suspect
from gxlint.engine.left_out import LeftOut
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import Coverage, RelationCounts, ReportResult, SectionView
from gxlint.output import available, format_named, jsonl, plain, write
from gxlint.output import json as json_format
from tests.engine.made import diagnostic

ROOT = Path(__file__).resolve().parent.parent.parent


def found() -> Diagnostic:
    return Diagnostic(
        code="GX201",
        rule="flow-identity",
        severity="error",
        doubt="none",
        message="自然人:差 1\n请核对",
        basis="国办公开办函〔2019〕60号",
        location=Location(90, 1, 298, 4, "requests", "requests", "received", "natural_person", 31),
        excerpt="…12…",
        evidence={"left": [12, 3], "amount": Decimal("3.040")},
        suspects=((Suspect("total", "natural_person", 13, 14),),),
        fix=None,
        fingerprint="0123456789abcdef",
    )


def one() -> ReportResult:
    return ReportResult(
        path="报告.txt",
        media="text/plain",
        encoding="utf-8",
        title="题",
        agency="青石县水务局",
        year=2019,
        layout="2019",
        verdict="fail",
        sections=(SectionView("overview", "一、总体情况", 1, 2, 3),),
        coverage={"requests": Coverage("2019", 161, 160, ("columns-by-label",))},
        relations=RelationCounts(40, 1, 2),
        diagnostics=(found(), diagnostic("GX105", None, severity="info", suppressed="已核实")),
        unfinished=("table:requests",),
        blocking=1,
    )


def refused() -> ReportResult:
    gone = diagnostic("GX001", None, rule="unreadable-input", message="没有这个文件")
    return ReportResult("z.txt", readable=False, diagnostics=(gone,), unfinished=("unreadable",), blocking=1)


def written(module: Any, *results: ReportResult, **options: Any) -> str:
    stream = io.StringIO()
    write(module, results, stream, **options)
    return stream.getvalue()


def test_json_is_the_contract() -> None:
    assert json.loads(written(json_format, one())) == {
        "format": "gxlint-report/1",
        "tool": {"name": "gxlint", "version": __version__},
        "summary": {
            "reports": 1,
            "pass": 0,
            "fail": 1,
            "incomplete": 0,
            "errors": 1,
            "warnings": 0,
            "infos": 0,
            "suppressed": 1,
        },
        "reports": [
            {
                "path": "报告.txt",
                "media": "text/plain",
                "encoding": "utf-8",
                "title": "题",
                "agency": "青石县水务局",
                "year": 2019,
                "layout": "2019",
                "verdict": "fail",
                "unfinished": ["table:requests"],
                "sections": [{"id": "overview", "heading": "一、总体情况", "number": 1, "line": 2, "end_line": 3}],
                "coverage": {
                    "requests": {"form": "2019", "expected": 161, "read": 160, "reading": ["columns-by-label"]}
                },
                "relations": {"satisfied": 40, "violated": 1, "not_evaluated": 2},
                "diagnostics": [
                    {
                        "code": "GX201",
                        "rule": "flow-identity",
                        "severity": "error",
                        "doubt": "none",
                        "message": "自然人:差 1\n请核对",
                        "basis": "国办公开办函〔2019〕60号",
                        "location": {
                            "line": 90,
                            "column": 1,
                            "end_line": 298,
                            "end_column": 4,
                            "section": "requests",
                            "table": "requests",
                            "row": "received",
                            "column_key": "natural_person",
                            "block": 31,
                            "page": None,
                        },
                        "excerpt": "…12…",
                        "evidence": {"left": [12, 3], "amount": 3.04},
                        "suspects": [
                            [{"row": "total", "column_key": "natural_person", "reads": 13, "should_be": 14}]
                        ],
                        "fix": None,
                        "fingerprint": "0123456789abcdef",
                        "suppressed": None,
                    },
                    {
                        "code": "GX105",
                        "rule": "r",
                        "severity": "info",
                        "doubt": "none",
                        "message": "m",
                        "basis": "b",
                        "location": dict.fromkeys(
                            ("line", "column", "end_line", "end_column", "section", "table", "row", "column_key", "block", "page")
                        ),
                        "excerpt": "",
                        "evidence": {},
                        "suspects": [],
                        "fix": None,
                        "fingerprint": "",
                        "suppressed": "已核实",
                    },
                ],
            }
        ],
    }  # fmt: skip


def test_decimals_are_written_as_printed() -> None:
    assert '"amount": 3.040' in written(json_format, one())


def test_json_meets_its_schema() -> None:
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads(written(json_format, one(), refused(), statistics=True))
    assert [error.message for error in validator.iter_errors(data)] == []
    data["reports"][0]["verdict"] = "perhaps"
    assert [error.message for error in validator.iter_errors(data)] == [
        "'perhaps' is not one of ['pass', 'incomplete', 'fail']"
    ]


def test_statistics_are_there_only_when_wanted() -> None:
    assert "statistics" not in json.loads(written(json_format, one()))
    assert json.loads(written(json_format, one(), one(), statistics=True))["statistics"] == {"GX201": 2}


def test_jsonl_has_one_report_a_line() -> None:
    lines = written(jsonl, one(), refused()).splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["报告.txt", "z.txt"]
    assert json.loads(lines[0]) == json.loads(written(json_format, one()))["reports"][0]


def test_plain() -> None:
    assert written(plain, one(), refused(), statistics=True).splitlines() == [
        "报告.txt:90:1: error GX201 自然人:差 1 请核对",
        "报告.txt: 结论:不通过(未查全:收到和处理政府信息公开申请情况表有未读出的单元格)",
        "z.txt:1:1: error GX001 没有这个文件",
        "z.txt: 结论:未能全部检查(未查全:文件没有读出)",
        "GX001 1",
        "GX201 1",
        "共检查 2 份:通过 0,不通过 1,未能全部检查 1;错误 2,警告 0,提示 0,已屏蔽 1",
        "未能全部检查(z.txt):读到的部分没有达到不通过级别的问题,但有内容没有读到,不能算通过",
    ]


def test_plain_in_english() -> None:
    assert written(plain, one(), lang="en").splitlines()[1:] == [
        "报告.txt: verdict fail (not fully checked: not all cells of the table on requests were read)",
        "1 checked: 0 pass, 1 fail, 0 incomplete; errors 1, warnings 0, infos 0, suppressed 1",
    ]


def test_plain_keeps_control_characters_out() -> None:
    bad = diagnostic(message="a\x1b[31mb\u2028c\x07")
    first = written(plain, ReportResult("x\ny.txt", diagnostics=(bad,))).splitlines()[0]
    assert first == "x y.txt:1:1: error GX103 a\ufffd[31mb c\ufffd"


@pytest.mark.parametrize(
    ("keys", "zh", "en"),
    [
        ((), "", ""),
        (("unreadable",), "文件没有读出", "the file was not read"),
        (("table:requests",), "收到和处理政府信息公开申请情况表有未读出的单元格", "not all cells of the table on requests were read"),
        (("missing-table:review",), "没有找到政府信息公开行政复议、行政诉讼情况表", "the table on review and litigation was not found"),
        (("rule:GX201", "rule:GX201"), "规则 GX201 没有查完", "rule GX201 did not finish"),
        (("layout", "stage:tables"), "无法确定适用哪一年的格式;表格识别没有完成", "no form could be determined; reading the tables did not finish"),
        (("stage:else", "more"), "else;more", "else; more"),
        (("truncated:x", "year"), "文件太长,后面的部分没有读;无法确定报告年度", "the file is too long: its end was not read; the fiscal year could not be determined"),
        (("further",), "文件后面还有另一份报告,没有读", "another report follows in the file and was not read"),
        (("relations:review",), "政府信息公开行政复议、行政诉讼情况表有等式未能计算", "not all equations of the table on review and litigation could be evaluated"),
        (("part:frame",), "网页中嵌入的另一页面没有读出", "a page embedded in this one was not read"),
        (("part:word/footnotes.xml",), "脚注或尾注没有读出", "the part with the notes was not read"),
        (("part:altChunk", "part:x/y"), "嵌入的另一份文档没有读出;文件的一部分(x/y)没有读出", "another document embedded in this one was not read; a part of the file (x/y) was not read"),
    ],
)  # fmt: skip
def test_what_was_not_read_in_words(keys: tuple[str, ...], zh: str, en: str) -> None:
    from gxlint.output.words import unfinished

    assert unfinished(keys, "zh") == zh
    assert unfinished(keys, "en") == en


def test_formats_are_found_by_name() -> None:
    assert {"rich", "plain", "json", "jsonl", "sarif", "junit", "github", "gitlab", "xlsx", "csv"} <= set(
        available()
    )
    assert format_named("plain") is plain
    assert format_named("later") is None
    assert format_named("values") is None


@pytest.mark.parametrize(("media", "noted"), [("text/plain", False), ("text/markdown", False), ("text/html", True),
                         ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", True)])  # fmt: skip
def test_plain_says_what_its_lines_are(media: str, noted: bool) -> None:
    result = ReportResult("a", media=media, verdict="pass", diagnostics=(found(),))
    assert ("(行号指 gxlint extract --text 打印的文本)" in written(plain, result)) is noted
    assert ("(lines are those of gxlint extract --text)" in written(plain, result, lang="en")) is noted
    nowhere = ReportResult("a", media=media, verdict="pass", diagnostics=(diagnostic("GX105", None),))
    assert "extract" not in written(plain, nowhere)


def test_plain_says_which_rules_were_left_out() -> None:
    partial = ReportResult("a", verdict="pass", left_out=LeftOut(("GX105",), (), ("GX105",)))
    assert written(plain, partial).splitlines()[0] == "a: 结论:通过(1 条规则未启用:GX105)"
    assert written(plain, partial, partial, lang="en", statistics=True).splitlines() == [
        "a: verdict pass (rules left out: 1 (GX105))",
        "a: verdict pass (rules left out: 1 (GX105))",
        "2 checked: 2 pass, 0 fail, 0 incomplete; errors 0, warnings 0, infos 0, suppressed 0",
        "rules left out: 1 (GX105)",
    ]


def test_what_an_incomplete_run_means() -> None:
    unread = ReportResult("a", verdict="incomplete", unfinished=(OpenEnd.of("table", "requests"),))
    assert written(plain, unread).splitlines()[-1] == "未能全部检查:没有发现错误,但有内容没有读到,不能算通过"
    assert written(plain, unread, lang="en").splitlines()[-1] == (
        "incomplete: no error was found, but something was not read: this is no pass"
    )
