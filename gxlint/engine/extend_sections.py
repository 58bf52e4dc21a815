"""What a province adds to the sections: further names of one, or a section of its own (`extends: sections`)."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from gxlint.checks.faults import RuleError, short
from gxlint.checks.shapes import Both, ByName, Code, Each, Maybe, Record, Text
from gxlint.structure.names import key

_WORDS = re.compile(r"[一-鿿]{2,20}")
SECTION = Record(
    label=Maybe(Both()),
    basis=Maybe(Both()),
    known=Maybe(Each(Text())),
    accepted=Maybe(Each(Text())),
    words=Maybe(Each(Text())),
)
SECTIONS = Record(
    extends=Text(("sections",)), sections=ByName(SECTION, Code(r"[a-z][a-z_]{0,40}", "section-form"), least=1)
)
"""The form of sections.yaml. `known` and `accepted` are names, `words` key words inside a name."""
_OWN_BASIS = {"zh": "本省规定", "en": "provincial rules"}


def extended(content: Mapping[str, Any], addition: Mapping[str, Any]) -> dict[str, Any]:
    """Return the files that change with an addition of the form SECTIONS, by name. Raises RuleError with the key.

    `content` holds sections.yaml, words/section-names.yaml and words/heading-wordings.yaml as they are so far.
    """
    made: dict[str, Any] = copy.deepcopy(dict(content))
    sections = made["sections.yaml"]["sections"]
    for section, entry in addition["sections"].items():
        where = f"sections.{section}"
        new = section not in sections
        if new:
            for needed in ("label", "known"):
                if needed not in entry:
                    raise RuleError("new-section", where, word=needed)
            _begin(made, section, entry)
        elif "label" in entry:
            raise RuleError("section-named", f"{where}.label", word=section)
        _names(sections, section, entry, where)
        if "accepted" in entry:
            accepted = made["words/heading-wordings.yaml"]["accepted"]
            if section in accepted:
                accepted[section] += entry["accepted"]
    return made


def _begin(made: dict[str, Any], section: str, entry: Mapping[str, Any]) -> None:
    """Make a section of the province's own known: what it is called, what it rests on, its rank among key words."""
    made["sections.yaml"]["sections"][section] = {"label": dict(entry["label"])}
    made["sections.yaml"]["precedence"].insert(-1, [section])
    for words in made["words/section-names.yaml"].values():
        words["names"][section] = entry["label"]["zh"]
        words["articles"][section] = dict(entry.get("basis", _OWN_BASIS))


def _names(sections: dict[str, Any], section: str, entry: Mapping[str, Any], where: str) -> None:
    taken = {
        key(name): other
        for other, known in sections.items()
        for name in (*known.get("known", ()), *known.get("accepted", ()), *([known["mandated"]] if "mandated" in known else ()))
    }  # fmt: skip
    target = sections[section]
    for kind in ("known", "accepted"):
        for number, name in enumerate(entry.get(kind, ()), 1):
            plain = key(name)
            if not plain:
                raise RuleError("empty", f"{where}.{kind}.{number}")
            if taken.get(plain, section) != section:
                raise RuleError(
                    "known-name", f"{where}.{kind}.{number}", word=short(name), other=taken[plain]
                )
        target[kind] = [*target.get(kind, ()), *entry.get(kind, ())]
        target["own"] = [*target.get("own", ()), *entry.get(kind, ())]
    for number, word in enumerate(entry.get("words", ()), 1):
        if not _WORDS.fullmatch(word):
            raise RuleError("plain-words", f"{where}.words.{number}", word=short(word))
    if "words" in entry:
        target["words"] = [*target.get("words", ()), *entry["words"]]
