"""jsonl: one report and line, written as soon as it is there."""

from __future__ import annotations

from typing import Any, TextIO

from gxlint.engine.result import ReportResult, Summary
from gxlint.output import Able
from gxlint.output.contract import report
from gxlint.output.values import dumps

ABLE = Able(streaming=True, statistics=False)


def write_one(result: ReportResult, stream: TextIO, **_: Any) -> None:
    """Write one report."""
    stream.write(dumps(report(result), indent=None) + "\n")


def write_end(summary: Summary, stream: TextIO, **_: Any) -> None:
    """Nothing follows the last report: every line is one."""
