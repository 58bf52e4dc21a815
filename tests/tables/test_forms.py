from __future__ import annotations

import re

import pytest

from gxlint.tables import order
from gxlint.tables.forms import KINDS, relations_of, table_form
from gxlint.tables.labels import find, labels, split_label

CELLS = {
    ("disclosure", "2021"): 10, ("disclosure", "2019"): 22, ("requests", "2021"): 175, ("requests", "2019"): 161,
    ("review", "2021"): 15, ("review", "2019"): 15, ("statistics", "2014"): 58,
}  # fmt: skip


def test_the_forms_have_the_cells_they_print() -> None:
    found = {
        (kind, form.id): len(table_form(kind).expected(form.id))
        for kind in KINDS
        for form in table_form(kind).forms
    }
    assert found == CELLS


@pytest.mark.parametrize(
    ("kind", "year", "form"),
    [("requests", 2018, None), ("requests", 2019, "2019"), ("requests", 2020, "2019"), ("disclosure", 2021, "2021"),
     ("review", 2031, "2021"), ("statistics", 2013, None), ("statistics", 2018, "2014"), ("statistics", 2019, None)],
)  # fmt: skip
def test_the_form_of_a_fiscal_year(kind: str, year: int, form: str | None) -> None:
    assert table_form(kind).form_of_year(year) == form


def test_units_and_kinds_of_the_columns_that_are_no_counts() -> None:
    table = table_form("disclosure")
    assert (table.column("amount", "2021").kind, table.column("amount", "2021").unit) == ("money", "万元")
    assert [table.column("change", "2019").kind, table.column("decisions", "2021").kind] == [
        "signed",
        "count",
    ]
    statistics = table_form("statistics")
    assert [row.key for row in statistics.rows if row.kind == "money"] == ["fees", "budget"]
    assert {row.unit for row in statistics.rows if not row.caption} == {
        "条",
        "件",
        "次",
        "篇",
        "万元",
        "个",
        "人",
        "人次",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_label_finds_its_own_entry(kind: str) -> None:
    known = labels(kind)
    for (role, key), entry in known.main.items():
        words, number = split_label(entry.label) if role != "item" else (entry.words, None)
        keys = {(e.role, e.key) for e in find(words, number) if e.kind == kind}
        assert (role, key) in keys, entry.label


@pytest.mark.parametrize("kind", KINDS)
def test_brackets_in_labels_are_closed(kind: str) -> None:
    form = table_form(kind)
    for label in (*(row.label for row in form.rows), *(column.label for column in form.columns)):
        assert label.count("(") == label.count(")"), label


@pytest.mark.parametrize("kind", KINDS)
def test_relations_name_only_rows_or_columns_of_the_form(kind: str) -> None:
    form = table_form(kind)
    rows = {row.key for row in form.rows}
    columns = {column.key for column in form.columns}
    assert all(re.fullmatch(r"GX\d{3}", relation.code) for relation in form.relations)
    for relation in form.relations:
        names = set(relation.ordinals.values()) or set(
            re.findall(r"[a-z_]+(?:\.[a-z_0-9*]+)?", relation.text)
        )
        names -= {"sum", "max", "min", "implies"}
        known = columns if relation.per == "row" else rows
        for name in names:
            if name.endswith(".*"):
                assert any(key.startswith(name[:-1]) and key.count(".") == 1 for key in known), name
            else:
                assert name in known, name


def test_the_result_total_adds_the_rows_that_stand_there() -> None:
    form = table_form("requests")
    texts = {
        (form_id, rows): [r.text for r in form.relations_for(form_id, rows) if r.id == "result-total"]
        for form_id, rows in (("2021", ("other.1",)), ("2021", ("other",)), ("2019", ("other",)))
    }
    assert all(len(found) == 1 for found in texts.values())
    assert texts["2021", ("other.1",)][0].endswith("sum(other.*)")
    assert texts["2021", ("other",)] == texts["2019", ("other",)]
    assert texts["2019", ("other",)][0].endswith("+ other")


def test_channels_have_a_sum_only_where_their_caption_carries_a_number() -> None:
    form = table_form("statistics")
    codes = [(r.id, r.code) for r in form.relations_for("2014", ["channels"])]
    assert ("channels-sum", "GX205") in codes
    assert "channels-sum" not in {r.id for r in form.relations_for("2014", ["disclosed"])}
    assert relations_of.__doc__


@pytest.mark.parametrize("kind", ["disclosure", "requests", "statistics"])
def test_the_grammar_has_the_rows_of_the_form_in_its_order(kind: str) -> None:
    rows = table_form(kind).rows
    for at, row in enumerate(rows):
        assert order.after(kind, row.key) == {later.key for later in rows[at + 1 :]}
    assert order.after(kind, None) == {row.key for row in rows}
