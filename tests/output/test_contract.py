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
from gxlint.engine.result import Coverage, RelationCounts, ReportResult, Run, SectionView
from gxlint.output import available, format_named, jsonl, plain
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
    module.write(Run.of(results), stream, **options)
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
        "报告.txt: verdict fail 不通过(未读全:收到和处理政府信息公开申请情况表有未读出的单元格)",
        "z.txt:1:1: error GX001 没有这个文件",
        "z.txt: verdict incomplete 未能完整检查(未读全:文件没有读出)",
        "GX001 1",
        "GX201 1",
        "共检查 2 份:通过 0,不通过 1,未能完整检查 1;错误 2,警告 0,提示 0,已抑制 1",
    ]


def test_plain_in_english() -> None:
    assert written(plain, one(), lang="en").splitlines()[1:] == [
        "报告.txt: verdict fail (not wholly read: cells of the table on requests)",
        "1 checked: 0 pass, 1 fail, 0 incomplete; 1 errors, 0 warnings, 0 infos, 1 suppressed",
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
        (("table:requests",), "收到和处理政府信息公开申请情况表有未读出的单元格", "cells of the table on requests"),
        (("missing-table:review",), "没有找到政府信息公开行政复议、行政诉讼情况表", "the table on review and litigation was not found"),
        (("rule:GX201", "rule:GX201"), "规则 GX201 没有查完", "rule GX201 did not finish"),
        (("layout", "stage:tables"), "无法确定适用哪一年的格式;表格识别没有完成", "no form could be determined; reading the tables did not finish"),
        (("stage:else", "else"), "else;else", "else; else"),
    ],
)  # fmt: skip
def test_what_was_not_read_in_words(keys: tuple[str, ...], zh: str, en: str) -> None:
    from gxlint.output.words import unfinished

    assert unfinished(keys, "zh") == zh
    assert unfinished(keys, "en") == en


def test_formats_are_found_by_name() -> None:
    assert {"rich", "plain", "json", "jsonl"} <= set(available())
    assert format_named("plain") is plain
    assert format_named("sarif") is None
    assert format_named("values") is None
