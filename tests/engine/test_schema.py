"""The schema that editors use and what gxlint itself checks agree on what a rule file is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from gxlint import resources
from gxlint.checks.faults import RuleError
from gxlint.checks.shapes import Place
from gxlint.engine.messages import placeholders
from gxlint.engine.registry import FAMILIES
from gxlint.engine.schema import RuleFile
from gxlint.engine.strict import RULE, validate
from gxlint.engine.yaml_file import YamlFile
from tests.engine.made import TEXTS, rule_data


def by_schema(data: Any) -> bool:
    try:
        RuleFile.model_validate(data)
    except ValidationError:
        return False
    return True


def by_strict(data: Any) -> bool:
    try:
        validate(YamlFile("x.yaml", data), lambda check, where: None)
    except RuleError:
        return False
    return True


FULL = rule_data(
    "FJ001",
    severities={"covered": "info"},
    fix={"default": "safe", "other": "review"},
    status="preview",
    layouts=["2019", "2021"],
    basis={"default": TEXTS, "2021": TEXTS},
    parameters={"table": "requests"},
    examples={
        "fires": [{"base": "valid-2021", "name": "a.txt", "note": "x", "edits": [{"replace": "a", "with": ""}, {"after": "a", "insert": "b"}, {"delete": "c"}],
                   "expect": [{"line": 1, "severity": "info", "message": "default", "text": "x"}, {"line": None}]}],
        "silent": [{"hex": "d0 cf", "fault": "engine"}, {"text": "x"}],
    },
)  # fmt: skip
WRONG = (7, "错", [], {}, [7], {"zh": "x"}, "GX1")


def mutations(value: Any) -> Iterator[Any]:
    """The same with one part left out, one key added, or one value replaced by a wrong one."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield {k: v for k, v in value.items() if k != key}
            yield from ({**value, key: wrong} for wrong in WRONG)
            yield from ({**value, key: changed} for changed in mutations(entry))
        yield {**value, "more": "x"}
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            yield from ([*value[:at], changed, *value[at + 1 :]] for changed in mutations(entry))


def test_a_full_file_is_good() -> None:
    assert by_schema(FULL)
    assert by_strict(FULL)


def test_they_refuse_the_same_files() -> None:
    """All but three: a version without quotes, and messages that the rule does not have, which no schema can say."""
    differing = [data for data in mutations(FULL) if by_schema(data) != by_strict(data)]
    said = [(data["since"], data["examples"]["fires"][0]["expect"][0]["message"]) for data in differing]
    assert said == [(7, "default"), ("0.1.0", "错"), ("0.1.0", "GX1")]


@pytest.mark.parametrize("name", [name for family in FAMILIES for name in resources.names(family)])
def test_gxlints_own_files_are_whole_in_both(name: str) -> None:
    data = resources.national(name)
    RuleFile.model_validate(data)
    RULE.verify(data, Place())
    assert [
        key for key, text in data["messages"].items() if placeholders(text["zh"]) != placeholders(text["en"])
    ] == []
