"""The style sheet: contrast of every pair of colours, light and dark; no colour outside the two palettes."""

from __future__ import annotations

import re

import pytest

from gxlint.output.page.frame import style

_CSS = re.sub(r"/\*.*?\*/", "", style(), flags=re.S)
_LIGHT, _DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", _CSS, flags=re.S)
)
_REST = re.sub(r":root \{.*?\}", "", _CSS, flags=re.S)
PAIRS = [
    *((ink, ground) for ink in ("ink", "quiet", "link", "error", "warning", "info", "good") for ground in ("paper", "ground", "faint")),
    *(("ink", mark) for mark in ("error-mark", "warning-mark", "info-mark", "involved")),
    *(("badge", badge) for badge in ("error", "warning", "info")),
]  # fmt: skip
"""Every colour of text with every ground it can stand on."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("palette", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(palette: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [_LIGHT, _DARK], ids=["light", "dark"])
def test_lines_that_mean_something_can_be_seen(palette: dict[str, str]) -> None:
    """WCAG 2.2, 1.4.11: the lines under marks, frames of suspects, focus."""
    for line in ("error", "warning", "info", "focus"):
        for ground in ("paper", f"{line}-mark"):
            if ground in palette:
                assert contrast(palette[line], palette[ground]) >= 3


def test_both_palettes_have_the_same_names() -> None:
    assert set(_LIGHT) == set(_DARK)
    assert len(_LIGHT) == 17


def test_no_colour_outside_the_palettes() -> None:
    assert not re.findall(
        r"#[0-9a-f]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(", re.sub(r"#(show|of)-[a-z]+", "", _REST)
    )
    used = set(re.findall(r"(?<![-\w])color: var\(--([a-z-]+)\)", _REST))
    assert used == {ink for ink, _ in PAIRS}
    grounds = set(re.findall(r"background: var\(--([a-z-]+)\)", _REST))
    assert grounds == {ground for _, ground in PAIRS}


def test_nothing_is_fetched() -> None:
    assert not re.findall(r"url\(|@import|@font-face|http", _CSS)


def test_dark_is_for_screens_only() -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in _CSS
    assert "prefers-color-scheme: dark)" not in _CSS.replace(
        "@media screen and (prefers-color-scheme: dark)", ""
    )
