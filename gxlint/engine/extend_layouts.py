"""What a province adds to a layout: sections that may or must stand there, what they are called, levels of rules.

The order of the sections is the grammar's and stays as it is: a section of the province's own may stand anywhere.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from typing import Any

from gxlint.checks.faults import RuleError, nearest, short
from gxlint.checks.shapes import Both, ByName, Code, Each, Maybe, Record, Text
from gxlint.diagnostics.model import SEVERITIES
from gxlint.engine.rule import CODE, LAYOUTS

LAYOUT = Record(
    extends=Text(LAYOUTS),
    allowed=Maybe(Each(Text())),
    required=Maybe(Each(Text())),
    aspects=Maybe(Each(Text())),
    labels=Maybe(ByName(Both(), least=1)),
    severity=Maybe(ByName(Text(tuple(reversed(SEVERITIES))), Code(CODE, "code"), least=1)),
)
"""The form of a file under layouts/."""


def extended(
    national: Mapping[str, Any], addition: Mapping[str, Any], sections: Collection[str]
) -> dict[str, Any]:
    """Return a layout's content with what a file of the form LAYOUT adds. Raises RuleError with the key that is wrong.

    `sections` are the ids of all sections, the province's own included.
    """
    layout: dict[str, Any] = copy.deepcopy(dict(national))
    for kind in ("allowed", "required"):
        for number, section in enumerate(addition.get(kind, ()), 1):
            _known(section, sections, f"{kind}.{number}")
            if section not in layout[kind]:
                layout[kind].append(section)
            if section not in layout["order"] and section not in layout["allowed"]:
                layout["allowed"].append(section)
    for section, label in addition.get("labels", {}).items():
        _known(section, sections, f"labels.{short(section)}")
        layout.setdefault("labels", {})[section] = dict(label)
    if "aspects" in addition:
        layout["aspects"] = [*layout.get("aspects", ()), *addition["aspects"]]
    return layout


def _known(section: str, sections: Collection[str], where: str) -> None:
    if section not in sections:
        raise RuleError("unknown-section", where, word=short(section), nearest=nearest(section, sections))
