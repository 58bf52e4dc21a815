"""What the form of a report's year asks of its sections: names, articles, order, tables (rules/words/section-names.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from gxlint.resources import data
from gxlint.structure.model import Report, Section

MODERN = frozenset({"2019", "2021"})
"""The layouts with one national form; before them no national order or heading existed."""


def since_2019(report: Report) -> bool:
    """Whether a national form leaves this report no choice of sections (条例 2019 art. 50)."""
    return report.layout.value in MODERN


def speaks_of_sections(report: Report) -> bool:
    """Whether conclusions from the sections of this document are sound: a report, of a known layout, wholly read."""
    if not report.is_report or report.layout.value is None:
        return False
    return not any(notice.kind == "truncated" for notice in report.document.notices)


@cache
def _words(modern: bool) -> Mapping[str, Any]:
    words: Mapping[str, Any] = data("words/section-names.yaml")["since-2019" if modern else "before-2019"]
    return words


def order(report: Report) -> list[str]:
    """Return the section ids of the form in its order (before 2019 the usual order)."""
    return list(_words(since_2019(report))["order"])


def required(report: Report) -> frozenset[str]:
    """Return the section ids that must stand in a report of this layout."""
    words = _words(since_2019(report))
    return frozenset(words.get("required", words["order"]))


def name_of(report: Report, section_id: str) -> str:
    """Return the official name of a section, or the id itself when the form has none."""
    return str(_words(since_2019(report))["names"].get(section_id, section_id))


def article_of(report: Report, section_id: str) -> Mapping[str, str]:
    """Return the provision a section rests on, in both languages (zh, en)."""
    article: Mapping[str, str] = _words(since_2019(report))["articles"].get(section_id, {"zh": "", "en": ""})
    return article


def mandated_tables() -> Mapping[str, Mapping[str, str]]:
    """Return the table kinds every report since 2019 carries, each with its names (zh, en); kinds are section ids."""
    tables: Mapping[str, Mapping[str, str]] = _words(True)["tables"]
    return tables


def home_of(section_id: str) -> str:
    """Return the id of the section of the national form where the content of a foreign section belongs."""
    home: Mapping[str, str] = _words(True)["home"]
    return home.get(section_id, home["default"])


def stands(report: Report, section_id: str) -> bool:
    """Whether a top section with this id, or one whose name covers it, stands in the report."""
    return any(section.id == section_id or section_id in section.also for section in report.sections)


def shown(section: Section) -> str:
    """Return the heading as it is quoted in a message: on one line, and not longer than a heading is."""
    text = " ".join(section.heading.text.split())
    return text if len(text) <= 40 else text[:39] + "…"
