from __future__ import annotations

import pytest

from gxlint.tables.splitting import classify, split_line


@pytest.mark.parametrize(
    ("text", "split", "pieces"),
    [
        ("规章 | 0 | 1 | 2 |", "bars", ["规章", "0", "1", "2"]),
        ("0 |", "bars", ["0"]),
        ("||||", "bars", ["", "", "", ""]),
        ("|||3 |", "bars", ["", "", "", "3"]),
        ("| 规章 | | 1 |", "bars", ["规章", "", "1"]),
        ("规章｜0│1", "bars", ["规章", "0", "1"]),
        ("|---|:--:|", "bars", []),
        ("规章\t0\t\t2", "tabs", ["规章", "0", "", "2"]),
        ("规  章    0   1", "blanks", ["规  章", "0", "1"]),
        ("规章\u3000\u30000\u3000\u30001", "blanks", ["规章", "0", "1"]),
        ("规章 0 1 2", "blanks", ["规章", "0", "1", "2"]),
        ("(一)收到申请数 件 3", "blanks", ["(一)收到申请数", "件", "3"]),
        ("三、本年度办理结果 (一)予以公开 5 0", "blanks", ["三、本年度办理结果 (一)予以公开", "5", "0"]),
        ("(三)不予公开 1.国家秘密 5 0", "blanks", ["(三)不予公开", "1.国家秘密", "5", "0"]),
        ("自然人 法人或其他组织 总计", "blanks", ["自然人", "法人或其他组织", "总计"]),
        ("0 0 - 无 1", "blanks", ["0", "0", "-", "无", "1"]),
        ("二、回应解读情况 ——", "blanks", ["二、回应解读情况", "——"]),
        ("统 计 指 标", "", ["统 计 指 标"]),
        ("全年收到申请 3 件,均已办结。", "", ["全年收到申请 3 件,均已办结。"]),
        ("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) 申请人情况", "",
         ["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"]),
    ],
)  # fmt: skip
def test_a_line_falls_into_its_pieces(text: str, split: str, pieces: list[str]) -> None:
    how, parts = split_line(text)
    assert (how, [part[0] for part in parts]) == (split, pieces)
    assert all(text[start:end].strip() == piece for piece, start, end, *_ in parts)


@pytest.mark.parametrize(
    ("text", "what", "odd"),
    [
        ("0", "value", False), ("", "blank", False), ("——", "value", False), ("条", "unit", False), ("增3", "value", False),
        ("- 3 -", "page", False), ("第 3 页 共 8 页", "page", False), ("规章", "label", False), ("规章制度", "text", False),
        ("#REF!", "text", True), ("O", "text", True), ("约3件", "text", True), ("三", "text", True), ("见附件", "text", False),
    ],
)  # fmt: skip
def test_what_a_piece_may_be(text: str, what: str, odd: bool) -> None:
    read = classify(text)
    assert (read.what, read.odd) == (what, odd)
