from __future__ import annotations

import json

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES, said

IDENTITY = "119999190001010003"
END = "要求,编制本报告。"


def test_the_number_is_in_no_part_of_the_diagnostic() -> None:
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    text = text.replace(END, f"要求,编制本报告。联系人甲某 13800000000,{IDENTITY},邮箱13900000000@163.com。")
    found = lint_bytes(
        text.encode(), "report.txt", Settings(selection=Selection(("GX702", "GX703")))
    ).diagnostics
    assert [(d.code, d.severity) for d in found] == [("GX702", "error")] * 3 + [("GX703", "info")]
    said_all = json.dumps(
        [[d.message, d.excerpt, d.evidence, d.fix, d.fingerprint] for d in found], default=str
    )
    assert [n for n in ("13800000000", "13900000000", IDENTITY) if n in said_all] == []
    assert "138******00" in found[0].message
    assert "138******00" in found[0].excerpt
    assert "11**************03" in found[0].excerpt


def test_the_place_is_that_of_the_number() -> None:
    one = said("GX702", "2021", (END, "要求,编制本报告。电话:138-0000-0000。"))
    at = one[0].location
    assert (one[0].severity, at.line, (at.end_column or 0) - (at.column or 0)) == ("warning", 2, 13)


def test_a_person_beside_the_number_of_an_office() -> None:
    office = ("联系电话:13800000000。", "咨询热线13800000000。", "24小时值班手机：13800000000。")
    person = ("联系人:甲某,电话:13800000000。", "电话:13800000000(乙主任)。", "申请人甲13800000000。")
    for words, severity in [(w, "warning") for w in office] + [(w, "error") for w in person]:
        assert [d.severity for d in said("GX702", "2021", (END, END + words))] == [severity], words


def test_the_number_is_in_what_no_other_rule_says() -> None:
    """A rule that quotes the text beside a number shows it masked too, whole or cut."""
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    text = text.replace(END, f"要求,编制本报告。“联系人甲某13800000000(证件{IDENTITY}。,")
    for layout in ("json", "plain"):
        found = lint_bytes(text.encode(), "report.txt", Settings()).diagnostics
        assert {"GX503", "GX504", "GX702"} <= {d.code for d in found}
        everything = json.dumps([[d.message, d.excerpt, d.evidence, d.fix] for d in found], default=str)
        assert [n for n in ("13800000000", IDENTITY, "0000000", IDENTITY[-7:]) if n in everything] == [], (
            layout
        )
