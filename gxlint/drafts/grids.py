"""The mandated tables as grids, with the merged cells of the printed forms: from rules/tables/*.yaml.

Sources: 国办公开办函〔2021〕30号 and 〔2019〕60号, tables two to four; 国办发〔2014〕32号, the statistics table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxlint.drafts.model import Grid, GridCell
from gxlint.tables.forms import Row, TableForm, table_form

CAPTION = "——"
"""What the statistics table prints where a row carries no number."""
_PRINTED = str.maketrans("(),:;", "\uff08\uff09\uff0c\uff1a\uff1b")


def printed(text: str) -> str:
    """A text of the rule files in the full-width marks that a document is printed with."""
    return text.translate(_PRINTED)


def grid_of(kind: str, form: str) -> Grid:
    """Return a kind of table as a form prints it. Raises KeyError for a kind that has no printed shape here."""
    return {"disclosure": _disclosure, "requests": _requests, "review": _review, "statistics": _statistics}[
        kind
    ](table_form(kind), form)


def _grid(form: TableForm, name: str, columns: int, heads: int, cells: Sequence[GridCell],
          widths: Sequence[int]) -> Grid:  # fmt: skip
    rows = max(cell.row + cell.row_span for cell in cells)
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Grid(form.kind, name, rows, columns, heads, ordered, tuple(widths))


def _disclosure(form: TableForm, name: str) -> Grid:
    """Table two: one block an item of art. 20, each with a header of its own; the last column takes what is left."""
    items = [item for item in form.items if name in item.forms]
    width = 1 + max(len(item.columns[name]) for item in items)
    cells: list[GridCell] = []
    row = 0
    for item in items:
        keys = item.columns[name]
        cells.append(GridCell(printed(item.label), row, 0, 1, width))
        cells.append(GridCell(printed(form.headings[0]), row + 1, 0))
        labels = [printed(form.column(key, name).label) for key in keys]
        cells += [GridCell(label, row + 1, at, 1, span) for label, (at, span) in zip(labels, _spread(len(keys), width), strict=True)]  # fmt: skip
        row += 2
        for one in item.rows:
            if name not in form.row[one].forms:
                continue
            cells.append(GridCell(printed(form.row[one].label), row, 0, row_key=one))
            cells += [GridCell("", row, at, 1, span, (one, key)) for key, (at, span) in zip(keys, _spread(len(keys), width), strict=True)]  # fmt: skip
            row += 1
    return _grid(form, name, width, 0, cells, [4] + [3] * (width - 1))


def _spread(count: int, width: int) -> Iterator[tuple[int, int]]:
    """Where `count` columns stand beside the label column, and how many grid columns each takes."""
    for number in range(count):
        yield 1 + number, 1 if number < count - 1 else width - count


def _requests(form: TableForm, name: str) -> Grid:
    """Table three: labels in three columns (part, group, row), a header of three levels over seven columns of numbers."""
    columns = [column for column in form.columns if name in column.forms]
    rows = [row for row in form.rows if name in row.forms and not row.caption]
    outer, inner = _groups(form, rows)
    heads = _header([(*column.path, column.label) for column in columns], 3)
    depth = max(cell.row + cell.row_span for cell in heads)
    cells = [GridCell(printed(form.corner or ""), 0, 0, depth, 3), *heads]
    labels = {group.key: printed(group.label) for group in form.groups}
    for number, row in enumerate(rows):
        at, column, group = depth + number, 0, row.group
        if number in outer:
            cells.append(GridCell(labels[outer[number][0]], at, 0, outer[number][1]))
        if any(start <= number < start + size for start, (_, size) in outer.items()):
            column = 1
        if number in inner:
            cells.append(GridCell(labels[inner[number][0]], at, column, inner[number][1]))
        if any(key == group and start <= number < start + size for start, (key, size) in inner.items()):
            column += 1
        cells.append(GridCell(printed(row.label), at, column, 1, 3 - column, row_key=row.key))
        cells += [GridCell("", at, 3 + place, key=(row.key, one.key)) for place, one in enumerate(columns)]
    return _grid(form, name, 3 + len(columns), depth, cells, [9, 11, 27] + [8] * len(columns))


def _groups(form: TableForm, rows: Sequence[Row]) -> tuple[dict[int, tuple[str, int]], dict[int, tuple[str, int]]]:  # fmt: skip
    """The groups of rows by their first row: those that hold others, and those inside; with their key and length."""
    spans: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        if row.group is not None:
            spans[row.group] = (spans.get(row.group, (number, 0))[0], number + 1)
    known = [group.key for group in form.groups if group.key in spans]
    outer: dict[int, tuple[str, int]] = {}
    inner: dict[int, tuple[str, int]] = {}
    for key in known:
        start, end = spans[key]
        holds = any(start < spans[other][0] and spans[other][1] < end for other in known if other != key)
        (outer if holds else inner)[start] = (key, end - start)
    return outer, inner


def _header(paths: Sequence[tuple[str, ...]], left: int) -> list[GridCell]:
    """The header over columns whose labels stand under others; `left` columns of labels stand before it.

    A label reaches down to the last header row; neighbours under the same cells share these.
    """
    depth = max(len(path) for path in paths)
    cells: list[GridCell] = []
    for level in range(depth):
        start = 0
        while start < len(paths):
            path = paths[start][: level + 1]
            end = start + 1
            last = len(paths[start]) == level + 1
            while (
                not last
                and end < len(paths)
                and paths[end][: level + 1] == path
                and len(paths[end]) > level + 1
            ):
                end += 1
            if len(paths[start]) > level:
                cells.append(GridCell(printed(path[-1]), level, left + start, depth - level if last else 1, end - start))  # fmt: skip
            start = end
    return cells


def _review(form: TableForm, name: str) -> Grid:
    """Table four: one row of numbers under three groups of outcomes; two of the groups stand under 行政诉讼."""
    rows = [row for row in form.rows if name in row.forms]
    columns = [column for column in form.columns if name in column.forms]
    paths = [(*_over(form, row), row.label, column.label) for row in rows for column in columns]
    heads = _header(paths, 0)
    depth = max(cell.row + cell.row_span for cell in heads)
    keys = [(row.key, column.key) for row in rows for column in columns]
    cells = [*heads, *(GridCell("", depth, place, key=key) for place, key in enumerate(keys))]
    return _grid(form, name, len(keys), depth, cells, [1] * len(keys))


def _over(form: TableForm, row: Row) -> tuple[str, ...]:
    """The header cell above a group of table four: the one that is part of the group's name in a flattened table."""
    return tuple(head for head in form.headings if any(name.startswith(head) for name in row.variants))


def _statistics(form: TableForm, name: str) -> Grid:
    """The statistics table: one row a figure, with its unit; rows that only name what follows carry a dash."""
    cells = [GridCell(head, 0, place) for place, head in enumerate(form.headings)]
    value = form.columns[0].key
    for at, row in enumerate((row for row in form.rows if name in row.forms), 1):
        bare = row.caption or row.optional
        cells.append(GridCell(printed(row.label), at, 0, row_key=row.key))
        cells.append(GridCell(CAPTION if bare else row.unit or "", at, 1))
        cells.append(GridCell(CAPTION, at, 2) if bare else GridCell("", at, 2, key=(row.key, value)))
    return _grid(form, name, 3, 1, cells, [14, 2, 3])
