from __future__ import annotations

from typing import Any

import pytest

from gxlint.engine.rule import RuleError, from_data
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


def test_a_rule_for_all_layouts_speaks_when_there_is_none() -> None:
    assert rule().applies_to(None)


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ({"code": "GX1"}, "code", "'GX1' is not two to six capital letters and three digits (GX103)"),
        ({"name": "Bad Name"}, "name", "'Bad Name' is not lower-case words joined by - (duplicate-section)"),
        ({"severity": "eror"}, "severity", "'eror' is none of info, warning, error; did you mean error?"),
        ({"severities": {"covered": "mild"}}, "severities.covered", "'mild' is none of info, warning, error"),
        ({"severities": ["x"]}, "severities", "is a mapping from a level's name to a severity"),
        ({"title": {"zh": "标题"}}, "title.en", "is missing or empty"),
        ({"why": {"zh": " ", "en": "x"}}, "why.zh", "is missing or empty"),
        ({"mend": {**TEXTS, "fr": "x"}}, "mend.fr", "is no language of gxlint (zh, en)"),
        ({"messages": {}}, "messages", "is a mapping with at least `default`"),
        ({"messages": {"default": "x"}}, "messages.default", "is {zh: …, en: …}"),
        ({"layouts": []}, "layouts", 'is a list: [all] or ["2019", "2021"]'),
        ({"layouts": [2022]}, "layouts", "'2022' is none of all, 2021, 2019, 2014, 2008; did you mean 2021?"),
        ({"basis": {"2021": TEXTS}}, "basis", "by layout needs an entry `default`"),
        ({"check": ""}, "check", "is the name of a check"),
        ({"status": "beta"}, "status", "'beta' is none of stable, preview"),
        ({"mesages": {}}, "mesages", "is no key of a rule file; did you mean messages?"),
        ({"parameters": [1]}, "parameters", "is a mapping"),
    ],
)
def test_a_fault_is_said_with_its_place(change: dict[str, Any], where: str, what: str) -> None:
    with pytest.raises(RuleError) as raised:
        from_data({**rule_data(), **change}, "x.yaml")
    assert (raised.value.source, raised.value.where, raised.value.what) == ("x.yaml", where, what)


def test_a_missing_key_and_no_mapping() -> None:
    data = rule_data()
    del data["basis"]
    with pytest.raises(RuleError, match=r"x\.yaml: basis: is missing"):
        from_data(data, "x.yaml")
    with pytest.raises(RuleError, match="a rule file is a mapping"):
        from_data([1], "x.yaml")
