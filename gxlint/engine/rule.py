"""A rule file as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gxlint.checks.faults import RuleError
from gxlint.resources import LAYOUTS

__all__ = [
    "CODE",
    "LANGUAGES",
    "LAYOUTS",
    "MENDINGS",
    "NAME",
    "NEEDS",
    "REVIEW",
    "SAFE",
    "STATUSES",
    "Rule",
    "RuleError",
    "Text",
    "from_data",
    "text",
]

Text = Mapping[str, str]
"""One text in both languages: keys "zh" and "en"."""

LANGUAGES = ("zh", "en")
SAFE, REVIEW = MENDINGS = ("safe", "review")
"""What may become of a correction: written whenever somebody asks for corrections, or only after a person saw it."""
STATUSES = ("stable", "preview")
NEEDS = ("narrative",)
"""Parts of a report that a rule may need: where a file is not meant to hold them, the rule is not evaluated."""
CODE = r"[A-Z]{2,6}[0-9]{3}"
NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything about one rule; docs/rule-files.md says what each part means.

    `severities` are further levels a finding may ask for by name, `basis` is keyed by layout with "default",
    `messages` by the name a finding gives. `needs` are parts of a report (NEEDS) without which it says nothing. `fix` says
    which corrections are safe, keyed by message with "default"; empty where the rule has none. `examples` are kept as they
    stand (gxlint.engine.examples reads them).
    `source` is the file, `folder` the extra folder it stands in, "" for a rule that comes with gxlint.
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
    fix: Mapping[str, str] = field(default_factory=dict)
    status: str = "stable"
    layouts: tuple[str, ...] = ("all",)
    needs: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    examples: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    folder: str = ""

    @property
    def builtin(self) -> bool:
        """Whether the rule comes with gxlint."""
        return not self.folder

    def applies_to(self, layout: str | None) -> bool:
        """Whether the rule speaks about reports of that layout (None: undetermined)."""
        return "all" in self.layouts or layout in self.layouts

    def basis_for(self, layout: str | None, language: str) -> str:
        """The document the rule rests on, for a report of that layout."""
        return text(self.basis.get(layout or "default") or self.basis.get("default") or {}, language)

    def mending_of(self, message: str) -> str:
        """Whether the correction of a finding with that message is "safe" or wants a "review"."""
        return self.fix.get(message) or self.fix.get("default") or REVIEW


def text(entry: Text, language: str) -> str:
    """The text in `language`, in Chinese when it is not there."""
    return (entry.get(language) or entry.get("zh") or entry.get("en") or "").strip()


def from_data(data: Mapping[str, Any], source: str, *, folder: str = "") -> Rule:
    """Make a Rule of a rule file's content, which is taken to be whole.

    gxlint's own files are checked by the tests, those of other folders by gxlint.engine.strict before they come here.
    """
    basis: Mapping[str, Any] = data["basis"]
    by_layout = (
        {"default": basis} if "zh" in basis else {str(layout): entry for layout, entry in basis.items()}
    )
    return Rule(
        code=data["code"],
        name=data["name"],
        title=_trimmed(data["title"]),
        severity=data["severity"],
        since=str(data["since"]),
        basis={layout: _trimmed(entry) for layout, entry in by_layout.items()},
        check=data["check"],
        messages={key: _trimmed(entry) for key, entry in data["messages"].items()},
        why=_trimmed(data["why"]),
        mend=_trimmed(data["mend"]),
        severities=data.get("severities") or {},
        fix=_by_message(data.get("fix") or {}),
        status=data.get("status", "stable"),
        layouts=tuple(str(layout) for layout in data.get("layouts", ("all",))),
        needs=tuple(data.get("needs", ())),
        parameters=data.get("parameters") or {},
        examples=data.get("examples") or {},
        source=source,
        folder=folder,
    )


def _by_message(entry: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"default": entry} if isinstance(entry, str) else entry


def _trimmed(entry: Text) -> Text:
    return {language: entry[language].strip() for language in LANGUAGES}
