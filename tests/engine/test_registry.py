from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from gxlint.checks.faults import RuleError
from gxlint.engine import registry
from gxlint.engine.registry import Registry, UnknownCheckError, builtin, check_named
from tests.engine import province
from tests.engine.made import finder, rule


def test_codes_prefixes_and_names() -> None:
    rules = builtin()
    assert rules.get("gx201") is rules.rules["GX201"]
    assert rules.get("flow-identity") is rules.rules["GX201"]
    assert rules.get("GX2") is None
    assert {one.code for one in rules.matching("GX40")} >= {"GX401", "GX402"}
    assert all(one.code.startswith("GX40") for one in rules.matching("gx40"))
    assert rules.knows("GX2")
    assert rules.knows("GX")
    assert not rules.knows("GX999")
    assert not rules.knows("flow-identity")
    assert not rules.knows("")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("GX21", "GX210"),
        ("GY201", "GX201"),
        ("gx2011", None),
        ("flow-identity", "GX201"),
        ("flow-identify", "GX201"),
        ("GX999", None),
        ("GX601", None),
        ("完全不是", None),
    ],
)
def test_the_nearest_right_name(word: str, near: str | None) -> None:
    found = builtin().nearest(word)
    assert found == near or (word == "gx2011" and found is not None and found.startswith("GX2"))


def test_rules_are_in_the_order_of_codes() -> None:
    assert list(Registry([rule("B001"[:1] + "B001"), rule("AB001")]).rules) == ["AB001", "BB001"]


def test_a_check_that_is_not_there() -> None:
    with pytest.raises(UnknownCheckError):
        check_named("no-such-check")


def test_a_check_of_an_installed_package(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = finder()

    class Found:
        def load(self) -> Any:
            return installed

    def entry_points(*, group: str, name: str) -> list[Any]:
        assert group == "gxlint.checks"
        return [Found()] if name == "province-check" else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    assert check_named("province-check") is installed
    assert EntryPoint is not None


def test_entry_points_are_not_looked_up_for_known_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(**_: Any) -> Any:
        raise AssertionError("looked up")

    monkeypatch.setattr("importlib.metadata.entry_points", never)
    assert check_named("engine") is not None


def test_a_broken_module_of_checks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    registry._import_checks.cache_clear()

    class Info:
        name = "no_such_module"

    monkeypatch.setattr(registry.pkgutil, "iter_modules", lambda path: [Info()])
    try:
        with pytest.raises(UnknownCheckError) as raised:
            check_named("no-such-check")
        assert raised.value.reason == "gxlint.checks.no_such_module: ModuleNotFoundError"
    finally:
        registry._import_checks.cache_clear()


class Broken:
    value = "gxlint_hubei.checks:check"

    class dist:  # noqa: N801 - as importlib.metadata has it
        name = "gxlint-hubei"

    def __init__(self, error: BaseException | None) -> None:
        self.error = error

    def load(self) -> Any:
        if self.error is not None:
            raise self.error
        return "no check"


@pytest.mark.parametrize(
    ("error", "said"),
    [(ImportError("no module"), "ImportError"), (SystemExit(3), "SystemExit"), (ValueError(), "ValueError"), (None, "str")],
)  # fmt: skip
def test_a_broken_plugin_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: BaseException | None, said: str
) -> None:
    def entry_points(*, group: str, name: str) -> list[Any]:
        return [Broken(error)] if name == "province-check" else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    with pytest.raises(UnknownCheckError) as raised:
        check_named("province-check")
    assert raised.value.reason == f"gxlint-hubei gxlint_hubei.checks:check: {said}"
    path = province.folder(tmp_path, rule=province.RULE.replace("part-exceeds-whole", "province-check"))
    with pytest.raises(RuleError) as refused:
        registry.load((path,))
    assert refused.value.show("zh") == (
        f"{path}/rules/YL001-archives-part.yaml:8: check: 没有“province-check”这个检查"
        f"(gxlint-hubei gxlint_hubei.checks:check: {said})"
    )


def test_no_rule_is_newer_than_the_tool() -> None:
    from gxlint import __version__

    now = tuple(map(int, __version__.split(".")))  # noqa: RUF048 - ours are three numbers
    assert [
        rule.code for rule in builtin().rules.values() if tuple(map(int, rule.since.split("."))) > now
    ] == []
