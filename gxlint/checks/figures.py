"""Figures that are not zero and call for a word in the narrative (GX401), or for another figure (GX402)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gxlint.checks.naming import cell_label
from gxlint.checks.references import Cells, FormId, RelationText, TableKind
from gxlint.checks.registry import Subject, check
from gxlint.checks.shapes import Both, Each, Maybe, Record, Text
from gxlint.checks.sums import values_of
from gxlint.diagnostics import Finding
from gxlint.relations import evaluate_all, expand, parse
from gxlint.structure.model import Report
from gxlint.tables.forms import table_form
from gxlint.tables.model import KeyedCell, KeyedTable
from gxlint.text.amounts import MONEY, amounts
from gxlint.text.patterns import lazy

_SENTENCE = lazy(r"[^。;；!！?？\n]+")


@dataclass(slots=True)
class Narrative:
    """The sentences of the narrative, with their numbers worked out only where they are asked for."""

    sentences: list[str]
    text: str
    numbers: dict[int, set[Decimal]]

    def holding(self, words: Iterable[str]) -> list[int]:
        """Return the indexes of the sentences in which one of the words stands."""
        here = [word for word in words if word in self.text]
        return (
            [n for n, sentence in enumerate(self.sentences) if any(word in sentence for word in here)]
            if here
            else []
        )

    def amounts(self, index: int) -> set[Decimal]:
        """Return the numbers of one sentence."""
        if index not in self.numbers:
            self.numbers[index] = amounts(self.sentences[index])
        return self.numbers[index]


def narrative(report: Report, memo: dict[str, Any]) -> Narrative:
    """Return the narrative of a report, kept in `memo` for the next check that wants it.

    The sentence that announces the parts of the report (…等六个部分) names their subjects and says nothing of them.
    """
    if "narrative" not in memo:
        announced = report.declared.text if report.declared else ""
        texts = [p.text.replace(announced, "") if announced else p.text for _, p in report.narrative()]
        sentences = [sentence for text in texts for sentence in _SENTENCE.findall(text)]
        sentences += [sub.heading.name for section in report.sections for sub in section.subs]
        memo["narrative"] = Narrative(sentences, "\n".join(sentences), {})
    found: Narrative = memo["narrative"]
    return found


_FIGURE = Record(
    table=TableKind(),
    label=Both(),
    cells=Each(Cells()),
    names=Each(Text()),
    words=Maybe(Each(Text(), least=0)),
    verbs=Maybe(Each(Text())),
    beside=Maybe(Each(Text())),
    within=Maybe(Each(Cells())),
    forms=Maybe(Each(FormId())),
    level=Maybe(Text()),
)


@check(
    "unexplained-figure",
    says={
        "default": "label number",
    },
    levels="fees",
    reasons=Maybe(Each(Text())),
    figures=Each(_FIGURE),
)
def unexplained_figure(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each figure of `parameters.figures` that is not zero and has no word in the narrative."""
    report = subject.report
    if not report.sections:
        return  # nothing was found that could be a narrative
    for entry in subject.parameters["figures"]:
        for table in report.tables:
            if table.kind != entry["table"] or ("forms" in entry and table.form not in entry["forms"]):
                continue
            cells = [cell for cell in chosen(table, entry["cells"]) if cell.value.number]
            if (
                not cells
                or explained(entry, table, cells, subject)
                or _contradicted(entry, table, cells, subject)
            ):
                continue
            number = _shown(cells)
            yield Finding(
                cells[0].span,
                values={"label": entry["label"], "number": number},
                level=entry.get("level"),
                evidence={"cells": [[c.row, c.column, c.value.literal.strip()] for c in cells]},
                table=table.kind,
                row=cells[0].row,
                column_key=cells[0].column,
                block=cells[0].block,
            )


def _contradicted(
    entry: Mapping[str, Any], table: KeyedTable, cells: list[KeyedCell], subject: Subject
) -> bool:
    """Whether GX301 or GX306 already says that the text speaks of these cells, or of a total they are in, wrongly."""
    spoken = subject.memo.get("contradicted")
    if not spoken:
        return False
    including = chosen(table, entry.get("within", ()))
    return any((table.kind, cell.row, cell.column) in spoken for cell in (*cells, *including))


def _shown(cells: list[KeyedCell]) -> list[str]:
    """The figures of one row as they stand, or the sum of several rows."""
    if len({cell.row for cell in cells}) == 1:
        return [cell.value.literal.strip() for cell in cells]
    return [str(sum(cell.value.number or 0 for cell in cells))]


def chosen(table: KeyedTable, patterns: Iterable[str]) -> list[KeyedCell]:
    """Return the cells that patterns like `carried_out.total` or `unprocessed.*.total` name, in table order."""
    named, beginnings = set(), []
    for row, _, column in (pattern.rpartition(".") for pattern in patterns):
        if row.endswith(".*"):
            beginnings.append((row[:-1], column))
        else:
            named.add((row, column))
    if not beginnings and len(named) == 1:
        cell = table.cells.get(next(iter(named)))
        return [cell] if cell else []
    rows = tuple(row for row, _ in beginnings)
    return [
        cell
        for key, cell in table.cells.items()
        if key in named
        or (
            key[0].startswith(rows)
            and any(key[1] == column and key[0].startswith(row) for row, column in beginnings)
        )
    ]


def explained(entry: Mapping[str, Any], table: KeyedTable, cells: list[KeyedCell], subject: Subject) -> bool:
    """Say whether the narrative has a word for the figure.

    A word is: the subject's own name; a verb that may speak of anything (撤销) in one sentence with the subject; or
    such a verb, or a weaker word, in one sentence with the number itself, with a total that includes it, or with a reason.
    """
    told = narrative(subject.report, subject.memo)
    if any(name in told.text for name in entry["names"]):
        return True
    verbs, beside = told.holding(entry.get("verbs", ())), entry.get("beside", ())
    if any(word in told.sentences[n] for n in verbs for word in beside):
        return True
    weak = [*told.holding(entry.get("words", ())), *verbs]
    if not weak:
        return False
    numbers = {value for cell in cells for value in _values(cell)}
    numbers.add(Decimal(sum(cell.value.number or 0 for cell in cells)))
    including = chosen(table, entry.get("within", ()))
    numbers |= {value for cell in including if cell.value.number for value in _values(cell)}
    if len(including) > 1:
        numbers.add(Decimal(sum(cell.value.number or 0 for cell in including)))
    numbers.discard(Decimal(0))
    reasons = subject.parameters.get("reasons", ())
    words = (*entry.get("words", ()), *entry.get("verbs", ()))
    return any(told.amounts(n) & numbers or _reasoned(told.sentences[n], words, reasons) for n in weak)


def _reasoned(sentence: str, words: Iterable[str], reasons: Sequence[str]) -> bool:
    """Whether a sentence gives a reason; one that is part of a weak word itself (正在办理) is none."""
    if not any(reason in sentence for reason in reasons):
        return False
    for word in words:
        sentence = sentence.replace(word, "")
    return any(reason in sentence for reason in reasons)


def _values(cell: KeyedCell) -> set[Decimal]:
    """The number as printed and, for money, in 元 and 万元, which the text may prefer."""
    number = Decimal(cell.value.number or 0)
    values = {number}
    unit = cell.value.unit or ("万元" if cell.column == "amount" else None)
    if unit in MONEY:
        values |= {number * MONEY[unit] / scale for scale in MONEY.values()}
    return values


@check(
    "presence-implies",
    says={
        "default": "given implied number",
    },
    table=TableKind(),
    relations=Each(Record(when=RelationText("presence"), words=Maybe(Each(Text())))),
)
def presence_implies(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each relation `given > 0 implies implied > 0` of `parameters.relations` that is broken.

    A sentence that holds the number beside one of the relation's `words` explains it.
    """
    kind = str(subject.parameters["table"])
    form = table_form(kind)
    rows = tuple(row.key for row in form.rows if not row.caption)
    columns = tuple(column.key for column in form.columns)
    for table in subject.report.tables:
        if table.kind != kind:
            continue
        values = values_of(table)
        for entry in subject.parameters["relations"]:
            for outcome in evaluate_all(expand(parse(entry["when"]), rows, columns, "column"), values):
                if outcome.state != "violated":
                    continue
                given, implied = outcome.premise_terms[0].key, outcome.left_terms[0].key
                cell = table.cells[given]
                told = narrative(subject.report, subject.memo)
                number = Decimal(cell.value.number or 0)
                if any(number in told.amounts(n) for n in told.holding(entry.get("words", ()))):
                    continue
                yield Finding(
                    cell.span,
                    values={
                        "given": cell_label(table, *given),
                        "number": cell.value.literal.strip(),
                        "implied": cell_label(table, *implied),
                    },
                    evidence={"relation": entry["when"], "given": cell.value.number, "implied": outcome.left},
                    table=kind,
                    row=given[0],
                    column_key=given[1],
                    block=cell.block,
                )
