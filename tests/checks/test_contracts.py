"""What checks declare of themselves holds: for gxlint's own rule files, and for what they find in the examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gxlint.checks.registry import CHECKS, CONTRACTS, Subject
from gxlint.diagnostics import Finding
from gxlint.engine.examples import examples, run
from gxlint.engine.registry import builtin, check_named
from gxlint.engine.rule import Rule
from gxlint.engine.strict import against

RULES = list(builtin().rules.values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_file_fits_its_check(rule: Rule) -> None:
    """A message, value, level or parameter that is new in a check has to be declared in its @check(…)."""
    check_named(rule.check)
    against(rule, CONTRACTS[rule.check])


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_check_says_only_what_it_declares(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    contract, check = CONTRACTS[rule.check], check_named(rule.check)
    wrong = []

    def watched(subject: Subject) -> Iterator[Finding]:
        for finding in check(subject):
            lacking = contract.says.get(finding.message, {"?"}) - set(finding.values)
            if lacking or finding.level not in (None, *contract.levels):
                wrong.append((finding.message, sorted(lacking), finding.level))
            yield finding

    if contract.says:
        monkeypatch.setitem(CHECKS, rule.check, watched)
        for example in examples(rule):
            run(example)
    assert wrong == []


def test_every_check_that_finds_something_declares_its_messages() -> None:
    check_named("engine")
    used = {rule.check for rule in RULES}
    assert sorted(name for name in used if not CONTRACTS[name].says) == ["engine"]
