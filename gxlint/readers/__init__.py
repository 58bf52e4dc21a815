"""Readers: the bytes of a file to a Document, one module a format; nothing here knows what a report is.

`read` takes a path, `read_bytes` what was read already. Both raise `Unreadable` for every file that cannot be read; any
other exception is a fault of gxlint itself, which the engine says as such (GX007).
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from dataclasses import replace

from gxlint.document import Document, Notice
from gxlint.readers.errors import REASONS, Unreadable
from gxlint.readers.limits import DEFAULT, Limits

__all__ = ["DEFAULT", "REASONS", "Limits", "Unreadable", "read", "read_bytes"]


Reader = Callable[[bytes, str, Limits], Document]
_BY_KIND: dict[str, tuple[str, str]] = {
    "docx": ("docx", "read_docx"),
    "xlsx": ("sheets", "read_xlsx"),
    "xls": ("sheets", "read_xls"),
    "doc": ("office", "read_doc"),
    "rtf": ("office", "read_rtf"),
    "odt": ("office", "read_odt"),
    "pdf": ("pdf", "read_pdf"),
}
"""For the formats that are no text: module of this package and function in it, imported only when called for. Each takes
(data, name, limits) and returns a Document."""


def read(path: str | os.PathLike[str], *, limits: Limits = DEFAULT) -> Document:
    """Read a file. Raises Unreadable with one of `REASONS`, never an OSError, nor what a library says of broken input."""
    from gxlint.readers.files import load

    return read_bytes(load(path, limits), os.fspath(path), limits=limits)


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """Read the content of a file. `name` only says which format was expected and becomes `Document.path`.

    Content of another format than the name promises is read as what it is, with a notice "misnamed" whose
    detail is the format found ("text", "markdown", "html", "mhtml", "docx"). Raises Unreadable.
    """
    try:
        return _dispatch(data, name, limits)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("too-large", size=len(data), limit=limits.max_bytes, unit="bytes") from None
    except Exception as problem:
        if not _says_broken(problem):
            raise
        reason = "broken-archive" if data.startswith(b"PK") else "undecodable"
        raise Unreadable(reason, error=type(problem).__name__) from problem


def _says_broken(problem: Exception) -> bool:
    """Whether an exception is how a library (archives, XML, codecs) speaks of input that is broken.

    The readers turn these into Unreadable where they arise; this is the last fence behind them. What our own code
    raises by mistake (TypeError, KeyError, IndexError …) says nothing about the file and must not be blamed on it.
    """
    import binascii
    import struct
    import zlib
    from xml.etree.ElementTree import ParseError
    from zipfile import BadZipFile

    return isinstance(
        problem, BadZipFile | zlib.error | struct.error | ParseError | binascii.Error | UnicodeError
    )


def _dispatch(data: bytes, name: str, limits: Limits) -> Document:
    from gxlint.readers import detect

    if not data:
        raise Unreadable("empty")
    if len(data) > limits.max_bytes:
        raise Unreadable("too-large", size=len(data), limit=limits.max_bytes, unit="bytes")
    promised = detect.expected(name)
    kind = detect.container(data, promised)
    if kind in _BY_KIND:
        module, function = _BY_KIND[kind]
        reader: Reader = getattr(importlib.import_module(f"{__name__}.{module}"), function)
        document = reader(data, name, limits)
    elif kind == detect.MHTML:
        from gxlint.readers.html import read_html
        from gxlint.readers.mhtml import page_of

        document = read_html(page_of(data), name, limits)
    else:
        from gxlint.readers.encoding import decode

        decoded = decode(data)
        kind = detect.textual(decoded.text, promised)
        if kind == detect.HTML:
            from gxlint.readers.html import read_html

            document = read_html(decoded, name, limits)
        elif kind == detect.MARKDOWN:
            from gxlint.readers.markdown import read_markdown

            document = read_markdown(decoded, name, limits)
        else:
            from gxlint.readers.text import read_text

            document = read_text(decoded, name, limits)
    if promised in detect.SHEETS and kind in (detect.HTML, detect.TEXT):
        document = replace(document, tabular=True)  # what many programs export under the name of a workbook
    _measure(document, limits)
    if promised not in (None, kind) and {promised, kind} not in detect.ALIKE:
        document = replace(document, notices=(Notice("misnamed", kind), *document.notices))
    return document


def _measure(document: Document, limits: Limits) -> None:
    """Refuse what came out too long to be checked in reasonable time, however it was packed."""
    lines, characters = len(document.lines), sum(map(len, document.lines))
    if lines > limits.max_lines:
        raise Unreadable("too-large", size=lines, limit=limits.max_lines, unit="lines")
    if characters > limits.max_text:
        raise Unreadable("too-large", size=characters, limit=limits.max_text, unit="characters")
