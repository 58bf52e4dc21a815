"""Word files by hand: a body, and whatever parts a test needs, packed as a word processor packs them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from gxlint.document import Document, Paragraph, Table
from gxlint.readers.docx import read_docx

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    (
        f'xmlns:w="{MAIN}"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
    )
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relationships(targets: Mapping[str, str], base: str = OFFICE) -> str:
    """A .rels part: target to kind; ids are rId1, rId2 ..."""
    arrows = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{arrows}</Relationships>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts as they are."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def part(name: str, content: str) -> str:
    """A WordprocessingML part with the root `name`."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{content}</w:{name}>'
    )


def pack(body: str, **parts: str) -> bytes:
    """A whole file. `parts`: styles, numbering, comments, footnotes, endnotes, header1 … as the content of their root."""
    roots = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}
    kinds = {"header1": "header", "header2": "header", "footer1": "footer"}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships({"word/document.xml": "officeDocument"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(
            {f"{name}.xml": kinds.get(name, name) for name in parts}
        ),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(roots.get(name, name), content)
    return archive(files)


def read(body: str, **parts: str) -> Document:
    return check(read_docx(pack(body, **parts), "a.docx"))


def check(document: Document) -> Document:
    """What must hold of every document: the text at a span is the text of the block, and blocks come in order."""
    before = 0
    for block in document.blocks:
        assert block.span.line > before
        before = block.span.end_line
        if isinstance(block, Paragraph):
            assert at(document, block) == block.text == block.text.strip()
            assert block.text
        else:
            for cell in block.cells:
                assert at(document, cell) == cell.text.replace("\n", " ")
                assert cell.row + cell.row_span <= block.rows
                assert cell.column + cell.column_span <= block.columns
            places = [
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(places) == len(set(places))
    assert before == len(document.lines)
    assert not any("\n" in line or "\r" in line for line in document.lines)
    return document


def at(document: Document, block: object) -> str:
    span = block.span  # type: ignore[attr-defined]
    assert span.line == span.end_line
    return document.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document, number: int = 0) -> Table:
    return [block for block in document.blocks if isinstance(block, Table)][number]


def grid(document: Document, number: int = 0) -> list[tuple[str, int, int, int, int]]:
    """Cells of a table: text, row, column, row span, column span."""
    return [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table(document, number).cells
    ]


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run; `properties` inside its pPr, `run` inside the run's rPr."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{ppr}<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def r(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(number: int, width: int | None = None) -> str:
    """tcPr content: gridSpan, and a width when given."""
    return (
        f'<w:tcW w:w="{width}" w:type="dxa"/>' if width is not None else ""
    ) + f'<w:gridSpan w:val="{number}"/>'


def style(name: str, shown: str, content: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown}"/>{content}</w:style>'


def level(place: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, target: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{target}"/>{overrides}</w:num>'


def listed(number: int, place: int | None = 0) -> str:
    """pPr content: a member of a list."""
    inner = f'<w:ilvl w:val="{place}"/>' if place is not None else ""
    return f'<w:numPr>{inner}<w:numId w:val="{number}"/></w:numPr>'
