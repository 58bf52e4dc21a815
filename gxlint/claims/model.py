"""Token, Figure and the kinds of Claim: the numbers of the narrative as data.

Every `start` and `end` is an offset into the text that was given (from 0, end exclusive).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gxlint.claims.words import roles_of


@dataclass(slots=True)
class Token:
    """A piece of a sentence that means something to a claim; what stands between tokens means nothing.

    `kind` is one of
      "number"   461, 3.04亿元, 三件 - `value`, `unit` ("" without one), `scale`, `approx`
      "percent"  33.9%, 七成, 百分之五 - `value` in per cent
      "ordinal"  第三季度, 第20条 · "item" 一是, (一), 首先 - `value` is its number
      "date", "year" (`value` the year), "document" (〔2021〕30号, 第711号), "phone", "title" (《…》), "word" (Latin)
      "cue", "scope"  a word of rules/words/claims; `key` says which kind
      "open", "close" brackets · "comma", "dun" (、), "semicolon", "colon", "stop"

    `text` is as printed. `value` is scaled (3.04亿元 is 304000000 元); `step` is one unit of its last printed place, scaled
    alike (0.01亿 is 1000000). `approx` holds the word that makes the number inexact (余, 约, 左右, 至 for a range), "".
    `han` is true for a number in Chinese numerals.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Decimal | None = None
    unit: str = ""
    scale: int = 1
    step: Decimal = Decimal(1)
    approx: str = ""
    key: str = ""
    han: bool = False


@dataclass(slots=True)
class Figure:
    """A number with what it counts.

    `name` are the words before it, back to the last mark or number (公开工作动态); `after` those behind it, up to the next
    mark or number (…为网络申请). `clause` is the whole stretch from the last comma, semicolon, colon or stop, whatever 、
    stands in it. `roles` and `scopes` are keys of roles.yaml and words of scopes.yaml found in its wording; `scopes` also
    looks back over the sentence. `sentence` counts the sentences of the text from 0. `start` and `end` are the number's
    own place with its unit.
    """

    value: Decimal
    unit: str
    printed: str
    start: int
    end: int
    step: Decimal = Decimal(1)
    approx: str = ""
    han: bool = False
    percent: bool = False
    name: str = ""
    after: str = ""
    clause: str = ""
    scopes: tuple[str, ...] = ()
    sentence: int = 0
    _roles: tuple[str, ...] | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the words before the number, else of those behind it; looked up when first asked for."""
        if self._roles is None:
            self._roles = roles_of(self.name) or roles_of(self.after)
        return self._roles


@dataclass(slots=True)
class Breakdown:
    """A total and its parts: 其中 …, (A…,B…), …合计.

    `cue` is the word that ties them, `cue_kind` "among", "exact", "total" (the total comes last), "bracket" or "colon".
    `separators` stand before each part but the first ("dun", "comma", "semicolon", "stop").
    `others` are further numbers beside the total that the parts may belong to, nearest first; `outer` those farther out.
    `open` the list goes on (等), `soft` it gives examples (主要), `depth` how many breakdowns it stands in; `nested` is true
    when one of its parts has parts of its own, after which the list may go on.
    """

    start: int
    end: int
    total: Figure
    parts: tuple[Figure, ...]
    cue: str
    cue_kind: str
    separators: tuple[str, ...] = ()
    others: tuple[Figure, ...] = ()
    outer: tuple[Figure, ...] = ()
    nested: bool = False
    open: bool = False
    soft: bool = False
    depth: int = 0
    kind: str = "breakdown"


@dataclass(slots=True)
class Share:
    """A printed share: `part` of a whole is `percent`. `wholes` are the numbers the whole may be, likeliest first."""

    start: int
    end: int
    part: Figure | None
    percent: Figure
    wholes: tuple[Figure, ...]
    cue: str
    sentence: int = 0
    kind: str = "share"


@dataclass(slots=True)
class Growth:
    """A change against another year. `rate` is per cent, times (倍) or an absolute number, as its unit says.

    `direction` is 1, -1 or 0 where the wording leaves it open; `now` and `before` are the numbers it may rest on.
    `closest` is the one pair of them (now, before) that stands by it alone, None where there is no such pair. `style` is
    "by" (增长1.5倍) or "of" (是上年的1.5倍). `amount` is the same change as a number right beside it (增加3件,增长15%), and
    `told` the one number before it that both may be said of.
    """

    start: int
    end: int
    rate: Figure
    direction: int
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]
    cue: str
    style: str = "by"
    closest: tuple[Figure, Figure] | None = None
    amount: Figure | None = None
    told: Figure | None = None
    kind: str = "growth"


@dataclass(slots=True)
class CountedList:
    """A number of things announced and named: 四个方面 …一是…二是…三是.

    `announced` is the number, `items` the names or markers that follow (or stand before it), `style` "markers" or "names".
    """

    start: int
    end: int
    announced: int
    items: tuple[str, ...]
    noun: str
    style: str
    open: bool = False
    kind: str = "counted-list"


@dataclass(slots=True)
class Zero:
    """A statement that there was none of something (未收到申请), or that all of it had one fate (全部办结).

    `wording` is the clause it stands in, `roles` and `scopes` as for a Figure. `every` is true for 均/全部.
    """

    start: int
    end: int
    cue: str
    wording: str
    roles: tuple[str, ...]
    scopes: tuple[str, ...]
    sentence: int = 0
    every: bool = False
    kind: str = "zero"


@dataclass(slots=True)
class Flow:
    """The numbers of one passage that say how many came in, were left over, went out and stay: None where not said."""

    start: int
    end: int
    received: Figure | None
    carried_in: Figure | None
    answered: Figure | None
    carried_out: Figure | None
    kind: str = "flow"


Claim = Breakdown | Share | Growth | CountedList | Zero | Flow


@dataclass(slots=True)
class Reading:
    """A paragraph, read: its tokens, its figures and its claims, each in reading order."""

    tokens: list[Token]
    figures: list[Figure]
    claims: list[Claim]
