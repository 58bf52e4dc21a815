"""Read, recognise tables, build the report: each stage guarded, its failure said and never taken for an empty result."""

from __future__ import annotations

from gxlint.diagnostics import Finding
from gxlint.engine.work import Work

_UNITS = {
    "bytes": {"zh": "字节", "en": "bytes"},
    "characters": {"zh": "个字符", "en": "characters"},
    "lines": {"zh": "行", "en": "lines"},
    "elements": {"zh": "个元素", "en": "elements"},
}


def read(work: Work, data: bytes | None) -> None:
    """Set the work's document from its file, or from `data`; a refusal becomes GX001."""
    from gxlint import readers
    from gxlint.readers.errors import Unreadable

    try:
        work.document = readers.read(work.path) if data is None else readers.read_bytes(data, work.path)
    except Unreadable as refused:
        work.gaps.append("unreadable")
        values = dict(refused.values)
        shown = {**values, "unit": _UNITS.get(str(values.get("unit")), values.get("unit"))}
        work.say("GX001", Finding(None, refused.reason, shown, evidence={"reason": refused.reason, **values},
                                  doubt="extraction"))  # fmt: skip
    except Exception as error:
        work.failed("unreadable", "stage-read", {}, error)


def recognise(work: Work) -> None:
    """Set the mandated tables of the document."""
    from gxlint import tables

    assert work.document is not None
    try:
        work.tables = tables.recognise(work.document)
    except Exception as error:
        work.failed("stage:tables", "stage-tables", {}, error)


def build(work: Work) -> None:
    """Set the report that the document and its tables make."""
    from gxlint import structure

    assert work.document is not None
    settings = work.settings
    try:
        work.report = structure.build(work.document, work.tables, layout=settings.layout, year=settings.year)
    except Exception as error:
        work.failed("stage:structure", "stage-structure", {}, error)
