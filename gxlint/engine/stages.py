"""Read, recognise tables, build the report: each stage guarded, its failure said and never taken for an empty result."""

from __future__ import annotations

from gxlint.diagnostics import Finding
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.sources import Source
from gxlint.engine.work import Work
from gxlint.text.system import said_of

_UNITS = {
    "bytes": {"zh": "字节", "en": "bytes"},
    "characters": {"zh": "个字符", "en": "characters"},
    "lines": {"zh": "行", "en": "lines"},
    "pages": {"zh": "页", "en": "pages"},
    "elements": {"zh": "个元素", "en": "elements"},
    "attributes": {"zh": "个属性", "en": "attributes"},
}
_FORMATS = {
    "device": {"zh": "这是管道或设备,不是文件", "en": "a pipe or a device, no file"},
    "ole": {"zh": "旧式 Office 容器", "en": "an old Office container"},
    "word-xml": {"zh": "Word 2003 XML", "en": "Word 2003 XML"},
    "zip": {"zh": "压缩包 zip", "en": "a zip archive"},
}
"""Formats that have no name people know by their ending."""
_TEXTS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml")


def open_source(work: Work, source: Source) -> None:
    """Set document, tables and report of the work from where the file stands.

    Of a web page that holds no report itself, the file saved with it that does is taken in its place, and said.
    """
    read(work, source)
    if work.document is None:
        return
    recognise(work)
    build(work)
    if work.document.media == "text/html":
        from gxlint.engine import attached

        attached.look(work, source)


def read(work: Work, source: Source) -> None:
    """Set the work's document; a refusal becomes GX001."""
    from gxlint import readers
    from gxlint.readers.errors import Unreadable

    try:
        work.document = readers.read_bytes(source.load(), work.path)
    except Unreadable as refused:
        work.gaps.append(OpenEnd.of("unreadable"))
        values = dict(refused.values)
        shown = {**values, "unit": _UNITS.get(str(values.get("unit")), values.get("unit")),
                 "format": _FORMATS.get(str(values.get("format")), values.get("format"))}  # fmt: skip
        if refused.reason == "permission":
            shown["error"] = said_of(str(values.get("error")))
        message = refused.reason
        if message == "too-large" and (values.get("unit") != "bytes" or work.path.lower().endswith(_TEXTS)):
            message = "too-large-text"  # there are no pictures in it to take out
        work.say("GX001", Finding(None, message, shown, evidence={"reason": refused.reason, **values},
                                  doubt="extraction"))  # fmt: skip
    except Exception as error:
        work.failed(OpenEnd.of("unreadable"), "stage-read", {}, error)


def recognise(work: Work) -> None:
    """Set the mandated tables of the document."""
    from gxlint import tables

    assert work.document is not None
    try:
        work.tables = tables.recognise(work.document)
    except Exception as error:
        work.failed(OpenEnd.of("stage", "tables"), "stage-tables", {}, error)


def build(work: Work) -> None:
    """Set the report that the document and its tables make."""
    from gxlint import structure

    assert work.document is not None
    settings = work.settings
    try:
        work.report = structure.build(work.document, work.tables, layout=settings.layout, year=settings.year)
    except Exception as error:
        work.failed(OpenEnd.of("stage", "structure"), "stage-structure", {}, error)
