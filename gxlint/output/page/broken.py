"""A mandated table with equations that fail, drawn in the form's own shape: suspects coloured with what they should
read, and under it the equations with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxlint.output.page.grid import framed
from gxlint.output.page.safe import attribute, said
from gxlint.output.rich import labels
from gxlint.output.rich.lines import plain
from gxlint.output.rich.places import table_at
from gxlint.output.rich.tables import choose, number_shown, sentence, suspected
from gxlint.tables.forms import KINDS, TableForm, table_form

if TYPE_CHECKING:
    from gxlint.engine.equations import Equation
    from gxlint.engine.result import ReportResult
    from gxlint.engine.rule import Rule
    from gxlint.output.page.marks import Numbered
    from gxlint.output.rich.screen import Screen
    from gxlint.tables.model import CellKey, KeyedTable

_SUMS = "table-sums"
_EQUATIONS = 60
"""Equations written out; of the others the number is said."""
_REPAIRS = 6


@dataclass(slots=True)
class Drawing:
    """A table to draw: its place in `Report.tables`, its number on the page, the diagnostics that speak of it."""

    place: int
    number: int
    table: KeyedTable
    told: list[Numbered] = field(default_factory=list)


def drawings(
    result: ReportResult, numbered: Sequence[Numbered], rules: Mapping[str, Rule]
) -> tuple[list[Drawing], dict[int, Drawing]]:
    """Return the tables to draw, and for the diagnostics that speak of one (by number) which it is."""
    found: dict[int, Drawing] = {}
    of: dict[int, Drawing] = {}
    report = result.report
    if report is None:
        return [], {}
    places = {id(table): at for at, table in enumerate(report.tables)}
    for one in numbered:
        rule = rules.get(one.found.code)
        if not one.found.suspects and (rule is None or rule.check != _SUMS):
            continue
        table = table_at(result, one.found.location)
        if table is None or table.kind not in KINDS:
            continue
        place = places[id(table)]
        if choose(table, [entry for entry in result.equations if entry.table == place], one.found) is None:
            continue
        drawing = found.setdefault(place, Drawing(place, 0, table))
        drawing.told.append(one)
        of[one.number] = drawing
    ordered = [found[place] for place in sorted(found)]
    for number, drawing in enumerate(ordered, 1):
        drawing.number = number
    return ordered, of


def shown(screen: Screen, result: ReportResult, drawing: Drawing, prefix: str) -> str:
    """Return one table with what is said under it."""
    table, words = drawing.table, screen.words
    equations = [entry for entry in result.equations if entry.table == drawing.place]
    should = _should_be(drawing)
    name = words.name("table", table.kind)
    caption = said(words("table-caption" if should else "table-caption-open", table=name))
    involved = frozenset().union(*(equation.cells for equation in equations))
    grid = _grid(screen, table, should, involved)
    told = words("comma").join(
        f'<a class="n s-{one.found.severity}" href="#{prefix}-d{one.number}" aria-label="{one.label}">{one.number}</a>'
        for one in drawing.told
    )
    return (
        f'<figure class="broken" id="{prefix}-t{drawing.number}" aria-labelledby="{prefix}-tc{drawing.number}">\n'
        f'<figcaption id="{prefix}-tc{drawing.number}">{caption} <span class="told">{told}</span></figcaption>\n'
        f"{framed(attribute(name), grid)}\n{_suspects(screen, drawing)}{_equations(screen, table, equations)}</figure>\n"
    )


def _should_be(drawing: Drawing) -> dict[CellKey, list[str]]:
    """Return what each suspect cell should read, every answer once."""
    found: dict[CellKey, list[str]] = {}
    for one in drawing.told:
        for repair in one.found.suspects:
            for suspect in repair:
                values = found.setdefault((suspect.row, suspect.column_key), [])
                value = number_shown(suspect.should_be)
                if value not in values:
                    values.append(value)
    return found


def _grid(
    screen: Screen, table: KeyedTable, should: Mapping[CellKey, list[str]], involved: frozenset[CellKey]
) -> str:
    form = table_form(table.kind)
    keys = {*table.cells, *table.unread, *table.absent}
    drawn = involved | frozenset(should)
    columns = labels.columns_of(table, {key for key in keys if key[0] in {row for row, _ in drawn}})
    several = len(form.columns) > 1
    rows = _rows(table, keys, columns, {row for row, _ in drawn} if form.items or not several else None)
    parts = [f"<thead>\n{_head(screen, table, form, columns)}</thead>\n<tbody>\n"]
    groups = _groups(form, rows)
    for row, group in zip(rows, groups, strict=True):
        label = said(labels.row(table, row))
        heads = f'<th scope="row" colspan="2">{label}</th>' if group is None else ""
        if group is not None:
            name, size = group
            heads = f'<th scope="rowgroup" rowspan="{size}">{said(name)}</th>' if size else ""
            heads += f'<th scope="row">{label}</th>'
        cells = "".join(_cell(screen, table, (row, column), should, involved, keys) for column in columns)
        parts.append(f"<tr>{heads}{cells}</tr>\n")
    return "".join([*parts, "</tbody>\n"])


def _rows(
    table: KeyedTable, keys: Iterable[CellKey], columns: Sequence[str], only: set[str] | None
) -> list[str]:
    """Return the rows to draw: all that have these columns; of long or mixed tables those the equations speak of."""
    rows = labels.rows_of(table, (key for key in keys if key[1] in set(columns)))
    return rows if only is None else [row for row in rows if row in only]


def _head(screen: Screen, table: KeyedTable, form: TableForm, columns: Sequence[str]) -> str:
    """Return the header rows, with the cells that stand above several columns."""
    paths = [form.column(key, table.form).path for key in columns]
    depth = max(map(len, paths), default=0)
    rows: list[str] = []
    for level in range(depth + 1):
        cells = ""
        if level == 0:
            cells = f'<td colspan="2" rowspan="{depth + 1}">{said(screen.words("item"))}</td>'
        at = 0
        while at < len(columns):
            path, width = paths[at], 1
            if level < len(path):
                while at + width < len(columns) and paths[at + width][: level + 1] == path[: level + 1]:
                    width += 1
                cells += f'<th scope="colgroup" colspan="{width}">{said(path[level])}</th>'
            elif level == len(path):
                down = f' rowspan="{depth - level + 1}"' if depth > level else ""
                cells += f'<th scope="col"{down}>{said(labels.column(table, columns[at]))}</th>'
            at += width
        rows.append(f"<tr>{cells}</tr>\n")
    return "".join(rows)


def _groups(form: TableForm, rows: Sequence[str]) -> list[tuple[str, int] | None]:
    """Return, for each row, the label beside it and how many rows it stands beside (0: said above); None without one.

    A group that is broken up by others (三、本年度办理结果, which holds groups itself) is left out.
    """
    named = {group.key: group.label for group in form.groups}
    named |= {item.key: item.label for item in form.items}
    found: list[tuple[str, int] | None] = [None] * len(rows)
    at = 0
    keys = [form.row[row].group if row in form.row else None for row in rows]
    whole = [key for at, key in enumerate(keys) if at == 0 or key != keys[at - 1]]
    while at < len(rows):
        key, size = keys[at], 1
        while at + size < len(rows) and keys[at + size] == key:
            size += 1
        if key is not None and key in named and whole.count(key) == 1 and key not in rows:
            found[at : at + size] = [(named[key], size), *[("", 0)] * (size - 1)]
        at += size
    return found


def _cell(screen: Screen, table: KeyedTable, key: CellKey, should: Mapping[CellKey, list[str]],
          involved: frozenset[CellKey], keys: Iterable[CellKey]) -> str:  # fmt: skip
    words = screen.words
    cell = table.cells.get(key)
    if cell is None:
        return f'<td class="number">{"?" if key in set(keys) else ""}</td>'
    literal = "".join(cell.value.literal.split()) if cell.joined else cell.value.literal.strip()
    if key not in should:
        return f'<td class="number{" in" if key in involved else ""}">{said(literal) or "-"}</td>'
    values = words("or").join(should[key])
    reads = said(literal) or said(words("blank-reads"))
    return (
        f'<td class="number suspect"><b>{reads}</b> <ins>{said(words("should-be", value=values))}</ins></td>'
    )


def _suspects(screen: Screen, drawing: Drawing) -> str:
    """Return the suspects in words: each smallest repair, where there are several each of them."""
    words = screen.words
    items: list[str] = []
    for one in drawing.told:
        repairs = one.found.suspects
        if not repairs:
            continue
        texts = [
            said(plain([piece for n, suspect in enumerate(repair) for piece in (
                *([(words("and"), "")] if n else []), *suspected(screen, drawing.table, suspect))]))
            for repair in repairs[:_REPAIRS]
        ]  # fmt: skip
        if len(repairs) > _REPAIRS:
            texts.append(said(words("repairs-more", number=len(repairs) - _REPAIRS)))
        if len(repairs) == 1:
            items.append(f"<li>{texts[0]}</li>")
        else:
            several = said(words("any-repair", number=len(repairs)))
            items.append(f"<li>{several}<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul></li>")
    return f'<h4>{said(words("suspect"))}</h4>\n<ul class="suspects">{"".join(items)}</ul>\n' if items else ""


def _equations(screen: Screen, table: KeyedTable, equations: Sequence[Equation]) -> str:
    words = screen.words
    items = [f"<li>{said(plain(sentence(screen, table, one)))}</li>" for one in equations[:_EQUATIONS]]
    if len(equations) > _EQUATIONS:
        items.append(f"<li>{said(words('equations-more', number=len(equations) - _EQUATIONS))}</li>")
    return f'<h4>{said(words("equations-broken"))}</h4>\n<ul class="equations">{"".join(items)}</ul>\n'
