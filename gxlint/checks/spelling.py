"""Equations and repairs in words: 第一项 12 + 第二项 3 = 15,第三项 13 + 第四项 1 = 14."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gxlint.checks.naming import cell_label, column_label, row_label
from gxlint.diagnostics import Suspect
from gxlint.relations import Addend, Gap, Outcome
from gxlint.tables.forms import FormRelation
from gxlint.tables.model import CellKey, KeyedTable

Text = Mapping[str, str]
SHOWN = 3
"""Repairs listed in a message; all of them stand in the data."""


def spell(table: KeyedTable, relation: FormRelation, outcome: Outcome[CellKey]) -> Text:
    """Return an equation with its numbers, as people would say it, in both languages."""
    if relation.ordinals:
        names = {key: name for name, key in relation.ordinals.items()}
        sides = ((outcome.left_terms, outcome.left), (outcome.right_terms, outcome.right))
        zh = [_named(terms, names, total, "{} {}") for terms, total in sides]
        items = {key: f"item {place}" for place, key in enumerate(relation.ordinals.values(), 1)}
        en = [_named(terms, items, total, "{} ({})") for terms, total in sides]
        return {"zh": ",".join(zh), "en": "; ".join(en)}
    left, right = outcome.left_terms[0], outcome.right_terms
    label = column_label(table, left.key[1]) if relation.per == "row" else row_label(table, left.key[0])
    nonzero = [addend for addend in right if addend.value and not isinstance(addend.value, Gap)]
    terms = summed([_number(addend) for addend in (nonzero if len(right) > 5 else right)])
    total = f"{terms} = {outcome.right}" if len(nonzero) > 1 or len(right) <= 5 else str(outcome.right)
    return {
        "zh": f"{label} {outcome.left},各项之和 {total}",
        "en": f"{label} {outcome.left}, its parts {total}",
    }


def _named(addends: Sequence[Addend[CellKey]], names: Mapping[str, str], total: object, form: str) -> str:
    shown = " + ".join(form.format(names[addend.key[0]], _number(addend)) for addend in addends)
    return f"{shown} = {total}"


def summed(numbers: Sequence[int | Decimal]) -> str:
    """Return 12 + 3 + (-1): a negative number behind another stands in brackets."""
    return " + ".join(f"({n})" if n < 0 and place else str(n) for place, n in enumerate(numbers))


def _number(addend: Addend[CellKey]) -> int | Decimal:
    return 0 if isinstance(addend.value, Gap) else addend.value


def others(count: int) -> Text:
    """Return the remark that the same cause breaks further equations, empty for none."""
    if not count:
        return {"zh": "", "en": ""}
    return {
        "zh": f"(另有 {count} 个等式同时不平)",
        "en": f" ({count} further equation{'s' if count > 1 else ''} broken by the same)",
    }


def choices(table: KeyedTable, repairs: Sequence[Sequence[Suspect]]) -> Text:
    """Return the first repairs, likeliest first: “…”现为 13 应为 14."""
    zh, en = [], []
    for repair in repairs[:SHOWN]:
        labels = [(cell_label(table, s.row, s.column_key), s) for s in repair]
        zh.append(",并且".join(f"“{label}”{_reads(s, '现为 {} ')}应为 {s.should_be}" for label, s in labels))
        en.append(
            " and ".join(
                f"“{label}” {_reads(s, 'reads {}, ')}should read {s.should_be}" for label, s in labels
            )
        )
    more = len(repairs) - SHOWN
    return {
        "zh": ";或者".join(zh) + ("等" if more > 0 else ""),
        "en": "; or ".join(en) + ("; and others" if more > 0 else ""),
    }


def _reads(suspect: Suspect, template: str) -> str:
    return "" if suspect.reads is None else template.format(suspect.reads)
