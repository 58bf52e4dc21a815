from __future__ import annotations

import pytest

from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.verdict import judge, unfinished
from gxlint.tables.model import KeyedCell, KeyedTable, State, Value
from tests.checks.built import built, parts
from tests.engine.made import at, diagnostic


def table(kind: str, *, read: int = 1, unread: int = 0, absent: int = 0) -> KeyedTable:
    value = Value("0", State.NUMBER, 0)
    cells = {(f"r{n}", "c"): KeyedCell(f"r{n}", "c", value, at(1), 0) for n in range(read)}
    return KeyedTable(kind, "2021", at(1), 0, 1, cells, tuple((f"u{n}", "c") for n in range(unread)),
                      tuple((f"a{n}", "c") for n in range(absent)))  # fmt: skip


THREE = ("disclosure", "requests", "review")


def test_everything_read() -> None:
    assert unfinished(built("2021", *parts(), tables=[table(kind) for kind in THREE])) == ()


def test_unread_and_absent_cells_and_missing_tables() -> None:
    report = built("2019", *parts(), tables=[table("disclosure", unread=1), table("requests", absent=2)])
    assert unfinished(report) == ("table:disclosure", "table:requests", "missing-table:review")


def test_one_of_two_tables_of_a_kind() -> None:
    tables = [*(table(kind) for kind in THREE), table("review", unread=1)]
    assert unfinished(built("2021", *parts(), tables=tables)) == ("table:review",)


def test_the_statistics_table_counts_where_it_stands() -> None:
    assert unfinished(built("2014", *parts())) == ()
    assert unfinished(built("2014", *parts(), tables=[table("statistics", unread=1)])) == (
        "table:statistics",
    )
    assert unfinished(built("2008", *parts(), tables=[table("statistics", unread=1)])) == (
        "table:statistics",
    )


def test_no_layout_and_no_report() -> None:
    assert unfinished(built(None, *parts())) == ("layout",)
    assert unfinished(built(None, is_report=False)) == ("not-a-report",)


@pytest.mark.parametrize(
    ("found", "gaps", "fail_on", "verdict", "blocking"),
    [
        ([], (), "error", "pass", 0),
        ([], ("layout",), "error", "incomplete", 0),
        ([("GX103", "error")], (), "error", "fail", 1),
        ([("GX106", "warning")], (), "error", "pass", 0),
        ([("GX106", "warning"), ("GX105", "info")], (), "warning", "fail", 1),
        ([("GX105", "info")], (), "info", "fail", 1),
        ([("GX103", "error")], (), "never", "pass", 0),
        ([("GX103", "error")], ("layout",), "never", "incomplete", 0),
        ([("GX003", "error")], ("table:requests",), "error", "incomplete", 1),
        ([("GX003", "error"), ("GX201", "error")], ("table:requests",), "error", "fail", 2),
        ([("GX007", "error")], ("rule:GX201",), "error", "incomplete", 1),
        ([("GX004", "warning")], ("layout",), "warning", "incomplete", 1),
        ([("GX005", "error")], ("not-a-report",), "error", "fail", 1),
        ([("GX001", "warning")], (), "warning", "fail", 1),
        ([("GX111", "error")], ("missing-table:review",), "error", "fail", 1),
    ],
)
def test_verdicts(
    found: list[tuple[str, str]], gaps: tuple[str, ...], fail_on: str, verdict: str, blocking: int
) -> None:
    diagnostics = [diagnostic(code, severity=level) for code, level in found]
    assert judge(diagnostics, tuple(map(OpenEnd, gaps)), fail_on) == (verdict, blocking)


def test_a_file_that_was_not_read_is_incomplete() -> None:
    found = [diagnostic("GX001", None)]
    assert judge(found, (OpenEnd("unreadable"),), "error") == ("incomplete", 1)


def test_what_is_suppressed_does_not_count() -> None:
    found = [diagnostic("GX103", suppressed="已说明"), diagnostic("GX003", suppressed="已说明")]
    assert judge(found, (), "error") == ("pass", 0)
    assert judge(found, (OpenEnd("table:review"),), "error") == ("incomplete", 0)
