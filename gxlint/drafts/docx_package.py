"""The parts of a Word file that are the same in every draft, and the package they make.

Margins and type sizes are those of GB/T 9704-2012: 37 mm above, 28 mm at the left, a text area of 156 x 225 mm; title in
小标宋 2号, headings 黑体, text 仿宋 3号, page numbers between dashes. Each typeface names others to fall back on.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "comments", "fontTable", "settings", "footer1")
_FONTS = (
    ("方正小标宋简体", "华文中宋,STZhongsong,宋体", "roman"),
    ("黑体", "SimHei,Noto Sans CJK SC", "swiss"),
    ("楷体_GB2312", "楷体,KaiTi,华文楷体", "script"),
    ("仿宋_GB2312", "仿宋,FangSong,华文仿宋", "modern"),
    ("宋体", "SimSun,Noto Serif CJK SC", "roman"),
    ("Times New Roman", "Liberation Serif", "roman"),
)
"""Typeface, what to take where it is not installed, its family."""


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{name}"/>'


def _style(kind: str, ident: str, name: str, paragraph: str = "", run: str = "", *, based: str = "", after: str = "",
           own: bool = False) -> str:  # fmt: skip
    attributes = (
        ' w:default="1"' if ident in ("Normal", "TableNormal") else ' w:customStyle="1"' if own else ""
    )
    links = (f'<w:basedOn w:val="{based}"/>' if based else "") + (
        f'<w:next w:val="{after}"/>' if after else ""
    )
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}"{attributes}><w:name w:val="{name}"/>{links}<w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CELL_LINE = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts('仿宋_GB2312')}"
    '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    + _style("paragraph", "Normal", "Normal", '<w:widowControl w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/>')
    + _style("paragraph", "NormalIndent", "Normal Indent", _INDENT, based="Normal")
    + _style("paragraph", "Title", "Title", '<w:spacing w:before="240" w:after="480" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>', _fonts("方正小标宋简体") + '<w:sz w:val="44"/><w:szCs w:val="44"/>', based="Normal", after="NormalIndent")
    + _style("paragraph", "Heading1", "heading 1", f'<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="120"/>{_INDENT}<w:outlineLvl w:val="0"/>', _fonts("黑体"), based="Normal", after="NormalIndent")
    + _style("paragraph", "Caption", "caption", '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>', _fonts("黑体"), based="Normal", after="NormalIndent")
    + _style("paragraph", "Signature", "Signature", '<w:keepLines/><w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>', based="Normal")
    + _style("paragraph", "TableText", "表格文字", f'{_CELL_LINE}<w:jc w:val="center"/>', '<w:sz w:val="21"/><w:szCs w:val="21"/>', based="Normal", own=True)
    + _style("paragraph", "TableTextLabel", "表格项目", '<w:jc w:val="left"/>', based="TableText", own=True)
    + _style("paragraph", "TableSmall", "表格文字小号", run='<w:sz w:val="18"/><w:szCs w:val="18"/>', based="TableText", own=True)
    + _style("paragraph", "TableSmallLabel", "表格项目小号", '<w:jc w:val="left"/>', based="TableSmall", own=True)
    + _style("paragraph", "Footer", "footer", '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', _fonts("宋体") + '<w:sz w:val="28"/><w:szCs w:val="28"/>', based="Normal")
    + _style("paragraph", "CommentText", "annotation text", '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>', _fonts("宋体") + '<w:sz w:val="21"/><w:szCs w:val="21"/>', based="Normal")
    + _style("character", "CommentReference", "annotation reference", run='<w:sz w:val="21"/><w:szCs w:val="21"/>')
    + _style("character", "Lead", "段首标题", run=_fonts("楷体_GB2312"), own=True)
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    f'<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>'
    "</w:styles>"
)  # fmt: skip
_FONT_TABLE = (
    f"{_HEAD}<w:fonts {_W}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in _FONTS
    )
    + "</w:fonts>"
)
_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_FOOTER = (
    f'{_HEAD}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1247" w:gutter="0"/></w:sectPr>'
)
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name.rstrip("1")}+xml"/>' for name in _PARTS
    )
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)  # fmt: skip
_RELATIONSHIPS = '{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>'
_ROOT = _RELATIONSHIPS.format(
    head=_HEAD,
    all=f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
)
_OF_DOCUMENT = _RELATIONSHIPS.format(
    head=_HEAD,
    all="".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for number, name in enumerate(_PARTS, 1)
    ),
)
_CORE = (
    '{head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day a zip archive knows."""


def document_part(body: str) -> str:
    """The document around its blocks."""
    return f"{_HEAD}<w:document {_W} {_R}><w:body>{body}{_SECTION}</w:body></w:document>"


def comments_part(texts: Sequence[str]) -> str:
    """The comments, numbered in the order of `texts`."""
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="gxlint" w:initials="gx"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p></w:comment>'
        for number, text in enumerate(texts)
    )
    return f"{_HEAD}<w:comments {_W}>{comments}</w:comments>"


def package(title: str, document: str, comments: str) -> bytes:
    """Pack the parts; the same parts give the same bytes, on every system."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _OF_DOCUMENT,
        "word/styles.xml": _STYLES,
        "word/comments.xml": comments,
        "word/fontTable.xml": _FONT_TABLE,
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": _FOOTER,
        "docProps/core.xml": _CORE.format(head=_HEAD, title=escape(title, quote=False)),
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name, content in parts.items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
            file.writestr(entry, content.encode())
    return stream.getvalue()
