"""Automatic numbering (自动编号): the numbers a word processor shows without their being in the text.

`Definitions` is what numbering.xml says, `Numbering` counts along the document (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gxlint.readers.docx.drawings import choose
from gxlint.readers.docx.names import ALTERNATE, RPR, VAL, W, switched_on
from gxlint.readers.docx.numerals import write, write_padded
from gxlint.readers.docx.styles import ParagraphStyle, read_run, whole_number
from gxlint.text.patterns import lazy

_LEVELS = 9
_PLACEHOLDER = lazy(r"%([1-9])")
_LINKS = 8
_LONGEST = 255
"""Characters of a pattern; a longer one is no number, and it would be repeated at every paragraph."""
_CLOSED = frozenset("、。．，,：:；）)〕】］]》〉」』·")
"""Signs after which no blank is needed between number and text; after a full stop one is (1. 2021年)."""
_START, _OVERRIDE, _LVL, _ILVL = W + "start", W + "startOverride", W + "lvl", W + "ilvl"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` is the pattern ("（%1）"); `restart` the level (from 1) after which it starts again,
    0 never, None after any higher one; `legal` writes every number in decimal; `pattern` a custom format.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None
    pattern: str | None = None

    def write(self, number: int) -> str:
        """Return a number of this level as it is shown."""
        padded = write_padded(number, self.pattern) if self.pattern else None
        return padded if padded is not None else write(number, self.form)


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level]
    linked_style: str | None = None


@dataclass(slots=True)
class _Instance:
    """A `num`: the abstract list it counts in, and what it overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _List:
    """A list ready to count: `key` names the counters, shared by all instances of one abstract list."""

    key: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def start(self, level: int) -> int:
        if level in self.starts:
            return self.starts[level]
        return self.levels[level].start if level in self.levels else 1


class Definitions:
    """The lists that numbering.xml defines."""

    def __init__(self, root: Element | None, list_styles: Mapping[str, str]) -> None:
        """`list_styles`: numbering styles and the instance each stands for."""
        self._list_styles = list_styles
        self._abstracts: dict[str, _Abstract] = {}
        self._defining: dict[str, str] = {}
        self._instances: dict[str, _Instance] = {}
        self._lists: dict[str, _List | None] = {}
        if root is None:
            return
        for element in root.findall(W + "abstractNum"):
            name = element.get(W + "abstractNumId", "")
            linked, defined = element.find(W + "numStyleLink"), element.find(W + "styleLink")
            self._abstracts[name] = _Abstract(
                _levels(element), linked.get(VAL) if linked is not None else None
            )
            if defined is not None:
                self._defining.setdefault(defined.get(VAL, ""), name)
        for element in root.findall(W + "num"):
            abstract = element.find(W + "abstractNumId")
            if abstract is not None:
                instance = self._instances[element.get(W + "numId", "")] = _Instance(abstract.get(VAL, ""))
                _read_overrides(element, instance)

    def list(self, number: str) -> _List | None:
        """Return the list an instance counts in, None when there is no such."""
        if number not in self._lists:
            self._lists[number] = self._build(number)
        return self._lists[number]

    def level_of_style(self, number: str, styles: tuple[str, ...]) -> int | None:
        """Return the level that names one of `styles` as its own, the nearest style first."""
        found = self.list(number)
        if found is None:
            return None
        for style in styles:
            for place, level in found.levels.items():
                if level.style == style:
                    return place
        return None

    def _build(self, number: str) -> _List | None:
        instance = self._instances.get(number)
        if instance is None:
            return None
        key = instance.abstract
        for _ in range(_LINKS):
            abstract = self._abstracts.get(key)
            if abstract is None:
                return None
            style = abstract.linked_style
            if style is None or abstract.levels:
                return _List(key, {**abstract.levels, **instance.levels}, instance.starts)
            target = self._defining.get(style)
            if target is None:
                linked = self._instances.get(self._list_styles.get(style, ""))
                target = linked.abstract if linked is not None else None
            if target is None:
                return None
            key = target
        return None


class Numbering:
    """Counts along a document. Ask for every numbered paragraph exactly once, in reading order."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[str] = set()

    def label(self, number: str | None, level: int | None, style: ParagraphStyle) -> str:
        """Return what stands before a paragraph, with a blank after it where one is needed; "" for none.

        `number`, `level` are what the paragraph itself says; None leaves it to its style.
        """
        if number is None:
            number = style.number
            if number is not None and level is None:
                level = self._definitions.level_of_style(number, style.number_styles)
        if level is None:
            level = style.number_level
        if number is None or number == "0":
            return ""
        found = self._definitions.list(number)
        place = min(max(level or 0, 0), _LEVELS - 1)
        if found is None or place not in found.levels:
            return ""
        return self._text(found, place, self._count(found, number, place))

    def _count(self, found: _List, number: str, place: int) -> list[int | None]:
        counts = self._counts.setdefault(found.key, [None] * _LEVELS)
        if number not in self._met:
            self._met.add(number)
            for restarted in found.starts:
                counts[restarted] = None
        before = counts[place]
        counts[place] = found.start(place) if before is None else before + 1
        for deeper in range(place + 1, _LEVELS):
            level = found.levels.get(deeper)
            restart = level.restart if level is not None else None
            if restart is None or place + 1 <= restart:
                counts[deeper] = None
        return counts

    @staticmethod
    def _text(found: _List, place: int, counts: list[int | None]) -> str:
        level = found.levels[place]
        if level.form == "bullet" or level.hidden:
            return ""

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other > place:
                return ""
            count = counts[other]
            value = found.start(other) if count is None else count
            if level.legal:
                return str(value)
            return found.levels[other].write(value) if other in found.levels else str(value)

        text = _PLACEHOLDER.sub(shown, level.text)
        if "%" not in level.text and not any(character.isalnum() for character in text):
            # A bullet that calls itself a number.
            return ""
        text = text.strip()
        if not text or level.suffix == "nothing" or text[-1] in _CLOSED:
            return text
        return text + " "


def _levels(element: Element) -> dict[int, Level]:
    return {place: level for place, level in map(_read_level, element.findall(_LVL)) if 0 <= place < _LEVELS}


def _read_level(element: Element) -> tuple[int, Level]:
    place = whole_number(element.get(_ILVL))
    start, restart = element.find(_START), element.find(W + "lvlRestart")
    text, suffix, legal = element.find(W + "lvlText"), element.find(W + "suff"), element.find(W + "isLgl")
    style, run = element.find(W + "pStyle"), element.find(RPR)
    form, pattern = _format(element)
    first = whole_number(start.get(VAL)) if start is not None else 0
    return (-1 if place is None else place), Level(
        start=first if first is not None else 1,
        form=form,
        text=text.get(VAL, "")[:_LONGEST] if text is not None else "",
        suffix=suffix.get(VAL, "tab") if suffix is not None else "tab",
        restart=whole_number(restart.get(VAL)) if restart is not None else None,
        legal=legal is not None and switched_on(legal.get(VAL)),
        hidden=run is not None and bool(read_run(run).hidden),
        style=style.get(VAL) if style is not None else None,
        pattern=pattern,
    )


def _format(element: Element) -> tuple[str, str | None]:
    """Return the number format of a level, and the pattern of a custom one; newer ones stand in an alternative."""
    form = element.find(W + "numFmt")
    if form is None:
        alternate = element.find(ALTERNATE)
        branch = choose(alternate) if alternate is not None else None
        form = branch.find(W + "numFmt") if branch is not None else None
    if form is None:
        return "decimal", None
    return form.get(VAL, "decimal"), form.get(W + "format")


def _read_overrides(element: Element, instance: _Instance) -> None:
    for override in element.findall(W + "lvlOverride"):
        place = whole_number(override.get(_ILVL))
        if place is None or not 0 <= place < _LEVELS:
            continue
        start, level = override.find(_OVERRIDE), override.find(_LVL)
        if level is not None:
            instance.levels[place] = _read_level(level)[1]
        if start is not None:
            value = whole_number(start.get(VAL))
            instance.starts[place] = value if value is not None else 1
