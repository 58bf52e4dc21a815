from __future__ import annotations

from gxlint.engine.rule import from_data
from tests.engine.made import TEXTS, rule, rule_data


def test_a_whole_rule() -> None:
    made = rule(
        "GX103",
        severities={"covered": "info"},
        layouts=["2019", "2021"],
        basis={"default": TEXTS, "2021": {"zh": "30号", "en": "No. 30"}},
        parameters={"table": "requests"},
    )
    assert (made.code, made.name, made.severity, made.status) == ("GX103", "rule-gx103", "warning", "stable")
    assert made.severities == {"covered": "info"}
    assert made.parameters == {"table": "requests"}
    assert [made.applies_to(layout) for layout in ("2021", "2014", None)] == [True, False, False]
    assert made.basis_for("2021", "zh") == "30号"
    assert made.basis_for("2014", "en") == "English"
    assert made.basis_for(None, "zh") == "中文"
    assert made.builtin


def test_a_rule_for_all_layouts_speaks_when_there_is_none() -> None:
    assert rule().applies_to(None)


def test_numbers_without_quotes_are_taken_as_they_are_meant() -> None:
    made = from_data(
        {**rule_data(), "since": 0.1, "layouts": [2021], "basis": {"default": TEXTS, 2021: TEXTS}},
        "x.yaml",
        folder="ours",
    )
    assert (made.since, made.layouts, set(made.basis), made.builtin) == (
        "0.1",
        ("2021",),
        {"default", "2021"},
        False,
    )


def test_texts_lose_the_line_end_of_a_block() -> None:
    assert rule(why={"zh": "因\n", "en": "why\n"}).why == {"zh": "因", "en": "why"}
