"""Reports of universities and schools: on a school year (学年), by 高等学校信息公开办法 (教育部令第29号), not by the 条例's forms."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.structure.items import Item
from gxlint.structure.model import Fact
from gxlint.text.normal import squeeze
from gxlint.text.patterns import lazy

_MEASURES = "高等学校信息公开办法"
_SCHOOL_YEAR = "学年"
_REPORTS_ON = lazy(r"学年[^。;；]{0,30}信息公开[^。;；]{0,12}(?:报告|年报)")
_SCHOOL = lazy(r"(?:大学|学院|学校|专科学校)(?:[\d年度(信]|$)")
_PREAMBLE, _READ = 12, 1500


def is_school_report(title: Fact[str | None], items: Sequence[Item], until: int) -> bool:
    """Whether the report is one on a school year: its title says so, or its preamble (before item `until`).

    Article 29 of the measures has such a report cover 1 September to 31 August and appear by the end of October.
    """
    name = squeeze(title.value or "")
    if _SCHOOL_YEAR in name:
        return True
    opening = [squeeze(item.text[:_READ]) for item in items[:until] if item.kind == "text"][:_PREAMBLE]
    if any(_REPORTS_ON.search(text) for text in opening):
        return True
    school = _SCHOOL.search(name) is not None
    return any(_MEASURES in text and (school or _SCHOOL_YEAR in text) for text in opening)
