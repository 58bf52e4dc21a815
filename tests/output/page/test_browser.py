"""The page in a real browser: nothing is fetched, filters work without scripts, light, dark, narrow, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.output.page.pages import FIXTURES, VALID, checked, written
from tests.output.rich_results import document, result
from tests.support.browser import PROGRAM, Browser, browser

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="left out: there is no chromium on this machine (apt install chromium)"
)
BROKEN = FIXTURES / "2021" / "溪口县教育局2023年度报告.txt"
TAB, SPACE, RIGHT = ("Tab", 9), (" ", 32), ("ArrowRight", 39)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on one report with errors and warnings."""
    path = tmp_path_factory.mktemp("page") / "one.html"
    path.write_text(written(checked(("报告.txt", BROKEN.read_bytes()))), "utf-8")
    return path


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on a report that fails, one that passes, one that cannot be read."""
    path = tmp_path_factory.mktemp("page") / "many.html"
    results = checked(BROKEN, VALID, FIXTURES / "other" / "损坏的文件.docx")
    path.write_text(written(results), "utf-8")
    return path


def visible(chromium: Browser, selector: str) -> list[str]:
    """The text of those elements that are shown."""
    found = chromium.value(
        f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility()).map(e => e.textContent)"
    )
    assert isinstance(found, list)
    return [str(text) for text in found]


def focused(chromium: Browser) -> str:
    return str(
        chromium.value(
            "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
        )
    )


def test_nothing_is_fetched_and_nothing_complained_of(chromium: Browser, one: Path, many: Path) -> None:
    chromium.asked.clear()
    chromium.complaints.clear()
    for path in (one, many):
        chromium.open(path)
        chromium.value("1")
    assert chromium.asked == [one.as_uri(), many.as_uri()]
    assert chromium.complaints == []
    assert chromium.value("document.compatMode") == "CSS1Compat"


def test_a_hostile_report_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    evil = "<script>document.title='!'</script><img src=http://127.0.0.1:9/x onerror=\"document.title='!'\"></style>"
    path = tmp_path / "evil.html"
    path.write_text(written([result(path=evil, title=evil, document=document((evil, evil)))]), "utf-8")
    chromium.asked.clear()
    chromium.open(path)
    assert chromium.value("document.scripts.length + document.images.length") == 0
    assert chromium.asked == [path.as_uri()]
    assert evil in str(chromium.value("document.querySelector('.text').textContent"))
    # even if mark-up had got in, the policy holds
    chromium.value(
        "document.body.insertAdjacentHTML('beforeend', '<img src=http://127.0.0.1:9/y onerror=\"document.title=1\">')"
    )
    chromium.value("new Promise(done => setTimeout(done, 50))")
    assert any("Content Security Policy" in text for text in chromium.complaints)
    chromium.complaints.clear()


def test_severities_are_filtered_by_mouse_and_keyboard(chromium: Browser, one: Path) -> None:
    chromium.open(one)
    everything = [text.split("GX")[1][:3] for text in visible(chromium, ".finding")]
    assert everything == ["401", "201", "401"]
    assert len(visible(chromium, ".text mark")) == 3
    before = chromium.value(
        "getComputedStyle(document.querySelector('.text mark.s-warning')).backgroundColor"
    )
    assert visible(chromium, ".partial") == []
    chromium.click("label[for=show-warning]")
    assert visible(chromium, ".partial") == ["筛选后只显示了一部分,没有显示的不等于没有。"]
    assert [text.split("GX")[1][:3] for text in visible(chromium, ".finding")] == ["201"]
    assert visible(chromium, ".text .n") == ["2", "2"]
    # the words of the report stay, only the mark goes
    assert len(visible(chromium, ".text mark")) == 3
    after = chromium.value("getComputedStyle(document.querySelector('.text mark.s-warning')).backgroundColor")
    assert before != after == "rgba(0, 0, 0, 0)"
    chromium.click("#show-warning")
    assert len(visible(chromium, ".finding")) == 3
    chromium.open(one)
    chromium.press(*TAB)
    assert focused(chromium) == "skip"
    assert visible(chromium, ".skip") == ["跳到检查结果"]
    chromium.press(*TAB)
    assert focused(chromium) == "show-error"
    assert chromium.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    chromium.press(*SPACE)
    assert [text.split("GX")[1][:3] for text in visible(chromium, ".finding")] == ["401", "401"]


def test_reports_are_filtered_by_verdict(chromium: Browser, many: Path) -> None:
    chromium.open(many)
    shown = {}
    for name in ("fail", "incomplete", "pass", "all"):
        chromium.click(f"label[for=of-{name}]")
        rows = chromium.value(
            "[...document.querySelectorAll('.overview tbody tr')].filter(e => e.checkVisibility()).map(e => e.cells[0].textContent)"
        )
        articles = chromium.value(
            "[...document.querySelectorAll('article')].filter(e => e.checkVisibility()).map(e => e.id)"
        )
        shown[name] = (rows, articles)
        assert bool(visible(chromium, ".partial")) == (name != "all")
    assert shown == {
        "fail": (["1"], ["r1"]),
        "incomplete": (["3"], ["r3"]),
        "pass": (["2"], ["r2"]),
        "all": (["1", "2", "3"], ["r1", "r2", "r3"]),
    }
    chromium.value("document.getElementById('of-all').focus()")
    chromium.press(*RIGHT)
    assert focused(chromium) == "of-fail"
    assert (
        chromium.value("[...document.querySelectorAll('article')].filter(e => e.checkVisibility()).length")
        == 1
    )


def test_a_fault_leads_to_its_words_and_back(chromium: Browser, one: Path) -> None:
    chromium.open(one)
    chromium.click("#r1-d2 .place a")
    assert chromium.value("location.hash") == "#r1-m2"
    assert chromium.value("document.querySelector(':target').closest('mark').textContent") == "21"
    chromium.click("#r1-m2")
    assert chromium.value("document.querySelector(':target').id") == "r1-d2"
    # what is led to is not under the filters that stay at the top
    assert chromium.value(
        "document.getElementById('r1-d2').getBoundingClientRect().top"
        " >= document.querySelector('.filters').getBoundingClientRect().bottom - 1"
    )


def test_what_is_folded_opens_by_keyboard(chromium: Browser, one: Path) -> None:
    chromium.open(one)
    assert visible(chromium, ".finding details dd") == []
    chromium.value("document.querySelector('.finding summary').focus()")
    chromium.press(*SPACE)
    assert len(visible(chromium, ".finding details dd")) == 3


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("page", ["one", "many"])
def test_no_width_scrolls_sideways(
    chromium: Browser, request: pytest.FixtureRequest, width: int, page: str
) -> None:
    """WCAG 2.2, 1.4.10: only the tables scroll, in their own boxes."""
    chromium.open(request.getfixturevalue(page), width=width)
    assert chromium.value("document.scrollingElement.scrollWidth") <= width


def test_light_and_dark(chromium: Browser, one: Path) -> None:
    seen = []
    for dark in (False, True):
        chromium.open(one, dark=dark)
        colours = "(e => { const s = getComputedStyle(e); return [s.backgroundColor, s.color]; })(document.querySelector('.report'))"
        seen.append(chromium.value(colours))
    assert seen == [["rgb(255, 255, 255)", "rgb(30, 36, 40)"], ["rgb(28, 32, 36)", "rgb(228, 231, 233)"]]


def test_on_paper(chromium: Browser, one: Path) -> None:
    import pypdfium2

    chromium.open(one, dark=True)
    document = pypdfium2.PdfDocument(chromium.printed())
    text = "".join(page.get_textpage().get_text_range() for page in document)
    sizes = {tuple(round(side) for side in page.get_size()) for page in document}
    assert sizes == {(595, 842)}
    flat = "".join(text.split())
    assert "跳到检查结果" not in flat
    assert "显示错误" not in flat
    assert "国办公开办函〔2021〕30号附表三勾稽关系" in flat  # what is folded on the screen
    assert "应为2" in flat
    # no word of the page is cut off at the right edge
    right = max(rectangle[2] for page in document for rectangle in _rectangles(page.get_textpage()))
    assert right <= 595 - 40
    document.close()


def _rectangles(page: object) -> list[tuple[float, float, float, float]]:
    return [page.get_rect(at) for at in range(page.count_rects())]  # type: ignore[attr-defined]
