"""What the form of a report's year asks: sections and their order (rules/layouts), names (rules/words/section-names.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from gxlint.readers.parts import is_pages
from gxlint.resources import data, derived
from gxlint.structure.model import Report, Section


@derived
@cache
def _layout(layout: str | None) -> Mapping[str, Any]:
    found: Mapping[str, Any] = data(f"layouts/{layout}.yaml") if layout else {}
    return found


def since_2019(report: Report) -> bool:
    """Whether a national form leaves this report no choice of sections (条例 2019 art. 50)."""
    return _layout(report.layout.value).get("severity_class") == "since-2019"


def speaks_of_sections(report: Report) -> bool:
    """Whether conclusions from the sections of this document are sound: a report, of a known layout, wholly read."""
    if not report.is_report or report.layout.value is None:
        return False
    return not any(
        notice.kind == "truncated" or (notice.kind == "unread-part" and is_pages(notice.detail))
        for notice in report.document.notices
    )


@derived
@cache
def _words(modern: bool) -> Mapping[str, Any]:
    words: Mapping[str, Any] = data("words/section-names.yaml")["since-2019" if modern else "before-2019"]
    return words


def order(report: Report) -> list[str]:
    """Return the section ids of the form in its order (before 2019 the usual order)."""
    return list(_layout(report.layout.value).get("order", ()))


def required(report: Report) -> frozenset[str]:
    """Return the section ids that must stand in a report of this layout."""
    return frozenset(_layout(report.layout.value).get("required", ()))


def name_of(report: Report, section_id: str) -> str:
    """Return the official name of a section, or the id itself when the form has none."""
    return str(_words(since_2019(report))["names"].get(section_id, section_id))


def article_of(report: Report, section_id: str) -> Mapping[str, str]:
    """Return the provision a section rests on, in both languages (zh, en)."""
    article: Mapping[str, str] = _words(since_2019(report))["articles"].get(section_id, {"zh": "", "en": ""})
    return article


def table_forms(report: Report) -> Mapping[str, str]:
    """Return the tables the layout mandates: kind to form ("2021"). Since 2019 a kind is the id of its section too."""
    forms: Mapping[str, str] = _layout(report.layout.value).get("tables", {})
    return forms


def table_title(kind: str) -> Mapping[str, str]:
    """Return what a message calls a mandated table, in both languages (zh, en)."""
    title: Mapping[str, str] = _words(True)["tables"].get(kind, {"zh": kind, "en": kind})
    return title


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
