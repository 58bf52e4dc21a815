"""Marks in the text: overlapping, nested, empty, over several cells, where nothing is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gxlint.output.page.marks import Flag, Numbered, Unit, flags, marked
from tests.output.page.pages import added, tree
from tests.output.rich_results import diagnostic

LINE = "0123456789"


def drawn(*spans: tuple[int, int, str], line: str = LINE) -> str:
    """The mark-up of a line with flags (start, end, severity), numbered from 1."""
    found = [
        Flag(n, severity, f"n{n}", start, end, True) for n, (start, end, severity) in enumerate(spans, 1)
    ]
    return marked(line, Unit(1, 0, len(line)), found, "r1")


def short(markup: str) -> str:
    """Marks as E(…), numbers as {1}."""
    for severity in ("error", "warning", "info"):
        markup = markup.replace(f'<mark class="s-{severity}">', severity[0].upper() + "(")
        markup = markup.replace(f'<mark class="s-{severity} point">', severity[0] + "(")
        for number in range(1, 6):
            anchor = f'<a class="n s-{severity}" id="r1-m{number}" href="#r1-d{number}" aria-label="n{number}">{number}</a>'
            markup = markup.replace(anchor, f"{{{number}}}")
    return markup.replace("</mark>", ")")


def test_one() -> None:
    assert short(drawn((2, 4, "error"))) == "01E({1}23)456789"


def test_none() -> None:
    assert drawn() == LINE


def test_over_each_other() -> None:
    assert short(drawn((2, 6, "warning"), (4, 8, "error"))) == "01W({1}23)W(E({2}45))E(67)89"


def test_inside_each_other_of_one_severity() -> None:
    assert short(drawn((1, 8, "info"), (3, 5, "info"))) == "0I({1}12)I({2}34)I(567)89"


def test_on_the_same_words() -> None:
    assert short(drawn((1, 3, "info"), (1, 3, "error"))) == "0I({1}E({2}12))3456789"


def test_a_place_without_extent_is_a_point() -> None:
    assert short(drawn((3, 3, "error"), (10, 10, "info"))) == "012e({1})3456789i({2})"


def test_a_point_inside_a_mark_of_its_severity_adds_no_mark() -> None:
    assert short(drawn((2, 6, "error"), (4, 4, "error"))) == "01E({1}23)E({2}45)6789"


def test_mark_up_inside_is_escaped() -> None:
    assert short(drawn((0, 3, "error"), line="<b>&")) == "E({1}&lt;b&gt;)&amp;"


@given(
    st.text(max_size=20),
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(["error", "warning", "info"])),
        max_size=6,
    ),
)
def test_the_text_stays_and_every_number_stands_once(line: str, spans: list[tuple[int, int, str]]) -> None:
    line = "".join(ch for ch in line if ch.isprintable() or ch == " ")
    inside = [(min(a, b, len(line)), min(max(a, b), len(line)), severity) for a, b, severity in spans]
    root = tree(drawn(*inside, line=line))
    assert root.text(added) == line
    assert sorted(a["id"] for a in root.every("a")) == [f"r1-m{n}" for n in range(1, len(spans) + 1)]
    covered = "".join(mark.text(added) for mark in root.children if not isinstance(mark, str))
    assert len(covered) == len({at for a, b, _ in inside for at in range(a, b)})


def located(line: int, column: int, end_line: int, end_column: int) -> Numbered:
    from gxlint.diagnostics import Location

    return Numbered(1, diagnostic(location=Location(line, column, end_line, end_column)), "n1")


LINES = ("甲 | 乙 | 丙", "第二行", "", "第四行")
UNITS = [Unit(1, 0, 1), Unit(1, 4, 5), Unit(1, 8, 9), Unit(2, 0, 3), Unit(4, 0, 3)]


def spread(one: Numbered) -> list[tuple[int, int, int, bool]]:
    found = flags([one], UNITS, LINES)
    return [(unit, flag.start, flag.end, flag.anchor) for unit in sorted(found) for flag in found[unit]]


def test_a_place_over_several_cells() -> None:
    assert spread(located(1, 1, 1, 10)) == [(0, 0, 1, True), (1, 4, 5, False), (2, 8, 9, False)]


def test_a_place_over_several_lines() -> None:
    assert spread(located(1, 9, 2, 3)) == [(2, 8, 9, True), (3, 0, 2, False)]


def test_a_long_place_is_marked_in_its_first_line() -> None:
    lines = tuple("行" for _ in range(30))
    units = [Unit(number, 0, 1) for number in range(1, 31)]
    found = flags([located(3, 1, 30, 2)], units, lines)
    assert {unit: [(f.start, f.end, f.anchor) for f in one] for unit, one in found.items()} == {
        2: [(0, 1, True)]
    }


def test_a_place_where_nothing_is_shown_is_a_point_at_what_follows() -> None:
    assert spread(located(1, 3, 1, 4)) == [(1, 4, 4, True)]
    assert spread(located(3, 1, 3, 1)) == [(4, 0, 0, True)]


def test_a_place_behind_everything_is_a_point_at_the_last_unit() -> None:
    assert flags([located(9, 9, 9, 9)], [Unit(1, 0, 1)], ("甲",))[0][0].anchor
    assert flags([located(1, 1, 1, 2)], [], ()) == {}


def test_a_place_out_of_the_line_is_held_within_it() -> None:
    assert spread(located(2, 3, 2, 99)) == [(3, 2, 3, True)]
    assert spread(located(2, 99, 2, 99)) == [(3, 3, 3, True)]
