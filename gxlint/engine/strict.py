"""Whether a rule file is whole and fits the check it calls: said when it is loaded, with file, line, key and right name.

gxlint's own rule files go through the same in the tests, never at a start.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from gxlint.checks.faults import RuleError, listed, nearest, short
from gxlint.checks.registry import Contract
from gxlint.checks.shapes import Both, ByName, Code, Each, Maybe, Place, Record, Shape, Text, Whole
from gxlint.diagnostics.model import SEVERITIES
from gxlint.engine.messages import braces, placeholders
from gxlint.engine.rule import CODE, LAYOUTS, MENDINGS, NAME, NEEDS, STATUSES, Rule, from_data
from gxlint.engine.yaml_file import YamlFile

DEFAULT = "default"
_SEVERITY = Text(tuple(reversed(SEVERITIES)))


class _Anything:
    def verify(self, value: Any, at: Place) -> None:
        """Judged against the check's contract later."""


class _Since:
    def verify(self, value: Any, at: Place) -> None:
        """A version: 0.1.0, or what YAML makes of 0.1."""
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            Text().verify(value, at)


class _Basis:
    def verify(self, value: Any, at: Place) -> None:
        """One text, or one by layout with `default`."""
        if isinstance(value, Mapping) and not {"zh", "en"} & set(value):
            ByName(Both(), Text((DEFAULT, *LAYOUTS)), least=1).verify(value, at)
            if DEFAULT not in value:
                raise RuleError("basis-default", at.where)
        else:
            Both().verify(value, at)


class _Fix:
    def verify(self, value: Any, at: Place) -> None:
        """One word, or one by message."""
        if isinstance(value, Mapping):
            ByName(Text(MENDINGS), least=1).verify(value, at)
        else:
            Text(MENDINGS).verify(value, at)


class _Hex:
    def verify(self, value: Any, at: Place) -> None:
        """The bytes of a file that is no text."""
        try:
            bytes.fromhex(value)
        except (TypeError, ValueError):
            raise RuleError("not-hex", at.where) from None


class _Edit:
    KINDS = ({"replace", "with"}, {"after", "insert"}, {"delete"})

    def verify(self, value: Any, at: Place) -> None:
        """One of three kinds of change; the new text may be empty."""
        Record(replace=Maybe(Text()), with_=Maybe(_Line()), after=Maybe(Text()), insert=Maybe(_Line()),
               delete=Maybe(Text())).verify(value, at)  # fmt: skip
        if set(value) not in self.KINDS:
            raise RuleError("edit-kind", at.where)


class _Line:
    def verify(self, value: Any, at: Place) -> None:
        """A text that may be empty."""
        if not isinstance(value, str):
            raise RuleError("not-text", at.where, value=short(value))


class _LineNumber:
    def verify(self, value: Any, at: Place) -> None:
        """A line from 1, or null for the file as a whole."""
        if value is not None:
            Whole(1).verify(value, at)


class _Example:
    def __init__(self, fires: bool) -> None:
        expect: dict[str, Shape] = {}
        if fires:
            expect["expect"] = Each(Record(line=Maybe(_LineNumber()), severity=Maybe(_SEVERITY), message=Maybe(Text()),
                                           text=Maybe(Text())))  # fmt: skip
        self.record = Record(base=Maybe(Text()), text=Maybe(_Line()), hex=Maybe(_Hex()), name=Maybe(Text()),
                             fault=Maybe(Text()), edits=Maybe(Each(_Edit(), least=0)), note=Maybe(Text()), **expect)  # fmt: skip

    def verify(self, value: Any, at: Place) -> None:
        """Exactly one of base, text, hex."""
        self.record.verify(value, at)
        if sum(key in value for key in ("base", "text", "hex")) != 1:
            raise RuleError("one-source", at.where)


RULE = Record(
    code=Code(CODE, "code"),
    name=Code(NAME, "name"),
    title=Both(),
    severity=_SEVERITY,
    severities=Maybe(ByName(_SEVERITY)),
    fix=Maybe(_Fix()),
    since=_Since(),
    status=Maybe(Text(STATUSES)),
    layouts=Maybe(Each(Text(("all", *LAYOUTS)))),
    needs=Maybe(Each(Text(NEEDS))),
    basis=_Basis(),
    check=Text(),
    parameters=Maybe(ByName(_Anything())),
    messages=ByName(Both(), least=1),
    why=Both(),
    mend=Both(),
    examples=Maybe(
        Record(fires=Maybe(Each(_Example(True), least=0)), silent=Maybe(Each(_Example(False), least=0)))
    ),
)
"""The form of a rule file."""


def validate(file: YamlFile, contract_of: Callable[[str, str], Contract | None], *, folder: str = "",
             bases: Collection[str] | None = None) -> Rule:  # fmt: skip
    """Make a Rule of a file. Raises RuleError with file, line and key of the first fault.

    `contract_of` gives the contract of a check by name, None when it promised nothing, and raises RuleError (with
    the key it is given) for a check that is not there. `folder` is the extra folder it stands in, "" for gxlint's own;
    `bases` are the names of the reports that examples may begin with.
    """
    try:
        RULE.verify(file.data, Place())
        contract = contract_of(file.data["check"], "check")
        rule = from_data(file.data, file.source, folder=folder)
        _texts(rule)
        _examples(rule, bases)
        if contract is not None:
            against(rule, contract)
    except RuleError as error:
        raise file.placed(error) from error.__cause__
    return rule


def _texts(rule: Rule) -> None:
    for key, message in rule.messages.items():
        differing = placeholders(message["zh"]) ^ placeholders(message["en"])
        if differing:
            raise RuleError(
                "alike", f"messages.{key}", word=" ".join(f"{{{name}}}" for name in sorted(differing))
            )


def _examples(rule: Rule, bases: Collection[str] | None) -> None:
    for kind in ("fires", "silent"):
        for number, entry in enumerate(rule.examples.get(kind) or (), 1):
            where = f"examples.{kind}.{number}"
            if bases is not None and "base" in entry and entry["base"] not in bases:
                raise RuleError("no-base", f"{where}.base", word=short(entry["base"]),
                                nearest=nearest(entry["base"], bases))  # fmt: skip
            for at, want in enumerate(entry.get("expect", ()), 1):
                word = want.get("message", DEFAULT)
                if word != DEFAULT and word not in rule.messages:
                    raise RuleError("expected-message", f"{where}.expect.{at}.message", word=short(word),
                                    nearest=nearest(word, rule.messages))  # fmt: skip


def against(rule: Rule, contract: Contract) -> None:
    """Hold a rule file against what its check reads and says. Raises RuleError with the key."""
    _parameters(rule, contract)
    if contract.says:
        _messages(rule, contract)
        _fixes(rule, contract)
        for level in rule.severities:
            if level not in contract.levels:
                raise RuleError("unknown-level", f"severities.{level}", word=short(level), check=rule.check,
                                nearest=nearest(level, contract.levels))  # fmt: skip


def _parameters(rule: Rule, contract: Contract) -> None:
    for key in rule.parameters:
        if key not in contract.parameters:
            raise RuleError("unknown-parameter", f"parameters.{short(key)}", word=short(key), check=rule.check,
                            nearest=nearest(key, contract.parameters))  # fmt: skip
    for key, shape in contract.parameters.items():
        if key in rule.parameters:
            shape.verify(rule.parameters[key], Place(f"parameters.{key}", rule.parameters))
        elif not isinstance(shape, Maybe):
            raise RuleError("missing-parameter", f"parameters.{key}", check=rule.check)


def _fixes(rule: Rule, contract: Contract) -> None:
    for key in rule.fix:
        if not contract.mends:
            raise RuleError("no-fix", "fix", check=rule.check)
        if key != DEFAULT and key not in contract.mends:
            raise RuleError("no-fix-with", f"fix.{short(key)}", word=short(key), check=rule.check,
                            nearest=nearest(key, contract.mends))  # fmt: skip


def _messages(rule: Rule, contract: Contract) -> None:
    says, given = contract.says, rule.messages
    absent = [key for key in says if key not in given]
    for key, message in given.items():
        if key not in says and key != DEFAULT:
            raise RuleError("unknown-message", f"messages.{short(key)}", word=short(key), check=rule.check,
                            nearest=nearest(key, says))  # fmt: skip
        wanted = braces(message["zh"]) | braces(message["en"])
        filled = says[key] if key in says else frozenset[str]().union(*says.values())
        for name in sorted(wanted - filled):
            there = listed(f"{{{one}}}" for one in sorted(filled))
            raise RuleError(
                "placeholder", f"messages.{key}", word=name, there=there, nearest=nearest(name, filled)
            )
        if key == DEFAULT:
            # It stands in for every message that the file leaves out.
            for other in absent:
                for name in sorted(wanted - says[other]):
                    raise RuleError("placeholder-fallback", f"messages.{key}", word=name, key=other)
    if absent and DEFAULT not in given:
        raise RuleError("missing-message", "messages", word=absent[0], check=rule.check)
