"""rules/words/roles.yaml: every reading names cells that exist, every word one thing."""

from __future__ import annotations

from collections import Counter

import pytest

from gxlint import resources
from gxlint.checks.roles import LISTS, Reading, lexicon, reading
from gxlint.tables.forms import table_form

CONTENT = resources.data("words/roles.yaml")
ENTRIES = [*CONTENT["subjects"], *CONTENT["roles"]]
TABLES = ("requests", "review", "statistics", "disclosure", "disclosure.2021", "disclosure.2019")


def cells(found: Reading, table: str) -> list[tuple[str, str | None]]:
    kind, _, form = table.partition(".")
    rows = table_form(kind).rows
    named = []
    for term in found:
        if term.row.endswith(".*"):
            keys = [row.key for row in rows if row.key.startswith(term.row[:-1]) or row.key == term.row[:-2]]
            assert keys, term
        else:
            assert term.row in table_form(kind).row, term
            assert not table_form(kind).row[term.row].caption
        if term.column is not None:
            forms = [form] if form else [None]
            assert all(table_form(kind).column(term.column, one).key == term.column for one in forms)
        named.append((term.row, term.column))
    return named


@pytest.mark.parametrize("table", TABLES)
def test_every_reading_names_cells_of_the_form(table: str) -> None:
    read = 0
    for entry in ENTRIES:
        for text in (*entry.get(table, ()), *entry.get("doubtful", {}).get(table, ())):
            assert len(cells(reading(text, table), table)) == text.count("+") + text.count(" - ") + 1
            read += 1
    assert read


def test_a_word_has_one_role_a_subject() -> None:
    seen = Counter(
        (subject, word)
        for entry in CONTENT["roles"]
        for subject in ([entry["of"]] if isinstance(entry["of"], str) else entry["of"])
        for word in entry["words"]
    )
    assert [pair for pair, count in seen.items() if count > 1] == []


def test_a_word_names_one_subject() -> None:
    seen = Counter(word for entry in CONTENT["subjects"] for word in entry["words"])
    assert [word for word, count in seen.items() if count > 1] == []


def test_roles_speak_of_subjects_that_exist() -> None:
    keys = {entry["key"] for entry in CONTENT["subjects"]}
    named = {
        one
        for entry in CONTENT["roles"]
        for one in ([entry["of"]] if isinstance(entry["of"], str) else entry["of"])
    }
    assert named <= keys


def test_every_list_is_read() -> None:
    assert set(CONTENT) == {"units", "subjects", "roles", "applicants", *LISTS}


def test_the_longest_word_wins() -> None:
    pattern = lexicon().pattern
    assert [m[0] for m in pattern.finditer("未经复议直接起诉")] == ["未经复议直接起诉"]
    assert [m[0] for m in pattern.finditer("结转下年度")] == ["结转下年", "度"]
    assert [m[0] for m in pattern.finditer("予以部分公开")] == ["予以部分公开"]


def test_a_sum_and_a_difference() -> None:
    assert [(term.sign, term.row, term.column) for term in reading("received - carried_out", "requests")] == [
        (1, "received", None),
        (-1, "carried_out", None),
    ]
    assert [
        (term.row, term.column)
        for term in reading("direct_suit.total + suit_after_reconsideration.total", "review")
    ] == [
        ("direct_suit", "total"),
        ("suit_after_reconsideration", "total"),
    ]
