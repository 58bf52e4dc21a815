"""Finding the report on its page, and saying of every other line what it is.

The main content is the smallest element that holds a heading of every section found and most of the prose.
What stands outside keeps its place in reading order with a role; lines that touch the main content and look
like neither furniture nor metadata (a title, a signature) stay with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gxlint.readers.furniture import is_date, is_label, line_role
from gxlint.readers.html_items import Box, Grid, Item, Run
from gxlint.readers.names import is_title, landmark

_SHARE_WITH_HEADINGS, _SHARE_ALONE = 0.6, 0.8
_LONGEST_VALUE = 120
_TOUCHING = 6
"""How many short lines beside the main content are taken for part of it."""


@dataclass(slots=True)
class Content:
    """Roles by index of the item (absent: body), the section headings found, first and last item of the report."""

    roles: dict[int, str]
    landmarks: dict[int, str]
    first: int
    last: int


def find(items: list[Item], boxes: list[Box], titles: tuple[str, ...]) -> Content:
    """Find the main content. `boxes` are all containers in document order; `titles` what the page's head calls it."""
    _unlink(items)
    landmarks = _landmarks(items)
    main = _main(items, boxes, landmarks)
    inside = [index for index, item in enumerate(items) if main.holds(item.box)]
    first, last = (inside[0], inside[-1]) if inside else (0, len(items) - 1)
    roles: dict[int, str] = {}
    _outside(items, range(first - 1, -1, -1), roles)
    _outside(items, range(last + 1, len(items)), roles)
    _edge(items, range(first, last + 1), landmarks, roles)
    _edge(items, range(last, first - 1, -1), landmarks, roles)
    _title(items, landmarks, last, titles, roles)
    return Content(roles, landmarks, first, last)


def _landmarks(items: list[Item]) -> dict[int, str]:
    """The section headings. Where several carry a numeral, lines without one do not count: menus have such names."""
    numbered: dict[int, str] = {}
    others: dict[int, str] = {}
    for index, item in enumerate(items):
        if not isinstance(item, Run) or item.linked or item.box.aside:
            continue
        kind = landmark(item.text, marked=False)
        if kind:
            numbered[index] = kind
        elif item.level is not None or item.bold or item.center or item.face:
            kind = landmark(item.text, marked=True)
            if kind:
                others[index] = kind
    return numbered if len(set(numbered.values())) >= 3 else dict(sorted((numbered | others).items()))


def _unlink(items: list[Item]) -> None:
    """Forget that text is linked where a link left open has swallowed the page."""
    runs = [item for item in items if isinstance(item, Run)]
    linked = [run for run in runs if run.linked]
    if any(len(run.text) > 40 and "。" in run.text for run in linked) and sum(
        len(run.text) for run in linked
    ) * 2 > sum(len(run.text) for run in runs):
        for run in linked:
            run.linked = False


def is_prose(item: Item) -> bool:
    """Whether a paragraph is running text."""
    return (
        isinstance(item, Run)
        and not item.linked
        and len(item.text) >= 25
        and ("。" in item.text or "，" in item.text)
    )


def _main(items: list[Item], boxes: list[Box], landmarks: dict[int, str]) -> Box:
    kinds = {kind: 1 << number for number, kind in enumerate(sorted(set(landmarks.values())))}
    weights, seen = [0] * len(boxes), [0] * len(boxes)
    for index, item in enumerate(items):
        if item.box.aside:
            continue
        if isinstance(item, Grid):
            weights[item.box.first] += sum(len(cell.text) for cell in item.cells)
        elif is_prose(item) and isinstance(item, Run):
            weights[item.box.first] += len(item.text)
        if index in landmarks:
            seen[item.box.first] |= kinds[landmarks[index]]
    for box in reversed(boxes):
        if box.parent is not None:
            weights[box.parent.first] += weights[box.first]
            seen[box.parent.first] |= seen[box.first]
    share = _SHARE_WITH_HEADINGS if len(kinds) > 1 else _SHARE_ALONE
    least, everything = weights[0] * share, seen[0]
    if not weights[0]:
        return boxes[0]
    return next(
        box for box in reversed(boxes) if weights[box.first] >= least and seen[box.first] == everything
    )


def _outside(items: list[Item], order: range, roles: dict[int, str]) -> None:
    """Lines outside the main content, from it outwards."""
    touching, short = True, 0
    for index in order:
        item = items[index]
        if isinstance(item, Grid):
            touching = False
            roles[index] = "metadata" if _is_index(item) else "furniture"
        if not isinstance(item, Run):
            continue
        role = line_role(item.text)
        if role is None and (is_date(item.text) or is_label(item.text) or _is_value(items, index)):
            role = "metadata"
        if role is None and touching and not item.linked and not item.box.aside:
            short += not is_prose(item)
            if short <= _TOUCHING:
                continue
        if role != "metadata":
            touching = False
        roles[index] = role or "furniture"


def _edge(items: list[Item], order: range, landmarks: dict[int, str], roles: dict[int, str]) -> None:
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
    before, item = items[index - 1] if index else None, items[index]
    if (
        not isinstance(before, Run)
        or not isinstance(item, Run)
        or len(item.text) > _LONGEST_VALUE
        or is_prose(item)
    ):
        return False
    return _ends_in_colon(before.text) if colon else is_label(before.text)


def _ends_in_colon(text: str) -> bool:
    return text.endswith((":", "：")) and is_label(text)


def _is_index(grid: Grid) -> bool:
    """Whether a table is a page's index block (索引号 … 发布机构 …)."""
    filled = [cell.text for cell in grid.cells if cell.text]
    labels = sum(1 for text in filled if is_label(text) or line_role(text) == "metadata")
    return labels >= 2 and labels * 3 >= len(filled)


def _title(
    items: list[Item], landmarks: dict[int, str], last: int, titles: tuple[str, ...], roles: dict[int, str]
) -> None:
    """Give the role "title" to the line that is the title, wherever it stands before the first section."""
    best, chosen = 0, -1
    stop = min(landmarks, default=last + 1)
    for index in range(min(stop, len(items))):
        item = items[index]
        if (
            not isinstance(item, Run)
            or item.box.aside
            or not is_title(item.text)
            or line_role(item.text) is not None
        ):
            continue
        squeezed = item.text.replace(" ", "")
        score = (
            1
            + 4 * any(squeezed == title for title in titles)
            + 2 * any(squeezed in title for title in titles)
        )
        score += 2 * any(ch.isdigit() for ch in item.text) + (
            item.level is not None or item.center or item.bold
        )
        score -= 4 * item.linked
        if score > best:
            best, chosen = score, index
    if best > 1 or (chosen >= 0 and chosen in roles):
        roles[chosen] = "title"
