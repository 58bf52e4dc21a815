from __future__ import annotations

from gxlint.engine.coverage import coverage_of, mandated
from gxlint.engine.examples import base
from gxlint.engine.result import Coverage, IdleEquations
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.structure.layout import layouts
from tests.checks.built import built, parts
from tests.engine.test_verdict import table


def test_the_layouts_say_what_is_mandated() -> None:
    assert {layout: mandated(layout) for layout in (*layouts(), None, "1999")} == {
        "2021": ("disclosure", "requests", "review"),
        "2019": ("disclosure", "requests", "review"),
        "2014": (),
        "2008": (),
        None: (),
        "1999": (),
    }


def test_a_mandated_table_that_was_not_found_counts_with_all_its_cells() -> None:
    found = coverage_of(built("2019", *parts(), tables=[table("review", read=3, unread=2)]))
    assert found == {
        "review": Coverage("2021", 5, 3),
        "disclosure": Coverage("2019", 22, 0),
        "requests": Coverage("2019", 161, 0),
    }


def test_of_two_tables_the_one_of_which_less_was_read() -> None:
    tables = [table("review", read=9), table("review", read=2, absent=1), table("review", read=1)]
    assert coverage_of(built("2008", *parts(), tables=tables)) == {"review": Coverage("2021", 3, 2)}


def test_the_form_of_the_layout_where_the_table_leaves_it_open() -> None:
    open_form = table("review")._replace(form=None)
    assert coverage_of(built("2019", *parts(), tables=[open_form]))["review"].form == "2019"
    assert coverage_of(built("2008", *parts(), tables=[open_form]))["review"].form is None


def test_the_cells_in_the_way_stand_in_the_order_of_the_form() -> None:
    text = base("valid-2021").replace("(七)总计 | 10 | 2 |", "(七)总计 | | |")
    text = text.replace(
        "一、本年新收政府信息公开申请数量 | 10 | 2 |", "一、本年新收政府信息公开申请数量 | 10 | 若干 |"
    )
    assert lint_bytes(text.encode(), "a.txt", Settings()).idle == (
        IdleEquations(
            "requests", 6, (("received", "business"), ("total", "natural_person"), ("total", "business"))
        ),
    )
