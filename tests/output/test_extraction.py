from __future__ import annotations

from gxlint.engine.coverage import coverage_of
from gxlint.output.extraction import extraction
from tests.checks.built import built, parts
from tests.engine.test_verdict import table


def test_the_coverage_is_that_of_a_check() -> None:
    tables = [table("review", read=9), table("review", read=2, absent=1)]
    report = built("2019", *parts(), tables=tables)
    found = extraction(report)["coverage"]
    assert found == {
        "review": {"form": "2021", "expected": 3, "read": 2, "reading": ()},
        "disclosure": {"form": "2019", "expected": 22, "read": 0, "reading": ()},
        "requests": {"form": "2019", "expected": 161, "read": 0, "reading": ()},
    }
    assert list(found) == list(coverage_of(report))
