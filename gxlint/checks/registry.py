"""What a check is, and the names under which rule files call them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gxlint.diagnostics import Finding
from gxlint.structure.model import Report


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
CHECKS: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Register a generator of findings under `name`, the word a rule file gives for `check:`."""

    def register(function: Check) -> Check:
        if name in CHECKS:
            raise ValueError(f"two checks are called {name}")
        CHECKS[name] = function
        return function

    return register
