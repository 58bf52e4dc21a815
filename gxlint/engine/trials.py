"""The examples of rules carried out one by one: what each expected and what came (`gxlint rules --test`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gxlint.checks.faults import RuleError
from gxlint.engine.examples import Outcome, make, outcome
from gxlint.engine.rule import Rule
from gxlint.engine.settings import Settings


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule: its key in the file ("examples.fires.1"), and what came of it.

    `outcome` is None where it could not be carried out; `error` says why.
    """

    rule: Rule
    key: str
    outcome: Outcome | None = None
    error: RuleError | None = None

    @property
    def met(self) -> bool:
        """Whether the rule did what the example says."""
        return self.outcome is not None and self.outcome.met


def trials(rules: Iterable[Rule], settings: Settings) -> Iterator[Trial]:
    """Carry out every example of the rules. Of `settings`, the language and the extra folders count."""
    for rule in rules:
        for kind in ("fires", "silent"):
            for number, entry in enumerate(rule.examples.get(kind) or (), 1):
                key = f"examples.{kind}.{number}"
                try:
                    made = make(entry, fires=kind == "fires", folder=rule.folder)
                    yield Trial(rule, key, outcome(rule, made, settings))
                except RuleError as error:
                    yield Trial(rule, key, error=error)
