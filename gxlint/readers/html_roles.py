"""What the lines around the report on its page are: facts about it, furniture, or part of it after all."""

from __future__ import annotations

from collections.abc import Set

from gxlint.readers.furniture import is_date, is_label, is_signed_date, line_role
from gxlint.readers.html_items import Grid, Item, Run
from gxlint.readers.names import is_title, landmark, names_agency

_LONGEST_VALUE = 120
_TOUCHING = 6
"""How many short lines beside the main content are taken for part of it."""
_ABOVE_TITLE = 2
"""How many of them may stand above a title that does not name its agency: it may be set in two or three lines."""


def is_prose(item: Item) -> bool:
    """Whether a paragraph is running text."""
    return (
        isinstance(item, Run)
        and not item.linked
        and len(item.text) >= 25
        and ("。" in item.text or "，" in item.text)
    )


def before(items: list[Item], first: int, title: int, kinds: Set[str], roles: dict[int, str]) -> None:
    """Give roles to what stands before the main content, which begins at `first` and holds the sections `kinds`.

    Above the report's `title` (-1: none found) nothing belongs to it but the rest of the title.
    """
    touching, short, above = True, 0, 0
    found = items[title] if title >= 0 else None
    if isinstance(found, Run) and names_agency(found.text):
        above = _ABOVE_TITLE
    for index in range(first - 1, -1, -1):
        item = items[index]
        role, counts = _known(items, index, roles)
        if not counts or not isinstance(item, Run):
            touching = touching and not isinstance(item, Grid)
            continue
        prose = is_prose(item)
        if role is None and touching and not item.linked and not item.box.aside:
            short += not prose
            above += index < title
            heading = landmark(item.text, marked=False)
            other = index < title and (prose or heading or above > _ABOVE_TITLE or is_title(item.text))
            if short <= _TOUCHING and not other and heading not in kinds:
                continue
        if role != "metadata":
            touching = False
        roles[index] = role or "furniture"


def after(items: list[Item], last: int, kinds: Set[str], roles: dict[int, str], *, open_end: bool) -> None:
    """Give roles to what stands after the main content, which ends at `last` and holds the sections `kinds`.

    A heading there belongs to something else on the page, unless it is that of a further section; so does the title
    of a report. Prose does so too, unless the last section still has nothing under it (`open_end`).
    """
    touching, short = True, 0
    for index in range(last + 1, len(items)):
        item = items[index]
        role, counts = _known(items, index, roles)
        if not counts or not isinstance(item, Run):
            touching = touching and not isinstance(item, Grid)
            continue
        if role in (None, "metadata") and touching and is_signed_date(item.text):
            touching = False
            continue
        if role is None and touching and not item.linked and not item.box.aside:
            short += 1
            heading = landmark(item.text, marked=False)
            open_end = open_end or heading is not None
            other = heading in kinds or (heading is None and (is_title(item.text) or item.level is not None))
            if short <= _TOUCHING and not other and (open_end or not is_prose(item)):
                continue
        if role != "metadata":
            touching = False
        roles[index] = role or "furniture"


def _known(items: list[Item], index: int, roles: dict[int, str]) -> tuple[str | None, bool]:
    """Return the role a line outside the main content has by its own words, and whether it is a line at all."""
    item = items[index]
    if isinstance(item, Grid):
        roles[index] = "metadata" if _is_index(item) else "furniture"
        return None, False
    if not isinstance(item, Run):
        return None, False
    role = line_role(item.text)
    if role is None and (is_date(item.text) or is_label(item.text) or _is_value(items, index)):
        role = "metadata"
    return role, True


def edge(items: list[Item], order: range, landmarks: dict[int, str], roles: dict[int, str]) -> None:
    """Furniture and metadata inside the main content: only before its first and after its last own words."""
    for index in order:
        item = items[index]
        if isinstance(item, Grid):
            if not _is_index(item):
                return
            roles[index] = "metadata"
        if not isinstance(item, Run):
            continue
        if index in landmarks:
            return
        role = line_role(item.text)
        if role is None and is_prose(item):
            return
        if role is None and item.linked and not is_title(item.text):
            role = "furniture"
        if role is None and (_ends_in_colon(item.text) or _is_value(items, index, colon=True)):
            role = "metadata"
        if role is not None:
            roles[index] = role


def _is_value(items: list[Item], index: int, *, colon: bool = False) -> bool:
    """Whether a line is what the label in the line before it stands for."""
    before_it, item = items[index - 1] if index else None, items[index]
    if (
        not isinstance(before_it, Run)
        or not isinstance(item, Run)
        or len(item.text) > _LONGEST_VALUE
        or is_prose(item)
    ):
        return False
    return _ends_in_colon(before_it.text) if colon else is_label(before_it.text)


def _ends_in_colon(text: str) -> bool:
    return text.endswith((":", "：")) and is_label(text)


def _is_index(grid: Grid) -> bool:
    """Whether a table is a page's index block (索引号 … 发布机构 …)."""
    filled = [cell.text for cell in grid.cells if cell.text]
    labels = sum(1 for text in filled if is_label(text) or line_role(text) == "metadata")
    return labels >= 2 and labels * 3 >= len(filled)
