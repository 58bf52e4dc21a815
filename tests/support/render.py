"""One report, written once, in the shapes real files have: text, cell lines, Markdown, HTML, docx."""

from __future__ import annotations

import html
import io
import zipfile
from dataclasses import dataclass, field

from tests.support import forms

NAMES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
HAN = "一二三四五六"


@dataclass
class Made:
    """A report to render. `requests`: row key to its seven numbers; `review`: three groups of five; all literals allowed."""

    agency: str = "青石县水务局"
    year: int = 2023
    overview: list[str] = field(default_factory=lambda: list(OVERVIEW))
    problems: list[str] = field(
        default_factory=lambda: ["一是公开内容不够丰富。二是信息更新不够及时。下一步将按季度检查更新情况。"]
    )
    other: list[str] = field(default_factory=lambda: ["2023年度未收取信息处理费,没有其他需要报告的事项。"])
    disclosure: dict[str, object] = field(default_factory=dict)
    requests: dict[str, list[object]] = field(default_factory=dict)
    review: list[list[object]] = field(default_factory=lambda: [[0] * 5 for _ in range(3)])

    @property
    def form(self) -> str:
        return "2021" if self.year >= 2021 else "2019"

    @property
    def title(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"


OVERVIEW = (
    "(一)主动公开。全年通过政府网站主动公开信息128条。",
    "(二)依申请公开。依法办理政府信息公开申请,按期答复。",
    "(三)政府信息管理。严格执行公开属性审核和保密审查制度。",
    "(四)政府信息公开平台建设。优化门户网站栏目设置。",
    "(五)监督保障。将政府信息公开纳入年度工作考核,主动接受社会评议,全年未发生责任追究情形。",
)


def grid_disclosure(made: Made) -> list[list[str]]:
    rows: list[list[str]] = []
    for caption, columns, lines in forms.disclosure_blocks(made.form):
        rows.append([caption])
        rows.append(["信息内容", *columns])
        rows += [[label, *(str(made.disclosure.get(key, 0)) for key in keys)] for label, keys in lines]
    return rows


def grid_requests(made: Made) -> list[list[str]]:
    rows = [[forms.RELATION, "申请人情况"], ["自然人", "法人或其他组织", "总计"], list(forms.APPLICANTS)]
    for key, first, second, label in forms.request_rows(made.form):
        values = made.requests.get(key, [0] * 7)
        rows.append([*(x for x in (first, second) if x), label, *map(str, values)])
    return rows


def grid_review(made: Made) -> list[list[str]]:
    five = list(forms.OUTCOMES)
    return [
        ["行政复议", "行政诉讼"],
        [*five, "未经复议直接起诉", "复议后起诉"],
        five + five,
        [str(v) for group in made.review for v in group],
    ]


def sections(made: Made) -> list[tuple[str, list[str], list[list[str]] | None]]:
    bodies = [made.overview, [], [], [], made.problems, made.other]
    grids = [None, grid_disclosure(made), grid_requests(made), grid_review(made), None, None]
    return [(f"{HAN[n]}、{name}", bodies[n], grids[n]) for n, name in enumerate(NAMES)]


def preamble(made: Made) -> str:
    return f"根据《中华人民共和国政府信息公开条例》规定编制本报告。所列数据的统计期限为{made.year}年1月1日至{made.year}年12月31日。"


def text(made: Made, shape: str = "rows") -> str:
    """Render as text; `shape` is rows (` | ` between cells), cells (one a line), tabs, spaces or bare."""
    lines = [made.title, preamble(made)]
    for heading, body, grid in sections(made):
        lines += [heading, *body]
        for row in grid or []:
            if shape == "rows":
                lines.append(" | ".join(row) + " |")
            elif shape == "cells":
                lines += [f"{cell} |" for cell in row[:-1]] + [f"{row[-1]} ||"]
            elif shape == "bare":
                lines += row
            else:
                lines.append(("\t" if shape == "tabs" else "   ").join(row))
    return "\n".join(lines) + "\n"


def markdown(made: Made) -> str:
    """Render as Markdown with headings and pipe tables."""
    out = [f"# {made.title}", "", preamble(made), ""]
    for heading, body, grid in sections(made):
        out += [f"## {heading}", ""]
        for line in body:
            out += [line, ""]
        if grid:
            wide = max(map(len, grid))
            padded = [row + [""] * (wide - len(row)) for row in grid]
            out += ["| " + " | ".join(padded[0]) + " |", "|" + "---|" * wide]
            out += ["| " + " | ".join(row) + " |" for row in padded[1:]] + [""]
    return "\n".join(out)


Merged = tuple[str, int, int]
"""Text, row span, column span."""


def merged_requests(made: Made) -> list[list[Merged]]:
    """T3 as the form prints it: three label columns, merged; every row lists only the cells that begin in it."""
    rows: list[list[Merged]] = [
        [(forms.RELATION, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(name, 1, 1) for name in forms.APPLICANTS],
    ]
    data = forms.request_rows(made.form)
    results = sum(1 for key, *_ in data if key not in ("received", "carried_in", "carried_out"))
    sizes: dict[str, int] = {}
    group = ""
    for _key, _, second, label in data:
        group = second or ("" if label[0] in "(一二三四" else group)
        if group:
            sizes[group] = sizes.get(group, 0) + 1
    group = ""
    for key, first, second, label in data:
        row: list[Merged] = []
        if first:
            row.append((first, results, 1))
        group = second or ("" if label[0] in "(一二三四" else group)
        if second:
            row.append((second, sizes[second], 1))
        row.append((label, 1, 3 if key in ("received", "carried_in", "carried_out") else 1 if group else 2))
        row += [(str(value), 1, 1) for value in made.requests.get(key, [0] * 7)]
        rows.append(row)
    return rows


def merged_disclosure(made: Made) -> list[list[Merged]]:
    """T2 with its captions across the table and the last column filling up."""
    wide = max(len(columns) for _, columns, _ in forms.disclosure_blocks(made.form)) + 1
    rows: list[list[Merged]] = []
    for row in grid_disclosure(made):
        rows.append([(cell, 1, 1) for cell in row[:-1]] + [(row[-1], 1, wide - len(row) + 1)])
    return rows


def merged_review(made: Made) -> list[list[Merged]]:
    """T4 with its three header levels."""
    five = [(name, 1, 1) for name in forms.OUTCOMES]
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [(name, 2, 1) for name in forms.OUTCOMES] + [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        five + five,
        [(str(v), 1, 1) for group in made.review for v in group],
    ]


def web(made: Made, *, furniture: bool = True) -> str:
    """Render as a page of a government site, with its furniture around the report."""
    parts = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>",
        html.escape(made.title),
        "</title></head><body>",
    ]
    if furniture:
        parts.append("<div class='nav'><a href='/'>首页</a> &gt; <a href='/gk'>政府信息公开</a> &gt; 年报</div>"
                     "<ul class='meta'><li>索引号:QS-2024-0012</li><li>发布日期:2024-01-22</li></ul>")  # fmt: skip
    parts += [
        "<div id='content'><h1>",
        html.escape(made.title),
        "</h1><p>",
        html.escape(preamble(made)),
        "</p>",
    ]
    tables = {1: merged_disclosure, 2: merged_requests, 3: merged_review}
    for n, (heading, body, _) in enumerate(sections(made)):
        parts.append(f"<p style='text-indent:2em'><strong>{html.escape(heading)}</strong></p>")
        parts += [f"<p>{html.escape(line)}</p>" for line in body]
        if n in tables:
            parts.append("<table border='1'>")
            for row in tables[n](made):
                cells = "".join(
                    f"<td rowspan='{r}' colspan='{c}'><p>{html.escape(t)}</p></td>" for t, r, c in row
                )
                parts.append(f"<tr>{cells}</tr>")
            parts.append("</table>")
    parts.append("</div>")
    if furniture:
        parts.append("<div class='foot'><a>打印</a> <a>关闭</a><p>备案号:示例备00000000号</p></div>")
    parts.append("</body></html>")
    return "".join(parts)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(made: Made) -> bytes:
    """Render as a Word document: plain paragraphs, true merged tables."""

    def p(value: str) -> str:
        return f"<w:p><w:r><w:t xml:space='preserve'>{html.escape(value, quote=False)}</w:t></w:r></w:p>"

    body = [p(made.title), p(preamble(made))]
    tables = {1: merged_disclosure, 2: merged_requests, 3: merged_review}
    for n, (heading, lines, _) in enumerate(sections(made)):
        body += [p(heading), *map(p, lines)]
        if n in tables:
            body.append(_word_table(tables[n](made), p))
            body.append(p(""))
    document = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:document xmlns:w='{_W}'><w:body>{''.join(body)}</w:body></w:document>"
    types = ("<?xml version='1.0' encoding='UTF-8'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
             "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
             "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>")  # fmt: skip
    rels = ("<?xml version='1.0' encoding='UTF-8'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>")  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("[Content_Types].xml", types),
            ("_rels/.rels", rels),
            ("word/document.xml", document),
        ):
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _word_table(rows: list[list[Merged]], p: object) -> str:
    assert callable(p)
    out = ["<w:tbl><w:tblPr/><w:tblGrid/>"]
    open_: dict[int, tuple[int, int]] = {}  # column -> (rows left, width)
    for row in rows:
        out.append("<w:tr>")
        column, cells = 0, iter(row)
        pending = next(cells, None)
        while pending is not None or column in open_:
            if column in open_:
                left, width = open_.pop(column)
                out.append(f"<w:tc><w:tcPr><w:gridSpan w:val='{width}'/><w:vMerge/></w:tcPr><w:p/></w:tc>")
                column += width
                if left > 1:
                    open_[column - width] = (left - 1, width)
                continue
            assert pending is not None
            value, height, width = pending
            merge = "<w:vMerge w:val='restart'/>" if height > 1 else ""
            out.append(f"<w:tc><w:tcPr><w:gridSpan w:val='{width}'/>{merge}</w:tcPr>{p(value)}</w:tc>")
            if height > 1:
                open_[column] = (height - 1, width)
            column += width
            pending = next(cells, None)
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)
