from __future__ import annotations

from typing import Any

import pytest

from gxlint import resources
from gxlint.checks.remnants import remnants

NAME = "words/remnants.yaml"
ENTRIES: list[dict[str, Any]] = resources.data(NAME)


def found(text: str) -> list[str]:
    return [
        one.name["zh"]
        for one in remnants(NAME)
        if any(need in text for need in one.needs) and one.pattern.search(text)
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["name"]["en"] for entry in ENTRIES])
def test_an_entry_does_what_it_says(entry: dict[str, Any]) -> None:
    assert found(entry["fires"]) == [entry["name"]["zh"]]
    assert found(entry["silent"]) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["name"]["en"] for entry in ENTRIES])
def test_entries_are_whole(entry: dict[str, Any]) -> None:
    assert set(entry) - {"level"} == {"name", "needs", "pattern", "fires", "silent"}
    assert entry.get("level", "weak") == "weak"
