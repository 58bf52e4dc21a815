"""The rules, layouts and tables of extra folders, read and checked as a whole: nothing of a folder is used in part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gxlint import resources
from gxlint.checks.faults import RuleError, nearest, short
from gxlint.checks.registry import CHECKS, CONTRACTS, Contract
from gxlint.engine import extend
from gxlint.engine.examples import base_names
from gxlint.engine.folder import Folder, open_folder
from gxlint.engine.registry import RESERVED, UnknownCheckError, check_named
from gxlint.engine.rule import Rule
from gxlint.engine.strict import validate
from gxlint.engine.yaml_file import read as read_yaml


@dataclass(frozen=True, slots=True)
class Provincial:
    """What folders add: their rules, the content that replaces gxlint's own (by name), levels by layout and code."""

    rules: tuple[Rule, ...]
    content: Mapping[str, Any]
    levels: Mapping[str, Mapping[str, str]]


def read(paths: Sequence[str], known: Mapping[str, Rule]) -> Provincial:
    """Read the folders. `known` are gxlint's own rules by code. Raises RuleError for the first fault."""
    before = resources.in_use()
    try:
        resources.use({})
        folders = [open_folder(path) for path in dict.fromkeys(paths)]
        content = extend.content(folders)
        resources.use(content)  # what rules may name is what stands there with the additions
        rules = dict(known)
        names = {rule.name: rule for rule in known.values()}
        own: list[Rule] = []
        for rule in _rules(folders):
            rules[rule.code] = names[rule.name] = _unused(rule, rules, names)
            own.append(rule)
        return Provincial(tuple(own), content, extend.levels(folders, rules))
    finally:
        resources.use(before)


def verify(rules: Iterable[Rule]) -> None:
    """Check rules that come with gxlint, which are otherwise taken as they are. Raises RuleError."""
    bases = base_names()
    for rule in rules:
        validate(read_yaml(resources.ROOT / rule.source), contract_of, bases=bases)


def _rules(folders: Sequence[Folder]) -> Iterator[Rule]:
    for folder in folders:
        bases = folder.bases | base_names()
        for file in folder.rules:
            rule = validate(file, contract_of, bases=bases, folder=folder.path)
            if rule.code.startswith(RESERVED):
                raise file.placed(RuleError("code-reserved", "code", word=rule.code))
            yield rule


def _unused(rule: Rule, rules: Mapping[str, Rule], names: Mapping[str, Rule]) -> Rule:
    for where, word, other in (
        ("code", rule.code, rules.get(rule.code)),
        ("name", rule.name, names.get(rule.name)),
    ):
        if other is not None:
            raise RuleError("code-used", where, source=rule.source, word=word, other=other.source)
    return rule


def contract_of(check: str, where: str) -> Contract | None:
    """What a check reads and says; None for an installed one that promised nothing. Raises RuleError."""
    try:
        check_named(check)
    except UnknownCheckError as error:
        if error.reason:
            raise RuleError("no-check-reason", where, word=short(check), reason=error.reason) from None
        raise RuleError("no-check", where, word=short(check), nearest=nearest(check, CHECKS)) from None
    return CONTRACTS.get(check)
