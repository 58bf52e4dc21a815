"""A text file in its own encoding: changed in places, with every other byte as it was."""

from __future__ import annotations

from dataclasses import dataclass

from gxlint.mending.refusals import Refused
from gxlint.readers.encoding import decode

_MARKS = (
    b"\xff\xfe\x00\x00",
    b"\x00\x00\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x84\x31\x95\x33",
    b"",
)
_CODECS = {
    "utf-8": ("utf-8",),
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
    "gb18030": ("gb18030",),
    "big5": ("big5hkscs",),
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """`text` is what the bytes say; `mark` and `text` in `codec` are those very bytes again."""

    text: str
    mark: bytes
    codec: str

    @classmethod
    def of(cls, data: bytes) -> Encoded:
        """Read a file. Raises Refused: "stray" where bytes of it say nothing, "encoding" where it could not be written
        back as it is."""
        found = decode(data)
        if found.stray:
            raise Refused("stray", count=found.stray)
        for mark in _MARKS:
            if data.startswith(mark):
                for codec in _CODECS.get(found.encoding, (found.encoding,)):
                    try:
                        if mark + found.text.encode(codec) == data:
                            return cls(found.text, mark, codec)
                    except (UnicodeEncodeError, LookupError):
                        continue
        raise Refused("encoding", name=found.encoding)

    def replaced(self, places: list[tuple[int, int, str]], *, references: bool = False) -> bytes:
        """Return the bytes with other text at some places (first and last offset, text), which do not overlap.

        `references`: characters that the encoding does not have are written as &#…;. Else raises Refused "letters".
        """
        parts: list[str] = []
        at = 0
        for first, last, text in sorted(places):
            parts += (self.text[at:first], text)
            at = last
        parts.append(self.text[at:])
        try:
            return self.mark + "".join(parts).encode(
                self.codec, "xmlcharrefreplace" if references else "strict"
            )
        except UnicodeEncodeError as lacking:
            letters = lacking.object[lacking.start : lacking.end]
            raise Refused("letters", letters=letters, name=self.codec) from None
