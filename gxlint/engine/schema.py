"""The form of a rule file as a pydantic model, for editors: schemas/rule.schema.json is generated from it.

gxlint itself checks rule files with gxlint.engine.strict, which says what is wrong in Chinese and English; the tests hold
the two against each other.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gxlint.engine.messages import placeholders
from gxlint.engine.rule import CODE, NAME
from gxlint.resources import Layout

Severity = Literal["error", "warning", "info"]
Mending = Literal["safe", "review"]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class BothLanguages(_Closed):
    """One text for people, in Chinese and in English."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Edit(_Closed):
    """One change to a base text: {replace, with}, {after, insert} or {delete}."""

    replace: str | None = Field(None, description="a text that occurs exactly once")
    with_: str | None = Field(None, alias="with", description="what stands in its place")
    after: str | None = Field(None, description="a text that stands in exactly one line")
    insert: str | None = Field(None, description="a whole line to put after that line")
    delete: str | None = Field(None, description="a text in the one line to drop")

    @model_validator(mode="after")
    def _one_kind(self) -> Edit:
        given = {
            name
            for name in ("replace", "with_", "after", "insert", "delete")
            if getattr(self, name) is not None
        }
        if given not in ({"replace", "with_"}, {"after", "insert"}, {"delete"}):
            raise ValueError("an edit is {replace, with}, {after, insert} or {delete}")
        return self


class Expected(_Closed):
    """One diagnostic an example must give; what is not stated may be anything."""

    line: int | None = Field(None, ge=1, description="line it begins at; null for the file as a whole")
    severity: Severity | None = None
    message: str | None = Field(None, description="key under messages")
    text: str | None = Field(None, description="part of the message in Chinese")


class Silent(_Closed):
    """A file of which the rule must say nothing."""

    base: str | None = Field(None, description="name of a text under rules/examples/, without .txt")
    text: str | None = Field(None, description="a whole file")
    hex: str | None = Field(
        None, pattern=r"^([0-9a-fA-F]{2}\s*)*$", description="the bytes of a file that is no text"
    )
    name: str | None = Field(None, description="the file's name, example.txt by default")
    fault: str | None = Field(None, description="a check that is made to raise")
    edits: list[Edit] = []
    note: str | None = Field(None, description="why it is here")

    @model_validator(mode="after")
    def _one_source(self) -> Silent:
        if sum(value is not None for value in (self.base, self.text, self.hex)) != 1:
            raise ValueError("an example has exactly one of base, text, hex")
        return self


class Fires(Silent):
    """A file of which the rule must say exactly `expect`, in reading order."""

    expect: list[Expected] = Field(min_length=1)


class Examples(_Closed):
    """Files that show the rule at work; every one is run by the tests."""

    fires: list[Fires] = []
    silent: list[Silent] = []


class RuleFile(_Closed):
    """A rule of gxlint (docs/rule-files.md)."""

    code: Annotated[str, Field(pattern=f"^{CODE}$")]
    name: Annotated[str, Field(pattern=f"^{NAME}$")]
    title: BothLanguages
    severity: Severity
    severities: dict[str, Severity] = Field({}, description="further levels a finding may ask for by name")
    fix: Mending | Annotated[dict[str, Mending], Field(min_length=1)] = Field(
        "review", description="whether its corrections may be written unseen; by message where they differ"
    )
    since: str = Field(description="the version of gxlint it came with")
    status: Literal["stable", "preview"] = "stable"
    layouts: list[Literal["all"] | Layout] = Field(["all"], min_length=1)
    needs: list[Literal["narrative"]] = Field(
        [], min_length=1, description="parts of a report without which the rule is not evaluated"
    )
    basis: BothLanguages | dict[Literal["default"] | Layout, BothLanguages]
    check: str = Field(min_length=1, description="name of a check")
    parameters: dict[str, Any] = Field({}, description="handed to the check as they are")
    messages: dict[str, BothLanguages] = Field(min_length=1)
    why: BothLanguages
    mend: BothLanguages
    examples: Examples = Examples()

    @model_validator(mode="after")
    def _alike(self) -> RuleFile:
        for key, message in self.messages.items():
            if placeholders(message.zh) != placeholders(message.en):
                raise ValueError(f"messages.{key}: zh and en have different placeholders")
        if isinstance(self.basis, dict) and "default" not in self.basis:
            raise ValueError("basis by layout needs an entry `default`")
        return self


def json_schema() -> dict[str, Any]:
    """The JSON schema of a rule file, as committed in schemas/rule.schema.json."""
    schema = RuleFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "gxlint rule file"}
