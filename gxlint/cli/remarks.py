"""What a comment in a draft says about a diagnostic: what is wrong, which cell may be meant, basis, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gxlint.document import Span
from gxlint.engine.registry import load
from gxlint.mending.docx import Note
from gxlint.output.rich import labels
from gxlint.output.rich.places import table_at
from gxlint.output.rich.words import Words
from gxlint.readers.docx.annexes import OWN

if TYPE_CHECKING:
    from gxlint.diagnostics import Diagnostic, Suspect
    from gxlint.engine.result import ReportResult
    from gxlint.engine.rule import Rule
    from gxlint.engine.settings import Settings

_REPAIRS = 5
_TEXTS = {
    "mend": ("怎么改", "What to do"),
    "nothing": ("(删去)", "(nothing)"),
    "reads": ("{cell}现为 {reads},应为 {right}", "{cell} reads {reads}, should be {right}"),
    "number": ("所指的编号是 Word 自动生成的,批注放在这一段", "the number meant is one that Word generates; the comment stands at its paragraph"),
    "box": ("所指文字在文本框里,批注不能放进去,放在文本框所在的段落", "the words meant stand in a text box, which takes no comments; this one stands at the paragraph of the box"),
    "part": ("所指文字在页眉、页脚或注释里,批注放在正文的相应处", "the words meant stand in a header, a footer or a note; the comment stands at the place in the text that belongs to it"),
    "file": ("这一条说的是整份文件,批注放在标题处", "this is about the file as a whole; the comment stands at the title"),
    "object": ("所指文字在不能拆开的内容里(控件、域、注音等),批注放在它的全文上", "the words meant are part of something that cannot be divided (a control, a field, ruby text); the comment stands at all of it"),
    "near": ("所指之处在正文里没有可放批注的文字,批注放在最近的段落", "there is no text at the place meant that could take a comment; this one stands at the nearest paragraph"),
    "place": ("批注位置", "Place of the comment"),
}  # fmt: skip
_WHYS = ("number", "box", "part", "file", "object", "near")


def notes(result: ReportResult, settings: Settings) -> list[Note]:
    """A comment for every diagnostic that is not suppressed, in the order of the report."""
    rules = load(settings.rules).rules
    texts = _Texts(result, settings.language)
    return [
        Note(_span(one), list(texts.paragraphs(one, rules.get(one.code))), *OWN, texts.elsewhere)
        for one in result.shown
    ]


def _span(diagnostic: Diagnostic) -> Span | None:
    at = diagnostic.location
    if at.line is None:
        return None
    line, column = at.line, at.column or 1
    return Span(line, column, at.end_line or line, at.end_column or column)


class _Texts:
    """The paragraphs of comments in one language."""

    def __init__(self, result: ReportResult, language: str) -> None:
        self._result = result
        self._words = Words(language)
        self._index = 0 if language == "zh" else 1
        place = self._say("place") + self._words.colon
        self.elsewhere = {why: place + self._say(why) for why in _WHYS}

    def _say(self, key: str, **values: str) -> str:
        text = _TEXTS[key][self._index]
        return text.format(**values) if values else text

    def paragraphs(self, diagnostic: Diagnostic, rule: Rule | None) -> Iterator[str]:
        words, colon = self._words, self._words.colon
        title = rule.title.get(words.lang, "") if rule is not None else ""
        yield f"{words(diagnostic.severity)} {diagnostic.code} {title}".strip()
        yield diagnostic.message
        yield from self._suspects(diagnostic)
        if diagnostic.fix is not None:
            yield words("fix") + colon + (diagnostic.fix or self._say("nothing"))
        if words.says(f"doubt-{diagnostic.doubt}"):
            yield words("doubt") + colon + words(f"doubt-{diagnostic.doubt}")
        if diagnostic.basis:
            yield words("basis") + colon + diagnostic.basis
        mend = rule.mend.get(words.lang, "") if rule is not None else ""
        if mend:
            yield self._say("mend") + colon + mend

    def _suspects(self, diagnostic: Diagnostic) -> Iterator[str]:
        """Which cells may be wrong, with what each should be; every repair that is possible where there are several.
        Nothing where the message has said it all."""
        repairs = diagnostic.suspects
        if not repairs:
            return
        if all(self._told(diagnostic, repair) for repair in repairs):
            return
        label = self._words("suspect") + self._words.colon
        if len(repairs) == 1:
            yield label + self._repair(diagnostic, repairs[0])
            return
        yield label + self._words("any-repair", number=len(repairs))
        for number, repair in enumerate(repairs[:_REPAIRS], 1):
            yield f"{number}. {self._repair(diagnostic, repair)}"
        if len(repairs) > _REPAIRS:
            yield self._words("repairs-more", number=len(repairs) - _REPAIRS)

    def _told(self, diagnostic: Diagnostic, repair: tuple[Suspect, ...]) -> bool:
        """Whether the message itself names these cells with what they should be."""
        return all(
            self._cell(diagnostic, one) in diagnostic.message
            and re.search(rf"(?<!\d){re.escape(str(one.should_be))}(?!\d)", diagnostic.message)
            for one in repair
        )

    def _cell(self, diagnostic: Diagnostic, one: Suspect) -> str:
        table = table_at(self._result, diagnostic.location)
        return (
            labels.cell(table, one.row, one.column_key)
            if table is not None
            else f"“{one.row} {one.column_key}”"
        )

    def _repair(self, diagnostic: Diagnostic, repair: tuple[Suspect, ...]) -> str:
        return self._words("and").join(
            self._say(
                "reads",
                cell=self._cell(diagnostic, one),
                reads=self._words("blank-reads") if one.reads is None else f"{one.reads}",
                right=f"{one.should_be}",
            )
            for one in repair
        )
