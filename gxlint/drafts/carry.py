"""What an agency's report of last year gives to this year's, and nothing else.

结转下年度继续办理 becomes 上年结转, column by column; 现行有效件数 is the base of this year's, in a hint; the contact data that
the report publishes. A figure is taken only from a table that was wholly read and whose equations all hold; otherwise the
blank stays, and why is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from gxlint.checks.sums import outcomes
from gxlint.document import Paragraph
from gxlint.drafts.contact import contact_of
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_source
from gxlint.engine.settings import ALWAYS, Settings
from gxlint.engine.sources import Source
from gxlint.structure.layout import Layout
from gxlint.structure.model import Report
from gxlint.tables.forms import table_form
from gxlint.tables.model import CellKey, KeyedCell, KeyedTable, State
from gxlint.text.normal import squeeze

if TYPE_CHECKING:
    pass

_SURE = frozenset({"title", "preamble", "signature", "period", "tables", "option"})
"""What a year or an agency may rest on to be taken for granted."""
_CONTACTS = ("overview", "other")
"""Sections in which an office may give its address, besides the preamble."""


class Said(NamedTuple):
    """One statement on what was taken over, or why something was not; `kind` is a text of `gxlint.drafts.words`."""

    kind: str
    taken: bool
    values: dict[str, Any]


class NoReportError(Exception):
    """Last year's file cannot be used at all; `kind` "unreadable" (with `said`, the messages) or "no-report"."""

    def __init__(self, kind: str, said: tuple[str, ...] = ()) -> None:
        super().__init__(kind)
        self.kind, self.said = kind, said


@dataclass(slots=True)
class Carried:
    """What was taken over: cells of table three, 现行有效件数 by row of table two, contact data; and what to say of it."""

    values: dict[CellKey, int] = field(default_factory=dict)
    in_force: dict[str, int] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def take(self, kind: str, **values: Any) -> None:
        """Say that something was taken over."""
        self.said.append(Said(kind, True, values))

    def leave(self, kind: str, **values: Any) -> None:
        """Say that something was not."""
        self.said.append(Said(kind, False, values))


class Last(NamedTuple):
    """Last year's report as it was read; `agency` and `year` None where the report itself does not say them for sure."""

    result: ReportResult
    report: Report
    agency: str | None
    year: int | None


def read_last(source: Source, settings: Settings) -> Last:
    """Read last year's report, in any format gxlint reads. Raises NoReportError."""
    result = lint_source(source, settings, keep=True)
    if not result.readable or result.report is None:
        said = tuple(found.message for found in result.diagnostics if found.code in ALWAYS)
        raise NoReportError("unreadable", said)
    report = result.report
    if not report.is_report:
        raise NoReportError("no-report")
    agency = report.agency.value if report.agency.evidence in _SURE else None
    year = report.year.value if report.year.evidence in _SURE else None
    return Last(result, report, agency, year)


def carried(last: Last, year: int, agency: str, layout: Layout) -> Carried:
    """Return what the report gives to the draft of that year, agency and layout."""
    found = Carried()
    if _belongs(last, year, agency, found):
        if last.result.tracked:
            found.leave("tracked", count=last.result.tracked)
        _requests(last, layout, found)
        _in_force(last, layout, found)
        _contact(last, found)
    return found


def _belongs(last: Last, year: int, agency: str, found: Carried) -> bool:
    """Whether it is certainly the same agency's report of the year before, and the only one in its file."""
    if last.report.further.value is not None:
        found.leave("further")
    elif last.year is None:
        found.leave("no-year", wanted=year - 1)
    elif last.year != year - 1:
        found.leave("other-year", year=last.year, wanted=year - 1)
    elif last.agency is None:
        found.leave("no-agency", agency=agency)
    elif _name(last.agency) != _name(agency):
        found.leave("other-agency", other=last.agency, agency=agency)
    else:
        return True
    return False


def _name(agency: str) -> str:
    """An agency's name without what official names may leave out."""
    return squeeze(agency).replace("人民政府", "政府")


def _one_table(last: Last, kind: str, found: Carried, what: str) -> KeyedTable | None:
    """The only table of a kind, wholly read."""
    tables = [table for table in last.report.tables if table.kind == kind]
    if any(end.kind in ("stage", "part", "truncated") for end in last.result.unfinished):
        found.leave("not-whole", what=what)
    elif len(tables) != 1:
        found.leave("no-table" if not tables else "two-tables", what=what, table=kind)
    elif not tables[0].complete or tables[0].unplaced:
        found.leave("unread-table", what=what, table=kind)
    else:
        return tables[0]
    return None


def _requests(last: Last, layout: Layout, found: Carried) -> None:
    """结转下年度继续办理, by column, becomes 上年结转."""
    what = "carried"
    if "requests" not in layout.tables:
        return
    if last.result.layout not in ("2019", "2021"):
        found.leave("form-without", what=what, year=last.year)
        return
    table = _one_table(last, "requests", found, what)
    if table is None:
        return
    states = [outcome.state for one, _, outcome in outcomes(last.report, {}).evaluated if one is table]
    if "violated" in states:
        found.leave("broken", what=what, table="requests", count=states.count("violated"))
        return
    columns = [column.key for column in table_form("requests").columns]
    numbers = [_count(table.cells.get(("carried_out", column))) for column in columns]
    if None in numbers or "not_evaluated" in states:
        found.leave("blank", what=what, table="requests")
        return
    found.values = {
        ("carried_in", column): number
        for column, number in zip(columns, numbers, strict=True)
        if number is not None
    }
    found.take("carried", total=found.values.get(("carried_in", "total")))


def _in_force(last: Last, layout: Layout, found: Carried) -> None:
    """现行有效件数 at the end of last year, by row: the base of this year's."""
    what = "in-force"
    if layout.tables.get("disclosure") != "2021":
        return
    tables = [table for table in last.report.tables if table.kind == "disclosure"]
    if last.result.layout != "2021" or (len(tables) == 1 and tables[0].form != "2021"):
        found.leave("form-without", what=what, year=last.year)
        return
    table = _one_table(last, "disclosure", found, what)
    if table is None:
        return
    for row in ("regulations", "normative"):
        number = _count(table.cells.get((row, "in_force")))
        if number is None:
            found.leave("blank", what=what, table="disclosure")
        else:
            found.in_force[row] = number
            found.take("in-force", row=row, number=number)


def _count(cell: KeyedCell | None) -> int | None:
    """The number of a cell that holds a plain count; None for anything else."""
    if cell is None or cell.value.number is None or cell.value.note is not None:
        return None
    if cell.value.state not in (State.NUMBER, State.ANNOTATED) or cell.value.unit not in (None, "件"):
        return None
    number = int(cell.value.number)
    return number if number == cell.value.number and number >= 0 else None


def _contact(last: Last, found: Carried) -> None:
    contact = contact_of(_paragraphs(last.report))
    found.contact = contact.data
    for kind in contact.data:
        found.take("contact", field=kind)
    for kind, reason in contact.left.items():
        found.leave(f"contact-{reason}", field=kind)


def _paragraphs(report: Report) -> Iterator[str]:
    yield from (block.text for block in report.preamble if isinstance(block, Paragraph))
    for section in report.sections:
        if section.id in _CONTACTS:
            yield from (block.text for block in section.blocks if isinstance(block, Paragraph))
    yield from (block.text for block in report.back if block.role == "body")
