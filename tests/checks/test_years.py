"""GX508 where the year was given on the command line."""

from __future__ import annotations

from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.checks.said import EXAMPLES


def found(text: str, year: int) -> list[tuple[int | None, str]]:
    settings = Settings(year=year, selection=Selection(("GX508",)))
    got = lint_bytes(text.encode(), "report.txt", settings).diagnostics
    return [(one.location.line, one.message) for one in got]


def test_a_year_that_the_option_gave_is_not_told_as_the_titles() -> None:
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    assert found(text, 2024) == [
        (1, "标题写的是2023年,而选项 --year 指定的是2024年;请核对是选项有误,还是标题的年份有误")
    ]
    assert found(text, 2023) == []


def test_a_title_without_a_year_leaves_the_preamble_against_the_option() -> None:
    text = (EXAMPLES / "valid-2021.txt").read_text("utf-8")
    text = text.replace("要求,编制本报告。", "要求,现将2025年政府信息公开工作情况报告如下。")
    first, rest = text.split("\n", 1)
    assert "2023年" in first
    told = found(first.replace("2023年", "") + "\n" + rest, 2024)
    assert told[0] == (2, "开头说报告的是2025年,--year 选项写的是2024年")
