"""Every fixture says exactly what stands in the .expected file beside it: place, severity, code, and the verdict.

After reading the change with your own eyes: python -m tests.test_fixtures writes the files anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.engine.run import lint_path
from gxlint.engine.settings import Settings

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REPORTS = sorted(
    path
    for path in FIXTURES.rglob("*")
    if path.is_file() and path.suffix != ".expected" and path.name != "README.md"
)


def said(path: Path) -> str:
    """The verdict and one line a diagnostic."""
    result = lint_path(str(path), Settings())
    lines = [f"verdict {result.verdict}, layout {result.layout}, year {result.year}, agency {result.agency}"]
    for kind, coverage in result.coverage.items():
        lines.append(f"{kind} {coverage.form} {coverage.read}/{coverage.expected}")
    for found in result.diagnostics:
        at = found.location
        key = f" {at.table}[{at.row}, {at.column_key}]" if at.table and at.row else ""
        lines.append(f"{at.line}:{at.column} {found.severity} {found.code}{key}")
    return "\n".join(lines) + "\n"


def test_there_are_enough_of_them() -> None:
    assert len(REPORTS) >= 16
    assert {path.parent.name for path in REPORTS} == {"2021", "2019", "2014", "2008", "other"}
    assert {path.suffix for path in REPORTS} >= {".txt", ".md", ".html", ".htm", ".docx"}


@pytest.mark.parametrize("path", REPORTS, ids=[f"{path.parent.name}-{n}" for n, path in enumerate(REPORTS)])
def test_a_fixture_says_what_is_expected(path: Path) -> None:
    assert said(path) == path.with_name(path.name + ".expected").read_text("utf-8")


if __name__ == "__main__":
    for report in REPORTS:
        report.with_name(report.name + ".expected").write_text(said(report), "utf-8")
