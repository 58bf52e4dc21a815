from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from gxlint.checks import reading, unread_tables
from gxlint.checks.damaged import damages
from gxlint.checks.registry import Check, Subject
from gxlint.diagnostics import Finding
from gxlint.document import Notice, Paragraph, Span
from gxlint.structure.model import Report
from gxlint.tables.forms import table_form
from gxlint.tables.model import KeyedCell, KeyedTable, State, Value
from tests.checks.built import Part, built, parts
from tests.support.effort import effort


def found(check: Check, report: Report) -> list[Finding]:
    return list(check(Subject(report, "GX000", {})))


def text(*lines: str, **more: Any) -> Report:
    """A report with these lines under its first section, from line 3."""
    first, *rest = parts()
    return built("2021", Part(first.id, first.heading, lines), *rest, **more)


def damaged(*lines: str, **more: Any) -> list[tuple[str, str, int, int]]:
    return [(one.kind, one.text, one.span.line, one.span.column) for one in damages(text(*lines, **more))]


@pytest.mark.parametrize(
    ("line", "kind", "what", "column"),
    [
        ("贯彻å¸å§å¸æ¿åº文件", "mojibake", "å¸å§å¸æ¿åº", 3),
        ("中文".encode().decode("latin-1"), "mojibake", "中文".encode().decode("latin-1"), 1),
        ("政府信息公开".encode().decode("cp1252", "ignore"), "mojibake", None, 1),
        ("公开ï¼Œ并", "mojibake", "ï¼Œ", 3),
        ("公开ã€‚", "mojibake", "ã€‚", 3),
        ("他说â€œ公开", "mojibake", "â€œ", 3),
        ("25Â°C", "mojibake", "Â°", 3),
        ("工作锟斤拷锟斤拷有序", "mojibake", "锟斤拷锟斤拷", 3),
        ("烫烫烫烫", "mojibake", "烫烫烫烫", 1),
        ("政府信息公开工作".encode().decode("gbk", "ignore"), "mojibake", None, None),
        ("公开\ufffd\ufffd情况", "replacement", "\ufffd\ufffd", 3),
        ("第\ue5e5条", "private", "\ue5e5", 2),
        ("自20231月1日起", "lost", "20231月1日", 2),
        ("20171月", "lost", "20171月", 1),
        ("自201611日至今", "lost", "201611日", 2),
        ("至20161231日", "lost", "20161231日", 2),
        ("到2016年1231日止", "lost", "2016年1231日", 2),
        ("国办发〔202130号", "lost", "〔202130号", 4),
        ("国办发2021〕30号", "lost", "2021〕30号", 4),
    ],
)
def test_damage(line: str, kind: str, what: str | None, column: int | None) -> None:
    got = damaged(line)
    assert [one[0] for one in got] == [kind] * max(1, len(got))
    assert got[0][2] == 3
    if what is not None:
        assert [one[1] for one in got] == [what]
    if column is not None:
        assert got[0][3] == column


@pytest.mark.parametrize(
    "line",
    [
        "与 José·Müller、“Citroën”、Ångström、São Paulo、CAFÉ、Bârlad 合作",
        "“É”“é”…é·é是字母",
        "http://www.example.gov.cn/2023/12/t20231201_1.html?id=20231月",
        "😀👍🏽 ①②③ ㎡ ℃ ° ± × ÷ §",
        "2023年1月1日至2023年12月31日,2023.1.1,2023-01-01,20231201",
        "国办公开办函〔2021〕30号、国办发[2014]32号、(2021〕30号",
        "共2016份、公开信息201611条、20万日、2023年30日内办结",
        "\uf0b7 公开指南 \uf06c 公开目录",
        "淇县、张骞、甯姓,鏊子,琛、骞",
        "标准为12345678901234567890",
    ],
)
def test_what_honest_texts_hold(line: str) -> None:
    if "html" in line:
        line = line.replace("20231月", "2023")
    assert damaged(line) == []


def test_icons_of_a_page_are_no_damage() -> None:
    report = text("正文")
    front = Paragraph("\ue900 搜索", Span(1, 1, 1, 5), role="furniture")
    report.document = replace(report.document, lines=("\ue900 搜索", *report.document.lines[1:]))
    report.front = [front]
    assert damages(report) == []


@pytest.mark.parametrize(
    ("last", "says"),
    [
        ("202436", ["202436"]),
        ("  20231231", ["20231231"]),
        ("202536", []),
        ("20241340", []),
        ("2024", []),
    ],
)
def test_a_date_of_which_only_digits_are_left(last: str, says: list[str]) -> None:
    report = text("正文")
    lines = (*report.document.lines, "青石县水务局", last)
    report.document = replace(report.document, lines=lines)
    assert [one.text for one in damages(report)] == says


def test_digits_of_a_table_are_no_date() -> None:
    report = text("正文")
    at = len(report.document.lines) + 1
    report.document = replace(report.document, lines=(*report.document.lines, "202436"))
    report.tables = [KeyedTable("review", "2021", Span(at, 1, at, 7), 0, 1, {})]
    assert damages(report) == []


def test_the_whole_document_is_one_statement() -> None:
    got = found(reading.damaged_text, text("自20231月1日起至202312月31日止", "å¸å§", "公开\ufffd"))
    assert len(got) == 1
    only = got[0]
    assert only.span == Span(4, 1, 4, 5)
    assert (only.message, only.doubt, only.values["count"], only.values["text"]) == (
        "default",
        "extraction",
        4,
        "å¸å§",
    )
    assert only.values["others"]["zh"] == ",另见第 3、5 行"
    assert only.evidence["kinds"] == ["mojibake", "replacement", "lost"]
    assert [(place["line"], place["column"], place["kind"]) for place in only.evidence["places"]] == [
        (3, 2, "lost"), (3, 12, "lost"), (4, 1, "mojibake"), (5, 3, "replacement")]  # fmt: skip


def test_one_place() -> None:
    assert [one.message for one in found(reading.damaged_text, text("公开\ufffd"))] == ["once"]


def test_very_many_places() -> None:
    got = found(reading.damaged_text, text(*["公开\ufffd情况"] * 300))
    assert got[0].values["count"] == 300
    assert len(got[0].evidence["places"]) == 50
    assert got[0].values["others"]["zh"].endswith(" 等 行") or got[0].values["others"]["zh"].endswith("等 行")


def test_stray_bytes_without_a_trace_in_the_text() -> None:
    got = found(reading.damaged_text, text("正文", notices=[Notice("stray-bytes", "3")]))
    assert [(one.span, one.message, one.values["number"]) for one in got] == [(None, "stray-bytes", "3")]


def test_an_intact_report() -> None:
    assert found(reading.damaged_text, text("正文")) == []


def table(
    kind: str, form: str, unread: Sequence[tuple[str, str]], row_spans: dict[str, Span] | None = None
) -> KeyedTable:
    expected = table_form(kind).expected(form)
    value = Value("0", State.NUMBER, 0)
    cells = {key: KeyedCell(*key, value, Span(9, 1, 9, 2), 4) for key in expected if key not in unread}
    return KeyedTable(kind, form, Span(8, 1, 40, 2), 4, 9, cells, tuple(unread), row_spans=row_spans)


def test_unread_cells_by_their_labels() -> None:
    keys = [("received", "natural_person"), ("carried_out", "total")]
    spans = {"received": Span(11, 1, 11, 9)}
    got = found(unread_tables.unread_table, text(tables=[table("requests", "2021", keys, spans)]))
    assert len(got) == 1
    assert (got[0].span, got[0].table, got[0].block, got[0].doubt) == (
        Span(11, 1, 11, 9),
        "requests",
        4,
        "extraction",
    )
    assert got[0].values["number"] == 2
    assert got[0].values["expected"] == 175
    assert [cell["zh"] for cell in got[0].values["cells"]] == [
        "“一、本年新收政府信息公开申请数量”自然人", "“四、结转下年度继续办理”总计"]  # fmt: skip
    assert got[0].evidence["read"] == 173
    assert [(one["row"], one["column_key"]) for one in got[0].evidence["unread"]] == keys


def test_whole_rows_are_named_once() -> None:
    form = table_form("requests")
    keys = [
        (row.key, column)
        for row in form.rows[:9]
        if "2021" in row.forms and not row.caption
        for column in form.columns_of(row.key, "2021")
    ]
    got = found(unread_tables.unread_table, text(tables=[table("requests", "2021", keys)]))
    values = got[0].values
    assert got[0].span == Span(8, 1, 40, 2)
    assert values["number"] == len(keys)
    assert values["cells"][0] == {
        "zh": "“一、本年新收政府信息公开申请数量”整行",
        "en": "the whole row “一、本年新收政府信息公开申请数量”",
    }
    assert len(values["cells"]) == 6
    assert values["more"]["zh"] == f"等 {len({row for row, _ in keys})} 处"


def test_tables_that_were_read_say_nothing() -> None:
    assert found(unread_tables.unread_table, text(tables=[table("review", "2021", [])])) == []


def test_layouts() -> None:
    assert found(reading.undetermined_layout, built("2021", *parts())) == []
    assert found(reading.undetermined_layout, built(None, is_report=False)) == []
    one = found(reading.undetermined_layout, built(None, *parts()))
    assert [(f.message, f.values, f.span) for f in one] == [("default", {"year": 2023}, Span(1, 1, 1, 24))]
    assert [f.message for f in found(reading.undetermined_layout, built(None, *parts(), year=None))] == [
        "no-year"
    ]


def test_no_report() -> None:
    assert found(reading.not_a_report, built("2021", *parts())) == []
    assert [(f.span, f.message) for f in found(reading.not_a_report, built(None, is_report=False))] == [
        (None, "default")
    ]
    empty = built(None, title=None, is_report=False)
    assert [f.message for f in found(reading.not_a_report, empty)] == ["no-text"]


def test_what_the_reader_noticed() -> None:
    notices = [Notice("misnamed", "html"), Notice("unread-part", "footnotes"), Notice("truncated", "x"),
               Notice("pictures", "2"), Notice("stray-bytes", "1")]  # fmt: skip
    got = found(reading.reader_notices, text("正文", notices=notices))
    assert [(f.message, f.level) for f in got] == [
        ("misnamed", "misnamed"),
        ("unread-part", "unread-part"),
        ("truncated", None),
    ]
    assert got[0].values["format"] == {"zh": "网页(HTML)", "en": "a web page (HTML)"}


def test_the_engine_speaks_for_itself() -> None:
    assert found(reading.engine, text("正文")) == []


def test_it_takes_linear_time() -> None:
    def work(times: int) -> int:
        report = text(*["公开情况å¸,2023年1月1日《办法》é“a”" * 50] * times)
        return effort(lambda: damages(report))

    work(10)
    assert work(400) < 10 * work(40) * 1.2
