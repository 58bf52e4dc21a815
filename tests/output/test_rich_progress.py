from __future__ import annotations

import io
import re
from itertools import count

import pytest

from gxlint.output.rich import progress
from gxlint.output.rich.progress import Progress


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _slow_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock is a second later; the terminal is 80 columns wide."""
    ticks = count(1000)
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(ticks)))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def run(stream: io.StringIO, total: int = 3, path: str = "报告.txt", lang: str = "zh") -> str:
    with Progress(stream, lang) as bar:
        bar.start(total)
        for _ in range(total):
            bar.advance(path)
    return stream.getvalue()


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_a_long_run_shows_how_far_it_is() -> None:
    text = bare(run(Terminal()))
    assert "正在检查" in text
    assert "2/3" in text
    assert "报告.txt" in text


def test_it_leaves_no_trace() -> None:
    assert run(Terminal()).endswith("\x1b[2K")


def test_english() -> None:
    assert "checking" in bare(run(Terminal(), lang="en"))


def test_nothing_outside_a_terminal() -> None:
    assert run(io.StringIO()) == ""


def test_nothing_on_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert run(Terminal()) == ""


def test_nothing_for_one_file() -> None:
    assert run(Terminal(), total=1) == ""


def test_nothing_when_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.time, "monotonic", lambda: 5.0)
    assert run(Terminal()) == ""


def test_a_path_cannot_steer_the_terminal() -> None:
    text = run(Terminal(), path="\x1b]0;owned\x07[red]a.txt")
    assert "\x1b]0" not in text
    assert "[red]a.txt" in bare(text)


def test_stopping_twice_is_fine() -> None:
    bar = Progress(Terminal())
    bar.start(5)
    bar.advance()
    bar.stop()
    bar.stop()
