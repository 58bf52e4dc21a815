"""Whether a regular expression of a rule author can be run on any report: nothing that backtracks without end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_LONG = 64
"""A bounded repetition up to this length is harmless around or inside another one."""


def is_bounded(pattern: str) -> bool:
    """Return whether no long repetition stands inside a repetition, and nothing refers back. It must compile."""
    from importlib import import_module

    # The parser of `re` has no public name; what it returns has been the same since 3.11.
    constants: Any = import_module("re._constants")
    parser: Any = import_module("re._parser")

    repeats = {constants.MAX_REPEAT, constants.MIN_REPEAT}
    repeats |= {getattr(constants, "POSSESSIVE_REPEAT", constants.MAX_REPEAT)}
    back = {constants.GROUPREF, constants.GROUPREF_EXISTS}

    def sound(items: Iterable[tuple[Any, Any]], inside: bool) -> bool:
        for operation, argument in items:
            if operation in back:
                return False
            repeated = operation in repeats
            many = repeated and argument[1] > _LONG
            if repeated and inside and argument[1] > 1 and (many or argument[1] != argument[0]):
                return False
            if any(not sound(part, inside or (repeated and argument[1] > 1)) for part in _parts(argument)):
                return False
        return True

    return sound(parser.parse(pattern), inside=False)


def _parts(argument: Any) -> Iterable[Any]:
    """The patterns inside an operation's argument, wherever they stand in it."""
    if type(argument).__name__ == "SubPattern":
        yield argument
    elif isinstance(argument, (tuple, list)):
        for part in argument:
            yield from _parts(part)
