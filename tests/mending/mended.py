"""Correcting a text or bytes with the settings of a plain run."""

from __future__ import annotations

from gxlint.engine.settings import Settings
from gxlint.mending.mend import Mended, mend
from tests.mutations.test_table_mutations import valid

__all__ = ["codes", "edited", "fix", "fixed", "valid"]


def fix(data: bytes | str, name: str = "report.txt", *, unsafe: bool = False, settings: Settings | None = None,
        only: str = "") -> Mended:  # fmt: skip
    raw = data.encode() if isinstance(data, str) else data
    return mend(raw, name, settings or Settings(), lambda found: found.code.startswith(only), unsafe=unsafe)


def fixed(text: str, name: str = "report.txt", *, unsafe: bool = False) -> str:
    return fix(text, name, unsafe=unsafe).data.decode()


def edited(layout: str, *edits: tuple[str, str]) -> str:
    """A valid report with replacements, each of a text that stands there once."""
    text = valid(layout)
    for before, after in edits:
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        text = text.replace(before, after)
    return text


def codes(mended: Mended) -> list[str]:
    return [one.diagnostic.code for one in mended.corrected]
