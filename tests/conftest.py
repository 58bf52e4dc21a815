"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The knowledge beside the clone; tests that need it say that they were left out."""
    if not (SHARED / "acceptance").is_dir():
        pytest.skip("left out: there is no ../shared beside this clone")
    return SHARED
