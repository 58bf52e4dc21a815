"""The report inside a saved web page: a frame, an attachment, a further part of an MHTML file, found and said."""

from __future__ import annotations

import os
from dataclasses import replace

from gxlint.diagnostics import Finding
from gxlint.document import Document, Notice
from gxlint.engine.around import Attachment, attachments
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.sources import Source
from gxlint.engine.work import Work
from gxlint.readers.errors import Unreadable
from gxlint.readers.saved import DOCUMENTS
from gxlint.structure.model import Report
from gxlint.tables.model import KeyedTable

_ENOUGH = 2
"""Known sections that make a page a report itself."""


def look(work: Work, source: Source) -> None:
    """Where a web page holds neither tables nor sections of a report, take the file around it that does.

    What was taken is said (GX001, a notice "inside"), so is a report beside the page that is checked for itself, and
    what looked like holding the report and could not be read.
    """
    if work.document is None or work.report is None or _weight(work.report)[1]:
        return
    try:
        data = source.load()
    except Unreadable:
        return
    best: tuple[tuple[int, int], Attachment, Document, list[KeyedTable], Report] | None = None
    unread: list[str] = []
    others: list[tuple[str, Report]] = []
    for one in attachments(source, data):
        try:
            opened = _open(work, one)
        except Unreadable:
            # Frames that hold nothing are common; a document beside the page may be what it is about.
            if one.name.lower().endswith(DOCUMENTS):
                unread.append(one.name)
            continue
        except Exception as error:
            work.failed(OpenEnd.of("part", f"attachment:{one.name}"), "stage-read", {}, error)
            continue
        weight, real = _weight(opened[2])
        if not real:
            continue
        others.append((one.name, opened[2]))
        if best is None or weight > best[0]:
            best = (weight, one, *opened)
    if best is None:
        if unread:
            notices = tuple(Notice("unread-part", f"attachment:{name}") for name in unread)
            work.document = replace(work.document, notices=(*work.document.notices, *notices))
            work.report.document = work.document
        return
    _, chosen, document, tables, report = best
    if os.path.normpath(os.path.join(os.path.dirname(source.path), chosen.name)) in source.apart:
        work.gaps.append(OpenEnd.of("attached", chosen.name))
        work.say(
            "GX001",
            Finding(
                None,
                "attached",
                {"name": chosen.name},
                "inside",
                evidence={"reason": "attached", "name": chosen.name},
            ),
        )
        work.report, work.tables = None, ()
        return
    further = [Notice("unread-part", f"attachment:{name}") for name, other in others
               if other is not report and not _same(other, report)]  # fmt: skip
    document = replace(document, notices=(Notice("inside", chosen.name), *document.notices, *further))
    report.document = document
    work.document, work.tables, work.report = document, tables, report


def _open(work: Work, one: Attachment) -> tuple[Document, list[KeyedTable], Report]:
    from gxlint import readers, structure, tables

    document = readers.read_bytes(one.load(), one.name)
    found = tables.recognise(document)
    report = structure.build(document, found, layout=work.settings.layout, year=work.settings.year)
    return document, found, report


def _weight(report: Report) -> tuple[tuple[int, int], bool]:
    """Return how much of a report there is (tables, known sections), and whether it is enough to be one."""
    sections = len({section.id for section in report.sections} - {"none", "annex", "preface"})
    return (len(report.tables), sections), bool(report.tables) or (report.is_report and sections >= _ENOUGH)


def _same(one: Report, other: Report) -> bool:
    """Whether two files hold the same report, as the Word document and the print of it do."""
    return (one.year.value, one.agency.value) == (other.year.value, other.agency.value)
