"""A draft as one web page: headings, tables with merged cells, the hints as comments that no reader of the page sees."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gxlint.drafts.model import Block, Draft, GridCell, Hint, Sheet, Words

MARK = "提示"
"""What a hint's comment begins with."""
_STYLE = """\
body { max-width: 52em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff;
       font: 1.05em/1.8 "仿宋_GB2312", FangSong, "仿宋", STFangsong, "Noto Serif CJK SC", serif; }
h1 { font: 1.7em/1.5 "方正小标宋简体", "华文中宋", STZhongsong, SimSun, "Noto Serif CJK SC", serif; text-align: center; }
h2 { font: bold 1.05em/1.8 "黑体", SimHei, "Noto Sans CJK SC", sans-serif; text-indent: 2em; margin: 1em 0 0.5em; }
p { text-indent: 2em; margin: 0; text-align: justify; }
p b { font-weight: bold; }
p.caption { text-indent: 0; text-align: center; font-weight: bold; margin-top: 2em; }
p.signature { text-indent: 0; text-align: right; }
h2 + table, p + table { margin-top: 0.5em; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-bottom: 1em; font-size: 0.85em; line-height: 1.4; }
td { border: 1px solid #000; height: 1.4em; padding: 0.2em 0.3em; text-align: center; }
td.label { text-align: left; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def write(draft: Draft) -> bytes:
    """Return the page, in UTF-8 with plain line ends."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(draft.title)}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
    ]
    for block in draft.blocks:
        lines += _block(block)
    lines += ["</body>", "</html>"]
    return ("\n".join(lines) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    yield from map(comment, block.hints)
    if isinstance(block, Sheet):
        yield from table(block)
    else:
        yield _paragraph(block)


def comment(hint: Hint) -> str:
    """A hint as a comment of one line; `--` cannot stand in one."""
    label = f"({hint.label})" if hint.label else ""
    said = f"{MARK}{label}:{hint.text}".replace("--", "——")
    return f"<!-- {said} -->"


def _paragraph(words: Words) -> str:
    if words.role == "title":
        return f"<h1>{escape(words.text)}</h1>"
    if words.role == "heading":
        return f"<h2>{escape(words.text)}</h2>"
    if words.role in ("caption", "signature"):
        return f'<p class="{words.role}">{escape(words.text)}</p>'
    lead, rest = words.lead, words.text[len(words.lead) :]
    return f"<p><b>{escape(lead)}</b>{escape(rest)}</p>" if lead else f"<p>{escape(rest)}</p>"


def table(sheet: Sheet, *, styled: bool = True) -> Iterator[str]:
    """The lines of a table, one a row; without a blank line, so that Markdown takes it for one piece."""
    grid = sheet.grid
    yield '<table border="1">'
    if styled:
        total = sum(grid.widths)
        yield "".join(f'<col style="width: {100 * width / total:.1f}%">' for width in grid.widths)
    for row in range(grid.rows):
        cells = "".join(_cell(sheet, cell, styled) for cell in grid.cells if cell.row == row)
        yield f"<tr>{cells}</tr>"
    yield "</table>"


def _cell(sheet: Sheet, cell: GridCell, styled: bool) -> str:
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    label = ' class="label"' if styled and sheet.reads_as_line(cell) else ""
    return f"<td{label}{spans}>{escape(sheet.text(cell))}</td>"
