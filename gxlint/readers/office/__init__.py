"""Documents of other word processors (.doc, .wps, .rtf, .odt): converted to docx beside this process, and read as such.

A .doc, which a .wps of the last twenty years is as well, goes to the library msdoc2docx; where that cannot take something
over, and for everything else, LibreOffice does it where it is installed. What a document says is read as it is in a docx:
see `gxlint.readers.docx`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gxlint.document import Document, Notice
from gxlint.readers.docx import read_docx
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import DEFAULT, Limits
from gxlint.readers.office import conversion, soffice
from gxlint.readers.office.conversion import Converted
from gxlint.readers.office.fib import fib_of
from gxlint.readers.office.losses import doubtful, lost
from gxlint.readers.ole import SIGNATURE, CompoundFile

__all__ = ["MEDIA", "read_doc", "read_odt", "read_rtf"]

MEDIA = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}
"""The media types of the originals (IANA); a .wps by WPS Office is a Word document inside."""


def read_doc(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """Read a binary Word document, or a .wps. `path` is only kept.

    Sources and notices are as `read_docx` says; "unread-part" also for what the library could not take over and no
    LibreOffice is there to read ("doc:tables", "doc:drawings", "doc:numbering", "doc:pictures", "doc:objects", "doc:text";
    "doc:fields" in RTF).
    Raises Unreadable: "encrypted", "broken-archive", "no-converter" (nothing here reads this one), "converter-missing",
    "not-converted", "converter-late", and what `read_docx` raises.
    """
    if data.startswith(SIGNATURE) and not CompoundFile(data).has("WordDocument"):
        raise Unreadable("broken-archive", error="no document stream")
    fib = fib_of(data)
    if fib is not None and fib.encrypted:
        raise Unreadable("encrypted")
    first = Converted("absent")
    if fib is not None and fib.modern:
        first = conversion.with_library(data, limits)
        if first.state == "done" and not doubtful(first.losses):
            return _read(first, "doc", path, limits)
    form = "wps" if path.lower().endswith((".wps", ".wpt")) else "doc"
    try:
        program = soffice.find()
    except Unreadable:
        if first.state != "done":
            raise
        program = None
    if program is not None:
        second = conversion.with_program(data, "doc", program, limits)
        if second.state == "done":
            return _read(second, "doc", path, limits)
        if first.state != "done":
            raise _refusal(second, form, limits)
    if first.state == "done":
        return _read(first, "doc", path, limits)
    if first.state == "absent":
        raise Unreadable("no-converter", format=form)
    raise _refusal(first, form, limits)


def read_rtf(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """Read a Rich Text document with LibreOffice.

    Raises Unreadable as `read_doc` does, further "nesting" and "too-large".
    """
    from gxlint.readers.office.richtext import without_instructions

    safe, lost = without_instructions(data, limits)
    document = _with_program(safe, "rtf", path, limits)
    return _also(document, ["fields"]) if lost else document


def read_odt(data: bytes, path: str, limits: Limits = DEFAULT) -> Document:
    """Read an OpenDocument text with LibreOffice.

    Its archive passes the guards of a docx first. Raises Unreadable as `read_doc` does, and what those guards say.
    """
    from gxlint.readers.office.opendocument import prepared

    return _with_program(prepared(data, limits), "odt", path, limits)


def _with_program(data: bytes, kind: str, path: str, limits: Limits) -> Document:
    program = soffice.find()
    if program is None:
        raise Unreadable("no-converter", format=kind)
    converted = conversion.with_program(data, kind, program, limits)
    if converted.state != "done":
        raise _refusal(converted, kind, limits)
    return _read(converted, kind, path, limits)


def _read(converted: Converted, kind: str, path: str, limits: Limits) -> Document:
    document = read_docx(converted.data, path, limits)
    return _also(replace(document, media=MEDIA[kind]), lost(converted.losses))


def _also(document: Document, parts: Iterable[str]) -> Document:
    """Add what was not read."""
    notices = (Notice("unread-part", f"doc:{part}") for part in parts)
    return replace(document, notices=(*document.notices, *notices))


def _refusal(converted: Converted, form: str, limits: Limits) -> Unreadable:
    if converted.state == "late":
        return Unreadable("converter-late", format=form)
    if converted.state == "large":
        return Unreadable("too-large", size=limits.max_unpacked, limit=limits.max_unpacked, unit="bytes")
    return Unreadable("not-converted", format=form, error=converted.error)
