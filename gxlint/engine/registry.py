"""Every rule that is known, and the check each one calls."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from gxlint import resources
from gxlint.engine.rule import Rule, Text, from_data
from gxlint.text.patterns import lazy

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from gxlint.checks.registry import Check

FAMILIES = tuple(f"GX{digit}" for digit in range(10))
RESERVED = "GX"
"""Codes that begin so belong to gxlint."""
_CODE_OR_PREFIX = lazy(r"[A-Z]{2,6}[0-9]{0,3}")


class UnknownCheckError(Exception):
    """No check has that name; `reason` says more when what should hold it (a module, a package) cannot be used."""

    def __init__(self, name: str, reason: str = "") -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason


class Registry:
    """Rules by code, in the order of codes.

    `content` is what stands in the place of gxlint's own files (gxlint.resources.use), `levels` the severities that a
    province's layouts give to rules.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        content: Mapping[str, Any] | None = None,
        levels: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.content: Mapping[str, Any] = content or {}
        self.levels: Mapping[str, Mapping[str, str]] = levels or {}
        self.rules: Mapping[str, Rule] = {
            rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)
        }

    def get(self, word: str) -> Rule | None:
        """The rule with that code (upper or lower case) or name; None when there is none."""
        found = self.rules.get(word.upper())
        return found or next((rule for rule in self.rules.values() if rule.name == word.lower()), None)

    def level(self, layout: str | None, code: str) -> str | None:
        """The severity that a province's layout gives to a rule, None when it leaves it as it is."""
        return self.levels.get(layout or "", {}).get(code)

    def matching(self, prefix: str) -> list[Rule]:
        """The rules whose code begins with `prefix` (GX2, GX201, upper or lower case)."""
        wanted = prefix.upper()
        return [rule for code, rule in self.rules.items() if code.startswith(wanted)]

    def knows(self, selector: str) -> bool:
        """Whether `selector` is a code or a prefix of codes that some rule has."""
        return bool(_CODE_OR_PREFIX.fullmatch(selector.upper()) and self.matching(selector))

    def nearest(self, word: str) -> str | None:
        """The code, family or name most like `word`, for messages; None when nothing is like it."""
        import difflib

        names = {rule.name: rule.code for rule in self.rules.values()}
        if word.lower() in names:
            return names[word.lower()]
        wanted = word.upper()
        codes = [code for code in self.rules if len(code) == len(word)] or list(self.rules)
        if wanted.startswith(RESERVED):
            # GX301, of a family that is not there, is no slip for GX201.
            codes = [code for code in codes if code[:3] == wanted[:3]]
        found = sorted(difflib.get_close_matches(wanted, codes, len(codes) or 1, 0.75))
        if found:
            return max(found, key=lambda code: _shared(code, wanted))
        alike = difflib.get_close_matches(word.lower(), sorted(names), 1)
        return names[alike[0]] if alike else None


def _shared(one: str, other: str) -> int:
    """How many characters two words have in common at their beginning."""
    same = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(same, min(len(one), len(other)))


def families() -> Mapping[str, Text]:
    """The families of rules that there are rules of, in the order of their codes, with what each is called."""
    named: Mapping[str, Text] = resources.national("families.yaml")
    return named


@cache
def builtin() -> Registry:
    """The rules that come with gxlint: taken as they are, since the tests check every one of their files."""
    return Registry(
        from_data(resources.national(name), f"rules/{name}")
        for family in FAMILIES
        for name in resources.names(family)
    )


@cache
def load(folders: tuple[str, ...] = ()) -> Registry:
    """The rules of gxlint and of extra folders (YAML files only, searched recursively, never Python).

    Raises RuleError for a file of theirs that is not whole, redefines a code or name, calls an unknown check, or
    names a parameter, message, row, column or table that is not there.
    """
    base = builtin()
    if not folders:
        return base
    from gxlint.engine.provincial import read

    found = read(folders, base.rules)
    return Registry((*base.rules.values(), *found.rules), found.content, found.levels)


def check_named(name: str) -> Check:
    """The check a rule file calls `name`: one of gxlint.checks, or an installed entry point (group gxlint.checks).

    Raises UnknownCheckError.
    """
    from gxlint.checks.registry import CHECKS

    if name in CHECKS:
        return CHECKS[name]
    broken = _import_checks()
    if name in CHECKS:
        return CHECKS[name]
    return _installed(name, "; ".join(broken))


@cache
def _import_checks() -> Sequence[str]:
    """Import every module of gxlint.checks once; return what went wrong, module by module."""
    import gxlint.checks

    broken = []
    for module in sorted(info.name for info in pkgutil.iter_modules(gxlint.checks.__path__)):
        try:
            importlib.import_module(f"gxlint.checks.{module}")
        except Exception as error:  # one broken module must not take the checks of the others down
            broken.append(f"gxlint.checks.{module}: {type(error).__name__}")
    return tuple(broken)


def _installed(name: str, broken: str) -> Check:
    from importlib.metadata import entry_points

    for entry in entry_points(group="gxlint.checks", name=name):
        try:
            loaded: Check = entry.load()
        except (Exception, SystemExit) as error:
            # What somebody else installed must not take the whole run down.
            raise UnknownCheckError(name, f"{_plugin(entry)}: {type(error).__name__}") from error
        if not callable(loaded):
            raise UnknownCheckError(name, f"{_plugin(entry)}: {type(loaded).__name__}")
        return loaded
    raise UnknownCheckError(name, broken)


def _plugin(entry: EntryPoint) -> str:
    """The installed package of an entry point, with the module and name in it: gxlint-hubei gxlint_hubei:check."""
    package = getattr(entry.dist, "name", "")
    return f"{package} {entry.value}".strip()
