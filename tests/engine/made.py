"""Small rules, documents and findings for the tests of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gxlint.checks.registry import Check, Subject
from gxlint.diagnostics import Diagnostic, Finding, Location
from gxlint.document import Comment, Document, Paragraph, Span
from gxlint.engine.rule import Rule, from_data

TEXTS = {"zh": "中文", "en": "English"}


def rule_data(code: str = "AB001", **more: Any) -> dict[str, Any]:
    """The content of a rule file, complete."""
    return {
        "code": code,
        "name": f"rule-{code.lower()}",
        "title": TEXTS,
        "severity": "warning",
        "since": "0.1.0",
        "basis": {"zh": "条例", "en": "Regulations"},
        "check": "engine",
        "messages": {"default": {"zh": "消息 {word}", "en": "message {word}"}},
        "why": TEXTS,
        "mend": TEXTS,
        **more,
    }


def rule(code: str = "AB001", **more: Any) -> Rule:
    return from_data(rule_data(code, **more), f"{code}.yaml")


def document(*lines: str, comments: tuple[Comment, ...] = (), path: str = "a.txt") -> Document:
    """A text of these lines, each a paragraph where it is not empty."""
    blocks = tuple(Paragraph(text, at(number, text)) for number, text in enumerate(lines, 1) if text)
    return Document(path, "text/plain", "utf-8", lines, blocks, comments=comments)


def at(line: int, text: str = "", column: int = 1) -> Span:
    return Span(line, column, line, column + len(text))


def comment(text: str, line: int) -> Comment:
    return Comment(text, Span(line, 1, line, 1))


def diagnostic(code: str = "GX103", line: int | None = 1, **more: Any) -> Diagnostic:
    """A diagnostic; only what a test is about needs to be given."""
    column = more.pop("column", None if line is None else 1)
    location = more.pop("location", Location(line, column, line, column))
    values: dict[str, Any] = {
        "rule": "r",
        "severity": "error",
        "doubt": "none",
        "message": "m",
        "basis": "b",
        "excerpt": "",
        "evidence": {},
        "suspects": (),
        "fix": None,
        "fingerprint": "",
        **more,
    }
    return Diagnostic(code, location=location, **values)


def finder(*findings: Finding) -> Check:
    def check(subject: Subject) -> Iterator[Finding]:
        yield from findings

    return check


def raiser(error: Exception) -> Check:
    def check(subject: Subject) -> Iterator[Finding]:
        yield Finding(at(1), values={"word": "先出来的"})
        raise error

    return check


Values = Mapping[str, Any]
