"""What gxlint prints about the examples of a rule: carried out, or as it was when the wheel was built."""

from __future__ import annotations

from collections.abc import Iterable

from gxlint import resources
from gxlint.engine.rule import Rule, RuleError

Printed = list[list[str]]
"""For each example that fires, the lines about that rule, as `--format plain` prints them."""


def printed(rule: Rule, language: str) -> Printed:
    """The lines about the rule's examples in that language; for one that cannot be carried out, what is wrong with it.

    A wheel carries those of gxlint's own rules, so that `gxlint rule` does not have to check twenty reports first.
    """
    kept = resources.printed().get(language, {}).get(rule.code) if rule.builtin else None
    if kept is not None:
        return list(kept)
    try:
        return carried_out(rule, language)
    except RuleError as error:
        return [[error.show(language)] for _ in rule.examples.get("fires") or ()]


def carried_out(rule: Rule, language: str) -> Printed:
    """Check the examples and return the lines. Raises ExampleError."""
    from gxlint.engine.examples import make, outcome
    from gxlint.engine.settings import Settings
    from gxlint.output.plain import line

    settings = Settings(language=language, rules=(rule.folder,) if rule.folder else ())
    found = []
    before = resources.in_use()
    try:
        for entry in rule.examples.get("fires") or ():
            example = make(entry, fires=True, folder=rule.folder)
            result = outcome(rule, example, settings)
            found.append([line(example.name, diagnostic) for _, diagnostic in result.found])
    finally:
        resources.use(before)  # what a province adds holds for its own examples only
    return found


def all_printed(rules: Iterable[Rule], languages: Iterable[str]) -> dict[str, dict[str, Printed]]:
    """The lines about many rules, by language and code: what a wheel carries (hatch_build.py).

    Raises ExampleError, and RuntimeError where an example does not give what its rule file says: a library is missing.
    """
    rules = list(rules)
    found = {language: {one.code: carried_out(one, language) for one in rules} for language in languages}
    for printed_here in found.values():
        for one in rules:
            wanted = [len(entry["expect"]) for entry in one.examples.get("fires") or ()]
            if [len(lines) for lines in printed_here[one.code]] != wanted:
                raise RuntimeError(f"{one.code}: an example does not print what its rule file says")
    return found
