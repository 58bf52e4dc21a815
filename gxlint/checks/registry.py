"""What a check is, and the names under which rule files call them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gxlint.diagnostics import Finding
from gxlint.structure.model import Report

if TYPE_CHECKING:
    from gxlint.checks.shapes import Shape


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: the report, the parameters of its rule file, and `memo`.

    `memo` is shared by all checks of one report, for work several of them need (broken relations).
    `enabled` are the codes that will be shown, for checks that speak for a whole family.
    """

    report: Report
    code: str
    parameters: Mapping[str, Any]
    memo: dict[str, Any] = field(default_factory=dict)
    enabled: frozenset[str] = frozenset()


Check = Callable[[Subject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Contract:
    """What a check and its rule files agree on; a rule file is held against it when it is loaded.

    `says`: the messages the check may give, each with the names of the values that always come with it. `levels`: the
    names of severities it may ask for. `parameters`: what it reads from the rule file, and of which shape. `mends`: the
    messages with which it may give a correction.
    """

    says: Mapping[str, frozenset[str]]
    levels: frozenset[str]
    parameters: Mapping[str, Shape]
    mends: frozenset[str] = frozenset()


CHECKS: dict[str, Check] = {}
CONTRACTS: dict[str, Contract] = {}


def check(
    name: str,
    *,
    says: Mapping[str, str] | None = None,
    levels: str = "",
    mends: str = "",
    **parameters: Shape,
) -> Callable[[Check], Check]:
    """Register a generator of findings under `name`, the word a rule file gives for `check:`.

    `says` gives for every message the names of its values, separated by blanks ("heading line section"), `levels`
    likewise, and `mends` the messages that may come with a correction; the keyword `from_` stands for a parameter `from`. Without `says` nothing is promised of the messages,
    and a rule file's are taken as they are. A parameter that is not declared is an error in a rule file.
    """

    def register(function: Check) -> Check:
        if name in CHECKS:
            raise ValueError(f"two checks are called {name}")
        CHECKS[name] = function
        CONTRACTS[name] = Contract(
            {message: frozenset(values.split()) for message, values in (says or {}).items()},
            frozenset(levels.split()),
            {key.removesuffix("_"): shape for key, shape in parameters.items()},
            frozenset(mends.split()),
        )
        return function

    return register
