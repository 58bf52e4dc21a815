"""Fill the texts of a rule file with the values of a finding. Never fails: a text is for people, not for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from gxlint.document import Span
from gxlint.engine.rule import Rule, text
from gxlint.text.patterns import lazy

PLACEHOLDER = lazy(r"\{([a-z_][a-z0-9_]*)\}")
_NONE = {"zh": "无", "en": "none"}
_AND = {"zh": "、", "en": ", "}
MORE = "more-on-this-line"
"""The message of any rule's finding that stands for those that were not told one by one (`values`: more)."""
_MORE = {
    "zh": "这一行同样的问题还有 {more} 处,没有逐一列出",
    "en": "on this line there are more of the same, not told one by one: {more}",
}
_LIMIT = 300
"""Longest value printed in full: a value may be a whole paragraph of the report."""


def placeholders(template: str) -> set[str]:
    """The names a text wants to be filled with."""
    return set(PLACEHOLDER.findall(template))


def braces(template: str) -> set[str]:
    """Everything that stands in braces in a text, names or not: what an author may have meant to be filled."""
    import re

    return set(re.findall(r"\{([^{}]*)\}", template))


def fill(template: str, values: Mapping[str, Any], language: str) -> str:
    """Put `values` into `{names}` of the text. A name without a value stays as it is, in its braces."""
    return PLACEHOLDER.sub(
        lambda found: show(values[found[1]], language) if found[1] in values else found[0], template
    )


def show(value: Any, language: str) -> str:
    """A value as people read it: numbers exactly, lists joined, {zh, en} in the language, places as line numbers."""
    if isinstance(value, bool):
        return {True: {"zh": "是", "en": "yes"}, False: {"zh": "否", "en": "no"}}[value][language]
    if isinstance(value, str):
        return value if len(value) <= _LIMIT else value[: _LIMIT - 1] + "…"
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None:
        return _NONE[language]
    if isinstance(value, Span):
        return f"第 {value.line} 行" if language == "zh" else f"line {value.line}"
    if isinstance(value, Mapping) and "zh" in value:
        return show(value.get(language, value["zh"]), language)
    if isinstance(value, Sequence | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return _AND[language].join(show(item, language) for item in items)
    return str(value)


def render(rule: Rule, message: str, values: Mapping[str, Any], language: str) -> str:
    """The message of a rule that a finding names; the rule's default, then its title, when it has none of that name."""
    if message == MORE:
        return fill(_MORE[language], values, language)
    entry = rule.messages.get(message) or rule.messages.get("default") or rule.title
    return fill(text(entry, language), values, language)
