"""The same reports through the programs offices use: LibreOffice prints the Word document, Chromium the web page."""

from __future__ import annotations

import pytest

from tests.readers.pdf.printing import browser, needs_browser, needs_office, office
from tests.readers.pdf.reports import NAMES, Look, page, parse, source, word
from tests.readers.pdf.test_reports import WRONG, check, said, seen

LOOKS = {
    "plain": Look(),
    "across": Look(landscape=True, vertical=True, header="青石县水务局"),
    "whole-rows": Look(repeat=True, split=False, number="第{}页", blank_lines=3),
    "large-cells": Look(size=14, line=24, number="—{}—", cell_size=12, vertical=True),
}


@needs_office
def test_libreoffice_prints_valid_reports() -> None:
    files = {
        f"{name}-{look}.docx": word(parse(source(name)), LOOKS[look]) for name in NAMES for look in LOOKS
    }
    for name, data in office(files).items():
        base = name[: len("valid-2021")]
        result = check(data, name.replace(".docx", ".pdf"))
        assert (name, result.diagnostics) == (name, ())
        assert seen(result) == seen(check(source(base).encode(), f"{base}.txt"))


@needs_office
def test_libreoffice_prints_wrong_numbers() -> None:
    wrong = {name: source(name).replace(*WRONG[name]) for name in NAMES}
    files = {f"{name}.docx": word(parse(text)) for name, text in wrong.items()}
    printed = office(files)
    for name, text in wrong.items():
        plain = said(check(text.encode(), f"{name}.txt"))
        assert plain
        assert said(check(files[f"{name}.docx"], f"{name}.docx")) == plain
        assert said(check(printed[f"{name}.docx"], f"{name}.pdf")) == plain


@needs_browser
@pytest.mark.parametrize("name", NAMES)
def test_chromium_prints_valid_and_wrong_reports(name: str) -> None:
    text = source(name)
    result = check(browser(page(parse(text)), headers=True), f"{name}.pdf")
    assert result.diagnostics == ()
    assert seen(result) == seen(check(text.encode(), f"{name}.txt"))
    wrong = text.replace(*WRONG[name])
    across = browser(page(parse(wrong), orientation="landscape", heads=False))
    assert said(check(across, f"{name}.pdf")) == said(check(wrong.encode(), f"{name}.txt"))


@needs_browser
def test_text_with_a_shadow_is_seen() -> None:
    # Chromium draws the shadow as a picture and its text unseen, before the text itself.
    text = source("valid-2021")
    shadows = "td, h1, p { text-shadow: 1px 1px 1px #999 }"
    result = check(browser(page(parse(text), css=shadows)), "a.pdf")
    assert result.diagnostics == ()
    assert seen(result) == seen(check(text.encode(), "a.txt"))
