from __future__ import annotations

from gxlint.config.places import locate


def test_locating_words() -> None:
    text = 'a = 1\n[severity]\nGX1 = "info"\n[tool.x]\nb = [\n "z"]\nc = {"d-e" = 1}\n[[suppress]]\n'
    assert locate(text, ("severity", "GX1")) == 3
    assert locate(text, ("b",), "z") == 6
    assert locate(text, ("d-e",)) == 7
    assert locate(text, ("nosuch",)) is None
    assert locate(text, ("nosuch",), "info") == 3
    assert locate(text, ("suppress",)) == 8


def test_a_line_of_nothing_but_brackets_takes_no_time() -> None:
    assert locate("x = '" + "[" * 300_000 + "'\n" + "[a\n" * 50_000, ("b",)) is None
