"""The property that matters most: whatever is lost of a table, no value ever stands under a wrong key."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxlint.document import Block, Document, Paragraph
from gxlint.tables import KeyedTable, State, recognise
from tests.tables import shapes
from tests.tables.test_shapes import REVIEWS

seeds = st.integers(0, 2**32)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def nothing_wrong(table: KeyedTable, values: Mapping[tuple[str, str], str]) -> None:
    """Each cell reads as it was; a row of which only blanks are left may read as blank."""
    for key, cell in table.cells.items():
        row = [other.value.state for (name, _), other in table.cells.items() if name == key[0]]
        if cell.value.literal != values.get(key):
            assert set(row) == {State.BLANK}, (table.kind, key, cell.value.literal, values.get(key))
    assert not set(table.cells) & {*table.unread, *table.absent}


def grids_of(seed: int, form: str, blanks: bool):
    dice = Random(seed)
    values = {
        "disclosure": shapes.some_values("disclosure", form, dice, blanks=blanks),
        "requests": shapes.some_values("requests", form, dice, blanks=blanks),
        "review": shapes.some_values("review", None, dice, blanks=blanks),
    }
    first = shapes.disclosure_grids(values["disclosure"], form)
    if dice.random() < 0.5:
        first = [shapes.disclosure_grid(values["disclosure"], form)]
    review = dice.choice((shapes.review_grid, *REVIEWS))(values["review"])
    return dice, values, [first, [shapes.requests_grid(values["requests"], form)], [review]]


@many
@given(
    seed=seeds,
    shape=st.sampled_from(shapes.SHAPES),
    form=st.sampled_from(["2021", "2019"]),
    blanks=st.booleans(),
)
def test_a_cell_or_row_less(seed: int, shape: str, form: str, blanks: bool) -> None:
    dice, values, grids = grids_of(seed, form, blanks and shape in shapes.HOLDS_BLANKS)
    at = dice.randrange(3)
    part = dice.randrange(len(grids[at]))
    grid = grids[at][part]
    grids[at][part] = shapes.with_one_cell_less(shapes.unmerged(grid) if "markdown" in shape else grid, dice)
    for table in recognise(shapes.report(shape, *grids)):
        nothing_wrong(table, values[table.kind])


@many
@given(
    seed=seeds,
    shape=st.sampled_from(list(shapes.TEXT_SHAPES)),
    form=st.sampled_from(["2021", "2019"]),
    blanks=st.booleans(),
)
def test_a_line_or_a_piece_of_a_line_less(seed: int, shape: str, form: str, blanks: bool) -> None:
    dice, values, grids = grids_of(seed, form, blanks and shape in shapes.HOLDS_BLANKS)
    for table in recognise(shapes.with_one_piece_less(shapes.report(shape, *grids), dice)):
        nothing_wrong(table, values[table.kind])


@many
@given(seed=seeds, shape=st.sampled_from(shapes.SHAPES), blanks=st.booleans())
def test_statistics_with_a_cell_or_row_less(seed: int, shape: str, blanks: bool) -> None:
    dice = Random(seed)
    values = shapes.some_values("statistics", "2014", dice, blanks=blanks and shape in shapes.HOLDS_BLANKS)
    grid = shapes.statistics_grid(values)
    for table in recognise(shapes.annex(shape, shapes.with_one_cell_less(grid, dice))):
        nothing_wrong(table, values)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=seeds, shape=st.sampled_from(shapes.SHAPES), times=st.integers(1, 12))
def test_heavy_damage_raises_nothing_and_is_said(seed: int, shape: str, times: int) -> None:
    dice, _, grids = grids_of(seed, "2021", False)
    document = shapes.report(shape, *grids)
    blocks = _shaken(list(document.blocks), dice, times)
    tables = recognise(Document("x", "text/plain", None, document.lines, tuple(blocks)))
    for table in tables:
        assert 0 <= table.block < table.end_block <= len(blocks)
        keys = [*table.cells, *table.unread, *table.absent]
        assert len(set(keys)) == len(keys)
    for first, second in itertools.pairwise(tables):
        assert first.end_block <= second.block + 1


def _shaken(blocks: list[Block], dice: Random, times: int) -> list[Block]:
    crumbs = [
        "|",
        " ",
        "\t",
        "0",
        "总计",
        "其他",
        "(三)",
        "。",
        "",
        "1\n0",
        "勾稽",
        "\u3000",
        "无",
        "-",
        "(七)",
    ]
    for _ in range(times):
        at, other = dice.randrange(len(blocks)), dice.randrange(len(blocks))
        what = dice.randrange(4)
        block = blocks[at]
        if what == 0:
            blocks[at], blocks[other] = blocks[other], blocks[at]
        elif what == 1 and len(blocks) > 2:
            del blocks[at]
        elif what == 2:
            blocks.insert(at, blocks[other])
        elif isinstance(block, Paragraph):
            text = list(block.text)
            for _ in range(3):
                place = dice.randrange(len(text) + 1)
                text[place : place + dice.randint(0, 2)] = dice.choice(crumbs)
            blocks[at] = Paragraph("".join(text).strip() or "x", block.span)
    return blocks


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_a_lost_last_row_never_takes_the_heading_behind_it(shape: str) -> None:
    values = shapes.some_values("requests", "2021", Random(shape))
    document = shapes.report(shape, [], [shapes.requests_grid(values, "2021")[:-1]], [])
    (table,) = recognise(document)
    assert [key for key, _ in table.absent] == ["carried_out"] * 7
    assert table.unread == ()
    assert [(i.kind, i.key, i.expected) for i in table.label_issues] == [
        ("missing", "carried_out", "四、结转下年度继续办理")
    ]
    behind = document.blocks[table.end_block]
    assert isinstance(behind, Paragraph)
    assert behind.text == shapes.HEADINGS[2]


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_a_short_review_row_is_not_read(shape: str) -> None:
    grid = shapes.review_grid(shapes.some_values("review", None, Random(shape)))
    (table,) = recognise(shapes.report(shape, [], [], [[*grid[:-1], grid[-1][:-1]]]))
    assert (len(table.unread), table.cells) == (15, {})
