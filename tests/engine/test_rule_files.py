"""Lints the registry: what was promised is there, and every rule file, whichever it is, is whole and does what it says.

A new rule needs no line here: everything but the promises is read from the rule files themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gxlint import resources
from gxlint.engine.examples import Example, base_names, examples, faults
from gxlint.engine.messages import PLACEHOLDER
from gxlint.engine.provincial import contract_of
from gxlint.engine.registry import FAMILIES, builtin
from gxlint.engine.rule import Rule
from gxlint.engine.strict import validate
from gxlint.engine.yaml_file import read

PROMISED = {
    "GX001": ("unreadable-input", "error"),
    "GX002": ("damaged-text", "info"),
    "GX003": ("unread-table", "error"),
    "GX004": ("undetermined-layout", "warning"),
    "GX005": ("not-a-report", "error"),
    "GX006": ("unused-suppression", "warning"),
    "GX007": ("rule-failed", "error"),
    "GX101": ("missing-section", "error"),
    "GX102": ("section-out-of-order", "warning"),
    "GX103": ("duplicate-section", "error"),
    "GX104": ("unexpected-section", "warning"),
    "GX105": ("heading-wording", "info"),
    "GX106": ("section-numbering", "warning"),
    "GX107": ("heading-without-numeral", "warning"),
    "GX108": ("list-numbering", "warning"),
    "GX109": ("empty-section", "error"),
    "GX110": ("declared-parts", "warning"),
    "GX111": ("missing-table", "error"),
    "GX112": ("superseded-form", "error"),
    "GX113": ("missing-aspect", "warning"),
    "GX114": ("missing-accountability", "warning"),
    "GX115": ("report-title", "warning"),
    "GX116": ("statistics-period", "warning"),
    "GX201": ("flow-identity", "error"),
    "GX202": ("result-total", "error"),
    "GX203": ("row-total", "error"),
    "GX204": ("review-total", "error"),
    "GX205": ("statistics-sum", "error"),
    "GX206": ("part-exceeds-whole", "error"),
    "GX207": ("channel-bounds", "warning"),
    "GX208": ("cell-not-a-number", "error"),
    "GX209": ("blank-cell", "warning"),
    "GX210": ("impossible-number", "error"),
    "GX211": ("rule-making-power", "warning"),
    "GX212": ("decisions-misread", "warning"),
    "GX213": ("table-labels", "warning"),
    "GX214": ("printed-relation", "warning"),
    "GX215": ("unit-mismatch", "warning"),
    "GX401": ("unexplained-figure", "warning"),
    "GX402": ("presence-implies", "warning"),
    "GX301": ("text-table-mismatch", "error"),
    "GX302": ("breakdown-sum", "error"),
    "GX303": ("percentage", "warning"),
    "GX304": ("growth", "warning"),
    "GX305": ("counted-list", "warning"),
    "GX306": ("zero-claim", "error"),
    "GX307": ("contradicting-figures", "warning"),
    "GX308": ("fee-amount", "warning"),
    "GX309": ("flow-in-text", "warning"),
    "GX501": ("wrong-word", "warning"),
    "GX502": ("document-number", "info"),
    "GX503": ("unbalanced-marks", "warning"),
    "GX504": ("doubled-punctuation", "warning"),
    "GX505": ("repeated-words", "warning"),
    "GX506": ("placeholder", "error"),
    "GX507": ("template-remnant", "error"),
    "GX508": ("stale-year", "warning"),
    "GX509": ("superseded-citation", "warning"),
    "GX510": ("malformed-date", "info"),
    "GX511": ("agency-name", "warning"),
    "GX512": ("missing-full-stop", "info"),
    "GX513": ("closed-year-wording", "info"),
    "GX701": ("late-publication", "warning"),
    "GX702": ("personal-data", "error"),
    "GX703": ("free-mail", "info"),
}
"""Codes that users and ../shared rely on, with name and severity: none of these may go or change. Others may come."""
FILES = [name for family in FAMILIES for name in resources.names(family)]
RULES = builtin().rules


def cases() -> list[Any]:
    found = []
    for rule in RULES.values():
        for kind in ("fires", "silent"):
            for number in range(len(rule.examples.get(kind, ()))):
                found.append(pytest.param(rule, kind, number, id=f"{rule.code}-{kind}-{number + 1}"))
    return found


def example(rule: Rule, kind: str, number: int) -> Example:
    from gxlint.engine.examples import make

    return make(rule.examples[kind][number], fires=kind == "fires")


def test_what_was_promised_is_there() -> None:
    assert {code: (RULES[code].name, RULES[code].severity) for code in PROMISED if code in RULES} == PROMISED


def test_codes_mean_what_the_catalogue_says(shared: Path) -> None:
    """No code of the catalogue is given to another rule, also none that this version does not have yet."""
    lines = (shared / "domain" / "rules.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| GX")]
    catalogue = {code: (name, severity) for code, name, severity, *_ in rows}
    assert len(catalogue) > 60
    differing = {
        code: (rule.name, rule.severity)
        for code, rule in RULES.items()
        if code in catalogue
        and not (rule.name == catalogue[code][0] and catalogue[code][1].startswith(rule.severity))
    }
    assert differing == {}
    names = {name: code for code, (name, _) in catalogue.items()}
    assert {code for code, rule in RULES.items() if names.get(rule.name, code) != code} == set()


@pytest.mark.parametrize("name", FILES)
def test_a_rule_file_is_whole(name: str) -> None:
    """The same that is asked of a province's files: keys, check, parameters, messages, values, base texts."""
    made = validate(read(resources.ROOT / "rules" / name), contract_of, bases=base_names())
    assert Path(name).stem == f"{made.code}-{made.name}"
    assert Path(name).parent.name == made.code[:3]
    assert made.examples["fires"]
    assert made.examples["silent"]


def test_codes_and_names_are_used_once() -> None:
    assert len(FILES) == len(RULES) == len({rule.name for rule in RULES.values()})


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_texts_speak_their_language(rule: Rule) -> None:
    texts = [rule.title, rule.why, rule.mend, *rule.basis.values(), *rule.messages.values()]
    assert [
        text["zh"]
        for text in texts
        if not any("\u4e00" <= ch <= "\u9fff" for ch in PLACEHOLDER.sub("号", text["zh"]))
    ] == []
    assert [text["en"] for text in texts if text["en"] == text["zh"]] == []


@pytest.mark.parametrize(("rule", "kind", "number"), cases())
def test_an_example_does_what_it_says(rule: Rule, kind: str, number: int) -> None:
    assert faults(rule, example(rule, kind, number)) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_messages_are_filled_in_both_languages(rule: Rule) -> None:
    """A placeholder that a check gives no value for stays in braces: looked for in every firing example."""
    from gxlint.engine.examples import run
    from gxlint.engine.settings import Settings

    for one in examples(rule):
        if one.expect is None:
            continue
        for language in ("zh", "en"):
            said = [
                d.message for d in run(one, Settings(language=language)).diagnostics if d.code == rule.code
            ]
            assert said
            assert [message for message in said if PLACEHOLDER.search(message)] == []


@pytest.mark.parametrize("layout", ["2021", "2019", "2014", "2008"])
def test_a_valid_report_is_free_of_findings(layout: str) -> None:
    from gxlint.engine.examples import base
    from gxlint.engine.run import lint_bytes
    from gxlint.engine.settings import Settings

    result = lint_bytes(base(f"valid-{layout}").encode(), "example.txt", Settings())
    assert [(found.code, found.location.line, found.message) for found in result.diagnostics] == []
    assert (result.layout, result.verdict) == (layout, "pass")
