"""The file of a baseline: what is written is read again, in one order, and what is no baseline is said."""

from __future__ import annotations

import json
import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.diagnostics import Diagnostic, Location
from gxlint.engine.baseline import (
    BaselineError,
    Entry,
    Judgement,
    accepted,
    dumps,
    entries_of,
    judged,
    parse,
)
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import ReportResult
from gxlint.engine.settings import Selection, Settings

A = Entry("2022/a.docx", "GX209", "requests", "requests", "received", "total", "0" * 16)
B = Entry("2022/a.docx", "GX501", "overview", "", "", "", "1" * 16)
C = Entry("b.txt", "GX103", "", "", "", "", "2" * 16)
TEXT = """{
  "format": "gxlint-baseline/1",
  "entries": [
    {"path": "2022/a.docx", "code": "GX209", "fingerprint": "0000000000000000", "section": "requests", "table": "requests", "row": "received", "column_key": "total"},
    {"path": "2022/a.docx", "code": "GX501", "fingerprint": "1111111111111111", "section": "overview"},
    {"path": "b.txt", "code": "GX103", "fingerprint": "2222222222222222"}
  ]
}
"""


def found(code: str, fingerprint: str, suppressed: str | None = None) -> Diagnostic:
    at = Location(3, 1, 3, 9, "overview")
    return Diagnostic(
        code, "x", "error", "none", "正文", "b", at, "正文", {}, (), None, fingerprint, suppressed
    )


def test_one_line_an_entry_sorted_each_once() -> None:
    assert dumps([C, A, B, A]) == TEXT
    assert parse(TEXT.encode()) == (A, B, C)
    assert parse(("\ufeff" + TEXT).encode()) == (A, B, C)
    assert dumps([]) == '{\n  "format": "gxlint-baseline/1",\n  "entries": []\n}\n'


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
ENTRIES = st.builds(
    Entry,
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).map(posixpath.normpath),
    st.from_regex(r"[A-Z]{2,6}[0-9]{3}", fullmatch=True),
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
)


@given(st.lists(ENTRIES, max_size=6))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    assert parse(dumps(entries).encode()) == tuple(sorted(set(entries)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是正确的 JSON(第 1 行)"),
        (b"\xff\xfe", "不是 UTF-8 编码"),
        (b"[" * 200_000, "不是基线文件:层次太多"),
        (b"9" * 9999, "不是 gxlint 的基线文件"),
        (b"[]", "不是 gxlint 的基线文件"),
        (b'{"format": "gxlint-report/1"}', "不是 gxlint 的基线文件"),
        (b'{"format": ["gxlint-baseline/1"]}', "不是 gxlint 的基线文件"),
        (b'{"format": "gxlint-baseline/1"}', "不是 gxlint 的基线文件"),
        (b'{"format": "gxlint-baseline/1", "entries": {}}', "不是 gxlint 的基线文件"),
        (
            b'{"format": "gxlint-baseline/2", "entries": 1}',
            "是另一版 gxlint 的基线(gxlint-baseline/2),这一版用 gxlint-baseline/1;请用 gxlint baseline write 重新生成",
        ),
    ],
)
def test_what_is_no_baseline(data: bytes, said: str) -> None:
    with pytest.raises(BaselineError) as caught:
        parse(data)
    assert caught.value.show("zh") == said
    assert caught.value.show("en").isascii()


@pytest.mark.parametrize(
    "change",
    [
        {"fingerprint": "zz"},
        {"code": "gx209"},
        {"path": ""},
        {"path": 3},
        {"row": None},
        {"message": "正文里的话"},
        {"fingerprint": "0" * 16 + "\n"},
    ],
)
def test_an_entry_that_cannot_be_understood(change: dict[str, object]) -> None:
    data = json.loads(TEXT)
    data["entries"][1].update(change)
    with pytest.raises(BaselineError) as caught:
        parse(json.dumps(data).encode())
    assert caught.value.show("zh").startswith("第 2 项看不懂")


def test_entries_hold_nothing_of_the_text_and_nothing_that_is_always_said() -> None:
    result = ReportResult("x", diagnostics=(found("GX501", "a" * 16), found("GX007", "b" * 16), found("GX502", "c" * 16, "已核实")))  # fmt: skip
    assert entries_of(result, "x.txt") == [Entry("x.txt", "GX501", "overview", "", "", "", "a" * 16)]


def test_what_is_accepted_no_longer_counts() -> None:
    result = ReportResult("x", "t", fail_on="error", verdict="fail", blocking=3, diagnostics=(
        found("GX501", "a" * 16), found("GX502", "c" * 16, "已核实"), found("GX503", "d" * 16)))  # fmt: skip
    one = accepted(result, {"a" * 16, "c" * 16}, "基线")
    assert [each.suppressed for each in one.diagnostics] == ["基线", "已核实", None]
    assert (one.verdict, one.blocking) == ("fail", 1)
    every = accepted(result, {"a" * 16, "d" * 16}, "基线")
    assert (every.verdict, every.blocking) == ("pass", 0)


def test_what_was_not_read_is_never_accepted() -> None:
    result = ReportResult("x", readable=False, unfinished=(OpenEnd.of("unreadable"),), diagnostics=(
        found("GX001", "a" * 16), found("GX007", "b" * 16)))  # fmt: skip
    kept = accepted(result, {"a" * 16, "b" * 16}, "基线")
    assert [each.suppressed for each in kept.diagnostics] == [None, None]
    assert (kept.verdict, kept.blocking) == ("incomplete", 2)


def test_a_pass_is_not_made_of_what_was_not_read() -> None:
    result = ReportResult("x", unfinished=(OpenEnd.of("table", "requests"),), diagnostics=(found("GX003", "a" * 16),))  # fmt: skip
    assert accepted(result, {"a" * 16}, "基线").verdict == "incomplete"


def test_which_entries_still_answer_to_something() -> None:
    result = ReportResult("2022/a.docx", diagnostics=(found("GX209", "0" * 16),))
    gone = Entry("2022/a.docx", "GX999", "", "", "", "", "3" * 16)
    assert judged(result, (A, B, gone), Settings()) == Judgement((A,), (B, gone), ())
    off = Settings(selection=Selection(ignore=("GX5",)))
    assert judged(result, (A, B), off) == Judgement((A,), (), (B,))
    here = Settings(per_file_ignores=(("2022/*", ("GX50",)),))
    assert judged(result, (A, B), here) == Judgement((A,), (), (B,))


def test_an_entry_of_a_file_that_was_not_wholly_checked_is_open() -> None:
    result = ReportResult("x", diagnostics=(found("GX209", "0" * 16),), unfinished=(OpenEnd.of("rule", "GX501"),))  # fmt: skip
    assert judged(result, (A, B), Settings()) == Judgement((A,), (), (B,))
    assert judged(ReportResult("x", readable=False), (A,), Settings()) == Judgement((), (), (A,))
