"""Tables of the document as tables of the page."""

from __future__ import annotations

from tests.output.page.pages import FIXTURES, Element, added, page

DOCX = FIXTURES / "2021" / "鹿鸣县交通运输局2023.docx"
MARKDOWN = FIXTURES / "2021" / "柏溪区民政局2022.md"


def heads(row: Element) -> list[tuple[str, str, str, str]]:
    return [
        (th.text(added), th["scope"], th.attributes.get("rowspan", ""), th.attributes.get("colspan", ""))
        for th in row.every("th")
    ]


def test_the_three_tables_of_a_word_file() -> None:
    text = page(DOCX).one("div", "text")
    boxes = text.every("div", "scroll")
    assert [box["aria-label"] for box in boxes] == ["主动公开表", "申请办理表", "复议诉讼表"]
    assert all((box["role"], box["tabindex"]) == ("region", "0") for box in boxes)
    rows = boxes[1].one("table").every("tr")
    assert heads(rows[0]) == [
        ("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "colgroup", "3", "3"),
        ("申请人情况", "colgroup", "", "7"),
    ]
    assert heads(rows[1]) == [
        ("自然人", "col", "2", ""),
        ("法人或其他组织", "colgroup", "", "5"),
        ("总计", "col", "2", ""),
    ]
    assert heads(rows[3]) == [("一、本年新收政府信息公开申请数量", "row", "", "3")]
    assert heads(rows[5]) == [("三、本年度办理结果", "rowgroup", "22", ""), ("(一)予以公开", "row", "", "2")]
    assert heads(rows[7])[0][:3] == ("(三)不予公开", "rowgroup", "8")
    assert [td.text(added) for td in rows[3].every("td")] == ["61", "1", "0", "0", "0", "0", "62"]
    assert {td["class"] for row in rows[3:] for td in row.every("td")} == {"number"}
    first = boxes[0].one("table").every("tr")
    assert heads(first[0]) == [("第二十条第(一)项", "colgroup", "", "4")]
    assert heads(first[2]) == [("规章", "row", "", "")]
    assert heads(first[4]) == [("第二十条第(五)项", "colgroup", "", "4")]


def test_a_mark_in_a_cell() -> None:
    text = page(DOCX).one("div", "text")
    (mark,) = text.every("table")[1].every("mark")
    assert mark.text(added) == "61"
    noted = next(one for one in text.every("div", "noted") if one.every("table"))
    assert noted.one("ul", "notes").one("a").text() == "1"


def test_the_tables_of_markdown() -> None:
    text = page(MARKDOWN).one("div", "text")
    tables = text.every("table")
    assert tables
    assert all(table.every("th") and table.every("td") for table in tables)
    assert "|" not in "".join(table.text(added) for table in tables)
