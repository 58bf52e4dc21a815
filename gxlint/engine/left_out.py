"""Which rules select, ignore and per-file-ignores left out: a verdict over half of the rules has to say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gxlint.engine.rule import Rule
from gxlint.engine.settings import Settings

_NAMED = 6
"""Codes and families named one by one."""
_TEXTS = {
    "zh": ("只检查了 {select},另有 {count} 条规则未启用", "{count} 条规则未启用:{codes}", "、", " 等"),
    "en": ("only {select} was checked; rules left out: {count}", "rules left out: {count} ({codes})", ", ", " …"),
}  # fmt: skip
_ONLY = {"zh": "只检查了 {select},", "en": "only {select} was checked; "}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`codes`: the stable rules for reports of this layout that did not run because they were not wanted, in order.
    `select`: the codes and prefixes that were chosen instead of all, () when nothing was. `families`: `codes` with a
    family of which nothing ran put as its prefix (GX5)."""

    codes: tuple[str, ...]
    select: tuple[str, ...]
    families: tuple[str, ...]


def left_out(
    rules: Mapping[str, Rule], wanted: Iterable[str], settings: Settings, layout: str | None
) -> LeftOut | None:
    """Return what was left out of `rules`; None when every stable rule that applies to the layout was `wanted`.

    `layout` None, for a file that was not read or has none: every rule counts.
    """
    ran = frozenset(wanted)
    concerned = [rule.code for rule in rules.values()
                 if rule.status == "stable" and (layout is None or rule.applies_to(layout))]  # fmt: skip
    codes = tuple(code for code in concerned if code not in ran)
    if not codes:
        return None
    standing = {code[:-2] for code in concerned if code in ran}
    families = tuple(dict.fromkeys(code if code[:-2] in standing else code[:-2] for code in codes))
    return LeftOut(codes, settings.selection.select, families)


def words(found: LeftOut | None, language: str) -> str:
    """Say it in one phrase, to stand beside the verdict; "" when nothing was left out."""
    if found is None:
        return ""
    selected, ignored, comma, more = _TEXTS[language]
    if found.select and len(found.codes) <= _NAMED:
        only = _ONLY[language].format(select=_listed(found.select, comma, more))
        return only + ignored.format(count=len(found.codes), codes=comma.join(found.codes))
    if found.select:
        return selected.format(select=_listed(found.select, comma, more), count=len(found.codes))
    return ignored.format(count=len(found.codes), codes=_listed(found.families, comma, more))


def _listed(codes: tuple[str, ...], comma: str, more: str) -> str:
    return comma.join(codes[:_NAMED]) + (more if len(codes) > _NAMED else "")
