"""Names of WordprocessingML (ECMA-376 part 1) as ElementTree spells them, and what the reader does with each.

Strict documents (ISO/IEC 29500 Strict) use other namespaces for the same elements; `markup` renames them.
"""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

VAL = W + "val"
ID = W + "id"
RELATION = R + "id"
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"

BODY, DOCUMENT = W + "body", W + "document"
P, PPR, RPR, TBL, TR, TC = W + "p", W + "pPr", W + "rPr", W + "tbl", W + "tr", W + "tc"
T, SDT_CONTENT, SDT_PR = W + "t", W + "sdtContent", W + "sdtPr"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
FLD_CHAR, FLD_CHAR_TYPE, INSTR = W + "fldChar", W + "fldCharType", W + "instr"
TEXT_BOX, SECTION = W + "txbxContent", W + "sectPr"

# What stands among paragraphs (a body, a cell, a text box, a note) or among rows and cells.
PARAGRAPH, TABLE, THROUGH, CONTROL, CHOOSE, ANCHOR, DROPPED, FOREIGN_PART = range(1, 9)
BLOCKS = {
    P: PARAGRAPH,
    TBL: TABLE,
    ALTERNATE: CHOOSE,
    W + "sdt": CONTROL,
    **dict.fromkeys((W + "customXml", W + "ins", W + "moveTo", W + "smartTag", W + "hyperlink"), THROUGH),
    **dict.fromkeys((W + "commentRangeStart", W + "commentReference"), ANCHOR),
    **dict.fromkeys((W + "altChunk", W + "subDoc"), FOREIGN_PART),
    **dict.fromkeys(
        (PPR, RPR, W + "tcPr", W + "trPr", W + "tblPr", W + "tblPrEx", W + "tblGrid", W + "del", W + "moveFrom",
         W + "sdtPr", W + "sdtEndPr", W + "customXmlPr", W + "smartTagPr"),
        DROPPED,
    ),
}  # fmt: skip

# What stands in a paragraph.
RUN, FIELD, FORMULA = 9, 10, 11
INLINES = {
    **{name: kind for name, kind in BLOCKS.items() if kind not in (PARAGRAPH, TABLE)},
    W + "r": RUN,
    W + "fldSimple": FIELD,
    MATH + "oMath": FORMULA,
    MATH + "oMathPara": FORMULA,
    **dict.fromkeys((W + "dir", W + "bdo"), THROUGH),
}

# What stands in a run.
TEXT, BREAK, TABULATOR, FIELD_MARK, INSTRUCTION, SYMBOL, HYPHEN, PICTURE, RUBY, NOTE, REFERENCE = range(
    20, 31
)
RUN_PARTS = {
    T: TEXT,
    **dict.fromkeys((W + "br", W + "cr"), BREAK),
    **dict.fromkeys((W + "tab", W + "ptab"), TABULATOR),
    FLD_CHAR: FIELD_MARK,
    W + "instrText": INSTRUCTION,
    W + "sym": SYMBOL,
    W + "noBreakHyphen": HYPHEN,
    **dict.fromkeys((W + "drawing", W + "pict", W + "object"), PICTURE),
    W + "ruby": RUBY,
    **dict.fromkeys((W + "footnoteReference", W + "endnoteReference"), NOTE),
    W + "commentReference": REFERENCE,
    ALTERNATE: CHOOSE,
    RPR: DROPPED,
    W + "delText": DROPPED,
    W + "delInstrText": DROPPED,
}


def switched_on(value: str | None) -> bool:
    """Read an on/off attribute: a property that stands without a value is on (ECMA-376 part 1, 17.17.4)."""
    return value not in ("0", "false", "off", "none")
