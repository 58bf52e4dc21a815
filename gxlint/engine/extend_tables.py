"""What a province adds to a mandated table: rows, spellings of labels, equations (`extends: requests`).

The content that comes out has the form of rules/tables/*.yaml, so that everything behind reads it as it reads the
national one. The order of the rows is the grammar's (grammars/tables.lark); a row is put in behind the one it names.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from typing import Any

from gxlint.checks.faults import RuleError, nearest, short
from gxlint.checks.references import bound, fits_kind, named, understood
from gxlint.checks.shapes import ByName, Code, Each, Flag, Maybe, Place, Record, Text
from gxlint.engine.rule import CODE, NAME
from gxlint.tables.forms import KINDS, TableForm, parse_form

_WITHOUT_ROWS = frozenset({"review"})
"""Its shape is three groups of five, not a list of rows."""
_WITHOUT_RELATIONS = frozenset({"disclosure"})
"""Its rows have different columns, so that an equation by row or by column holds nowhere as a whole."""
KEY = r"[a-z][a-z_]{0,40}(\.[a-z0-9][a-z0-9_]{0,40})?"
_ROW = Record(
    key=Code(KEY, "key-form"),
    label=Text(),
    after=Text(),
    group=Maybe(Text()),
    forms=Maybe(Each(Text())),
    variants=Maybe(Each(Text())),
    unit=Maybe(Text()),
    kind=Maybe(Text(("count", "money"))),
    optional=Maybe(Flag()),
)
_RELATION = Record(
    id=Code(NAME, "name"),
    code=Code(CODE, "code"),
    kind=Text(("equal", "at-most", "between")),
    per=Text(("column", "row")),
    text=Text(),
    forms=Maybe(Each(Text())),
    when=Maybe(Text()),
    unless=Maybe(Text()),
)
_SPELLINGS = Maybe(ByName(Each(Text()), least=1))
TABLE = Record(
    extends=Text(KINDS),
    rows=Maybe(Each(_ROW)),
    variants=Maybe(Record(rows=_SPELLINGS, columns=_SPELLINGS, groups=_SPELLINGS)),
    relations=Maybe(Each(_RELATION)),
)
"""The form of a file under tables/."""


def extended(national: Mapping[str, Any], addition: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table's content with what a file of the form TABLE adds. Raises RuleError with the key that is wrong."""
    table: dict[str, Any] = copy.deepcopy(dict(national))
    _add_rows(table, addition.get("rows", ()))
    _add_spellings(table, addition.get("variants", {}))
    _add_relations(table, addition.get("relations", ()))
    return table


def _add_rows(table: dict[str, Any], rows: Iterable[Mapping[str, Any]]) -> None:
    kind, forms = table["table"], list(table["forms"])
    tail: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        where = f"rows.{number}"
        if kind in _WITHOUT_ROWS:
            raise RuleError("no-new-rows", "rows", table=kind)
        keys = [known["key"] for known in table["rows"]]
        if row["key"] in keys:
            raise RuleError("row-used", f"{where}.key", word=row["key"], table=kind)
        if row["after"] not in keys:
            raise RuleError("unknown-row", f"{where}.after", word=short(row["after"]), table=kind,
                            nearest=nearest(row["after"], keys))  # fmt: skip
        groups = [group["key"] for group in table.get("groups", ())]
        if "group" in row and row["group"] not in groups:
            raise RuleError("unknown-group", f"{where}.group", word=short(row["group"]), table=kind,
                            nearest=nearest(row["group"], groups))  # fmt: skip
        Each(Text(tuple(forms))).verify(row.get("forms", forms), Place(f"{where}.forms"))
        for at, label in enumerate((row["label"], *row.get("variants", ()))):
            _free_label(
                table, "rows", row["key"], label, f"{where}.variants.{at}" if at else f"{where}.label"
            )
        behind = tail.get(row["after"], row["after"])
        tail[row["after"]] = row["key"]
        _insert(table, row, keys.index(behind), behind)


def _insert(table: dict[str, Any], row: Mapping[str, Any], at: int, behind: str) -> None:
    neighbour = table["rows"][at]
    new = {key: value for key, value in row.items() if key != "after"}
    if "group" not in new and "group" in neighbour:
        new["group"] = neighbour["group"]
    new["forms"] = [str(form) for form in row.get("forms", neighbour.get("forms", list(table["forms"])))]
    # A terminal of its own: one that another row has, in whatever table, would mix up the grammar's states. Numbered,
    # because terminals know no dots and no small letters: keys that differ in these would become one.
    new["terminal"] = f"OWN_{table['table'].upper()}_{len(table.get('behind', ())) + 1}"
    table["rows"].insert(at + 1, new)
    table.setdefault("behind", []).append([behind, row["key"]])
    for item in table.get("items", ()):
        if behind in item["rows"]:
            item["rows"].insert(item["rows"].index(behind) + 1, row["key"])


def _add_spellings(table: dict[str, Any], variants: Mapping[str, Mapping[str, list[str]]]) -> None:
    for axis, entries in variants.items():
        known = {entry["key"] for entry in table.get(axis, ())}
        for key, spellings in entries.items():
            where = f"variants.{axis}.{short(key)}"
            if key not in known:
                raise RuleError(f"unknown-{axis[:-1]}", where, word=short(key), table=table["table"],
                                nearest=nearest(key, known))  # fmt: skip
            for number, spelling in enumerate(spellings, 1):
                _free_label(table, axis, key, spelling, f"{where}.{number}")
            for entry in table[axis]:
                if entry["key"] == key:
                    entry["variants"] = [*entry.get("variants", ()), *spellings]


def _free_label(table: Mapping[str, Any], axis: str, key: str, label: str, where: str) -> None:
    """Raise RuleError when a label reads like that of another row (or column, or group), number and all."""
    from gxlint.tables.labels import split_label

    read = split_label(label)
    if not read[0]:
        raise RuleError("empty", where)
    for entry in table.get(axis, ()):
        if entry["key"] != key and read in map(split_label, (entry["label"], *entry.get("variants", ()))):
            raise RuleError("label-used", where, word=short(label), table=table["table"], other=entry["key"])


def _add_relations(table: dict[str, Any], relations: Iterable[Mapping[str, Any]]) -> None:
    kind = table["table"]
    for number, relation in enumerate(relations, 1):
        where = f"relations.{number}"
        if kind in _WITHOUT_RELATIONS:
            raise RuleError("relation", f"{where}.text", text=short(relation["text"]), table=kind)
        if any(known["id"] == relation["id"] for known in table["relations"]):
            raise RuleError("relation-used", f"{where}.id", word=relation["id"], table=kind)
        form = parse_form(table)
        for key in ("when", "unless"):
            if key in relation and relation[key] not in form.row:
                raise RuleError("unknown-row", f"{where}.{key}", word=short(relation[key]), table=kind,
                                nearest=nearest(relation[key], form.row))  # fmt: skip
        every = tuple(years.id for years in form.forms)
        Each(Text(every)).verify(relation.get("forms", every), Place(f"{where}.forms"))
        _verify_text(form, relation, where)
        table["relations"].append({**relation, "forms": [str(one) for one in relation.get("forms", every)]})


def _verify_text(form: TableForm, relation: Mapping[str, Any], where: str) -> None:
    place, text, per = f"{where}.text", relation["text"], relation["per"]
    columns = tuple(dict.fromkeys(column.key for column in form.columns))
    parsed = understood(text, None, place)
    named(parsed, tuple(form.row), columns, per, form.kind, place)
    for years in map(str, relation.get("forms", [years.id for years in form.forms])):
        # Rows that the form does not have, or that need not stand there, leave an equation without a number.
        certain = tuple(row.key for row in form.rows if years in row.forms and not row.caption
                        and (not row.optional or row.key == relation.get("when")))  # fmt: skip
        if per == "column":
            absent = [name for name in _plain_names(text, form) if name in form.row and name not in certain]
            if absent:
                raise RuleError("relation-form", place, text=short(text), word=absent[0], form=years)
        bound(parsed, certain, columns, per, form.kind, place)
    if not fits_kind(parsed, relation["kind"]):
        raise RuleError("relation-kind", place, text=short(text), kind=relation["kind"])


def _plain_names(text: str, form: TableForm) -> list[str]:
    return [word for word in re.findall(r"[a-z][a-z0-9_.]*", text) if word in form.row]


def grammar(text: str, tables: Iterable[Mapping[str, Any]]) -> str | None:
    """Return grammars/tables.lark with the added rows in their places; None when there are none."""
    from gxlint.tables.order import national_terminal

    declared: list[str] = []
    for table in tables:
        own = {row["key"]: row["terminal"] for row in table["rows"] if "terminal" in row}
        for behind, key in table.get("behind", ()):
            before = own.get(behind) or national_terminal(table["table"], behind)
            text, count = re.subn(rf"_row\{{{before}\}}", f"_row{{{before}}} _row{{{own[key]}}}", text)
            assert count == 1, before
            declared.append(own[key])
    return f"{text}\n%declare {' '.join(declared)}\n" if declared else None
