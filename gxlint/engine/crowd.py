"""A rule that speaks of one line again and again: the first findings stand for all, and the number of the rest is said.

A line of one word repeated a million times has as many doubled words; nobody reads them, and they fill memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from gxlint.diagnostics import Finding
from gxlint.diagnostics.model import SEVERITIES
from gxlint.engine.messages import MORE

MOST = 20
"""Findings of one rule on one line that are told one by one."""


@dataclass(slots=True)
class _Rest:
    """What is not told one by one: the first of it, the most severe level, how many."""

    first: Finding
    level: str | None
    severity: str
    number: int = 0


def thinned(findings: Iterable[Finding], severity: Callable[[str | None], str]) -> Iterator[Finding]:
    """Yield the findings of one rule, of each line no more than the first MOST; then, for each line that has further
    ones, a finding with the message MORE at the first of them. It is as severe as the worst it stands for.

    `severity` gives the severity of a level of the rule. Findings without a place all pass.
    """
    told: dict[int, int] = {}
    rest: dict[int, _Rest] = {}
    for finding in findings:
        if finding.span is None:
            yield finding
            continue
        line = finding.span.line
        count = told[line] = told.get(line, 0) + 1
        if count <= MOST:
            yield finding
            continue
        worst = severity(finding.level)
        left = rest.setdefault(line, _Rest(finding, finding.level, worst))
        left.number += 1
        if SEVERITIES.index(worst) > SEVERITIES.index(left.severity):
            left.level, left.severity = finding.level, worst
    for left in rest.values():
        values = {"more": left.number}
        yield replace(
            left.first, message=MORE, values=values, evidence=values, level=left.level, suspects=(), fix=None,
            changes=(),
        )  # fmt: skip
