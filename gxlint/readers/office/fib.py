"""The first lines of a Word document of the binary format: whether it has a password, and which Word wrote it.

File information block: [MS-DOC] 2.5.2; the older formats keep these fields at the same places.
"""

from __future__ import annotations

from dataclasses import dataclass

from gxlint.readers.ole import SIGNATURE, CompoundFile

_WORD_97 = 0xA5EC
_ENCRYPTED = 0x0100


@dataclass(frozen=True, slots=True)
class Fib:
    """What is known before a document is read. `modern`: the format of Word 97 to 2003, which WPS writes as well."""

    encrypted: bool
    modern: bool


def fib_of(data: bytes) -> Fib | None:
    """Return what the document says of itself, None where it is too broken, or too old, to say it."""
    if not data.startswith(SIGNATURE):
        return None
    head = CompoundFile(data).read("WordDocument", 32)
    if len(head) < 12:
        return None
    encrypted = bool(int.from_bytes(head[10:12], "little") & _ENCRYPTED)
    return Fib(encrypted, int.from_bytes(head[:2], "little") == _WORD_97)
