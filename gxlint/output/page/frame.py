"""The page around the reports: head, style, filters, overview, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from gxlint import __version__
from gxlint.output.page import overview
from gxlint.output.page.report import closed
from gxlint.output.page.safe import attribute, said
from gxlint.output.rich.lines import cut
from gxlint.output.rich.summary import MANY

if TYPE_CHECKING:
    from gxlint.engine.result import Run
    from gxlint.output.page.shelf import Shelf

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Whatever a report may hold: the page loads nothing, runs nothing, sends nothing."""
_LONGEST = 120
"""Columns of a title in the bar of the window."""


def page(run: Run, shelf: Shelf, *, statistics: bool) -> Iterator[str]:
    """Yield the page in pieces. `shelf` holds the reports as they were drawn, in the order of the run."""
    screen, words = shelf.screen, shelf.screen.words
    several = len(shelf.parts) != 1
    title = words("many-title")
    if not several:
        named = cut(shelf[0].title or shelf.parts[0].row.path, _LONGEST)
        title = words("page-title", verdict=words(shelf[0].verdict), title=named)
    yield (
        f'<!DOCTYPE html>\n<html lang="{words("html-lang")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="gxlint {__version__}">\n<title>{attribute(title)}</title>\n'
        f"<style>\n{style()}</style>\n</head>\n"
    )
    many = len(shelf.parts) > MANY
    yield f"<body{' class=' + chr(34) + 'many' + chr(34) if many else ''}>\n"
    yield f'<a class="skip" href="#main">{said(words("skip"))}</a>\n'
    yield f'<header class="page">\n<h1>{said(words("many-title"))}</h1>\n</header>\n'
    yield overview.filters(screen, run.summary, several=len(shelf.parts) > 1)
    yield f'<main id="main" tabindex="-1">\n<p class="partial">{said(words("partial"))}</p>\n'
    titles = shelf.titles if statistics else {}
    if several:
        yield f'<section class="all" id="all" aria-labelledby="all-h">\n<h2 id="all-h">{said(words("overview"))}</h2>\n'
        yield overview.totals(screen, run, titles)
        if not shelf.parts:
            yield f'<p class="note">{said(words("nothing-checked"))}</p>\n'
        else:
            yield _limits(shelf)
            yield overview.table(screen, [part.row.shown(part.article is not None) for part in shelf.parts])
        yield "</section>\n"
    for number, part in enumerate(shelf.parts, 1):
        if part.article is not None:
            instead = "" if not part.untold else "text-many" if several else "text-too-long"
            yield closed(screen, part.article, number, instead, several=several)
    if not several:
        yield overview.statistics(screen, run.summary, titles)
    yield f"</main>\n<footer>\n<p>{said(words('made', version=__version__))}</p>\n</footer>\n</body>\n</html>\n"


def style() -> str:
    """Return the style sheet."""
    return files("gxlint.output.page").joinpath("page.css").read_text("utf-8")


def _limits(shelf: Shelf) -> str:
    """Say of how many reports the page does not hold everything."""
    words = shelf.screen.words
    told = [
        (phrase, number)
        for phrase, number in (
            ("limit-parts", sum(part.article is None for part in shelf.parts)),
            ("limit-text", sum(part.untold for part in shelf.parts)),
        )
        if number
    ]
    return "".join(f'<p class="note">{said(words(phrase, number=number))}</p>\n' for phrase, number in told)
