"""What the parts of a file are called that a reader could not read (notice "unread-part"), in words of both languages."""

from __future__ import annotations

from gxlint.text.patterns import lazy

CONTENTS = frozenset(
    {
        "frame",
        "altChunk",
        "subDoc",
        "textarea",
        "doc:tables",
        "doc:drawings",
        "doc:objects",
        "doc:text",
        "doc:other",
    }
)
"""Parts that may hold any of the report."""
HIDDEN_SHEET, HIDDEN_CELLS = "hidden-sheet:", "hidden-cells:"
HIDDEN = (HIDDEN_SHEET, HIDDEN_CELLS)
"""How the detail begins for what a workbook hides; the name of the sheet follows."""
_PARTS = (
    (lazy(r"frame"), "网页中嵌入的另一页面", "a page embedded in this one"),
    (lazy(r"uncalculated"), "没有计算结果的公式", "formulas without a result"),
    (lazy(r"sheet:.*|(?:.*/)?(?:worksheets/)?sheet\d+\.xml"), "一张工作表", "a sheet of the workbook"),
    (lazy(r"(?:.*/)?drawing\d*\.xml"), "工作表上的图形和文本框", "drawings and text boxes of a sheet"),
    (lazy(r"textarea"), "网页上的输入框", "a text field of the page"),
    (lazy(r"altChunk"), "嵌入的另一份文档", "another document embedded in this one"),
    (lazy(r"doc:notes|(?:.*/)?(?:footnotes|endnotes)\d*\.xml"), "脚注或尾注", "the part with the notes"),
    (lazy(r"doc:headers|(?:.*/)?(?:header|footer)\d*\.xml"), "页眉或页脚", "a header or footer"),
    (lazy(r"(?:.*/)?comments\w*\.xml"), "批注", "the part with the comments"),
    (lazy(r"(?:.*/)?(?:styles|numbering)\w*\.xml"), "样式或自动编号", "the part with styles or numbering"),
    (lazy(r"doc:tables"), "部分表格的结构", "the structure of some tables"),
    (lazy(r"doc:drawings"), "文本框或图形", "text boxes or drawings"),
    (lazy(r"doc:numbering"), "样式或自动编号", "styles or automatic numbers"),
    (lazy(r"doc:pictures"), "部分图片", "some of the pictures"),
    (lazy(r"doc:objects"), "嵌入的对象(如 Excel 表格)", "embedded objects (such as an Excel sheet)"),
    (lazy(r"doc:fields"), "带圈字符或编号(域)", "circled characters or numbers (fields)"),
    (lazy(r"doc:text"), "部分文字", "some of the text"),
    (lazy(r"doc:other"), "文件中的个别内容", "something in the file"),
)
_HIDDEN = (
    (HIDDEN_SHEET, "隐藏的工作表“{}”", "the hidden sheet “{}”"),
    ("attachment:", "随网页保存的“{}”", "“{}”, saved with the page"),
    (HIDDEN_CELLS, "工作表“{}”中隐藏的行或列", "hidden rows or columns of the sheet “{}”"),
)

_PAGES = lazy(r"(scanned-pages|garbled-pages|unclosed-tables) ([0-9,]+)")
_KINDS = {
    "scanned-pages": ("扫描图片,没有文字", "pictures without text"),
    "garbled-pages": ("字体缺少字符对照表,是乱码", "garbage: the fonts lack the map of their characters"),
    "unclosed-tables": (
        "表格没有框线或框线不闭合,分不清单元格",
        "a table without rulings, or whose rulings do not close, so that its cells cannot be told apart",
    ),
}
_LISTED = 12


def is_pages(name: str) -> bool:
    """Whether a part is whole pages of the file, on which anything may stand; `name` is the detail of the notice."""
    found = _PAGES.fullmatch(name)
    return found is not None and found[1].endswith("pages")


def may_hold_text(name: str) -> bool:
    """Whether any of the report may stand in a part; `name` is the detail of the notice."""
    return name in CONTENTS or _PAGES.fullmatch(name) is not None


def part_called(name: str) -> dict[str, str]:
    """Return the name of a part, {"zh": …, "en": …}; `name` is the detail of the notice."""
    for mark, zh, en in _HIDDEN:
        if name.startswith(mark):
            sheet = name.removeprefix(mark)
            return {"zh": zh.format(sheet), "en": en.format(sheet)}
    paged = _PAGES.fullmatch(name)
    if paged:
        zh, en = _KINDS[paged[1]]
        numbers = paged[2].split(",")
        listed = "、".join(numbers[:_LISTED]) + ("等" if len(numbers) > _LISTED else "")
        spelled = ", ".join(numbers[:_LISTED]) + (" …" if len(numbers) > _LISTED else "")
        return {"zh": f"PDF 的第 {listed} 页({zh})", "en": f"page {spelled} of the PDF ({en})"}
    for pattern, zh, en in _PARTS:
        if pattern.fullmatch(name):
            return {"zh": zh, "en": en}
    return {"zh": f"文件的一部分({name})", "en": f"a part of the file ({name})"}
