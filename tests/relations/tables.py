"""The mandated tables as systems of equations, and strategies for valid figures in them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from gxlint.relations import Compiled, expand, parse

APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")
COLUMNS = (*APPLICANTS, "total")
_REFUSED = tuple(f"refused.{n}" for n in range(1, 9))
_UNAVAILABLE = tuple(f"unavailable.{n}" for n in range(1, 4))
_UNPROCESSED = tuple(f"unprocessed.{n}" for n in range(1, 6))
_RESULTS = ("granted", "partial", *_REFUSED, *_UNAVAILABLE, *_UNPROCESSED)
RESULTS = {"2021": (*_RESULTS, "other.1", "other.2", "other.3"), "2019": (*_RESULTS, "other")}
ROWS = {
    form: ("received", "carried_in", *results, "total", "carried_out") for form, results in RESULTS.items()
}
ORDINALS = {"第一项": "received", "第二项": "carried_in", "第三项": "total", "第四项": "carried_out"}
FLOW = "第一项加第二项之和,等于第三项加第四项之和"
TOTAL = {
    form: f"total = granted + partial + sum(refused.*) + sum(unavailable.*) + sum(unprocessed.*) + {other}"
    for form, other in (("2021", "sum(other.*)"), ("2019", "other"))
}
ACROSS = "total = natural_person + business + research + public_interest + legal_service + other"

GROUPS = ("reconsideration", "direct_suit", "suit_after_reconsideration")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")

S_ROWS = (
    "received", "in_person", "fax", "online", "mail",
    "answered", *(f"answer.{n}" for n in range(1, 9)), *(f"answer.4.{n}" for n in range(1, 7)),
    "staff", "full_time", "part_time",
)  # fmt: skip
S_SUMS = (
    "received = in_person + fax + online + mail",
    "answered = sum(answer.*)",
    "answer.4 = sum(answer.4.*)",
    "staff = full_time + part_time",
)

Cells = dict[tuple[str, str], int]


def requests_relations(form: str) -> list[Compiled[tuple[str, str]]]:
    rows = ROWS[form]
    relations = [*expand(parse(FLOW, ORDINALS), rows, COLUMNS), *expand(parse(TOTAL[form]), rows, COLUMNS)]
    return [*relations, *expand(parse(ACROSS), rows, COLUMNS, "row")]


def requests_cells(form: str, inner: Sequence[int]) -> Cells:
    """A valid T3 from enough numbers: results and rest per applicant, then the split of what came in."""
    numbers = iter(inner)
    cells: Cells = {}
    for column in APPLICANTS:
        for row in (*RESULTS[form], "carried_out"):
            cells[row, column] = next(numbers)
        cells["total", column] = sum(cells[row, column] for row in RESULTS[form])
        flow = cells["total", column] + cells["carried_out", column]
        cells["carried_in", column] = next(numbers) % (flow + 1)
        cells["received", column] = flow - cells["carried_in", column]
    for row in ROWS[form]:
        cells[row, "total"] = sum(cells[row, column] for column in APPLICANTS)
    return {(row, column): cells[row, column] for row in ROWS[form] for column in COLUMNS}


def review_relations() -> list[Compiled[tuple[str, str]]]:
    return list(expand(parse("total = upheld + corrected + other + pending"), GROUPS, OUTCOMES, "row"))


def review_cells(inner: Sequence[int]) -> Cells:
    cells: Cells = {}
    for place, group in enumerate(GROUPS):
        parts = inner[4 * place : 4 * place + 4]
        for outcome, number in zip(OUTCOMES, (*parts, sum(parts)), strict=True):
            cells[group, outcome] = number
    return cells


def statistics_relations() -> list[Compiled[tuple[str, str]]]:
    return [one for text in S_SUMS for one in expand(parse(text), S_ROWS, ("value",), "table")]


def statistics_cells(inner: Sequence[int]) -> Cells:
    numbers = iter(inner)
    v = {row: next(numbers) for row in S_ROWS}
    v["answer.4"] = sum(v[f"answer.4.{n}"] for n in range(1, 7))
    v["answered"] = sum(v[f"answer.{n}"] for n in range(1, 9))
    v["received"] = v["in_person"] + v["fax"] + v["online"] + v["mail"]
    v["staff"] = v["full_time"] + v["part_time"]
    return {(row, "value"): number for row, number in v.items()}


def figures(size: int) -> st.SearchStrategy[list[int]]:
    """Figures as they stand in reports: mostly small, many zeros, some large."""
    return st.lists(
        st.sampled_from((0, 0, 0, 1, 2, 3, 7, 10, 12, 21, 100, 1234)), min_size=size, max_size=size
    )


@st.composite
def requests_tables(draw: st.DrawFn, form: str) -> Cells:
    return requests_cells(form, draw(figures(6 * (len(RESULTS[form]) + 2))))
