"""What reaches the stream: colour, width, encodings, control characters."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.diagnostics import Location, Suspect
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import RelationCounts, Run
from gxlint.output.rich import write
from gxlint.output.rich.clean import Cleaner
from gxlint.output.rich.screen import open_screen
from gxlint.output.rich.words import _PHRASES
from gxlint.text.width import width
from tests.output.rich_results import (
    COLUMNS,
    RULES,
    broken_total,
    diagnostic,
    document,
    requests_table,
    result,
    shown,
)
from tests.support import forms

COLOURS = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "COLORTERM")
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in COLOURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def written(stream: io.StringIO, **options: object) -> str:
    broken = result(broken_total(), tables=[requests_table({"total": [13, 2, 0, 0, 0, 0, 12]})])
    write(Run.of([broken]), stream, rules=RULES, **options)  # type: ignore[arg-type]
    return stream.getvalue()


@contextmanager
def terminal_of(columns: int) -> Iterator[io.TextIOWrapper]:
    """A real terminal of that many columns."""
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        with os.fdopen(follower, "w", encoding="utf-8", closefd=False) as stream:
            yield stream
    finally:
        os.close(follower)
        os.close(leader)


def test_a_terminal_gets_colour() -> None:
    text = written(Terminal())
    assert "\x1b[1;31m✗ 不通过\x1b[0m" in text


def test_colour_changes_no_text() -> None:
    coloured = [line.rstrip() for line in SGR.sub("", written(Terminal(), width=80)).split("\n")]
    assert coloured == written(io.StringIO(), width=80).split("\n")


def test_a_pipe_or_file_gets_none() -> None:
    assert "\x1b" not in written(io.StringIO())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_none_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in written(Terminal())


def test_no_color_goes_before_force_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in written(Terminal())


def test_an_empty_no_color_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" in written(Terminal())


def test_force_color_colours_standard_output_but_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in written(io.StringIO())
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert "\x1b" in written(stream)


def test_what_is_asked_for_goes_before_all() -> None:
    assert "\x1b" in written(io.StringIO(), color=True)
    assert "\x1b" not in written(Terminal(), color=False)


def test_the_verdict_is_said_in_words_and_the_suspect_has_brackets() -> None:
    text = written(io.StringIO())
    assert "不通过" in text
    assert "【13】" in text


def test_the_width_of_a_terminal_is_used() -> None:
    with terminal_of(97) as stream:
        assert open_screen(stream).width == 97


@pytest.mark.parametrize(
    ("columns", "used"), [("60", 60), ("143", 143), ("0", 80), ("wide", 80), ("900", 200), ("9", 40)]
)
def test_columns_says_the_width(monkeypatch: pytest.MonkeyPatch, columns: str, used: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert open_screen(io.StringIO()).width == used


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "gb18030", "utf-8", "no-such-codec"])
def test_no_encoding_stops_the_output(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8" if encoding == "no-such-codec" else encoding)
    odd = diagnostic(message="é ✓ 総 \U0001f600 \udc80 ∑", location=Location(3, 1, 3, 3))
    write(
        Run.of([result(odd, broken_total(), tables=[requests_table({"total": [13, 2, 0, 0, 0, 0, 12]})])]),
        stream,
        rules=RULES,
    )
    stream.flush()
    text = raw.getvalue().decode(stream.encoding)
    assert all(width(line) <= 80 for line in text.split("\n"))
    if encoding == "gbk":
        assert "━" not in text  # two columns wide in a Chinese code page
        assert "【13】" in text
    if encoding == "ascii":
        assert "[13]" in text


def test_nothing_in_a_report_reaches_the_terminal_as_a_command() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J[red]红[/red]\u202e:smile: \x9b31m"
    broken = result(
        diagnostic(message=evil, basis=evil, fix=evil, location=Location(3, 2, 3, 9)),
        diagnostic(suppressed=evil), path=f"{evil}.txt", document=document(("标题", "", evil * 9)),
        facts={"sections": []},
    )  # fmt: skip
    for text in (shown([broken, broken], statistics=True), SGR.sub("", shown([broken], color=True))):
        assert not [ch for ch in text if category(ch) in ("Cc", "Cf") and ch != "\n"]
        assert "[red]红[/red]" in text
        assert ":smile:" in text


def test_english_has_every_phrase() -> None:
    assert [key for key, (zh, en) in _PHRASES.items() if not zh or not en or zh == en] == []
    fields = re.compile(r"\{\w+\}")
    for zh, en in _PHRASES.values():
        assert sorted(fields.findall(zh)) == sorted(fields.findall(en))


def test_english_output_has_no_chinese_of_ours() -> None:
    plain = replace(
        result(diagnostic(message="m", basis="b", doubt="scope", suppressed="s"), diagnostic(message="m", basis="b"),
               document=document(("t", "a", "b", "c", "d", "e", "f")), facts={"missing": [], "sections": []}),
        unfinished=("table:requests", "missing-table:review", "layout", "stage:tables", "rule:GX301"),
        relations=RelationCounts(1, 2, 3), path="a.txt",
    )  # fmt: skip
    assert plain.report is not None
    for fact in (plain.report.title, plain.report.agency, plain.report.layout):
        object.__setattr__(fact, "value", None)
    text = shown([plain, plain], lang="en", statistics=True, rules={})
    assert [ch for ch in text if "\u4e00" <= ch <= "\u9fff"] == list("云栖县档案局") * 2


TEXT = st.text(
    st.one_of(st.sampled_from("一二自然人,。(“ 13a[]\x1b\u200b\u202e\u0301"), st.characters()), max_size=80
)
NUMBER = st.integers(-3, 12)
ROW, COLUMN = st.sampled_from([*forms.keys("2021"), "unknown"]), st.sampled_from([*COLUMNS, "unknown"])
LOCATION = st.builds(
    Location, st.none() | NUMBER, st.none() | NUMBER, st.none() | NUMBER, st.none() | NUMBER,
    st.none() | st.sampled_from(["overview", "none", "unknown"]), st.none() | st.sampled_from(["requests", "review", "unknown"]),
    st.none() | ROW, st.none() | COLUMN, st.none() | NUMBER, st.none() | NUMBER,
)  # fmt: skip
SUSPECT = st.builds(
    Suspect,
    ROW,
    COLUMN,
    st.none() | st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False, allow_infinity=False),
)
DIAGNOSTIC = st.builds(
    diagnostic, st.sampled_from(["GX201", "GX501", "LONGCODE999"]), st.sampled_from(["error", "warning", "info"]),
    message=TEXT, basis=TEXT, excerpt=TEXT, location=LOCATION, doubt=st.sampled_from(["none", "extraction", "scope", "new"]),
    fix=st.none() | TEXT, suppressed=st.none() | TEXT,
    evidence=st.sampled_from([{}, {"equations": 3}, {"equations": [{"relation": "flow", "at": "natural_person"}, 1]}]),
    suspects=st.lists(st.lists(SUSPECT, min_size=1, max_size=3).map(tuple), max_size=8).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(DIAGNOSTIC, max_size=4),
    TEXT,
    st.lists(TEXT, max_size=8),
    st.integers(60, 200),
    st.booleans(),
    st.data(),
)
def test_no_line_is_wider_than_the_screen(
    diagnostics: list[object], path: str, lines: list[str], columns: int, bare: bool, data: st.DataObject
) -> None:
    changes = {
        data.draw(st.sampled_from(forms.keys("2021"))): data.draw(
            st.lists(st.integers(0, 10**14), min_size=7, max_size=7)
        )
    }
    one = result(*diagnostics, tables=[requests_table(changes)], path=path, document=document(lines))  # type: ignore[arg-type]
    if bare:
        one.report = None
    one.unfinished = tuple(map(OpenEnd, data.draw(st.lists(st.sampled_from(
        ["unreadable", "layout", "not-a-report", "table:requests", "missing-table:review", "stage:tables", "rule:GX301",
         "relations:requests", "part:x.xml", "truncated:9", "further", "year", "new"]
    )))))  # fmt: skip
    name = Cleaner()(path)
    for text in (
        shown([one, one], width=columns, statistics=True, lang=data.draw(st.sampled_from(["zh", "en"]))),
        SGR.sub("", shown([one], width=columns, color=True)),
    ):
        # A path stands in full, whatever the width: it is there to be copied.
        wide = [line for line in text.split("\n") if width(line) > columns]
        assert [line for line in wide if name not in line and not line.startswith("  gxlint check ")] == []
        assert not [ch for ch in text if category(ch) in ("Cc", "Cf", "Cs", "Co") and ch != "\n"]
