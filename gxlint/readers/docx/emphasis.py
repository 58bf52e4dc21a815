"""Which lines look like headings: larger than the body, in a heading face, bold or centred, and short.

Official documents set headings in 黑体 (and 楷体 one level below) of the body's own size, GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gxlint.readers.docx.items import Item, ParagraphItem, TextLine
from gxlint.readers.docx.styles import Look

_SHORT = 60
_CENTRED_SHORT = 40
_LARGER = 3
"""Half points: 16 to 18 points (三号 to 小二) is a step one sees, 16 to 16.5 is none."""
_FACES = (
    ("小标宋", "title"), ("xbs", "title"), ("黑", "hei"), ("hei", "hei"), ("楷", "kai"), ("kai", "kai"),
)  # fmt: skip


def _face(font: str) -> str:
    name = font.lower()
    return next((face for mark, face in _FACES if mark in name), "")


@dataclass(frozen=True, slots=True)
class BodyLook:
    """What most of the text looks like, by characters."""

    size: int | None = None
    bold: bool = False
    face: str = ""

    @classmethod
    def of(cls, items: Iterable[Item]) -> BodyLook:
        """Weigh the paragraphs outside tables."""
        looks: Counter[Look] = Counter()
        for item in items:
            if isinstance(item, ParagraphItem):
                for line in item.lines:
                    for look, weight in line.looks:
                        looks[look] += weight
        if not looks:
            return cls()
        sizes: Counter[int] = Counter()
        bolds: Counter[bool] = Counter()
        faces: Counter[str] = Counter()
        for look, weight in looks.items():
            sizes[look.size] += weight
            bolds[look.bold] += weight
            faces[_face(look.font)] += weight
        return cls(sizes.most_common(1)[0][0], bolds.most_common(1)[0][0], faces.most_common(1)[0][0])

    def stands_out(self, line: TextLine, *, centred: bool) -> bool:
        """Whether the whole of a line looks like a heading beside this body."""
        if not line.looks or self.size is None or len(line.text) > _SHORT:
            return False
        looks = [look for look, _ in line.looks]
        if centred and len(line.text) <= _CENTRED_SHORT:
            return True
        if not self.bold and all(look.bold for look in looks):
            return True
        if all(look.size >= self.size + _LARGER for look in looks):
            return True
        faces = {_face(look.font) for look in looks}
        # Digits are often left in the body's font; what is Chinese decides, but all of it must agree.
        return len(faces) == 1 and "" not in faces and self.face not in faces
