"""Whatever stands in a rule author's file, it is taken or refused with a RuleError in the language of the run."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.checks.faults import RuleError
from gxlint.engine.extend import content
from gxlint.engine.folder import Folder
from gxlint.engine.provincial import contract_of
from gxlint.engine.strict import RULE, validate
from gxlint.engine.yaml_file import YamlFile, parse
from tests.engine.made import rule_data

WORDS = ["zh", "en", "default", "2021", "requests", "refused.8", "refused.*", "total", "甲", "", "{word}", "a = b", "GX201", "x" * 300,
         "key", "after", "label", "forms", "text", "per", "column", "base", "replace", "with", "line", "expect", "fires", "other", "known"]  # fmt: skip
SCALARS = st.one_of(
    st.sampled_from(WORDS), st.none(), st.booleans(), st.integers(-5, 10**30), st.floats(), st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS.filter(lambda key: key == key), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def refused(action: Any) -> None:
    try:
        action()
    except RuleError as error:
        for language in ("zh", "en"):
            said = error.show(language)
            assert said
            assert "\n" not in said
            assert len(said) < 700


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(RULE.fields)), VALUES)
def test_a_rule_file_with_any_value(key: str, value: Any) -> None:
    for check in ("missing-section", "presence-implies"):
        data = {**rule_data("FJ001"), "check": check, key: value}
        refused(lambda data=data: validate(YamlFile("x.yaml", data), contract_of, bases={"valid-2021"}))


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_parameters_of_any_value(value: Any) -> None:
    for check, key in (("presence-implies", "relations"), ("unexplained-figure", "figures"), ("wrong-words", "words"), ("free-mail", "hosts"), ("fee-amount", "step")):  # fmt: skip
        data = rule_data("FJ001", check=check, parameters={"table": "requests", key: value})
        refused(lambda data=data: validate(YamlFile("x.yaml", data), contract_of))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [
            "rows",
            "variants",
            "relations",
            "sections",
            "allowed",
            "required",
            "labels",
            "severity",
            "aspects",
            "extends",
        ]
    ),
    VALUES,
)
def test_additions_of_any_value(key: str, value: Any) -> None:
    def added(**files: str) -> None:
        kinds: dict[str, tuple[YamlFile, ...]] = {"layouts": (), "tables": (), "sections": ()}
        for kind, extends in files.items():
            kinds[kind] = (YamlFile("x.yaml", {"extends": extends, key: value}),)
        content([Folder("x", (), words={}, bases=frozenset(), **kinds)])

    for kind in ("disclosure", "requests", "review", "statistics"):
        refused(lambda kind=kind: added(tables=kind))
    refused(lambda: added(sections="sections"))
    refused(lambda: added(layouts="2021"))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab:-[]{}&*!#'\"|> \n\t,?%@`\x00甲\ufeff0.~<="), max_size=40))
def test_any_text(text: str) -> None:
    refused(lambda: parse(text, "x.yaml"))
