"""Plain text: the lines are the file's own, every non-empty line is a paragraph."""

from __future__ import annotations

from gxlint.document import Document, Notice, Paragraph, Span
from gxlint.readers.encoding import Decoded
from gxlint.readers.errors import Unreadable
from gxlint.readers.limits import Limits
from gxlint.text.normal import without_zero_width

_INNER = "\x0b\x0c\u2028\u2029"
"""Breaks that editors draw inside a line without counting one: Word's soft return, a page break, Unicode's own."""
_EDGE = " \t\u3000\xa0\ufeff\u200b\x1a\x0b\x0c\u2028\u2029\u2002\u2003\u2009\u202f\x00\r"


def split_lines(text: str, limits: Limits) -> list[str]:
    """Return the lines that an editor shows: ended by LF, CR LF or CR, nothing else.

    A byte order mark is no part of the first one, characters without any width are left out (no editor shows them, and
    columns count what can be seen), and a final line end begins no further line.
    Raises Unreadable "too-large" beyond `limits.max_lines`.
    """
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_zero_width(text)
    number = text.count("\n") + (not text.endswith("\n"))
    if number > limits.max_lines:
        raise Unreadable("too-large", size=number, limit=limits.max_lines, unit="lines")
    lines = text.split("\n")
    if lines[-1] == "" and len(lines) > 1:
        lines.pop()
    return lines


def stray_notices(decoded: Decoded) -> tuple[Notice, ...]:
    """Return the notice that some bytes had to be replaced, if any were."""
    return (Notice("stray-bytes", str(decoded.stray)),) if decoded.stray else ()


def read_text(decoded: Decoded, path: str, limits: Limits) -> Document:
    """Read plain text: one Paragraph a non-empty line, white space around it left out of text and span."""
    lines = split_lines(decoded.text, limits)
    breaks = any(mark in decoded.text for mark in _INNER)
    blocks: list[Paragraph] = []
    for number, line in enumerate(lines, 1):
        text = line.strip(_EDGE)
        if not text:
            continue
        start = 1 if len(text) == len(line) else line.index(text[0]) + 1
        if breaks and any(mark in text for mark in _INNER):
            _parts(line, number, blocks)
        else:
            blocks.append(Paragraph(text, Span(number, start, number, start + len(text))))
    return Document(
        path, "text/plain", decoded.encoding, tuple(lines), tuple(blocks), notices=stray_notices(decoded)
    )


def _parts(line: str, number: int, blocks: list[Paragraph]) -> None:
    """A line with breaks of its own inside: several paragraphs on one line of the file."""
    at = 0
    for mark in _INNER[1:]:
        line = line.replace(mark, _INNER[0])
    for part in line.split(_INNER[0]):
        text = part.strip(_EDGE)
        if text:
            start = at + part.index(text[0]) + 1
            blocks.append(Paragraph(text, Span(number, start, number, start + len(text))))
        at += len(part) + 1
