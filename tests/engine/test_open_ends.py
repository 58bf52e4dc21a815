from __future__ import annotations

import json
import pickle

from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.result import ReportResult


def test_its_parts() -> None:
    one = OpenEnd.of("missing-table", "review")
    assert (one, one.kind, one.name, one.internal) == (
        "missing-table:review",
        "missing-table",
        "review",
        False,
    )
    assert (OpenEnd.of("layout").kind, OpenEnd.of("layout").name) == ("layout", "")
    assert OpenEnd("part:word/a:b.xml").name == "word/a:b.xml"
    assert OpenEnd.of("rule", "GX103").internal
    assert OpenEnd.of("stage", "tables").internal


def test_it_is_its_key_in_json_and_between_processes() -> None:
    one = OpenEnd.of("rule", "GX103")
    assert json.dumps([one]) == '["rule:GX103"]'
    again = pickle.loads(pickle.dumps(one))
    assert (type(again), again) == (OpenEnd, one)


def test_a_result_holds_nothing_else() -> None:
    assert ReportResult("a", unfinished=("layout",)).unfinished[0].kind == "layout"  # type: ignore[arg-type]
