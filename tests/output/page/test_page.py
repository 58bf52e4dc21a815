"""The page as a whole: what is linked exists, every fault is marked once, the text is the document's."""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path

import pytest

from gxlint.document import Table
from gxlint.engine.result import ReportResult
from gxlint.text.masking import masked
from tests.output.page.pages import FIXTURES, VALID, Element, added, changed, checked, page, tree, written

REPORTS = sorted(
    path for path in FIXTURES.rglob("*") if path.is_file() and path.suffix not in (".expected",) and path.name != "README.md"
)  # fmt: skip
BROKEN = FIXTURES / "2021" / "溪口县教育局2023年度报告.txt"


def sound(root: Element) -> None:
    """What holds of every page."""
    everything = root.every()
    ids = [one["id"] for one in everything if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for one in everything:
        for name in ("href", "for", "aria-labelledby"):
            if name in one.attributes:
                assert one[name].removeprefix("#") in known, (one.tag, one[name])
        if one.tag == "a":
            assert one["href"].startswith("#")
        assert not any(name.startswith("on") or name in ("src", "style", "action") for name in one.attributes)
    tags = {one.tag for one in everything}
    assert not tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "svg",
        "video",
        "audio",
    }
    css = root.one("style").text()
    assert "url(" not in css
    assert "@import" not in css
    policy = next(
        one for one in root.every("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert [one.tag for one in everything if one.tag in ("main", "footer", "h1")] == ["h1", "main", "footer"]
    levels = [int(one.tag[1]) for one in everything if re.fullmatch("h[1-6]", one.tag)]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), levels
    for table in root.every("table"):
        assert table.every("th"), "a table of data without a header cell"
    for one in root.every("th"):
        assert one["scope"] in ("col", "row", "colgroup", "rowgroup")
    for one in root.every("input"):
        assert one["id"] in {label["for"] for label in root.every("label")}


def every_diagnostic_is_marked_once(root: Element, results: list[ReportResult]) -> None:
    for number, result in enumerate(results, 1):
        articles = [one for one in root.every("article") if one["id"] == f"r{number}"]
        if not articles:
            continue
        (article,) = articles
        items = article.every("li", "finding")
        assert [one["id"] for one in items] == [f"r{number}-d{at}" for at in range(1, len(result.shown) + 1)]
        texts = article.every("div", "text")
        for at, (item, found) in enumerate(zip(items, result.shown, strict=True), 1):
            assert f"s-{found.severity}" in item.classes
            assert found.message in item.text() or "U+" in item.text()
            anchors = [a for text in texts for mark in text.every("mark") for a in mark.every("a")
                       if a.attributes.get("id") == f"r{number}-m{at}"]  # fmt: skip
            place = item.one("p", "place")
            if texts and found.location.line is not None:
                # once inside its own mark, or once for each mark around that
                assert len({id(one) for one in anchors}) == 1
                assert [a["href"] for a in place.every("a")] == [f"#r{number}-m{at}"]
                assert anchors[0]["href"] == f"#r{number}-d{at}"
            else:
                assert anchors == []
                assert not place.every("a")
                assert "没有标记" in place.text() or "not marked" in place.text()


def plain(line: str) -> str:
    """A line as the page shows it: masked, what is unseen by its code point."""
    return "".join(
        f"U+{ord(ch):04X}" if ch != "\t" and unicodedata.category(ch) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else ch
        for ch in masked(line)
    )  # fmt: skip


def expected_lines(result: ReportResult) -> list[str]:
    """What the text of the page has to read: every line that is not blank; of Markdown without its mark-up."""
    assert result.report is not None
    document = result.report.document
    pieces: list[tuple[int, str]] = []
    covered: set[int] = set()
    for block in document.blocks:
        covered |= set(range(block.span.line, block.span.end_line + 1))
        if isinstance(block, Table):
            for cell in block.cells:
                line = document.lines[cell.span.line - 1]
                pieces.append((cell.span.line, plain(line)[cell.span.column - 1 : cell.span.end_column - 1]))
        else:
            pieces.append((block.span.line, plain(block.text)))
    pieces += [
        (at, plain(line)) for at, line in enumerate(document.lines, 1) if at not in covered and line.strip()
    ]
    return [text for _, text in sorted(pieces, key=lambda piece: piece[0])]


def shown_lines(article: Element) -> list[str]:
    """What the text of the page reads, element by element; the rows of a table that is a text as one line each."""
    text = article.one("div", "text")
    elements = [one for one in text.every() if one.tag in ("p", "h4", "h5", "th", "td")]
    return [one.text(added) for one in elements if one.tag != "td" or one.children]


def squeezed(lines: list[str]) -> str:
    """Lines without blanks and without what stands between the cells of a text table."""
    return "\n".join(filter(None, (re.sub(r"[\s|｜]+", "", line) for line in lines)))


def same_text(result: ReportResult, article: Element) -> None:
    shown, wanted = (
        [line for line in lines if line] for lines in (shown_lines(article), expected_lines(result))
    )
    assert result.report is not None
    if any(isinstance(block, Table) for block in result.report.document.blocks):
        assert shown == wanted  # to the letter, cell by cell
    assert squeezed(shown).replace("\n", "") == squeezed(wanted).replace("\n", "")
    prose = [line for line in wanted if line.endswith("。")]
    assert [line for line in shown if line.endswith("。")] == prose


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fixture_on_a_page(path: Path, lang: str) -> None:
    from gxlint.engine.settings import Settings

    results = checked(path, settings=Settings(language=lang))
    root = tree(written(results, lang))
    sound(root)
    every_diagnostic_is_marked_once(root, results)
    assert root.one("html")["lang"] == {"zh": "zh-CN", "en": "en"}[lang]
    (result,) = results
    article = root.one("article")
    if result.report is not None and any(line.strip() for line in result.report.document.lines):
        same_text(result, article)


def test_all_fixtures_on_one_page() -> None:
    results = checked(*REPORTS)
    root = tree(written(results))
    sound(root)
    rows = root.one("table", "overview").one("tbody").every("tr")
    assert [row.every("td")[-1].text() for row in rows] == [str(path) for path in REPORTS]
    for number, (row, result) in enumerate(zip(rows, results, strict=True), 1):
        counts = [sum(d.severity == s for d in result.shown) for s in ("error", "warning", "info")]
        assert [int(one.text()) for one in row.every("td")[3:6]] == counts
        assert row.classes == {f"v-{result.verdict}"}
        assert row.one("th").one("a")["href"] == f"#r{number}"
    assert [one["id"] for one in root.every("article")] == [f"r{n}" for n in range(1, len(REPORTS) + 1)]


def test_the_same_run_gives_the_same_bytes() -> None:
    first = written(checked(BROKEN, VALID))
    assert first == written(checked(BROKEN, VALID))
    assert str(Path.cwd()) not in written(checked(("报告.txt", BROKEN.read_bytes())))


def test_a_result_that_was_put_on_a_page_is_as_before() -> None:
    results = checked(BROKEN)
    written(results)
    assert results[0].report is not None
    assert results[0].diagnostics


def test_no_report_at_all() -> None:
    root = page()
    sound(root)
    assert "没有检查任何文件" in root.one("main").text()
    assert not root.every("table")


def test_a_valid_report() -> None:
    root = page(VALID)
    sound(root)
    assert root.one("p", "calm").text() == "没有发现问题"
    assert root.one("span", "verdict").text() == "✓ 通过"
    assert not root.one("div", "text").every("mark")


def test_the_header_says_what_it_is() -> None:
    about = page(BROKEN).one("article").one("header")
    assert about.one("h2").text() == "溪口县教育局2023年政府信息公开工作年度报告"
    facts = {one.one("dt").text(): one.one("dd").text() for one in about.one("dl").every("div")}
    assert facts["机关"] == "溪口县教育局 (据标题)"
    assert facts["年度"] == "2023 (据标题)"
    assert facts["格式"] == "2021年格式,国办公开办函〔2021〕30号 (据年度)"
    assert facts["表格读取"] == "主动公开表 10/10 格 申请办理表 175/175 格 复议诉讼表 15/15 格"
    assert facts["等式"] == "成立 40 不成立 2 未能计算 0"
    assert facts["发现"] == "错误 1,警告 2,提示 0"
    assert about.one("p", "judged").text() == "✗ 不通过 有 1 条问题达到不通过的级别"


def test_a_broken_table_is_drawn_with_its_suspect_and_equations() -> None:
    root = page(BROKEN)
    figure = root.one("figure", "broken")
    suspect = figure.one("td", "suspect")
    assert (suspect.one("b").text(), suspect.one("ins").text()) == ("1", "应为 2")
    assert [one.text() for one in figure.one("ul", "equations").every("li")] == [
        "自然人:12 + 3 = 15 ≠ 13 + 1 = 14,差 1",
        "“四、结转下年度继续办理”:2 ≠ 1(另 5 项为 0) = 1,差 1",
    ]
    assert [one.text() for one in figure.one("ul", "suspects").every("li")] == [
        "“四、结转下年度继续办理 自然人” 【1】 应为 2"
    ]
    head = [[(th.text(), th["scope"], th.attributes.get("colspan"), th.attributes.get("rowspan")) for th in row.every("th")]
            for row in figure.one("thead").every("tr")]  # fmt: skip
    assert head == [
        [("申请人情况", "colgroup", "7", None)],
        [("自然人", "col", None, "2"), ("法人或其他组织", "colgroup", "5", None), ("总计", "col", None, "2")],
        [
            (name, "col", None, None)
            for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
        ],
    ]
    body = figure.one("tbody").every("tr")
    assert len(body) == 25
    refused = next(row for row in body if row.every("th")[0].text() == "(三)不予公开")
    assert (refused.every("th")[0]["rowspan"], refused.every("th")[1].text()) == ("8", "1.属于国家秘密")
    assert [td.text() for td in body[0].every("td")] == ["12", "3", "0", "0", "0", "0", "15"]
    finding = next(one for one in root.every("li", "finding") if "GX201" in one.text())
    assert finding.one("p", "see").one("a")["href"] == f"#{figure['id']}"
    assert f"#{finding['id']}" in [a["href"] for a in figure.one("figcaption").every("a")]


def test_basis_reason_and_remedy_are_folded() -> None:
    details = page(BROKEN).every("details")
    assert len(details) == 3
    for one in details:
        assert "open" not in one.attributes
        assert [term.text() for term in one.every("dt")] == ["依据", "理由", "改法"]


def test_suppressed_ones_are_folded_and_not_marked() -> None:
    source = FIXTURES / "2021" / "柏溪区民政局2022.md"
    text = source.read_text("utf-8")
    plain_page = page(("a.md", text.encode()))
    code = plain_page.every("li", "finding")[0].one("code").text()
    root = page(("a.md", f"<!-- gxlint: ignore-file {code} -- 领导已同意 -->\n\n{text}".encode()))
    sound(root)
    hidden = root.one("details", "suppressed")
    assert hidden.one("summary").text() == "已屏蔽 1 条"
    assert code in hidden.text()
    assert "原因:领导已同意" in hidden.text()
    assert root.one("span", "counts").text().endswith(",已屏蔽 1")
    assert not root.one("div", "text").every("mark")


def test_what_was_not_read_stands_beside_the_verdict() -> None:
    path = FIXTURES / "2019" / "云坪县林草局2020(表格是图片).html"
    told = [one.text() for one in page(path).one("ul", "open").every("li")]
    assert len(told) == 3
    assert all(one.startswith("没有查全 ") for one in told)


def test_rules_left_out_stand_beside_the_verdict() -> None:
    from gxlint.engine.settings import Selection, Settings

    results = checked(VALID, settings=Settings(selection=Selection(select=("GX2",))))
    root = tree(written(results))
    (told,) = root.one("ul", "open").every("li")
    assert told.text().startswith("规则 只检查了 GX2,另有 ")
    several = tree(written([*results, *results]))
    told = several.one("section", "all").one("ul", "open").one("li")
    assert told.text().startswith("只检查了 GX2")


def test_a_file_that_cannot_be_read() -> None:
    path = FIXTURES / "other" / "损坏的文件.docx"
    root = page(path)
    sound(root)
    article = root.one("article")
    assert article.one("h2").text() == "没有读出标题的文件"
    assert "文件没有读出来,内容一概没有检查" in article.one("ul", "open").text()
    assert article.one("span", "verdict").text() == "! 未能全部检查"
    assert not root.every("div", "text")
    (found,) = root.every("li", "finding")
    assert found.one("p", "place").text() == "整个文件,原文中没有标记"


def test_statistics_only_when_asked_for() -> None:
    assert not page(BROKEN).every("table", "statistics")
    table = page(BROKEN, statistics=True).one("table", "statistics")
    rows = [(row.one("th").text(), row.every("td")[1].text()) for row in table.one("tbody").every("tr")]
    assert rows == [("GX201", "1"), ("GX401", "2")]


def test_the_filters_have_labels_and_counts() -> None:
    one = page(BROKEN).one("section", "filters")
    assert [label.text() for label in one.every("label")] == ["错误 1", "警告 2", "提示 0"]
    assert all(box["type"] == "checkbox" and "checked" in box.attributes for box in one.every("input"))
    two = page(BROKEN, VALID).one("section", "filters")
    radios = [box for box in two.every("input") if box["type"] == "radio"]
    assert [box["id"] for box in radios if "checked" in box.attributes] == ["of-all"]
    assert [label.text() for label in two.every("label")][3:] == [
        "全部 2",
        "✗ 不通过 1",
        "! 未能全部检查 0",
        "✓ 通过 1",
    ]
    assert [legend.text() for legend in two.every("legend")] == ["显示", "结论"]


def test_numbers_of_persons_are_masked_everywhere() -> None:
    identity, mobile = "11010519491231002X", "13800138000"
    content = changed(("一、总体情况", f"一、总体情况\n联系人身份证号{identity},电话{mobile}。"))
    whole = written(checked(content))
    assert identity not in whole
    assert mobile not in whole
    assert "11**************2X" in whole
    assert "138******00" in whole


def test_the_first_example_of_every_rule_has_its_page() -> None:
    from gxlint.engine.examples import examples
    from gxlint.engine.registry import load

    for rule in load(()).rules.values():
        example = next(examples(rule), None)
        if example is None or example.fault is not None:
            continue
        results = checked((example.name, example.data))
        root = tree(written(results))
        sound(root)
        every_diagnostic_is_marked_once(root, results)
        assert f">{rule.code}<" in written(results)
