"""The JSON report as pydantic models, for schemas/report.schema.json only: nothing is written through them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from gxlint.resources import Layout

Severity = Literal["error", "warning", "info"]
Number = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]
Count = Annotated[int, Field(ge=0)]
Position = Annotated[int, Field(ge=1)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Tool(_Closed):
    """The program that wrote the report."""

    name: Literal["gxlint"]
    version: str


class Summary(_Closed):
    """Counts over all reports; suppressed diagnostics count only as suppressed."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    reports: Count
    passed: Count = Field(alias="pass")
    fail: Count
    incomplete: Count
    errors: Count
    warnings: Count
    infos: Count
    suppressed: Count


class SectionEntry(_Closed):
    """A top section; `id` by domain/sections.md or "none", `number` what its numeral says."""

    id: str
    heading: str
    number: int | None
    line: Position
    end_line: Position


class CoverageEntry(_Closed):
    """Data cells a mandated table's form has, and those that were read; `reading` says how they were bound."""

    form: Literal["2021", "2019", "2014"] | None
    expected: Count
    read: Count
    reading: list[str]


class Relations(_Closed):
    """Every equation of the report's tables, in its three states."""

    satisfied: Count
    violated: Count
    not_evaluated: Count


class LocationEntry(_Closed):
    """Lines and columns of the text that `gxlint extract --text` prints, from 1, ends exclusive; null for the file."""

    line: Position | None
    column: Position | None
    end_line: Position | None
    end_column: Position | None
    section: str | None
    table: str | None
    row: str | None
    column_key: str | None
    block: Count | None
    page: Position | None


class SuspectEntry(_Closed):
    """A cell that may be wrong, and what it should be for every equation to hold."""

    row: str
    column_key: str
    reads: Number | None
    should_be: Number


class DiagnosticEntry(_Closed):
    """One thing found. `suppressed` is the reason given for suppressing it."""

    code: str
    rule: str
    severity: Severity
    doubt: Literal["none", "extraction", "scope"]
    message: str
    basis: str
    location: LocationEntry
    excerpt: str
    evidence: dict[str, Any]
    suspects: list[list[SuspectEntry]]
    fix: str | None
    fingerprint: str
    suppressed: str | None


class ReportEntry(_Closed):
    """One file. `unfinished` lists what was not read or not checked; empty when everything was."""

    path: str
    media: str | None
    encoding: str | None
    title: str | None
    agency: str | None
    year: int | None
    layout: Layout | None
    verdict: Literal["pass", "incomplete", "fail"]
    unfinished: list[str]
    sections: list[SectionEntry]
    coverage: dict[str, CoverageEntry]
    relations: Relations
    diagnostics: list[DiagnosticEntry]


class ReportFile(_Closed):
    """What `gxlint check --format json` writes; with jsonl every line is one of `reports`."""

    format: Literal["gxlint-report/1"]
    tool: Tool
    summary: Summary
    statistics: dict[str, Count] | None = Field(None, description="diagnostics by code, with --statistics")
    reports: list[ReportEntry]


def json_schema() -> dict[str, Any]:
    """The JSON schema of the report, as committed in schemas/report.schema.json."""
    schema = ReportFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "gxlint report"}
