from __future__ import annotations

import pytest

from gxlint import resources
from gxlint.structure.layout import decide, layouts

OLD = ["overview", "disclosure", "requests", "fees", "review", "problems"]


@pytest.mark.parametrize(
    ("year", "ids", "declared", "kinds", "forms", "expected"),
    [
        (2025, OLD, [], set(), [], "2021"),
        (2021, [], [], {"requests"}, ["2019"], "2021"),
        (2020, OLD, [], set(), [], "2019"),
        (2019, [], [], set(), ["2021"], "2019"),
        (2018, OLD, [], set(), [], "2008"),
        (2018, OLD, [], {"statistics"}, [], "2014"),
        (2016, [*OLD, "interpretation"], [], set(), [], "2008"),
        (2016, [*OLD, "interpretation", "training"], [], set(), [], "2014"),
        (2013, [*OLD, "complaints", "organization"], [], set(), [], "2008"),
        (2016, ["overview"], [*OLD, "complaints", "organization"], set(), [], "2014"),
        (2016, OLD, [*OLD, "complaints", "organization"], set(), [], "2008"),
        (2007, OLD, [], set(), [], None),
        (None, [], [], {"requests"}, ["2021"], "2021"),
        (None, [], [], {"disclosure"}, ["2019"], "2019"),
        (None, [], [], {"statistics"}, [], "2014"),
        (None, OLD, [], set(), [], "2008"),
        (None, ["overview", "disclosure"], [], set(), [], None),
        (
            None,
            ["overview", "disclosure", "requests", "review", "problems", "other"],
            [],
            {"review"},
            [],
            None,
        ),
    ],
)
def test_which_layout(
    year: int | None,
    ids: list[str],
    declared: list[str],
    kinds: set[str],
    forms: list[str],
    expected: str | None,
) -> None:
    assert decide(year, ids, declared, kinds, forms, None).value == expected


def test_the_option_wins_and_an_unknown_one_is_ignored() -> None:
    assert decide(2025, [], [], set(), [], "2008").value == "2008"
    assert decide(2025, [], [], set(), [], "1999").value == "2021"


def test_every_year_since_2008_has_a_layout() -> None:
    for year in range(2008, 2030):
        assert any(layout.holds(year) for layout in layouts().values())


def test_the_names_of_the_layouts_are_those_of_their_files() -> None:
    assert tuple(layouts()) == resources.LAYOUTS
    assert list(resources.names("layouts")) == [f"layouts/{n}.yaml" for n in sorted(resources.LAYOUTS)]
