"""Which paragraphs look like headings beside the body: larger, bold, in a heading face or in the middle, and short.

Official documents set headings in 黑体 (and 楷体 one level below) of the body's own size, GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gxlint.readers.pdf.paragraphs import Setting, Text
from gxlint.readers.pdf.shapes import Letter

_SHORT, _CENTRED_SHORT = 60, 40
_LARGER = 1.4
"""Points: 16 to 18 (三号 to 小二) is a step one sees."""
_BOLD = 600
_FACES = (("小标宋", "title"), ("xbs", "title"), ("黑", "hei"), ("hei", "hei"), ("楷", "kai"), ("kai", "kai"))


def _face(font: str) -> str:
    name = font.lower()
    return next((face for mark, face in _FACES if mark in name), "")


@dataclass(frozen=True, slots=True)
class BodyLook:
    """What most of the text looks like, by characters."""

    size: float = 0.0
    bold: bool = False
    face: str = ""

    @classmethod
    def of(cls, settings: Iterable[Setting]) -> BodyLook:
        """Weigh the lines outside tables."""
        looks: Counter[tuple[float, bool, str]] = Counter()
        for setting in settings:
            looks.update(_look(letter) for letter in setting.line.letters)
        if not looks:
            return cls()
        sizes: Counter[float] = Counter()
        bolds: Counter[bool] = Counter()
        faces: Counter[str] = Counter()
        for (size, bold, face), count in looks.items():
            sizes[size] += count
            bolds[bold] += count
            faces[face] += count
        return cls(sizes.most_common(1)[0][0], bolds.most_common(1)[0][0], faces.most_common(1)[0][0])

    def stands_out(self, text: Text) -> bool:
        """Whether the whole of a paragraph looks like a heading beside this body."""
        if not self.size or len(text.text) > _SHORT:
            return False
        if len(text.text) <= _CENTRED_SHORT and all(setting.centred for setting in text.settings):
            return True
        looks = {_look(letter) for setting in text.settings for letter in setting.line.letters}
        if not self.bold and all(bold for _, bold, _ in looks):
            return True
        if all(size >= self.size + _LARGER for size, _, _ in looks):
            return True
        faces = {face for _, _, face in looks}
        # Digits are often left in the body's font; what is Chinese decides, but all of it must agree.
        return len(faces) == 1 and "" not in faces and self.face not in faces


def _look(letter: Letter) -> tuple[float, bool, str]:
    return round(letter.size * 2) / 2, letter.look[1] >= _BOLD, _face(letter.look[0])
