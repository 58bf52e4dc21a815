"""Rules as a table and as JSON; the page of one rule is gxlint.output.rule_page's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gxlint.engine.rule import Rule, text
from gxlint.output.values import dumps
from gxlint.output.words import SEVERITIES
from gxlint.text.width import width

_WORDS = {
    "code": ("代码", "code"),
    "severity": ("级别", "severity"),
    "name": ("名称", "name"),
    "title": ("说明", "title"),
}


def table(rules: Sequence[Rule], language: str) -> str:
    """One line a rule: code, severity, name, title, in columns."""
    rows = [[_WORDS[key][language != "zh"] for key in ("code", "severity", "name", "title")]]
    rows += [
        [rule.code, SEVERITIES[language][rule.severity], rule.name, text(rule.title, language)]
        for rule in rules
    ]
    widths = [max(width(row[at]) for row in rows) for at in range(3)]
    return "".join(
        "".join(cell + " " * (wide - width(cell) + 2) for cell, wide in zip(row, widths, strict=False))
        + row[3]
        + "\n"
        for row in rows
    )


def record(rule: Rule) -> dict[str, Any]:
    """A rule as data, in both languages."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity,
        "severities": rule.severities,
        "fix": rule.fix,
        "since": rule.since,
        "status": rule.status,
        "layouts": rule.layouts,
        "needs": rule.needs,
        "basis": rule.basis,
        "check": rule.check,
        "parameters": rule.parameters,
        "messages": rule.messages,
        "why": rule.why,
        "mend": rule.mend,
        "examples": rule.examples,
    }


def as_json(rule: Rule) -> str:
    """One rule as JSON."""
    return dumps(record(rule)) + "\n"


def list_json(rules: Sequence[Rule]) -> str:
    """Rules as a JSON list, without their examples and parameters."""
    left_out = ("examples", "parameters", "messages")
    return dumps([{k: v for k, v in record(rule).items() if k not in left_out} for rule in rules]) + "\n"
