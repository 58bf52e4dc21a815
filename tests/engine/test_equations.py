"""The broken equations travel with the result, with their numbers: an output computes nothing."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

from gxlint.engine.equations import Equation
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.support.render import Made, text

ROOT = Path(__file__).resolve().parents[2]
NUMBERS: dict[str, list[object]] = {
    "received": [3, -1, 0, 0, 0, 0, 2], "granted": [4, -1, 0, 0, 0, 0, 3], "total": [4, -1, 0, 0, 0, 0, 3],
}  # fmt: skip
BROKEN = text(Made(requests=NUMBERS)).encode()


def test_what_does_not_hold_is_there_with_its_numbers() -> None:
    result = lint_bytes(BROKEN, "a.txt", Settings(), keep=True)
    assert result.relations.violated == 2
    assert result.report is not None
    assert {result.report.tables[one.table].kind for one in result.equations} == {"requests"}
    flow = [one for one in result.equations if one.relation == "flow"]
    cells = ((("received", "natural_person"), ("carried_in", "natural_person")), (("total", "natural_person"), ("carried_out", "natural_person")))  # fmt: skip
    assert flow == [
        Equation(1, "flow", "natural_person", "=", *cells, 3, 4, 1, (3, 0, 4, 0)),
        Equation(1, "flow", "total", "=", *(tuple((row, "total") for row, _ in side) for side in cells), 2, 3, 1, (2, 0, 3, 0)),  # type: ignore[arg-type]
    ]  # fmt: skip
    assert pickle.loads(pickle.dumps(result)).equations == result.equations


def test_they_are_there_whatever_rules_are_wanted() -> None:
    result = lint_bytes(BROKEN, "a.txt", Settings(selection=Selection(("GX105",))), keep=True)
    assert len(result.equations) == 2
    assert result.diagnostics == ()


def test_a_run_that_keeps_nothing_has_none() -> None:
    assert lint_bytes(BROKEN, "a.txt", Settings()).equations == ()
    assert lint_bytes(text(Made()).encode(), "a.txt", Settings(), keep=True).equations == ()


def test_no_output_evaluates_a_relation() -> None:
    for path in (ROOT / "gxlint" / "output").rglob("*.py"):
        names = {
            name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom | ast.Import)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            )
        }
        assert not [name for name in names if name.startswith("gxlint.relations")], path
