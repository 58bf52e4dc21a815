"""SARIF, held against the schema of OASIS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint import __version__
from gxlint.diagnostics import Location
from gxlint.engine.open_ends import Kind, OpenEnd
from gxlint.engine.registry import builtin
from gxlint.output import sarif
from gxlint.output.sarif_rules import notified
from tests.engine import province
from tests.output.results_made import (
    DOCX,
    HOSTILE,
    chosen,
    partial,
    result,
    sums,
    suppressed,
    unread,
    word,
    written,
)
from tests.output.understood import reader, sarif_schema

log = reader("sarif")


def test_the_schema_is_the_one_of_the_version() -> None:
    schema = sarif_schema().schema
    assert schema["properties"]["version"]["enum"] == ["2.1.0"]
    with pytest.raises(jsonschema.ValidationError):
        sarif_schema().validate({"version": "2.1.0", "runs": [{}]})


def test_a_result_in_a_text() -> None:
    run = log(result("a b/报告.txt", word()))
    (found,) = run["results"]
    at = {"uri": "a%20b/%E6%8A%A5%E5%91%8A.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    region = {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 3}
    assert found == {
        "ruleId": "GX501",
        "ruleIndex": list(builtin().rules).index("GX501"),
        "level": "warning",
        "message": {"text": "“截止”应为“截至”"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": at,
                    "region": region,
                    "contextRegion": {"startLine": 3, "endLine": 3, "snippet": {"text": "截止2023年底"}},
                },
                "logicalLocations": [
                    {"name": "总体情况", "fullyQualifiedName": "overview", "kind": "section"}
                ],
            }
        ],
        "partialFingerprints": {"gxlint/v1": "1123456789abcdef"},
        "suppressions": [],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": at,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "截至"}}],
                    }
                ]
            }
        ],
        "properties": {"doubt": "none", "basis": "《现代汉语词典》", "excerpt": "截止2023年底"},
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"description": {"text": "运行 gxlint 时所在的文件夹"}}}


def test_a_cell_of_a_word_document_has_no_region() -> None:
    (found,) = log(result("a.docx", sums(fix="14"), media=DOCX))["results"]
    (place,) = found["locations"]
    assert list(place["physicalLocation"]) == ["artifactLocation"]
    assert place["logicalLocations"] == [
        {
            "name": "收到和处理政府信息公开申请情况表 “(七)总计 自然人”",
            "fullyQualifiedName": "requests/total/natural_person",
            "kind": "cell",
        }
    ]
    assert place["properties"] == {
        "extractedText": {"startLine": 90, "startColumn": 3, "endLine": 90, "endColumn": 5},
        "block": 31,
    }
    assert "fixes" not in found
    assert found["level"] == "error"
    assert found["properties"]["fix"] == "14"
    assert found["properties"]["evidence"] == {"left": [12, 3], "amount": 3.04}
    assert found["properties"]["suspects"][0] == [
        {"row": "total", "column_key": "natural_person", "reads": 13, "should_be": 14}
    ]


@pytest.mark.parametrize(
    ("row", "column", "kind"), [(None, None, "table"), ("total", None, "row"), (None, "total", "column")]
)
def test_rows_and_columns(row: str | None, column: str | None, kind: str) -> None:
    at = Location(None, None, None, None, "requests", "requests", row, column, page=3)
    (found,) = log(result("a", sums(location=at)))["results"]
    (place,) = found["locations"]
    assert place["logicalLocations"][0]["kind"] == kind
    assert "region" not in place["physicalLocation"]
    assert place["properties"] == {"page": 3}


def test_what_was_not_read_is_said() -> None:
    run = log(unread(), partial(), result("a", word()))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False  # a rule failed
    said = invocation["toolExecutionNotifications"]
    assert [(one["level"], one["descriptor"]["id"], one["message"]["text"]) for one in said] == [
        ("error", "unreadable", "文件没有读出"),
        ("warning", "missing-table", "没有找到政府信息公开行政复议、行政诉讼情况表"),
        ("error", "rule", "规则 GX505 没有查完"),
    ]
    assert said[2]["associatedRule"] == {"id": "GX505", "index": list(builtin().rules).index("GX505")}
    assert [one["properties"]["verdict"] for one in run["artifacts"]] == ["incomplete", "incomplete", "pass"]
    assert run["artifacts"][1]["properties"]["unfinished"] == ["missing-table:review", "rule:GX505"]
    assert run["artifacts"][1]["mimeType"] == DOCX
    table = (OpenEnd.of("table", "requests"),)
    assert log(result("a", unfinished=table, verdict="incomplete"))["invocations"][0]["executionSuccessful"] is True  # fmt: skip
    assert log(unread())["invocations"][0]["executionSuccessful"] is False  # nothing was read at all


def test_every_kind_of_open_end_is_described() -> None:
    for kind in get_args(Kind):
        zh, en = (notified(kind, language)["shortDescription"]["text"] for language in ("zh", "en"))
        assert zh != "有内容没有查到"
        assert zh != en
    assert notified("new", "zh")["shortDescription"]["text"] == "有内容没有查到"


def test_an_empty_run() -> None:
    run = log(lang="en", statistics=True)
    assert (run["results"], run["artifacts"]) == ([], [])
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["properties"]["statistics"] == {}
    assert run["language"] == "en-US"


def test_rules_left_out_and_counts() -> None:
    run = log(chosen(), result("b", word(), word()), statistics=True)
    assert run["artifacts"][0]["properties"]["leftOut"] == ["只检查了 GX2,2 条规则未启用:GX105、GX501"]
    assert run["properties"] == {
        "summary": {
            "reports": 2, "pass": 2, "fail": 0, "incomplete": 0, "errors": 0, "warnings": 2, "infos": 0, "suppressed": 0,
        },
        "statistics": {"GX501": 2},
        "leftOut": ["只检查了 GX2,2 条规则未启用:GX105、GX501"],
    }  # fmt: skip


def test_suppressions() -> None:
    run = log(
        result("a", suppressed("file"), suppressed("configuration", "未写理由"), suppressed(None), word())
    )
    assert [found["suppressions"] for found in run["results"]] == [
        [{"kind": "inSource", "status": "accepted", "justification": "已核实"}],
        [{"kind": "external", "status": "accepted"}],
        [{"kind": "external", "status": "accepted", "justification": "已核实"}],
        [],
    ]


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("-", {"description": {"text": "标准输入"}}),
        ("./a.txt", {"uri": "a.txt", "uriBaseId": "%SRCROOT%"}),
        ("../a.txt", {"uri": "../a.txt"}),
        ("/b/a.txt", {"uri": "file:///b/a.txt"}),
        (HOSTILE, {"uri": "a%0Ab%2Cc%25d%3Ae%1B%5B31m%F0%9F%98%80%E4.txt", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_files_by_their_uri(path: str, location: dict[str, Any]) -> None:
    run = log(result(path, word()))
    assert run["artifacts"][0]["location"] == location
    expected = ["analysisTarget", "standardStream"] if path == "-" else ["analysisTarget"]
    assert run["artifacts"][0]["roles"] == expected


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("国办发[2014]32号", "国办发[2014]32号"),
        ("[表](2)\\", "\\[表\\](2)\\\\"),
        ("{单位}{0}", "{{单位}}{{0}}"),
        ("{单位}", "{单位}"),
    ],
)
def test_a_message_is_no_markup(message: str, text: str) -> None:
    (found,) = log(result("a", word(message=message)))["results"]
    assert found["message"]["text"] == text


@given(st.text(), st.text())
def test_any_text_is_valid(one: str, other: str) -> None:
    (found,) = json.loads(written(sarif, result(f"{one}.txt", word(message=other, excerpt=one, fix=other))))["runs"][0]["results"]  # fmt: skip
    assert found["message"]["text"] == sarif.plain(other)


def test_every_rule_is_described() -> None:
    driver = log()["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("gxlint", __version__, "zh-CN")
    assert [rule["id"] for rule in driver["rules"]] == list(builtin().rules)
    for rule in driver["rules"]:
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"], rule["help"]["markdown"]):  # fmt: skip
            assert text.strip()
    by_id = {rule["id"]: rule for rule in driver["rules"]}
    assert by_id["GX501"]["properties"]["tags"] == ["GX5", "文字、日期和格式"]
    assert by_id["GX201"]["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert by_id["GX201"]["help"]["markdown"].startswith("**为什么要紧**\n\n")
    assert by_id["GX208"]["help"]["text"].endswith(
        "依据\n报告所用格式的附表\n2019 格式:国办公开办函〔2019〕60号 附表\n2021 格式:国办公开办函〔2021〕30号 附表\n2014 格式:国办发〔2014〕32号 政府信息公开情况统计表"
    )


def test_rules_of_two_provinces_with_one_code(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        rule = province.RULE.replace("档案类申请多于新收", f"{name}省的规则")
        province.folder(tmp_path / name, rule=rule)
    found = word(code="YL001", rule="archives-part")
    run = log(*(result(f"{name}.txt", found, folders=(str(tmp_path / name),)) for name in ("甲", "乙")))
    assert [one["name"] for one in run["tool"]["extensions"]] == ["甲", "乙"]
    titles = [
        run["tool"]["extensions"][one["rule"]["toolComponent"]["index"]]["rules"][one["rule"]["index"]][
            "shortDescription"
        ]["text"]
        for one in run["results"]
    ]
    assert titles == ["甲省的规则", "乙省的规则"]
    assert str(tmp_path) not in json.dumps(run, ensure_ascii=False)
