"""Document, Paragraph, Table, Cell, Span: a file as blocks, without knowing what a report is.

Every place refers to `Document.lines`, the text that `gxlint extract --text` prints. For a plain text
file these are the lines of the file itself; for other formats the reader lays the text out: one line a
paragraph, one line a table row with ` | ` between its cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Document.lines`. Lines and columns count from 1, columns in Unicode code points.

    The end is exclusive: `Span(3, 1, 3, 5)` is the first four characters of line 3.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Paragraph(NamedTuple):
    """One paragraph (in a text file: one non-empty line).

    `text` is what stands in the file, with numbering that the word processor generates put in front;
    leading and trailing white space is cut, and `span` covers exactly `text`.
    `level` is the heading level that the format itself states (h1, 标题 1, outline level, Markdown #), 1 to 6.
    `emphasis` is true when the paragraph as a whole looks like a heading (bold, centred, larger).
    `role` is what the format or the page says of it: "body", "title" (the file's own title), "metadata"
    (索引号, 发布时间 …), "furniture" (navigation, footer, share buttons), "caption".
    `source` says where it stands in the file ("p12" the twelfth paragraph of the body), None in plain text.
    """

    text: str
    span: Span
    level: int | None = None
    emphasis: bool = False
    role: str = "body"
    source: str | None = None


class Cell(NamedTuple):
    """One cell of a table, at grid position `row`, `column` (from 0), covering `row_span` x `column_span`.

    `text` is the literal text; line breaks inside the cell are kept as "\n" ("1\n0" is 10 broken in two).
    `opaque`: it shows something that is no text (a picture, an object, a form field), so that a blank `text` does
    not say that it is blank, or digits that are crossed out, so that `text` does not say what is meant.
    """

    text: str
    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1
    opaque: bool = False


class Table(NamedTuple):
    """A table that the format itself marks as one. `cells` in reading order; merged cells stand once.

    `exact` is true when merges are known (HTML, Word), false where a grid is only text (Markdown).
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    span: Span
    exact: bool = True
    source: str | None = None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader has to say about the file itself; `kind` is a key the reading checks know.

    Kinds: "misnamed" (the content is not what the name says), "stray-bytes" (bytes replaced while
    decoding; detail: count), "truncated", "pictures" (a picture stands where text was expected), "unread-part",
    "inside" (the report stood in a file saved with the page; detail: its name), "tracked-changes" (read as if all were accepted; detail: count), "uncalculated" (cells of formulas whose result is
    not in the file; detail: count, a blank, the first place).
    """

    kind: str
    detail: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the format (HTML, Markdown, Word), where suppressions may stand. Not part of `lines`.

    `span` is the place the comment refers to: its own line, the paragraph it is anchored to, or the
    nearest line after it.
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read.

    `path` as given by the user; `media` a MIME type; `encoding` a codec name or None where the format
    has none. `metadata` are facts the format carries outside its text (html meta tags, core properties):
    pairs of lower-case key ("title", "author", "published", "site", "description") and value.
    `tabular`: the format is one of tables (a workbook), where text stands only around them.
    `pages` says of every line on which page of the file it begins, from 1; () for formats without pages.
    """

    path: str
    media: str
    encoding: str | None
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    comments: tuple[Comment, ...] = ()
    tabular: bool = False
    pages: tuple[int, ...] = ()
