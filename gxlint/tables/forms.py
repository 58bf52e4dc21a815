"""The mandated tables as the forms print them: rules/tables/*.yaml as frozen records.

Sources: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号, 国办发〔2014〕32号.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple

from gxlint import resources
from gxlint.tables.model import CellKey, KeyedTable

KINDS = ("disclosure", "requests", "review", "statistics")
"""The kinds of mandated table, in the order in which a report prints them."""
_LONG = 20
"""Characters from which a row's label is named without its gloss."""


class FormYears(NamedTuple):
    """A form (of a regulation) and the fiscal years it holds for; `last` None: still in force."""

    id: str
    first: int
    last: int | None
    basis: Mapping[str, str]


class Column(NamedTuple):
    """A column with its printed label. `kind` is count, signed or money; `path` the header cells above it."""

    key: str
    label: str
    kind: str
    forms: tuple[str, ...]
    variants: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    unit: str | None = None


class Row(NamedTuple):
    """A row with its printed label. A `caption` row has no cell, an `optional` one only where a number stands.

    `prefix` is set where the label goes on in words of the agency's own. `terminal` stands for the row in
    grammars/tables.lark where a province added it.
    """

    key: str
    label: str
    forms: tuple[str, ...]
    kind: str = "count"
    group: str | None = None
    variants: tuple[str, ...] = ()
    unit: str | None = None
    caption: bool = False
    optional: bool = False
    prefix: str | None = None
    terminal: str | None = None

    @property
    def short(self) -> str:
        """The label without the gloss the form prints behind it, (二)部分公开(区分处理的,…), to be named by."""
        label = self.label
        long = len(label) > _LONG and label.endswith(")") and "(" in label[1:]
        return label[: label.rindex("(")] if long else label


class Group(NamedTuple):
    """A label that stands beside or above several rows and has no cells of its own."""

    key: str
    label: str
    variants: tuple[str, ...] = ()


class Item(NamedTuple):
    """A block of T2: an item of art. 20, its rows, and its columns by form."""

    key: str
    label: str
    forms: tuple[str, ...]
    rows: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FormRelation:
    """An equation of the form, as text for gxlint.relations.

    `code` is the rule it belongs to; `kind` one of equal, at-most, between; `per` column, row or
    table; `ordinals` gives the row keys of 第一项 …; `when`/`unless` name a row that must (not) have cells;
    `printed` says that the form prints it inside the table.
    """

    id: str
    code: str
    kind: str
    per: str
    text: str
    forms: tuple[str, ...]
    ordinals: Mapping[str, str] = field(default_factory=dict)
    when: str | None = None
    unless: str | None = None
    printed: bool = False


@dataclass(frozen=True, eq=False)
class TableForm:
    """Everything a form file says about one kind of table, for all years. `name` is what messages call it."""

    kind: str
    section: str
    title: Mapping[str, str]
    name: Mapping[str, str]
    forms: tuple[FormYears, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    relations: tuple[FormRelation, ...]
    headings: tuple[str, ...]
    corner: str | None

    @cached_property
    def row(self) -> Mapping[str, Row]:
        """Rows by key."""
        return {row.key: row for row in self.rows}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The position of every row key in the order of the form, from 0."""
        return {row.key: index for index, row in enumerate(self.rows)}

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """T2: the item that each row belongs to, by row key."""
        return {key: item for item in self.items for key in item.rows}

    def form_of_year(self, year: int) -> str | None:
        """Return the id of the form that holds for a fiscal year, None when there was none."""
        found = (
            form.id for form in self.forms if form.first <= year and (form.last is None or year <= form.last)
        )
        return next(found, None)

    def column(self, key: str, form: str | None) -> Column:
        """Return a column by key, as the form prints it. Raises KeyError."""
        for column in self.columns:
            if column.key == key and (form is None or form in column.forms):
                return column
        raise KeyError(key)

    def columns_of(self, row: str, form: str | None) -> tuple[str, ...]:
        """Return the column keys a row has in a form, in order; empty where the form has no such row."""
        if form is not None and form not in self.row[row].forms:
            return ()
        if not self.items:
            return tuple(column.key for column in self.columns)
        columns = self.item[row].columns
        return columns.get(form or self.forms[0].id, ())

    def expected(self, form: str | None) -> tuple[CellKey, ...]:
        """Return the keys of every cell a form has; form None: of the rows that all forms share."""
        return _expected(self, form)

    def relations_for(self, form: str | None, rows: Iterable[str]) -> tuple[FormRelation, ...]:
        """Return the relations that hold in a form for a table in which these rows have cells."""
        standing = set(rows)
        return tuple(
            relation
            for relation in self.relations
            if (form is None or form in relation.forms)
            and (relation.when is None or relation.when in standing)
            and (relation.unless is None or relation.unless not in standing)
        )


@cache
def _expected(table: TableForm, form: str | None) -> tuple[CellKey, ...]:
    everywhere = len(table.forms)
    return tuple(
        (row.key, column)
        for row in table.rows
        if not row.caption and not row.optional and (form is not None or len(row.forms) == everywhere)
        for column in table.columns_of(row.key, form)
    )


@resources.derived
@cache
def table_form(kind: str) -> TableForm:
    """Return the form of a kind of table (disclosure, requests, review, statistics)."""
    return parse_form(resources.data(f"tables/{kind}.yaml"))


def relations_of(table: KeyedTable) -> tuple[FormRelation, ...]:
    """Return the relations that hold in a table as it was read (a hybrid has those of the rows it has)."""
    rows = {row for row, _ in table.cells} | {row for row, _ in table.unread}
    return table_form(table.kind).relations_for(table.form, rows)


def parse_form(data: Mapping[str, Any]) -> TableForm:
    """Return the records of one form file given as plain data. Raises KeyError where a field is missing."""
    forms = tuple(
        FormYears(key, value["from"], value.get("to"), value["basis"]) for key, value in data["forms"].items()
    )
    every = tuple(form.id for form in forms)

    def of(entry: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(entry.get("forms", every))

    columns = tuple(
        Column(c["key"], c["label"], c["kind"], of(c), tuple(c.get("variants", ())), tuple(c.get("path", ())), c.get("unit"))
        for c in data["columns"]
    )  # fmt: skip
    rows = tuple(
        Row(
            r["key"],
            r["label"],
            of(r),
            r.get("kind", "count"),
            r.get("group"),
            tuple(r.get("variants", ())),
            r.get("unit"),
            r.get("caption", False),
            r.get("optional", False),
            r.get("prefix"),
            r.get("terminal"),
        )
        for r in data["rows"]
    )
    items = tuple(
        Item(i["key"], i["label"], of(i), tuple(i["rows"]), {form: tuple(keys) for form, keys in i["columns"].items()})
        for i in data.get("items", ())
    )  # fmt: skip
    relations = tuple(
        FormRelation(
            r["id"],
            r["code"],
            r["kind"],
            r["per"],
            r["text"],
            of(r),
            r.get("ordinals", {}),
            r.get("when"),
            r.get("unless"),
            r.get("printed", False),
        )
        for r in data["relations"]
    )
    return TableForm(
        kind=data["table"],
        section=data["section"],
        title=data["title"],
        name=data["name"],
        forms=forms,
        columns=columns,
        rows=rows,
        groups=tuple(
            Group(g["key"], g["label"], tuple(g.get("variants", ()))) for g in data.get("groups", ())
        ),
        items=items,
        relations=relations,
        headings=tuple(data.get("headings", ())),
        corner=data.get("corner", {}).get("label"),
    )
