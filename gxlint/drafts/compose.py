"""From a year and an agency to a draft: the sections of the layout in force, its tables, its blanks and hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gxlint import resources
from gxlint.checks.aspects import governs
from gxlint.drafts.grids import grid_of, printed
from gxlint.drafts.model import Block, Draft, Hint, Sheet, Words
from gxlint.structure.layout import Layout, layouts
from gxlint.tables.forms import table_form
from gxlint.tables.model import CellKey
from gxlint.text import numerals

BLANK = "____"
NAMES = "words/section-names.yaml"
_FILE, _GOVERNMENTS = "drafts.yaml", "words/governments.yaml"
_STATISTICS = "statistics"


def layout_for(year: int, wanted: str | None = None) -> Layout | None:
    """Return the layout a draft of that fiscal year follows, the newest where several hold; None where `wanted` is not
    in force for it, or none is."""
    return next((one for one in layouts_of(year) if wanted in (None, one.id)), None)


def layouts_of(year: int) -> list[Layout]:
    """Return the layouts a draft of that fiscal year may follow, the newest first."""
    known = set(resources.data(_FILE)["layouts"])
    return [one for one in layouts().values() if one.holds(year) and one.id in known]


def compose(year: int, agency: str, layout: Layout, *, values: Mapping[CellKey, int] | None = None,
            in_force: Mapping[str, int] | None = None, contact: Mapping[str, str] | None = None) -> Draft:  # fmt: skip
    """Put a draft together.

    What last year's report gave: `values` of table three by cell, `in_force` the 现行有效件数 by row of table two (goes
    into hints only: it is not this year's figure), `contact` the contact data by its key in rules/drafts.yaml.
    """
    return _Composer(year, agency, layout, values or {}, in_force or {}, contact or {}).draft()


class _Composer:
    def __init__(self, year: int, agency: str, layout: Layout, values: Mapping[CellKey, int],
                 in_force: Mapping[str, int], contact: Mapping[str, str]) -> None:  # fmt: skip
        data = resources.data(_FILE)
        self._layout, self._agency, self._year = layout, agency, year
        self._plan: Mapping[str, Any] = data["layouts"][layout.id]
        self._values, self._in_force = values, in_force
        self._fill = {"year": str(year), "next": str(year + 1), "agency": agency,
                      "contact": _contact(data, contact)}  # fmt: skip
        self._government = governs(agency, _GOVERNMENTS)

    def draft(self) -> Draft:
        title = self._text(self._plan["title"])
        blocks: list[Block] = [Words("title", title, hints=_hints(self._plan.get("title_hint")))]
        blocks += [self._words("body", entry) for entry in self._plan["preamble"]]
        for number, section in enumerate(self._sections(), 1):
            blocks += self._section(section, number)
        if _STATISTICS in self._layout.tables:
            blocks += self._statistics()
        blocks.append(Words("signature", self._agency))
        hint = self._text(self._plan.get("signature_hint", ""))
        blocks.append(Words("signature", f"{BLANK}年__月__日", hints=_hints(hint)))
        return Draft(title, self._agency, self._year, self._layout.id, tuple(blocks))

    def _sections(self) -> list[str]:
        """The sections in the order of the layout; one that only a province requires stands behind the others."""
        planned = list(self._plan["sections"])
        further = [one for one in self._layout.required if one not in planned]
        return planned + further

    def _section(self, section: str, number: int) -> list[Block]:
        plan = self._plan["sections"].get(section, {})
        heading = f"{numerals.spell(number)}、{self._heading(section, plan)}"
        blocks: list[Block] = [
            Words("heading", printed(heading), hints=_hints(self._text(plan.get("hint", ""))))
        ]
        blocks += [self._words("body", entry) for entry in plan.get("text", ()) if self._wanted(entry)]
        kinds = [kind for kind in self._layout.tables if table_form(kind).section == section]
        blocks += [self._sheet(kind, plan.get("rows", {})) for kind in kinds if kind != _STATISTICS]
        if len(blocks) == 1:
            blocks.append(Words("body", printed(f"{self._heading(section, plan)}:{BLANK}。")))
        return blocks

    def _heading(self, section: str, plan: Mapping[str, Any]) -> str:
        names = resources.data(NAMES)["since-2019" if self._layout.fixed else "before-2019"]["names"]
        label = resources.data("sections.yaml")["sections"][section]["label"]["zh"]
        return str(plan.get("heading") or names.get(section) or label)

    def _wanted(self, entry: Mapping[str, Any]) -> bool:
        """Whether a paragraph is for this kind of agency."""
        return self._government if entry.get("government") else not (entry.get("others") and self._government)

    def _words(self, role: str, entry: Mapping[str, Any]) -> Words:
        text = self._text(entry["text"])
        lead = text[: text.index("。") + 1] if entry.get("lead") else ""
        return Words(role, text, lead, _hints(self._text(entry.get("hint", ""))))

    def _text(self, template: str) -> str:
        return printed(template).format_map(self._fill)

    def _sheet(self, kind: str, rows: Mapping[str, str]) -> Sheet:
        grid = grid_of(kind, self._layout.tables[kind])
        keys = {cell.key for cell in grid.cells}
        values = {key: str(number) for key, number in self._values.items() if key in keys} if kind == "requests" else {}  # fmt: skip
        hints = []
        for cell in grid.cells:
            if cell.row_key is None:
                continue
            text = self._text(rows.get(cell.row_key, "")) + self._base(kind, cell.row_key)
            label = "…".join(part for part in cell.text.split("_") if part)
            hints += [Hint(text, cell.row_key, label)] if text else []
        return Sheet(grid, values, tuple(hints))

    def _base(self, kind: str, row: str) -> str:
        """The hint that gives last year's 现行有效件数, where it is known."""
        if kind != "disclosure" or row not in self._in_force:
            return ""
        number, last = self._in_force[row], self._year - 1
        return printed(
            f"{last}年度报告的现行有效件数是{number}件;本年现行有效件数={number}+本年制发件数-本年废止件数,"
            "有修订、清理、职能划转等情况而不相等的,在正文说明。"
        )

    def _statistics(self) -> list[Block]:
        plan = self._plan.get("statistics", {})
        form = table_form(_STATISTICS)
        caption = printed(f"{form.title['zh']}({self._year}年度)")
        hints = _hints(self._text(plan.get("hint", "")))
        return [Words("caption", caption, hints=hints), self._sheet(_STATISTICS, plan.get("rows", {}))]


def _hints(text: str | None) -> tuple[Hint, ...]:
    return (Hint(printed(text)),) if text else ()


def _contact(data: Mapping[str, Any], known: Mapping[str, str]) -> str:
    """The contact data in the order of the file: what is known, and blanks for what is asked for."""
    parts = [
        printed(f"{label}:") + known.get(key, BLANK)
        for key, label in data["contact"].items()
        if key in known or key in data["asked"]
    ]
    return printed(";").join(parts)
