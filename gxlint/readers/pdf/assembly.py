"""Pages to a Document: tables and lines in reading order, joined over page ends, laid out with the page of every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gxlint.document import Document, Notice, Span
from gxlint.readers.errors import Unreadable
from gxlint.readers.layout import Layout
from gxlint.readers.limits import Limits
from gxlint.readers.pdf import columns, joined, paragraphs, readable, ruled, running, unruled
from gxlint.readers.pdf.emphasis import BodyLook
from gxlint.readers.pdf.lines import lines_of
from gxlint.readers.pdf.paragraphs import Setting
from gxlint.readers.pdf.raw import RawFile
from gxlint.readers.pdf.ruled import PageTable
from gxlint.readers.pdf.running import PageText
from gxlint.readers.pdf.shapes import Area, Line, Page
from gxlint.readers.pdf.upright import upright
from gxlint.text.patterns import lazy

_SEEN, _SEEN_HIGH = 5 * 28.35, 2 * 28.35
"""Points: a picture narrower than 5 cm (a seal is 4.2, a code to scan 3) holds no text that a report needs."""
_CONTINUED = lazy(r"[(（]?\s?续\s?(?:上?表|前表)?.{0,4}[)）]?|[(（]?接上[页表][)）]?")
_SHIFT = 6.0
_ENOUGH = 12
"""Lines of the pages of one side, from which their own margins can be told."""


@dataclass(slots=True)
class _Read:
    """A page on its way: its tables, and the lines outside them; `unclosed` when a table on it could not be read."""

    page: Page
    tables: list[PageTable]
    text: PageText
    unclosed: bool = False


@dataclass(slots=True)
class _Story:
    """What stands in the file, in order; `pictures` the place in it of every large picture."""

    items: list[Setting | joined.Table] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)


def assemble(file: RawFile, name: str, media: str, limits: Limits) -> Document:
    """Return the Document that the pages of a file make. Raises Unreadable (`readable.judge`, too-many-cells)."""
    pages = [upright(raw, number) for number, raw in enumerate(file.pages, 1)]
    watermarks = _watermarks(pages)
    pages, notices = readable.judge(pages)
    reads = _reads(pages, limits)
    heads = running.part([read.text for read in reads])
    _leave_out_unruled(reads)
    lost = [str(read.page.number) for read in reads if read.unclosed]
    if lost:
        notices.append(Notice("unread-part", f"unclosed-tables {','.join(lost)}"))
    story = _story(reads)
    layout = Layout()
    begins: list[int] = []
    first_lines = _lay_out(story.items, layout, begins)
    notices += _pictures(story, first_lines, layout.lines)
    for text in dict.fromkeys([*(head.text.strip() for head in heads), *watermarks]):
        layout.paragraph(text, role="furniture")
        begins.append(begins[-1] if begins else 1)
    return Document(name, media, None, tuple(layout.lines), tuple(layout.blocks), tuple(sorted(file.facts.items())),
                    tuple(notices), pages=tuple(begins))  # fmt: skip


def _watermarks(pages: Sequence[Page]) -> list[str]:
    """What is written across pages, each text once."""
    texts = ("".join(letter.text for letter in page.slanted if not letter.text.isspace()) for page in pages)
    return [text for text in dict.fromkeys(texts) if text]


def _reads(pages: Sequence[Page], limits: Limits) -> list[_Read]:
    left, found, unclosed = limits.max_cells, [], []
    for page in pages:
        grids, open_ones = ruled.grids(page, left)
        found.append(grids)
        unclosed.append(open_ones)
        left -= sum(len(grid.fields) for grid in grids)
        if left < 0:
            raise Unreadable("too-many-cells", cells=limits.max_cells - left, limit=limits.max_cells)
    reads = []
    for page, grids, open_ones in zip(pages, ruled.without_boxes(found), unclosed, strict=True):
        tables, outside = ruled.fill(page, grids)
        outside = [one for one in outside if not any(area.holds(*one.middle) for area in open_ones)]
        tables.sort(key=lambda table: (table.area.top, table.area.left))
        lines = lines_of((letter for letter in outside if not letter.angle), page.number)
        heights = [(table.area.top, table.area.bottom) for table in tables]
        reads.append(_Read(page, tables, PageText(page, lines, heights), bool(open_ones)))
    return reads


def _leave_out_unruled(reads: Sequence[_Read]) -> None:
    """Take the lines of wide tables without rulings out: what they say together is not known."""
    runs: list[list[tuple[_Read, Line]]] = [[]]
    for read in reads:
        for item in _in_order(read):
            if isinstance(item, PageTable):
                runs.append([])
            elif not isinstance(item, Area):
                runs[-1] += [(read, line) for line in item]
    for run in runs:
        lines = [line for _, line in run]
        width = max((read.page.width for read, _ in run), default=0.0)
        gone = unruled.scattered(lines, *paragraphs.margins(lines, width))
        taken = {id(lines[number]) for number in gone}
        for read in {id(read): read for read, line in run if id(line) in taken}.values():
            read.unclosed = True
            read.text.lines = [line for line in read.text.lines if id(line) not in taken]


def _story(reads: Sequence[_Read]) -> _Story:
    """Put the tables and lines of all pages in order, parts of one table together."""
    story, margins = _Story(), _Margins(reads)
    for read in reads:
        first = True
        for item in _in_order(read):
            if isinstance(item, Area):
                story.pictures.append(len(story.items))
                continue
            if isinstance(item, PageTable):
                last = story.items[-1] if story.items else None
                goes_on = first and isinstance(last, joined.Table) and last.pages[1] == read.page.number - 1
                if not (goes_on and isinstance(last, joined.Table) and joined.join(last, item)):
                    story.items.append(joined.begun(item))
                first = False
                continue
            if first and read.tables and len(item) == 1 and item[0].base < read.text.top \
                    and _CONTINUED.fullmatch(item[0].text.strip()):  # fmt: skip
                continue
            first = False
            for block in columns.blocks_of(item):
                story.items += margins.set(block, read.page)
    return story


def _in_order(read: _Read) -> Iterator[list[Line] | PageTable | Area]:
    """The tables of a page, its pictures, and the lines between them."""
    rest = read.text.lines
    placed: list[tuple[float, PageTable | Area]] = [(table.area.top, table) for table in read.tables]
    placed += [(area.top, area) for area in _large(read)]
    for top, item in sorted(placed, key=lambda one: one[0]):
        above = [line for line in rest if line.base <= top]
        if above:
            yield above
            rest = rest[len(above) :]
        yield item
    if rest:
        yield rest


def _large(read: _Read) -> Iterator[Area]:
    """Pictures large enough to hold text, that are no background of text."""
    whole = read.page.width * read.page.height
    for image in read.page.images:
        if (
            image.right - image.left < _SEEN
            or image.bottom - image.top < _SEEN_HIGH
            or image.size > 0.7 * whole
        ):
            continue
        on_top = sum(image.holds(*letter.middle) for letter in read.page.letters)
        if on_top * 200 < image.size / 20 and not any(
            table.area.holds((image.left + image.right) / 2, (image.top + image.bottom) / 2)
            for table in read.tables
        ):
            yield image


class _Margins:
    """The margins of pages of one size; a file may change between upright and landscape, and between left and right pages
    whose margins mirror each other."""

    def __init__(self, reads: Sequence[_Read]) -> None:
        self._lines: dict[tuple[int, int, int], list[Line]] = {}
        for read in reads:
            for key in self._keys(read.page):
                self._lines.setdefault(key, []).extend(read.text.lines)
        self._known: dict[tuple[int, int, int], tuple[float, float, float]] = {}
        self._pitches: dict[tuple[int, int, int], dict[int, float]] = {}

    @staticmethod
    def _keys(page: Page) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        size = round(page.width), round(page.height)
        return (*size, page.number % 2), (*size, 2)

    def _of(self, key: tuple[int, int, int], width: float) -> tuple[float, float, float]:
        if key not in self._known:
            lines = self._lines.get(key, [])
            self._known[key] = (*paragraphs.margins(lines, width), paragraphs.pitch_of(lines))
        return self._known[key]

    def _pitch(self, key: tuple[int, int, int], line: Line, usual: float) -> float:
        """The distance of lines of this size: those of a table without rulings may be many, small and close."""
        if key not in self._pitches:
            sizes: dict[int, list[Line]] = {}
            for one in self._lines.get(key, []):
                sizes.setdefault(round(one.size), []).append(one)
            self._pitches[key] = {size: paragraphs.pitch_of(lines) for size, lines in sizes.items()}
        return self._pitches[key].get(round(line.size)) or usual

    def _mirrored(self, page: Page) -> bool:
        """Whether left and right pages have margins of their own: as wide a text, at another place."""
        wide, high = round(page.width), round(page.height)
        one, other = (wide, high, 0), (wide, high, 1)
        if min(len(self._lines.get(key, ())) for key in (one, other)) < _ENOUGH:
            return False
        (left, right, _), (others_left, others_right, _) = (
            self._of(one, page.width),
            self._of(other, page.width),
        )
        return (
            abs(left - others_left) > _SHIFT and abs((right - left) - (others_right - others_left)) <= _SHIFT
        )

    def set(self, block: columns.Block, page: Page) -> list[Setting]:
        """Return the lines of a block with their margins."""
        own, shared = self._keys(page)
        key = own if self._mirrored(page) else shared
        left, right, pitch = self._of(key, page.width)
        if block.left is not None and block.right is not None:
            left, right = block.left, block.right
        return [Setting(line, left, right, self._pitch(key, line, pitch)) for line in block.lines]


def _lay_out(items: Sequence[Setting | joined.Table], layout: Layout, begins: list[int]) -> list[int]:
    """Lay the items out; return for each the line it begins on (or its paragraph). `begins` gets the page of every line."""
    look = BodyLook.of(item for item in items if isinstance(item, Setting))
    places: list[int] = []
    run: list[Setting] = []

    def flush() -> None:
        for text in paragraphs.paragraphs(run):
            layout.paragraph(text.text, emphasis=look.stands_out(text))
            begins.append(text.page)
            places.extend([len(layout.lines)] * len(text.settings))
        run.clear()

    for item in items:
        if isinstance(item, Setting):
            run.append(item)
            continue
        flush()
        cells, rows, width = item.grid()
        places.append(len(layout.lines) + 1)
        layout.table(cells, rows, width)
        begins += [item.begins[row] for row in sorted({cell.row for cell in cells})]
    flush()
    return places


def _pictures(story: _Story, places: Sequence[int], lines: Sequence[str]) -> Iterator[Notice]:
    for at, number in sorted(Counter(story.pictures).items()):
        if at < len(places):
            yield Notice("pictures", str(number), Span(places[at], 1, places[at], 1))
        elif lines:
            end = len(lines[-1]) + 1
            yield Notice("pictures", str(number), Span(len(lines), end, len(lines), end))
        else:
            yield Notice("pictures", str(number))
