"""The elements of an XML part with the bytes at which they stand, so that it can be changed without being rewritten."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element
from xml.parsers.expat import ParserCreate

from gxlint.readers.docx.markup import LOOKS

_TAG = re.compile(rb"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_PREFIX = re.compile(rb"[^\s<>/=:]+:")
_SPACE = re.compile(rb"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_LEFT_OUT = re.compile(rf"(?:{'|'.join(LOOKS)})\b")
"""What the reader may leave out of its tree: passed over on both sides when the two are laid side by side."""
_TOKEN = re.compile(
    rb"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&(?P<entity>[^;]{1,12});|(?P<line>\r\n?)|(?P<text>[^<&\r]+)",
    re.DOTALL,
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Letters:
    """The character data of an element, as far as its first child: `text`, and for each character where its bytes
    begin and end. `cdata` are the positions in `text` of characters that stand in a CDATA section."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    cdata: frozenset[int] = frozenset()


@dataclass(slots=True)
class Outline:
    """All elements of a part in the order of their start tags; an element is its position in these lists.

    `text` is the part as UTF-8, to which all places refer. `names` are local names; `nodes` the elements of the reader's tree and
    `tags` their names (with the usual namespaces also in strict files), None and "" for what the reader left out;
    `elements` leads back from the tree. `parents` is -1 for the root. `namespace` is
    the root's own, as it is written.
    `starts` is where the start tag begins, `ends` where the end tag begins (behind the tag of an empty element).
    """

    text: bytes
    root: Element
    names: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    nodes: list[Element | None] = field(default_factory=list)
    elements: dict[Element, int] = field(default_factory=dict)
    namespace: str = ""
    _last: tuple[int, Letters] | None = None

    @classmethod
    def of(cls, text: bytes, root: Element) -> Outline:
        """Lay a part (UTF-8, well-formed, without a document type) beside the tree that the reader made of it."""
        outline = cls(text, root)
        outline._scan()
        outline._match()
        return outline

    def _scan(self) -> None:
        parser = ParserCreate("utf-8", "}")
        names, parents, starts, ends = self.names, self.parents, self.starts, self.ends
        open_here = [-1]

        def begin(name: str, _: object) -> None:
            if not names:
                self.namespace = name.rpartition("}")[0]
            names.append(name.rpartition("}")[2])
            parents.append(open_here[-1])
            open_here.append(len(starts))
            starts.append(parser.CurrentByteIndex)
            ends.append(-1)

        def end(_: str) -> None:
            ends[open_here.pop()] = parser.CurrentByteIndex

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        parser.Parse(self.text, True)

    def _match(self) -> None:
        self.tags = [""] * len(self.names)
        self.nodes = [None] * len(self.names)
        kept = (at for at, name in enumerate(self.names) if not _LEFT_OUT.match(name))
        for element in self.root.iter():
            name = element.tag.rpartition("}")[2]
            if _LEFT_OUT.match(name):
                continue
            at = next(kept)
            assert self.names[at] == name
            self.tags[at], self.nodes[at] = element.tag, element
            self.elements[element] = at

    def prefix(self, at: int) -> bytes:
        """The prefix of an element's name with its colon, b"" for none."""
        begin = self.starts[at] + 1
        colon = self.text.find(b":", begin, begin + 80)
        name = self.text[begin : colon + 1] if colon >= 0 else b""
        return name if _PREFIX.fullmatch(name) else b""

    def start_tag(self, at: int) -> tuple[int, int]:
        """Where the start tag of an element begins and ends."""
        found = _TAG.match(self.text, self.starts[at])
        assert found is not None
        return found.span()

    def empty(self, at: int) -> bool:
        """Whether an element is written as a single tag (<w:p/>)."""
        start, end = self.start_tag(at)
        return self.text[end - 2 : end] == b"/>" and start < end

    def stop(self, at: int) -> int:
        """Where the bytes of an element end, its end tag included."""
        if self.empty(at):
            return self.start_tag(at)[1]
        return self.text.index(b">", self.ends[at]) + 1

    def inside(self, at: int) -> tuple[int, int]:
        """Where the content of an element begins and ends."""
        end = self.start_tag(at)[1]
        return (end, end) if self.empty(at) else (end, self.ends[at])

    def after(self, at: int) -> int:
        """The first element that does not stand inside this one (as many as there are elements, for none)."""
        return bisect_left(self.starts, max(self.ends[at], self.starts[at] + 1), at + 1)

    def children(self, at: int, behind: int | None = None) -> Iterator[int]:
        """The elements directly inside one, of these only the ones behind `behind`, if given."""
        child, last = at + 1 if behind is None else self.after(behind), self.after(at)
        while child < last:
            yield child
            child = self.after(child)

    def path(self, at: int) -> list[int]:
        """The elements around one, from the root down to itself."""
        found = []
        while at >= 0:
            found.append(at)
            at = self.parents[at]
        return found[::-1]

    def letters(self, at: int) -> Letters:
        """The character data of an element with its places."""
        if self._last is None or self._last[0] != at:
            # One is kept: whoever asks, asks several times about the same element before the next.
            self._last = (at, self._letters(at))
        return self._last[1]

    def _letters(self, at: int) -> Letters:
        begin, end = self.inside(at)
        raw = self.text[begin:end]
        if not any(sign in raw for sign in b"<&\r"):
            return _plain(raw.decode("utf-8"), begin)
        text: list[str] = []
        starts, ends = array("L"), array("L")
        cdata: set[int] = set()
        place = 0
        while found := _TOKEN.match(raw, place):
            here, kind = begin + place, found.lastgroup
            place = found.end()
            if kind == "entity" or kind == "line":
                text.append(_character(found["entity"]) if kind == "entity" else "\n")
                starts.append(here)
                ends.append(begin + place)
            elif kind is not None:
                inner = _plain(found[kind].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8"),
                               begin + found.start(kind))  # fmt: skip
                if kind == "cdata":
                    if b"\r" in found[kind]:
                        return Letters("", (), ())
                    cdata.update(range(len(text), len(text) + len(inner.text)))
                text += inner.text
                starts.extend(inner.starts)
                ends.extend(inner.ends)
        return Letters("".join(text), starts, ends, frozenset(cdata))


def keeping_blanks(tag: bytes) -> bytes:
    """A start tag with xml:space="preserve"."""
    return _SPACE.sub(b"", tag)[:-1] + b' xml:space="preserve">'


def _plain(text: str, begin: int) -> Letters:
    if text.isascii():
        return Letters(text, range(begin, begin + len(text)), range(begin + 1, begin + len(text) + 1))
    places, place = array("L", (begin,)), begin
    for character in text:
        code = ord(character)
        place += 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        places.append(place)
    return Letters(text, places[:-1], places[1:])


def _character(entity: bytes) -> str:
    name = entity.decode("ascii")
    if name.startswith("#"):
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
    return _ENTITIES[name]
