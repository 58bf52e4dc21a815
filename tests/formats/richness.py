"""A Word document with what drafts have beside plain text: automatic numbers, tracked changes, fields, notes, hidden text."""

from __future__ import annotations

from tests.readers.docx.build import pack


def _run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(*parts: str, properties: str = "") -> str:
    runs = "".join(part if part.startswith("<") else _run(part) for part in parts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _listed(text: str, level: int, number: int = 1) -> str:
    return _paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def _level(place: int, form: str, pattern: str) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def _field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin") + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        + mark.format("separate") + _run(result) + mark.format("end")
    )  # fmt: skip


def _cell(content: str, wide: int = 1, properties: str = "") -> str:
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    inside = content if content.startswith("<") else _paragraph(content)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide * 1000}" w:type="dxa"/>{span}{properties}</w:tcPr>{inside}</w:tc>'
    )


def _table(*rows: str) -> str:
    grid = '<w:gridCol w:w="1000"/>' * 4
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCounting", "%1、") + _level(1, "chineseCounting", "（%2）") + _level(2, "decimal", "%3.")
    + _level(3, "decimal", "（%4）") + _level(4, "decimalEnclosedCircleChinese", "%5") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "decimal", "%1.") + _level(1, "decimal", "%1.%2") + _level(2, "lowerLetter", "%3)")
    + _level(3, "upperRoman", "%4.") + _level(4, "ideographTraditional", "%5、") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)  # fmt: skip
_CHANGED = 'w:author="a" w:date="2024-01-01T00:00:00Z"'
_BODY = "".join(
    (
        _paragraph("云溪县水务局2023年政府信息公开工作年度报告"),
        _listed("总体情况", 0), _listed("主动公开", 1), _listed("三级", 2), _listed("四级", 3), _listed("五级", 4),
        _listed("又一五级", 4), _listed("依申请公开", 1), _listed("三级从头", 2),
        _listed("甲", 0, 2), _listed("乙", 1, 2), _listed("丙", 2, 2), _listed("丁", 3, 2), _listed("戊", 4, 2),
        _listed("主动公开政府信息情况", 0),
        _paragraph("共", _field("=SUM(ABOVE)", "128"), "条,见", _field('HYPERLINK "http://gk.example/"', "网页")),
        _paragraph("十平方米10m", _run("2", '<w:vertAlign w:val="superscript"/>'), "隐藏", _run("不见", "<w:vanish/>"),
                   "选", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "空\u00a0格全角\u3000格"),
        _paragraph("修订", f'<w:ins w:id="1" {_CHANGED}>' + _run("加入") + "</w:ins>",
                   f'<w:del w:id="2" {_CHANGED}><w:r><w:delText>删去</w:delText></w:r></w:del>'),
        _paragraph("批注", '<w:commentRangeStart w:id="0"/>' + _run("在此") + '<w:commentRangeEnd w:id="0"/>'
                   '<w:r><w:commentReference w:id="0"/></w:r>'),
        _paragraph("脚注", '<w:r><w:footnoteReference w:id="2"/></w:r>', "尾注", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        _table(
            _cell("甲", 1, '<w:vMerge w:val="restart"/>') + _cell("乙", 2) + _cell("丁"),
            _cell("", 1, "<w:vMerge/>") + _cell("1") + _cell("2") + _cell(""),
            _cell(_paragraph("两段") + _paragraph("之二")) + _cell("<w:p><w:r><w:t>1</w:t><w:br/><w:t>0</w:t></w:r></w:p>")
            + _cell("12") + _cell("——"),
        ),
        _paragraph("第一行", "<w:r><w:br/></w:r>", "第二行", "<w:r><w:tab/></w:r>", "制表"),
        _paragraph("“引号”——…《书名》〔2021〕30号①㎡℃★é𠮷"),
    )
)  # fmt: skip
RICH = pack(
    _BODY,
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>',
    numbering=_NUMBERING,
    footnotes=f'<w:footnote w:id="2">{_paragraph("脚注的内容")}</w:footnote>',
    endnotes=f'<w:endnote w:id="2">{_paragraph("尾注的内容")}</w:endnote>',
    comments=f'<w:comment w:id="0" w:author="a">{_paragraph("请核对")}</w:comment>',
)
