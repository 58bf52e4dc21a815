"""Pages that would cost gigabytes to parse, and pages that only look so."""

from __future__ import annotations

import contextlib

import pytest

from gxlint.readers import Limits, Unreadable
from gxlint.readers.html_guard import check
from gxlint.readers.limits import DEFAULT
from tests.support.effort import effort

BOMBS = {
    "nested blocks": "<div>" * 20_000,
    "nested tables": "<table><tr><td>" * 5_000,
    "open formatting": "".join(f"<p><b id={n}>x" for n in range(5_000)),
    "open fonts": "".join(f"<p><font color={n}>x" for n in range(5_000)),
    "closed in a comment": "".join(f"<p><b id={n}><!--</b>-->x" for n in range(5_000)),
    "closed in an attribute": "".join(f"<p><b id={n}><i title='</b>'></i>x" for n in range(5_000)),
    "closed in a cell": "".join(f"<b id={n}><table><td></b></table><p>x" for n in range(5_000)),
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">",
    "attributes of a tag that never ends": "<p " + " ".join(f"a{n}=1" for n in range(20_000)),
    "attributes of the root": "".join(f"<html a{n}=1>" for n in range(20_000)),
    "inline elements": "<span>" * 100_000,
}
HARMLESS = {
    "many paragraphs": "<p style='x'><span>abc</span></p>" * 20_000,
    "markup in a script": "<script>" + "<div>" * 9_999 + "</script>" + "<p>" * 3_000,
    "markup in a comment": "<!--" + "<div>" * 9_999 + "-->" + "<p>" * 3_000,
    "paragraphs and items never closed": "<ul>" + "<li><p>x" * 9_000,
    "one font around everything": "<font>" + "<p>x</p>" * 9_000,
    "a picture in the page": "<img src='data:image/png;base64," + "A=" * 200_000 + "'>" + "<p>" * 3_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        check("<html><body>" + BOMBS[name], DEFAULT)
    assert caught.value.reason == (
        "too-large" if name.startswith("attributes of a tag") or name == "attributes" else "nesting"
    )


@pytest.mark.parametrize("name", HARMLESS)
def test_large_pages_are_not(name: str) -> None:
    check("<html><body>" + HARMLESS[name], DEFAULT)


def test_length_of_the_source() -> None:
    with pytest.raises(Unreadable) as caught:
        check("x" * 11, Limits(max_characters=10))
    assert (caught.value.reason, caught.value.values) == (
        "too-large",
        {"size": 11, "limit": 10, "unit": "characters"},
    )


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a "', "<a '\"", "<!--", "<!--x-->", "<script>", "</", "<a/", "<a href='"]
)
def test_work_is_linear_in_the_source(piece: str) -> None:
    def work(size: int) -> int:
        def run() -> None:
            with contextlib.suppress(Unreadable):
                check(piece * (size // len(piece)), DEFAULT)

        return effort(run)

    work(100)
    assert work(80_000) <= 4 * work(20_000) * 1.2 + 100


def test_attributes_of_all_elements_together() -> None:
    source = "<p a=1 b=2 c=3>x" * 2500
    with pytest.raises(Unreadable) as caught:
        check(source, Limits(max_nodes=7499))
    assert caught.value.values == {"size": 7500, "limit": 7499, "unit": "attributes"}
    check(source, Limits(max_nodes=10_000))
