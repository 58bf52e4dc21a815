from __future__ import annotations

import datetime
from typing import Any

import pytest

from gxlint.config.toml import show


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (3, "3"),
        pytest.param(1 << 60_000, "…", id="huge"),
        (1.5, "1.5"),
        ("a\nb", '"a b"'),
        ("x" * 100, '"' + "x" * 58 + "…"),
        ([1, "a", [], {}], '[1, "a", [], {}]'),
        ([1, 2, 3, 4, 5], "[1, 2, 3, 4, …]"),
        ({"a": 1, "b": 2, "c": 3}, "{a = 1, b = 2, …}"),
        (datetime.date(2024, 2, 29), "2024-02-29"),
    ],
)
def test_values_are_shown_as_in_the_file(value: Any, text: str) -> None:
    assert show(value) == text
