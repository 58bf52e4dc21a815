from __future__ import annotations

from gxlint.engine.left_out import left_out, words
from gxlint.engine.run import lint_bytes
from gxlint.engine.settings import Selection, Settings
from tests.engine.made import rule

RULES = {one.code: one for one in (
    rule("AB101"), rule("AB102", name="two"), rule("AB201", name="three"), rule("AB202", name="four"),
    rule("AB301", name="five", status="preview"), rule("AB401", name="six", layouts=["2021"]),
)}  # fmt: skip


def settings(**more: tuple[str, ...]) -> Settings:
    return Settings(selection=Selection(**more))


def test_nothing_is_left_out_where_nothing_was_chosen() -> None:
    assert not Settings().choosy
    assert words(None, "zh") == ""


def test_nothing_is_left_out_where_all_that_applies_ran() -> None:
    assert left_out(RULES, ["AB101", "AB102", "AB201", "AB202"], settings(select=("AB",)), "2014") is None


def test_what_was_ignored_is_named_by_family_where_nothing_of_it_ran() -> None:
    found = left_out(RULES, ["AB101", "AB401"], settings(ignore=("AB102", "AB2")), "2021")
    assert found is not None
    assert found.codes == ("AB102", "AB201", "AB202")
    assert found.families == ("AB102", "AB2")
    assert words(found, "zh") == "3 条规则未启用:AB102、AB2"
    assert words(found, "en") == "rules left out: 3 (AB102, AB2)"


def test_what_was_selected_is_named() -> None:
    found = left_out(RULES, ["AB101", "AB102"], settings(select=("AB1",)), None)
    assert found is not None
    assert found.codes == ("AB201", "AB202", "AB401")
    assert words(found, "zh") == "只检查了 AB1,3 条规则未启用:AB201、AB202、AB401"
    assert words(found, "en") == "only AB1 was checked; rules left out: 3 (AB201, AB202, AB401)"
    many = {code: rule(code, name=f"n-{code.lower()}") for code in (f"AB{n}01" for n in range(1, 9))}
    found = left_out(many, ["AB101"], settings(select=("AB1",)), None)
    assert words(found, "zh") == "只检查了 AB1,另有 7 条规则未启用"
    assert words(found, "en") == "only AB1 was checked; rules left out: 7"


def test_a_long_list_is_cut() -> None:
    many = {code: rule(code, name=f"n-{code.lower()}") for code in (f"AB{n}01" for n in range(1, 10))}
    found = left_out(many, [], settings(ignore=("AB",)), None)
    assert words(found, "zh") == "9 条规则未启用:AB1、AB2、AB3、AB4、AB5、AB6 等"


def test_the_result_of_a_file_knows() -> None:
    assert lint_bytes("一、总体情况\n".encode(), "a.txt", Settings()).left_out is None
    one = lint_bytes(b"x", "b.txt", Settings(per_file_ignores=(("a.txt", ("GX5",)),)))
    assert one.left_out is None
    ignored = lint_bytes(b"x", "a.txt", Settings(per_file_ignores=(("a.txt", ("GX5",)),))).left_out
    assert ignored is not None
    assert ignored.families == ("GX5",)
    chosen = lint_bytes(b"", "a.txt", settings(select=("GX2",))).left_out
    assert chosen is not None
    assert chosen.select == ("GX2",)
    assert not any(code.startswith("GX2") or code in ("GX001", "GX007") for code in chosen.codes)
