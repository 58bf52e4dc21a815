"""Where a zero would say that nothing is wrong, though nothing, or not everything, was checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxlint.engine.left_out import LeftOut
from gxlint.engine.open_ends import OpenEnd
from gxlint.engine.registry import families as named
from gxlint.engine.registry import load
from gxlint.output import families
from tests.engine import province
from tests.output.results_made import chosen, partial, result, sums, suppressed, unread, word

ALL = ["GX0", "GX1", "GX2", "GX3", "GX4", "GX5", "GX7"]


def test_every_rule_has_a_family_with_a_name() -> None:
    assert list(named()) == ALL
    assert {families.family(code) for code in load().rules} == set(ALL)
    assert families.family_name("GX2", "zh") == "表格"
    assert families.family_name("GX2", "en") == "Tables"
    assert families.family_name("HB0", "zh") == ""


def states(*ends: OpenEnd, **changes: object) -> dict[str, str]:
    found = families.standings(result(unfinished=ends, **changes))
    return {key: one.state for key, one in found.items() if one.state != "whole"}


PARTLY, NOT = dict.fromkeys(ALL, "partly"), dict.fromkeys(ALL[1:], "not")


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((), {}),
        ((OpenEnd.of("unreadable"),), {"GX0": "partly", **NOT}),
        ((OpenEnd.of("not-a-report"),), {"GX0": "partly", **NOT}),
        ((OpenEnd.of("stage", "structure"),), {"GX0": "partly", **NOT}),
        ((OpenEnd.of("stage", "tables"),), {"GX0": "partly", **NOT}),
        ((OpenEnd.of("stage", "relations"),), dict.fromkeys(["GX0", "GX2", "GX3", "GX4"], "partly")),
        ((OpenEnd.of("table", "requests"),), dict.fromkeys(["GX0", "GX2", "GX3", "GX4"], "partly")),
        ((OpenEnd.of("missing-table", "review"),), dict.fromkeys(["GX0", "GX2", "GX3", "GX4"], "partly")),
        ((OpenEnd.of("relations", "review"),), dict.fromkeys(["GX0", "GX2", "GX3", "GX4"], "partly")),
        ((OpenEnd.of("rule", "GX501"),), {"GX0": "partly", "GX5": "partly"}),
        (
            (OpenEnd("narrative:GX1,GX301-GX304,GX702"),),
            {"GX0": "partly", "GX1": "not", "GX3": "partly", "GX7": "partly"},
        ),
        ((OpenEnd("attached:年报.docx"),), {"GX0": "partly", **NOT}),
        ((OpenEnd.of("layout"),), PARTLY),
        ((OpenEnd.of("truncated"),), PARTLY),
        ((OpenEnd.of("part", "frame"),), PARTLY),
    ],
)
def test_what_is_open_concerns_its_families(ends: tuple[OpenEnd, ...], expected: dict[str, str]) -> None:
    assert states(*ends) == expected


def test_rules_nobody_wanted_found_nothing_either() -> None:
    assert {key: one.state for key, one in families.standings(chosen()).items() if one.state != "whole"} == {
        "GX1": "off",
        "GX5": "off",
    }
    ends = (OpenEnd.of("unreadable"),)
    assert states(*ends, readable=False, left_out=LeftOut(("GX501",), (), ("GX5",)))["GX5"] == "not"


def test_the_reasons_are_those_of_the_family() -> None:
    assert families.standings(partial())["GX2"].why == ("missing-table:review",)
    assert families.standings(partial())["GX5"].why == ("rule:GX505",)
    assert families.standings(unread())["GX2"].why == ("unreadable",)


def test_suppressed_diagnostics_do_not_count() -> None:
    assert families.counts(result("a", sums(), word(), word(), suppressed("file"))) == {"GX2": 1, "GX5": 2}


def test_families_of_a_province_follow(tmp_path: Path) -> None:
    province.folder(tmp_path / "ours")
    there = result(folders=(str(tmp_path / "ours"),))
    assert families.of_report(there) == (*ALL, "YL0")
    assert families.of_report(result()) == tuple(ALL)
