"""A rule file as a record, and what is wrong with one, said with the place in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gxlint.diagnostics.model import SEVERITIES
from gxlint.text.patterns import lazy

Text = Mapping[str, str]
"""One text in both languages: keys "zh" and "en"."""

LANGUAGES = ("zh", "en")
STATUSES = ("stable", "preview")
LAYOUTS = ("2021", "2019", "2014", "2008")
CODE = lazy(r"[A-Z]{2,6}[0-9]{3}")
NAME = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REQUIRED = ("code", "name", "title", "severity", "since", "basis", "check", "messages", "why", "mend")
_KNOWN = frozenset((*_REQUIRED, "severities", "status", "layouts", "parameters", "examples"))


class RuleError(Exception):
    """A rule file that cannot be used: `source` names the file, `where` the key in it (dotted), `what` the fault."""

    def __init__(self, source: str, where: str, what: str) -> None:
        super().__init__(f"{source}: {where}: {what}" if where else f"{source}: {what}")
        self.source, self.where, self.what = source, where, what


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything about one rule; docs/rule-files.md says what each part means.

    `severities` are further levels a finding may ask for by name, `basis` is keyed by layout with "default",
    `messages` by the name a finding gives. `examples` are kept as they stand (gxlint.engine.examples reads them).
    `source` is the file, `builtin` whether it comes with gxlint.
    """

    code: str
    name: str
    title: Text
    severity: str
    since: str
    basis: Mapping[str, Text]
    check: str
    messages: Mapping[str, Text]
    why: Text
    mend: Text
    severities: Mapping[str, str] = field(default_factory=dict)
    status: str = "stable"
    layouts: tuple[str, ...] = ("all",)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    examples: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    builtin: bool = True

    def applies_to(self, layout: str | None) -> bool:
        """Whether the rule speaks about reports of that layout (None: undetermined)."""
        return "all" in self.layouts or layout in self.layouts

    def basis_for(self, layout: str | None, language: str) -> str:
        """The document the rule rests on, for a report of that layout."""
        return text(self.basis.get(layout or "default") or self.basis.get("default") or {}, language)


def text(entry: Text, language: str) -> str:
    """The text in `language`, in Chinese when it is not there."""
    return (entry.get(language) or entry.get("zh") or entry.get("en") or "").strip()


def from_data(data: Any, source: str, *, builtin: bool = True) -> Rule:
    """Make a Rule of a YAML file's content. Raises RuleError with the key that is wrong and what would be right."""
    if not isinstance(data, Mapping):
        raise RuleError(source, "", "a rule file is a mapping of keys (code, name, title …)")
    for key in _REQUIRED:
        if key not in data:
            raise RuleError(source, key, "is missing")
    for key in data:
        if key not in _KNOWN:
            raise RuleError(source, str(key), f"is no key of a rule file{_nearest(str(key), _KNOWN)}")
    code, name = data["code"], data["name"]
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise RuleError(
            source, "code", f"{code!r} is not two to six capital letters and three digits (GX103)"
        )
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise RuleError(source, "name", f"{name!r} is not lower-case words joined by - (duplicate-section)")
    levels = data.get("severities") or {}
    _expect(
        isinstance(levels, Mapping), source, "severities", "is a mapping from a level's name to a severity"
    )
    layouts = data.get("layouts", ["all"])
    _expect(
        isinstance(layouts, list) and bool(layouts), source, "layouts", 'is a list: [all] or ["2019", "2021"]'
    )
    parameters = data.get("parameters") or {}
    _expect(isinstance(parameters, Mapping), source, "parameters", "is a mapping")
    messages = data["messages"]
    _expect(
        isinstance(messages, Mapping) and bool(messages),
        source,
        "messages",
        "is a mapping with at least `default`",
    )
    check = data["check"]
    _expect(isinstance(check, str) and bool(check), source, "check", "is the name of a check")
    return Rule(
        code=code,
        name=name,
        title=_text(data["title"], source, "title"),
        severity=_one_of(data["severity"], SEVERITIES, source, "severity"),
        since=str(data["since"]),
        basis=_basis(data["basis"], source),
        check=check,
        messages={str(key): _text(entry, source, f"messages.{key}") for key, entry in messages.items()},
        why=_text(data["why"], source, "why"),
        mend=_text(data["mend"], source, "mend"),
        severities={str(k): _one_of(v, SEVERITIES, source, f"severities.{k}") for k, v in levels.items()},
        status=_one_of(data.get("status", "stable"), STATUSES, source, "status"),
        layouts=tuple(_one_of(str(entry), ("all", *LAYOUTS), source, "layouts") for entry in layouts),
        parameters=parameters,
        examples=data.get("examples") or {},
        source=source,
        builtin=builtin,
    )


def _basis(data: Any, source: str) -> dict[str, Text]:
    _expect(
        isinstance(data, Mapping) and bool(data), source, "basis", "is {zh: …, en: …}, or those by layout"
    )
    if "zh" in data or "en" in data:
        return {"default": _text(data, source, "basis")}
    _expect("default" in data, source, "basis", "by layout needs an entry `default`")
    return {str(layout): _text(entry, source, f"basis.{layout}") for layout, entry in data.items()}


def _text(entry: Any, source: str, where: str) -> Text:
    _expect(isinstance(entry, Mapping), source, where, "is {zh: …, en: …}")
    for language in LANGUAGES:
        value = entry.get(language)
        _expect(
            isinstance(value, str) and bool(value.strip()),
            source,
            f"{where}.{language}",
            "is missing or empty",
        )
    for key in entry:
        _expect(key in LANGUAGES, source, f"{where}.{key}", "is no language of gxlint (zh, en)")
    return {language: str(entry[language]).strip() for language in LANGUAGES}


def _one_of(value: Any, allowed: tuple[str, ...], source: str, where: str) -> str:
    if value not in allowed:
        raise RuleError(
            source, where, f"{value!r} is none of {', '.join(allowed)}{_nearest(str(value), allowed)}"
        )
    return str(value)


def _expect(holds: bool, source: str, where: str, what: str) -> None:
    if not holds:
        raise RuleError(source, where, what)


def _nearest(word: str, words: Any) -> str:
    import difflib

    found = difflib.get_close_matches(word, sorted(words), 1)
    return f"; did you mean {found[0]}?" if found else ""
