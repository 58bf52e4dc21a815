"""The valid reports of rules/examples as word processors and browsers would have them, to be printed to PDF."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.forms import request_rows
from tests.support.render import Made, Merged, merged_requests, merged_review

EXAMPLES = Path(__file__).resolve().parents[3] / "rules" / "examples"
NAMES = ("valid-2021", "valid-2019", "valid-2014", "valid-2008")


@dataclass
class Grid:
    """A table as rows of (text, row span, column span); `head` rows of it are its header."""

    kind: str
    rows: list[list[Merged]]
    head: int = 1

    @property
    def columns(self) -> int:
        return sum(width for _, _, width in self.rows[0])


Part = str | Grid


@dataclass
class Report:
    """A report: its title, then paragraphs and tables."""

    title: str
    parts: list[Part] = field(default_factory=list)


def source(name: str) -> str:
    """The text of a valid report."""
    return (EXAMPLES / f"{name}.txt").read_text("utf-8")


def parse(text: str) -> Report:
    """Put the lines of a report in text form together to paragraphs and tables with their merged cells."""
    lines = text.splitlines()
    report = Report(lines[0])
    rows: list[list[str]] = []
    for line in [*lines[1:], ""]:
        if line.endswith("|"):
            rows.append([cell.strip() for cell in line[:-1].split(" | ")])
            continue
        if rows:
            report.parts.append(
                _grid(rows, int(next(year for year in (2023, 2020, 2016, 2012) if str(year) in lines[0])))
            )
            rows = []
        if line:
            report.parts.append(line)
    return report


def _grid(rows: list[list[str]], year: int) -> Grid:
    first = rows[0][0]
    if "勾稽" in first:
        keys = [key for key, *_ in request_rows("2021" if year >= 2021 else "2019")]
        values: dict[str, list[object]] = {
            key: list(row[-7:]) for key, row in zip(keys, rows[3:], strict=True)
        }
        return Grid("requests", merged_requests(Made(year=year, requests=values)), 3)
    if first == "行政复议":
        numbers: list[Any] = rows[3]
        return Grid(
            "review", merged_review(Made(year=year, review=[numbers[:5], numbers[5:10], numbers[10:]])), 3
        )
    wide = max(map(len, rows))
    spread = [[(cell, 1, 1) for cell in row[:-1]] + [(row[-1], 1, wide - len(row) + 1)] for row in rows]
    return Grid("statistics" if first == "统计指标" else "disclosure", spread)


CSS = """
@page {{ size: A4 {orientation}; margin: 2.5cm 2.6cm; }}
body {{ font-family: 'Noto Serif CJK SC'; font-size: 15pt; line-height: 1.8; margin: 0 }}
h1 {{ font-size: 22pt; text-align: center }}
p {{ text-indent: 2em; margin: 0; text-align: justify }}
p.h {{ font-family: 'Noto Sans CJK SC' }}
table {{ border-collapse: collapse; width: 100%; font-size: 10pt; line-height: 1.3 }}
td {{ border: 1px solid black; text-align: center; padding: 2px 4px }}
"""


def page(report: Report, *, orientation: str = "portrait", css: str = "", heads: bool = True) -> str:
    """The report as a web page for print; `heads` marks header rows, which browsers repeat on every page."""
    out = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'><style>",
        CSS.format(orientation=orientation),
        css,
    ]
    out.append(f"</style></head><body><h1>{html.escape(report.title)}</h1>")
    for part in report.parts:
        if isinstance(part, str):
            mark = " class='h'" if _is_heading(part) else ""
            out.append(f"<p{mark}>{html.escape(part)}</p>")
            continue
        out.append("<table>")
        for number, row in enumerate(part.rows):
            if heads and number in (0, part.head):
                out.append("<thead>" if number == 0 else "</thead><tbody>")
            cells = "".join(f"<td rowspan='{r}' colspan='{c}'>{html.escape(t)}</td>" for t, r, c in row)
            out.append(f"<tr>{cells}</tr>")
        out.append("</tbody></table>" if heads else "</table>")
    return "".join([*out, "</body></html>"])


def _is_heading(text: str) -> bool:
    return text[0] in "一二三四五六七八九十" and "、" in text[:3] and not text.endswith("。")


@dataclass
class Look:
    """How a Word document looks: points of the body, indent in characters, whether T3 stands on pages of its own across,
    header rows repeated, rows that may break over pages, group labels written downwards, a header on every page."""

    size: float = 16
    indent: int = 2
    landscape: bool = False
    repeat: bool = False
    split: bool = True
    vertical: bool = False
    header: str = ""
    number: str = "- {} -"
    line: float = 28
    cell_size: float = 10.5
    blank_lines: int = 0


def word(report: Report, look: Look | None = None) -> bytes:
    """The report as a Word document in the look of official documents."""
    import docx
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    look = look or Look()
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(3)
    _furniture(section, look)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, report.title, "Noto Serif CJK SC", 22)
    for _ in range(look.blank_lines):
        document.add_paragraph()
    for part in report.parts:
        if isinstance(part, str):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Pt(look.size * look.indent)
            paragraph.paragraph_format.line_spacing = Pt(look.line)
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            _run(paragraph, part, "Noto Sans CJK SC" if _is_heading(part) else "Noto Serif CJK SC", look.size)
            continue
        across = look.landscape and part.kind == "requests"
        if across:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
        _table(document, part, look)
        if across:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = Cm(21), Cm(29.7)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _furniture(section: Any, look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if look.header:
        section.header.paragraphs[0].add_run(look.header)
    if not look.number:
        return
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, after = look.number.partition("{}")
    paragraph.add_run(before)
    run = paragraph.add_run()
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
        run._element.append(mark)
    paragraph.add_run(after)


def _table(document: Any, grid: Grid, look: Look) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table = document.add_table(len(grid.rows), grid.columns, style="Table Grid")
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(grid.rows):
        column = 0
        for text, height, width in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + r, column + c) for r in range(height) for c in range(width)}
            cell = table.cell(number, column)
            if height > 1 or width > 1:
                cell = cell.merge(table.cell(number + height - 1, column + width - 1))
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            _run(paragraph, text, "Noto Serif CJK SC", look.cell_size)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            if look.vertical and height > 8:
                direction = OxmlElement("w:textDirection")
                direction.set(qn("w:val"), "tbRlV")
                cell._element.get_or_add_tcPr().append(direction)
            column += width
        properties = table.rows[number]._tr.get_or_add_trPr()
        if look.repeat and number < grid.head:
            properties.append(OxmlElement("w:tblHeader"))
        if not look.split:
            properties.append(OxmlElement("w:cantSplit"))
