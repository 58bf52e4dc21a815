"""One maker a format: a report to the bytes of a file. What LibreOffice makes, it makes of the docx."""

from __future__ import annotations

import html as escape
import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.formats.reports import Block, Written
from tests.support.render import Merged

Place = tuple[int, int, int, int, str]
"""Row, column, row span, column span, text."""


def placed(rows: list[list[Merged]]) -> list[Place]:
    """Give every cell its place in the grid."""
    taken: set[tuple[int, int]] = set()
    found: list[Place] = []
    for row, cells in enumerate(rows):
        column = 0
        for text, high, wide in cells:
            while (row, column) in taken:
                column += 1
            taken.update((row + down, column + right) for down in range(high) for right in range(wide))
            found.append((row, column, high, wide, text))
    return found


def txt(report: Written) -> bytes:
    """Plain text, a table row a line with bars between its cells."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [" | ".join(cell[0] for cell in row) + " |" for row in block.rows] or [block.text]
    return ("\n".join(lines) + "\n").encode()


def md(report: Written) -> bytes:
    """Markdown with headings and pipe tables."""
    out: list[str] = []
    for block in report.blocks:
        if block.rows:
            wide = max(column + width for _, column, _, width, _ in placed(block.rows))
            grid = [[""] * wide for _ in block.rows]
            for row, column, _, _, text in placed(block.rows):
                grid[row][column] = text
            out += ["| " + " | ".join(grid[0]) + " |", "|" + "---|" * wide]
            out += ["| " + " | ".join(row) + " |" for row in grid[1:]]
        else:
            out.append({"title": "# ", "heading": "## "}.get(block.kind, "") + block.text)
        out.append("")
    return "\n".join(out).encode()


def html(report: Written) -> bytes:
    """A page with the report in it."""
    tags = {"title": "h1", "heading": "h2", "paragraph": "p"}
    parts = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>年报</title></head><body><div id='content'>"
    ]
    for block in report.blocks:
        if not block.rows:
            parts.append(f"<{tags[block.kind]}>{escape.escape(block.text)}</{tags[block.kind]}>")
            continue
        parts.append("<table border='1'>")
        for row in block.rows:
            cells = "".join(
                f"<td rowspan='{high}' colspan='{wide}'>{escape.escape(text)}</td>"
                for text, high, wide in row
            )
            parts.append(f"<tr>{cells}</tr>")
        parts.append("</table>")
    return "".join([*parts, "</div></body></html>"]).encode()


def mhtml(report: Written) -> bytes:
    """The page as a browser saves it in one file."""
    message = EmailMessage()
    message["Subject"] = "年报"
    message["MIME-Version"] = "1.0"
    message.make_related()
    page = EmailMessage()
    page.set_content(html(report).decode(), subtype="html", cte="base64")
    page["Content-Location"] = "https://gk.example/2023.html"
    message.attach(page)
    return message.as_bytes()


def docx(report: Written) -> bytes:
    """A Word document: styles for title and headings, tables with a grid and merged cells."""
    import docx as library

    document = library.Document()
    for block in report.blocks:
        if block.rows:
            _table(document, block)
        elif block.kind == "paragraph":
            document.add_paragraph(block.text)
        else:
            document.add_heading(block.text, 0 if block.kind == "title" else 1)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: object, block: Block) -> None:
    cells = placed(block.rows)
    wide = max(column + width for _, column, _, width, _ in cells)
    table = document.add_table(len(block.rows), wide)  # type: ignore[attr-defined]
    table.style = "Table Grid"
    for row, column, high, width, text in cells:
        cell = table.cell(row, column)
        if high > 1 or width > 1:
            cell = cell.merge(table.cell(row + high - 1, column + width - 1))
        cell.text = text
    document.add_paragraph("")  # type: ignore[attr-defined]


DIRECT = {"txt": txt, "md": md, "html": html, "mhtml": mhtml, "docx": docx}
"""The formats made without LibreOffice."""
BY_LIBREOFFICE = ("doc", "rtf", "odt", "pdf")
"""The formats LibreOffice makes of a docx."""


def soffice() -> str | None:
    """LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


needs_libreoffice = pytest.mark.skipif(
    soffice() is None,
    reason="left out: LibreOffice is not installed (apt-get install libreoffice-writer-nogui)",
)
Files = dict[tuple[str, str], bytes]
"""Files by the name of the document and the format."""


def by_libreoffice(
    documents: Mapping[str, bytes], folder: Path, kinds: Iterable[str], *, of: str = "docx"
) -> Files:
    """Make files of several formats of some documents, all in one call a format; what it has no program for is left out."""
    program = soffice()
    assert program is not None
    sources = folder / of
    sources.mkdir()
    for name, data in documents.items():
        (sources / f"{name}.{of}").write_bytes(data)
    made: Files = {}
    for kind in kinds:
        subprocess.run(
            [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
             "--convert-to", kind, "--outdir", str(folder / kind), *map(str, sorted(sources.iterdir()))],
            check=True, capture_output=True, timeout=180, env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        )  # fmt: skip
        for name in documents:
            file = folder / kind / f"{name}.{kind}"
            if file.is_file():
                made[name, kind] = file.read_bytes()
    return made


def xlsx(report: Written) -> bytes:
    """A workbook with the tables alone, one a sheet, cells merged as in the form, numbers as numbers."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    titles = iter(block.text for block in report.blocks if block.kind == "title")
    title = next(titles)
    for number, block in enumerate((block for block in report.blocks if block.rows), 1):
        sheet = book.create_sheet(f"表{number}")
        sheet["A1"] = title
        for row, column, high, wide, text in placed(block.rows):
            cell = sheet.cell(row + 2, column + 1)
            cell.value = int(text) if text.isdecimal() else text or None
            if high > 1 or wide > 1:
                sheet.merge_cells(
                    start_row=row + 2,
                    start_column=column + 1,
                    end_row=row + 1 + high,
                    end_column=column + wide,
                )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
