"""Why a correction was not written, in words for the author of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WHY = {
    "format": ("这种格式的文件不能改写,请在原来的软件中修改,或另存为 .docx 再改", "files of this format cannot be rewritten: change it in the program it was made with, or save it as .docx"),
    "stray": ("文件中有 {count} 处字节无法解读,改写会丢失它们,整份文件未动;请先用原来的软件另存为 UTF-8", "{count} places of the file hold bytes that say nothing and would be lost, so the file was left alone; save it as UTF-8 first"),
    "encoding": ("文件的编码({name})不能原样写回,整份文件未动", "the file's encoding ({name}) cannot be written back as it is, so the file was left alone"),
    "letters": ("文件的编码({name})写不出“{letters}”", "the file's encoding ({name}) has no “{letters}”"),
    "markup": ("“{text}”在 Markdown 中另有含义,请自己写入", "“{text}” would mean something else in Markdown; write it yourself"),
    "elsewhere": ("改后文件别处的文字会跟着变,没有改", "other text of the file would have changed with it"),
    "not-found": ("在网页源文件中找不到这几个字(可能由列表自动编号、脚本或样式生成)", "these characters do not stand in the source of the page (a list numbers itself, or a script or style makes them)"),
    "several": ("网页源文件中有几处同样的文字,分不清是哪一处", "the source of the page has the same text in several places"),
    "entity": ("这几个字在网页源文件中和别的字写在一起,分不开", "in the source of the page these characters are written together with others"),
    "new": ("改了会出现新的问题({codes}),没有改", "it would bring a new finding ({codes})"),
    "worse": ("改后报告有一部分读不出来了,没有改", "a part of the report could no longer be read afterwards"),
    "stays": ("改了问题仍在,没有改", "the finding would still be there"),
    "tries": ("要试的改法太多,这一处没有试到;改完其余再运行一次", "there was too much to try and this was not reached; correct the rest and run it again"),
    "overlap": ("和另一处改动重叠;先改那一处", "it overlaps with another correction; that one comes first"),
    "word-generated": ("这几个字是 Word 自动编号(或表格线),不是文字;请在 Word 中改编号", "Word makes these characters by itself (automatic numbering): change the numbering in Word"),
    "word-other-part": ("这几个字在脚注、页眉或文本框里,请在 Word 中修改", "these characters stand in a note, a header or a text box; change them in Word"),
    "word-field": ("这几个字由域生成,改了会被 Word 覆盖", "a field makes these characters, and Word would overwrite them"),
    "word-bound": ("这几个字由内容控件绑定的数据生成,改了会被 Word 覆盖", "a content control shows data kept elsewhere here, and Word would overwrite it"),
    "word-twice": ("文本框在文件里写了两遍(供新旧版本使用),请在 Word 中修改", "the text box is written twice in the file, for old and new programs; change it in Word"),
    "word-no-text": ("这里是制表符、符号或公式,请在 Word 中修改", "there is a tabulator, a symbol or a formula here; change it in Word"),
    "word-lines": ("要改的文字跨行或跨格,请在 Word 中修改", "the text goes over several lines or cells; change it in Word"),
    "word-letters": ("这几个字在文件中的写法特殊,请在 Word 中修改", "these characters are written in an unusual way; change them in Word"),
}  # fmt: skip


def said(why: str, values: Mapping[str, Any], language: str) -> str:
    """One of the reasons, in the language; the key itself for one that is not known here."""
    texts = _WHY.get(why)
    if texts is None:
        return why
    shown = {key: " ".join(value) if isinstance(value, list) else value for key, value in values.items()}
    return texts[0 if language == "zh" else 1].format(**shown)
