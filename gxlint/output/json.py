"""json: the whole run as one object (contract.md)."""

from __future__ import annotations

from typing import Any, TextIO

from gxlint.engine.result import Run
from gxlint.output import Able
from gxlint.output.contract import head, report
from gxlint.output.values import dumps

ABLE = Able()


def write(run: Run, stream: TextIO, *, statistics: bool = False, **_: Any) -> None:
    """Write the run; the same run gives the same bytes."""
    found = {**head(run.summary, statistics), "reports": [report(result) for result in run.reports]}
    stream.write(dumps(found) + "\n")
