"""Filling in a draft as an office does: figures that agree with each other, sentences of its own, in any format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from gxlint import readers, tables
from gxlint.drafts import docx, html, markdown
from gxlint.drafts.compose import compose, layout_for
from gxlint.drafts.model import Draft, Sheet
from gxlint.engine.result import ReportResult
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Settings
from gxlint.tables.model import CellKey

EXAMPLES = Path(__file__).resolve().parents[2] / "rules" / "examples"
WRITERS: dict[str, Callable[[Draft], bytes]] = {"docx": docx.write, "md": markdown.write, "html": html.write}
OFFICE, GOVERNMENT = "青石县水务局", "青石县人民政府"

_SENTENCES = {
    "2021": [
        "青石县河滨路8号", "123456", "0123-1234567",
        "128", "通过政府网站公开水利工程、供水保障和防汛抗旱信息",
        "12", "1", "12", "1", "有1件在年底前收到,尚在法定期限内,结转下年度办理",
        "严格执行公开属性审核和保密审查制度,定期清理已公开的文件",
        "优化门户网站栏目设置,规范政务新媒体发布流程",
        "公开内容不够丰富", "信息更新不够及时", "细化公开目录", "按季度检查更新情况",
        "0", "0", "0", "无", "2024", "1", "20",
    ],
    "2019": [
        "青石县河滨路8号", "123456", "0123-1234567",
        "128", "通过政府网站公开林业规划;公开政府集中采购项目3个,采购金额120.5万元",
        "8", "0", "8", "0", "全部按期答复",
        "严格执行公开属性审核和保密审查制度,优化门户网站栏目设置",
        "公开内容不够丰富", "信息更新不够及时", "细化公开目录", "按季度检查更新情况",
        "没有其他需要报告的事项", "2021", "1", "20",
    ],
    "2014": [
        "青石县河滨路8号", "123456", "0123-1234567",
        "落实各项制度,明确由办公室负责信息公开工作", "40", "30", "机构职能、活动公告",
        "2", "0", "解读及时", "3", "3", "均为同意公开,没有不予公开的", "0", "没有发生", "0", "没有发生", "0", "没有收到",
        "0", "没有减免", "2", "0", "2", "1", "0", "由办公室承担政府信息公开职责",
        "1", "1", "20", "培训对象为各科室信息员",
        "信息更新不够及时", "公开内容不够全面", "按月检查更新情况", "完善公开目录",
        "加强信息员培训", "活动场馆", "2017", "3", "20",
    ],
    "2008": [
        "青石县河滨路8号", "123456", "0123-1234567",
        "健全工作机制,规范公开程序", "86", "主要涉及计量和标准化,通过门户网站公开",
        "2", "2", "没有不予公开的", "0", "0", "0", "0", "没有发生",
        "公开内容不够丰富", "更新不够及时", "完善目录", "加强检查", "无", "2013", "3", "20",
    ],
}  # fmt: skip
"""What goes into the blanks of the sentences, in reading order; what oversight and accountability say comes besides."""
_OVERSIGHT = {
    OFFICE: ["将政府信息公开纳入年度工作考核,主动接受社会评议,全年未发生责任追究情形"],
    GOVERNMENT: [
        "将政府信息公开纳入对部门的年度考核",
        "主动接受社会评议,满意率良好",
        "全年未发生责任追究情形",
    ],
}
_AT = {"2021": 12, "2019": 11}
"""Where in the sentences oversight comes."""
YEARS = {"2021": 2023, "2019": 2020, "2014": 2016, "2008": 2012}


def draft(year: int, agency: str = OFFICE, wanted: str | None = None) -> Draft:
    layout = layout_for(year, wanted)
    assert layout is not None
    return compose(year, agency, layout)


def checked(data: bytes, ending: str) -> ReportResult:
    return lint_bytes(data, f"draft.{ending}", Settings(), keep=True)


def figures(layout: str) -> dict[CellKey, str]:
    """Figures that agree with each other: those of the example without fault."""
    path = EXAMPLES / f"valid-{layout}.txt"
    found = tables.recognise(readers.read(str(path)))
    return {key: cell.value.literal for table in found for key, cell in table.cells.items()}


def cells_of(one: Draft) -> list[tuple[str, CellKey]]:
    """The cells to fill in, in reading order, with the kind of their table."""
    return [
        (block.grid.kind, cell.key)
        for block in one.blocks
        if isinstance(block, Sheet)
        for cell in block.grid.cells
        if cell.key is not None and not block.values.get(cell.key)
    ]


def filled(one: Draft, ending: str, *, tables: bool = True) -> bytes:
    """The draft in a format with every blank of that file filled in; without `tables` their cells stay blank."""
    known = figures(one.layout)
    numbers = iter([known[key] if tables else "" for _, key in cells_of(one)])
    words = list(_SENTENCES[one.layout])
    if one.layout in _AT:
        words[_AT[one.layout] : _AT[one.layout]] = _OVERSIGHT[one.agency]
    answers = iter(words)
    data = WRITERS[ending](one)
    out = (
        _docx(data, numbers, answers) if ending == "docx" else _text(data.decode(), numbers, answers).encode()
    )
    assert next(numbers, None) is None
    assert next(answers, None) is None
    return out


def _text(text: str, numbers: Iterator[str], answers: Iterator[str]) -> str:
    text = re.sub(r"(<td[^>]*>)(?=</td>)", lambda hit: hit[1] + next(numbers), text)
    return re.sub("[_\uff3f]{2,}", lambda _: next(answers), text)


def _docx(data: bytes, numbers: Iterator[str], answers: Iterator[str]) -> bytes:
    old, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                text = part.decode()
                text = re.sub(
                    r"(<w:vAlign [^>]*/></w:tcPr><w:p><w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)(?=</w:p></w:tc>)",
                    lambda hit: hit[1] + f"<w:r><w:t>{next(numbers)}</w:t></w:r>",
                    re.sub(r"<w:vMerge/><w:vAlign", "<w:vMerge/><w:stay/><w:Valign", text),
                )
                text = text.replace("<w:stay/><w:Valign", "<w:vAlign")
                part = re.sub(r"(?<=[^a-z:])__+(?![a-z])", lambda _: next(answers), text).encode()
            new.writestr(name, part)
    return stream.getvalue()
