from __future__ import annotations

from typing import Any

import pytest

from gxlint.engine.rule import RuleError
from gxlint.engine.schema import validate
from tests.engine.made import TEXTS, rule_data


def test_a_good_file_becomes_a_rule() -> None:
    made = validate(rule_data("FJ001", basis={"default": TEXTS, "2021": TEXTS}), "x.yaml")
    assert (made.code, made.builtin, made.source) == ("FJ001", False, "x.yaml")


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ({"mesages": {}}, "mesages", "is no key of a rule file; did you mean messages?"),
        ({"severity": "eror"}, "severity", "Input should be 'error', 'warning' or 'info'"),
        ({"title": {"zh": "题"}}, "title.en", "Field required"),
        ({"messages": {"default": {"zh": "{甲}{word}", "en": "{wrod}"}}}, "", "Value error, messages.default: zh and en have different placeholders"),
        ({"examples": {"fires": [{"text": "x", "expect": []}]}}, "examples.fires.0.expect", "List should have at least 1 item after validation, not 0"),
        ({"examples": {"silent": [{"text": "x", "base": "y"}]}}, "examples.silent.0", "Value error, an example has exactly one of base, text, hex"),
        ({"examples": {"silent": [{"text": "x", "edits": [{"replace": "a"}]}]}}, "examples.silent.0.edits.0", "Value error, an edit is {replace, with}, {after, insert} or {delete}"),
        ({"basis": {"2021": TEXTS}}, "", "Value error, basis by layout needs an entry `default`"),
    ],
)  # fmt: skip
def test_the_first_fault_is_said(change: dict[str, Any], where: str, what: str) -> None:
    with pytest.raises(RuleError) as raised:
        validate({**rule_data("FJ001"), **change}, "x.yaml")
    assert (raised.value.where, raised.value.what) == (where, what)
