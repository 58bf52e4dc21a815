"""Finding the report on its page, and saying of every other line what it is.

The main content is the smallest element that holds a heading of every section found and most of the prose.
What stands outside keeps its place in reading order with a role; lines that touch the main content and look
like neither furniture nor metadata (a title, a signature) stay with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gxlint.readers import html_roles
from gxlint.readers.furniture import line_role
from gxlint.readers.html_items import Box, Grid, Item, Run
from gxlint.readers.names import is_title, landmark, marker_style

_SHARE_WITH_MANY, _SHARE_WITH_HEADINGS, _SHARE_ALONE = 0.1, 0.6, 0.8
_MANY = 4


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
    filled = _with_content(items, landmarks)
    main = _main(items, boxes, filled)
    inside = [index for index, item in enumerate(items) if main.holds(item.box)]
    first, last = (inside[0], inside[-1]) if inside else (0, len(items) - 1)
    landmarks = {index: kind for index, kind in landmarks.items() if first <= index <= last}
    title, score = _title(items, landmarks, last, titles)
    roles: dict[int, str] = {}
    kinds = set(landmarks.values())
    html_roles.before(items, first, title, kinds, roles)
    html_roles.after(items, last, kinds, roles, open_end=_ends_with_heading(items, landmarks, last))
    html_roles.edge(items, range(first, last + 1), landmarks, roles)
    html_roles.edge(items, range(last, first - 1, -1), landmarks, roles)
    if score > 1 or (title >= 0 and title in roles):
        roles[title] = "title"
    return Content(roles, landmarks, first, last)


def _landmarks(items: list[Item]) -> dict[int, str]:
    """The section headings. Where several carry a numeral, lines without one do not count: menus have such names."""
    numbered: dict[int, str] = {}
    others: dict[int, str] = {}
    for index, item in enumerate(items):
        if not isinstance(item, Run) or item.linked or item.box.aside:
            continue
        # The number that a list prints counts as one that is typed.
        kind = landmark(item.marker + item.text, marked=False)
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


def _main(items: list[Item], boxes: list[Box], filled: dict[int, str]) -> Box:
    """Return the smallest element that holds much of the prose and tables, and every section found.

    `filled`: the headings with something under them; the names that a menu lists stand one below the other. Where
    they are many they say enough: a page may hold more news than report.
    """
    kinds = {kind: 1 << number for number, kind in enumerate(sorted(set(filled.values())))}
    weights, seen = [0] * len(boxes), [0] * len(boxes)
    for index, item in enumerate(items):
        if item.box.aside:
            continue
        if isinstance(item, Grid):
            weights[item.box.first] += sum(len(cell.text) for cell in item.cells)
        elif isinstance(item, Run) and (html_roles.is_prose(item) or _is_row(item)):
            weights[item.box.first] += len(item.text)
        if index in filled:
            seen[item.box.first] |= kinds[filled[index]]
    for box in reversed(boxes):
        if box.parent is not None:
            weights[box.parent.first] += weights[box.first]
            seen[box.parent.first] |= seen[box.first]
    share = (
        _SHARE_ALONE if len(kinds) < 2 else _SHARE_WITH_HEADINGS if len(kinds) < _MANY else _SHARE_WITH_MANY
    )
    least, everything = weights[0] * share, seen[0]
    if not weights[0]:
        return boxes[0]
    return next(
        box for box in reversed(boxes) if weights[box.first] >= least and seen[box.first] == everything
    )


def _with_content(items: list[Item], landmarks: dict[int, str]) -> dict[int, str]:
    """The headings under which prose or a table stands, or under one of their own sub-headings; all, if none has any.

    What follows the next heading of the same style, or a title, stands under something else.
    """
    found: dict[int, str] = {}
    empty: list[tuple[str, int]] = []
    for index, item in enumerate(items):
        if index in landmarks and isinstance(item, Run):
            style = marker_style(item.marker + item.text)
            styles = [known for known, _ in empty]
            if style in styles:
                del empty[styles.index(style) :]
            empty.append((style, index))
        elif isinstance(item, Run) and is_title(item.text):
            empty = []
        if empty and (isinstance(item, Grid) or html_roles.is_prose(item) or _is_row(item)):
            found.update((heading, landmarks[heading]) for _, heading in empty)
            empty = []
    return found or landmarks


def _ends_with_heading(items: list[Item], landmarks: dict[int, str], last: int) -> bool:
    """Whether nothing stands under the last heading of the main content."""
    heading = max(landmarks, default=last)
    under = (item for item in items[heading + 1 : last + 1] if isinstance(item, Run | Grid))
    return not landmarks or not (html_roles.is_prose(items[heading]) or any(True for _ in under))


def _is_row(item: Item) -> bool:
    """Whether a line is the row of a table that is only text."""
    return isinstance(item, Run) and ("\t" in item.text or " | " in item.text)


def _title(
    items: list[Item], landmarks: dict[int, str], last: int, titles: tuple[str, ...]
) -> tuple[int, int]:
    """Return the line that is the title, wherever it stands before the first section, and how sure that is.

    The line is -1 where none reads like one; sure is anything above 1.
    """
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
    return chosen, best
