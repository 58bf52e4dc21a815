"""The configuration as a pydantic model. Imported only when a configuration file was found."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gxlint.resources import Layout

Severity = Literal["error", "warning", "info"]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,6}[0-9]{0,3}$")]
Text = Annotated[str, StringConstraints(min_length=1)]


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=_dashed)


class SuppressEntry(_Closed):
    """A diagnostic that is known and accepted: it stays in the report, marked with the reason."""

    code: Code = Field(description="a code or a prefix (GX5)")
    path: Text | None = Field(
        None, description="a glob, relative to the configuration's folder; any file without it"
    )
    text: Text | None = Field(
        None, description="a quoted piece of the text where it stands; anywhere without it"
    )
    reason: str = Field(
        "", description="why it is accepted; shown with the finding, and missed where it is not given"
    )


class ConfigFile(_Closed):
    """gxlint.toml, or [tool.gxlint] in pyproject.toml."""

    select: list[Code] | None = Field(
        None,
        description="codes or prefixes of the rules to run; every stable rule without it. A rule in preview runs only when its "
        "full code stands here. GX001 and GX007 always run",
    )
    ignore: list[Code] = Field(
        [], description="codes or prefixes of rules not to run; a longer one in select goes first"
    )
    severity: dict[Code, Severity] = Field(
        {}, description="severity by code or prefix, the longest decides; GX001 and GX007 keep theirs"
    )
    per_file_ignores: dict[Text, list[Code]] = Field({}, description="codes or prefixes not to run, by glob")
    exclude: list[Text] = Field(
        [], description="globs of files not to check, also when they are given by name"
    )
    rules: list[Text] = Field(
        [], description="folders of further rules (YAML), relative to the configuration's folder"
    )
    language: Literal["zh", "en"] | None = Field(None, description="language of the messages; zh without it")
    layout: Literal["auto", Layout] = Field("auto", description="form of the reports, auto to detect it")
    fail_on: Literal["error", "warning", "info", "never"] | None = Field(
        None, description="level from which a finding counts for verdict and exit status; error without it"
    )
    baseline: Text | None = Field(
        None,
        description="a baseline file (gxlint baseline write), relative to the configuration's folder; none without it",
    )
    suppress: list[SuppressEntry] = Field([], description="known and accepted diagnostics")


def json_schema() -> dict[str, Any]:
    """The JSON schema of gxlint.toml, as committed in schemas/gxlint.schema.json."""
    schema = ConfigFile.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "gxlint configuration",
    }
