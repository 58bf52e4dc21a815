"""What one family of rules says of a valid report with a few changes."""

from __future__ import annotations

from pathlib import Path

from gxlint.diagnostics import Diagnostic
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "rules" / "examples"


def said(code: str, layout: str, *edits: tuple[str, str], language: str = "zh") -> list[Diagnostic]:
    """Lint rules/examples/valid-LAYOUT.txt with replacements, each of a text that stands there once."""
    text = (EXAMPLES / f"valid-{layout}.txt").read_text("utf-8")
    for before, after in edits:
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        text = text.replace(before, after)
    settings = Settings(language=language, selection=Selection((code,)))
    return list(lint_bytes(text.encode(), "report.txt", settings).diagnostics)
