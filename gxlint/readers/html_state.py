"""What the open elements say of the text inside them, and how one more element changes it.

A page uses few combinations of tag and style, thousands of times: each is worked out once and kept with the
state it starts from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gxlint.readers import html_style

_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_PRE = frozenset(("pre", "listing", "xmp"))
_NOTHING: Mapping[str, str | None] = {}


@dataclass(slots=True, eq=False)
class State:
    """How text looks here. `moves` remembers where each element leads."""

    bold: bool = False
    center: bool = False
    face: bool = False
    link: bool = False
    pre: bool = False
    level: int | None = None
    caption: bool = False
    raised: bool = False
    tiny: bool = False
    moves: dict[object, Move] = field(default_factory=dict)

    def enter(self, tag: str, attributes: Mapping[str, str | None] = _NOTHING) -> Move:
        """Return where an element leads."""
        key: object = tag
        if attributes:
            get = attributes.get
            key = (tag, get("style"), get("align"), get("face"), "href" in attributes, "hidden" in attributes)
        move = self.moves.get(key)
        if move is None:
            move = self.moves[key] = self._move(tag, attributes)
        return move

    def _move(self, tag: str, attributes: Mapping[str, str | None]) -> Move:
        style = html_style.parse(attributes.get("style") or "")
        align = attributes.get("align")
        if style.center is not None:
            center = style.center
        elif tag in ("table", "td", "th"):
            center = tag == "th"
        elif align:
            center = align.strip().lower() == "center"
        else:
            center = self.center or tag == "center"
        face = style.face
        if face is None and tag == "font" and attributes.get("face"):
            face = html_style.parse(f"font-family:{attributes['face']}").face
        state = State(
            bold=style.bold if style.bold is not None else self.bold or tag in _BOLD,
            center=center,
            face=self.face if face is None else face,
            link=self.link or (tag == "a" and bool(attributes.get("href"))),
            pre=style.pre if style.pre is not None else self.pre or tag in _PRE,
            level=_LEVELS.get(tag, self.level),
            caption=self.caption or tag == "caption",
            raised=style.raised if style.raised is not None else self.raised or tag == "sup",
            tiny=self.tiny if style.tiny is None else style.tiny,
        )
        same = all(getattr(state, name) == getattr(self, name) for name in State.__slots__ if name != "moves")
        return Move(
            self if same else state, style.hidden or "hidden" in attributes, style.block, style.list_style
        )


class Move(NamedTuple):
    """Where an element leads: the state inside it, and what its style says of itself."""

    state: State
    hidden: bool
    block: bool
    list_style: str | None
