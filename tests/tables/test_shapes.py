"""Every mandated table comes back whole from every shape it is laid out in."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxlint.document import Document, Paragraph
from gxlint.tables import KeyedTable, recognise
from tests.tables import shapes
from tests.tables.shapes import SHAPES, Grid

FORMS = ("2021", "2019")
REVIEWS = (shapes.review_grid, shapes.review_by_outcome, shapes.review_by_group, shapes.review_one_by_one)
seeds = st.integers(0, 2**32)
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def literals(table: KeyedTable) -> dict[tuple[str, str], str]:
    return {key: cell.value.literal for key, cell in table.cells.items()}


def is_whole(table: KeyedTable, values: Mapping[tuple[str, str], str]) -> None:
    assert (table.unread, table.absent) == ((), ())
    assert literals(table) == dict(values)


def the_three(shape: str, form: str, dice: Random, *, blanks: bool = False, little: bool = False):
    v2 = shapes.some_values("disclosure", form, dice, blanks=blanks)
    v3 = shapes.some_values("requests", form, dice, blanks=blanks)
    v4 = shapes.some_values("review", None, dice, blanks=blanks)
    first: list[Grid] = shapes.disclosure_grids(v2, form) if little else [shapes.disclosure_grid(v2, form)]
    document = shapes.report(shape, first, [shapes.requests_grid(v3, form)], [shapes.review_grid(v4)])
    return document, {"disclosure": v2, "requests": v3, "review": v4}


def spans_hold_the_literals(document: Document, table: KeyedTable) -> None:
    for cell in table.cells.values():
        if not cell.joined:
            line = document.lines[cell.span.line - 1]
            assert line[cell.span.column - 1 : cell.span.end_column - 1] == cell.value.literal.strip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("little", [False, True], ids=["one T2", "a table an item"])
def test_three_tables_in_every_shape(shape: str, form: str, little: bool) -> None:
    document, values = the_three(shape, form, Random(f"{shape}{form}"), little=little)
    tables = recognise(document)
    assert [(table.kind, table.form) for table in tables] == [
        ("disclosure", form),
        ("requests", form),
        ("review", None),
    ]
    for table in tables:
        is_whole(table, values[table.kind])
        spans_hold_the_literals(document, table)
        assert table.label_issues == ()
        assert table.reading == ("columns-by-label",)
    assert tables[1].relation_text == shapes.CORNER


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_takes_its_own_blocks_and_no_others(shape: str) -> None:
    document, _ = the_three(shape, "2021", Random(shape))
    taken = {at for table in recognise(document) for at in range(table.block, table.end_block)}
    left = [block for at, block in enumerate(document.blocks) if at not in taken]
    expected = [*shapes.OPENING, *shapes.HEADINGS, *shapes.CLOSING]
    assert sorted(block.text for block in left if isinstance(block, Paragraph)) == sorted(expected)
    assert len(left) == len(expected)


@quick
@given(seed=seeds, shape=st.sampled_from(SHAPES), form=st.sampled_from(FORMS), little=st.booleans())
def test_any_numbers_come_back(seed: int, shape: str, form: str, little: bool) -> None:
    document, values = the_three(shape, form, Random(seed), little=little)
    tables = recognise(document)
    assert [table.kind for table in tables] == ["disclosure", "requests", "review"]
    for table in tables:
        is_whole(table, values[table.kind])


@quick
@given(seed=seeds, shape=st.sampled_from(shapes.HOLDS_BLANKS), form=st.sampled_from(FORMS))
def test_blanks_and_dashes_come_back_or_are_unread(seed: int, shape: str, form: str) -> None:
    document, values = the_three(shape, form, Random(seed), blanks=True)
    for table in recognise(document):
        assert {**values[table.kind], **literals(table)} == values[table.kind]
        if shape in ("grid", "rows") and table.kind != "review":
            is_whole(table, values[table.kind])


@pytest.mark.parametrize("arrange", REVIEWS, ids=lambda arrange: arrange.__name__)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_review_table_turned(shape: str, arrange) -> None:
    values = shapes.some_values("review", None, Random(shape))
    (table,) = recognise(shapes.report(shape, [], [], [arrange(values)]))
    is_whole(table, values)
    assert table.label_issues == ()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_statistics_table(shape: str) -> None:
    values = shapes.some_values("statistics", "2014", Random(shape))
    document = shapes.annex(shape, shapes.statistics_grid(values))
    (table,) = recognise(document)
    is_whole(table, values)
    spans_hold_the_literals(document, table)
    assert (table.kind, table.form, table.label_issues) == ("statistics", "2014", ())
    texts = [block.text for block in document.blocks[table.end_block :] if isinstance(block, Paragraph)]
    assert texts == ["单位负责人:某某 填报人:某某"]


@quick
@given(seed=seeds, shape=st.sampled_from(SHAPES))
def test_any_statistics_come_back(seed: int, shape: str) -> None:
    values = shapes.some_values("statistics", "2014", Random(seed))
    (table,) = recognise(shapes.annex(shape, shapes.statistics_grid(values)))
    is_whole(table, values)


@pytest.mark.parametrize("shape", ["grid", *shapes.TEXT_SHAPES])
def test_all_tables_in_one(shape: str) -> None:
    dice = Random(shape)
    values = {kind: shapes.some_values(kind, "2021", dice) for kind in ("disclosure", "requests", "review")}
    grid = [
        [shapes.Box(shapes.HEADINGS[0], 1, 10)], *shapes.disclosure_grid(values["disclosure"], "2021"),
        [shapes.Box(shapes.HEADINGS[1], 1, 10)], *shapes.requests_grid(values["requests"], "2021"),
        [shapes.Box(shapes.HEADINGS[2], 1, 15)], *shapes.review_grid(values["review"]),
    ]  # fmt: skip
    tables = recognise(shapes.lay(shapes.Page().text(*shapes.OPENING), shape, grid).document())
    assert [table.kind for table in tables] == ["disclosure", "requests", "review"]
    for table in tables:
        is_whole(table, values[table.kind])


@pytest.mark.parametrize("again", [True, False], ids=["header again", "header once"])
@pytest.mark.parametrize("shape", ["grid", *shapes.TEXT_SHAPES])
@pytest.mark.parametrize("between", [("- 5 -", "云浦县林业局2023年政府信息公开工作年度报告"), ("(续表)",)])
def test_a_table_split_in_two(shape: str, again: bool, between: tuple[str, ...]) -> None:
    values = shapes.some_values("requests", "2021", Random(shape))
    grid = shapes.requests_grid(values, "2021")
    page = shapes.lay(shapes.Page().text(*shapes.OPENING), shape, grid[:14]).text(*between)
    shapes.lay(page, shape, [*(grid[:3] if again else []), *grid[14:]])
    (table,) = recognise(page.text(*shapes.CLOSING).document())
    is_whole(table, values)
    assert table.reading == ("columns-by-label", "parts-joined")
    assert table.label_issues == ()


@pytest.mark.parametrize("mark", [" | ", "\t", " "])
def test_whole_tables_flattened_into_one_line(mark: str) -> None:
    dice = Random(mark)
    values = {kind: shapes.some_values(kind, "2021", dice) for kind in ("disclosure", "requests", "review")}
    grids = (
        shapes.disclosure_grid(values["disclosure"], "2021"),
        shapes.requests_grid(values["requests"], "2021"),
        shapes.review_grid(values["review"]),
    )
    page = shapes.Page().text(*shapes.OPENING)
    for heading, grid in zip(shapes.HEADINGS, grids, strict=True):
        page.text(heading, mark.join(text for row in shapes.texts(grid) for text in row))
    tables = recognise(page.text(*shapes.CLOSING).document())
    assert [table.kind for table in tables] == ["disclosure", "requests", "review"]
    for table in tables:
        is_whole(table, values[table.kind])
