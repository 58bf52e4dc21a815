"""Word files made at random: runs cut anywhere, every way in which a character can be written, everything around runs."""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = "政府信息公开年度报告一二三，。（）0123456789 ab&<>\"'é𠮷\u200b"
_PROPERTIES = (
    "", "", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/><w:u w:val="single"/></w:rPr>',
    "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
)  # fmt: skip
_BESIDE = (
    '<w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkEnd w:id="7"/>', '<w:proofErr w:type="spellStart"/>',
    "<!-- a > b -->", "<?pi?>", '<w:commentRangeStart w:id="90"/><w:commentRangeEnd w:id="90"/>',
    "<w:del w:id='3'><w:r><w:delText>删</w:delText></w:r></w:del>",
)  # fmt: skip


def _escaped(letter: str, how: int) -> str:
    if how == 1:
        return f"&#x{ord(letter):X};"
    if how == 2:
        return f"<![CDATA[{letter}]]>"
    plain = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(letter, letter)
    return f"<!--x-->{plain}" if how == 3 else plain


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A `w:t`."""
    letters = draw(st.text(LETTERS, max_size=9))
    hows = draw(
        st.lists(st.sampled_from((0, 0, 0, 0, 1, 2, 3)), min_size=len(letters), max_size=len(letters))
    )
    space = draw(st.sampled_from(("", "", ' xml:space="preserve"', " xml:space='default'", ' w:x="a>b"')))
    return f"<w:t{space}>{''.join(map(_escaped, letters, hows))}</w:t>"


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A `w:r`."""
    more = st.sampled_from(
        ("<w:tab/>", "<w:br/>", '<w:sym w:font="Wingdings" w:char="F0FE"/>', "<w:noBreakHyphen/>", "<w:softHyphen/>",
         "<w:lastRenderedPageBreak/>", "<!-- c -->", "\n")
    )  # fmt: skip
    content = draw(st.lists(st.one_of(texts(), texts(), more), max_size=4))
    start = draw(st.sampled_from(("<w:r>", '<w:r w:rsidR="00A1">')))
    return f"{start}{draw(st.sampled_from(_PROPERTIES))}{''.join(content)}</w:r>"


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_AROUND = (
    '<w:ins w:id="1" w:author="甲">{}</w:ins>', '<w:hyperlink w:anchor="a">{}</w:hyperlink>', "<w:smartTag>{}</w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>',
    "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    _FIELD.format(" REF a ", "{}"), _FIELD.format(' HYPERLINK "a" ', "{}"),
    "<w:r><w:ruby><w:rt><w:r><w:t>注</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback/></mc:AlternateContent>',
    "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>{}",
)  # fmt: skip


@st.composite
def inlines(draw: st.DrawFn) -> str:
    """What stands in a paragraph."""
    pieces = []
    for piece in draw(st.lists(st.one_of(runs(), runs(), st.sampled_from(_BESIDE)), max_size=5)):
        around = draw(st.sampled_from(("{}", "{}", "{}", *_AROUND)))
        pieces.append(around.replace("{}", piece))
    return "".join(pieces)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A `w:p`, sometimes with an automatic number or a text box."""
    properties = draw(
        st.sampled_from(
            (
                "",
                "",
                '<w:pPr><w:jc w:val="center"/></w:pPr>',
                '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
            )
        )
    )
    box = ""
    if draw(st.integers(0, 9)) == 0:
        inner = f"<w:txbxContent><w:p>{draw(runs())}</w:p></w:txbxContent>"
        box = (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inner}</w:drawing></mc:Choice>'
               f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>")  # fmt: skip
    content = properties + draw(inlines()) + box
    return f"<w:p>{content}</w:p>" if content or draw(st.booleans()) else "<w:p/>"


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A `w:tbl` of two columns."""
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        cells = draw(st.lists(st.lists(paragraphs(), min_size=1, max_size=2), min_size=2, max_size=2))
        rows.append("".join(f"<w:tc><w:tcPr/>{''.join(cell)}</w:tc>" for cell in cells))
    grid = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
    return f"<w:tbl>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The content of a `w:body`; the first paragraph always says something."""
    blocks = draw(st.lists(st.one_of(paragraphs(), paragraphs(), tables()), max_size=4))
    return f"<w:p><w:r><w:t>题</w:t></w:r></w:p>{''.join(blocks)}<w:sectPr/>"


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
"""The list that paragraphs with an automatic number are in."""
