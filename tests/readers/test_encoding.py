"""Bytes to text: which encoding, and how many places were replaced."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.encoding import Decoded, charset_of, decode
from gxlint.readers.errors import Unreadable

SENTENCE = "青石县水务局全年主动公开政府信息128条，新收申请12件，办结12件。\n"
REPORT = "青石县水务局2023年政府信息公开工作年度报告\n一、总体情况\n" + SENTENCE * 60


def attempt(data: bytes) -> Decoded | str:
    """What was decoded, or the reason why nothing was."""
    try:
        return decode(data)
    except Unreadable as problem:
        return problem.reason


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
        ("gb2312", b"", "gb18030"),
        ("gb18030", b"\x84\x31\x95\x33", "gb18030"),
        ("utf-16-le", b"", "utf-16"),
        ("utf-16-be", b"", "utf-16"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32"),
    ],
)
@pytest.mark.parametrize("text", [REPORT, "一、总体情况", "新收12件"], ids=["report", "heading", "short"])
def test_a_report_is_read_in_every_encoding(codec: str, mark: bytes, name: str, text: str) -> None:
    found = decode(mark + text.encode(codec))
    assert (found.text, found.encoding, found.stray) == (text, name, 0)


def test_plain_ascii_is_utf_8() -> None:
    assert decode(b"plain, 2021\n").encoding == "utf-8"


@pytest.mark.parametrize("place", [0, 1, 700, 1503, 5000])
def test_one_stray_byte_does_not_turn_utf_8_into_gb18030(place: int) -> None:
    data = REPORT.encode()
    found = decode(data[:place] + b"\xff" + data[place:])
    assert found.encoding == "utf-8"
    assert 1 <= found.stray <= 4
    assert found.text.count("\ufffd") == found.stray


def test_stray_bytes_are_counted_in_utf_8_between_characters() -> None:
    parts = REPORT.encode().split(b"\n")
    data = b"\n".join(part + (b"\xc5" if index % 12 == 5 else b"") for index, part in enumerate(parts))
    found = decode(data)
    assert (found.encoding, found.stray) == ("utf-8", 5)
    assert found.text.replace("\ufffd", "") == REPORT


def test_five_changed_bytes_of_twenty_thousand_leave_utf_8() -> None:
    data = bytearray((REPORT * 4).encode())
    chance = random.Random(20)
    for _ in range(5):
        data[chance.randrange(len(data))] = chance.choice(b"\xc0\xc1\xf8\xfe\xff")
    found = decode(bytes(data))
    assert found.encoding == "utf-8"
    assert 1 <= found.stray <= 15


@pytest.mark.parametrize("cut", [1, 2])
def test_a_cut_off_last_character_is_one_stray_place(cut: int) -> None:
    data = (REPORT + "完").encode()[:-cut]
    found = decode(data)
    assert (found.encoding, found.stray, found.text) == ("utf-8", 1, REPORT + "\ufffd")


def test_replacement_characters_of_the_file_itself_are_not_counted() -> None:
    found = decode((REPORT + "\ufffd").encode() + b"\xe5")
    assert found.stray == 1


def test_stray_bytes_in_gb18030() -> None:
    found = decode(REPORT.encode("gb18030") + b"\xff")
    assert (found.encoding, found.stray) == ("gb18030", 1)


def test_gbk_that_is_valid_utf_8_by_chance() -> None:
    assert decode("联通".encode("gbk")).text == "联通"
    assert decode("caf\xe9".encode()).text == "caf\xe9"


def test_utf_8_wins_over_a_wrong_meta() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body>{SENTENCE}</body></html>'
    assert decode(page.encode()).encoding == "utf-8"
    assert decode(page.encode("gbk")).encoding == "gb18030"
    assert decode(page.replace("gb2312", "utf-8").encode("gbk")).encoding == "gb18030"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312" />', "gb2312"),
        (b"<!-- x --><html><meta charset='utf-8'>", "utf-8"),
        (b'<?xml version="1.0" encoding="GBK"?>', "gbk"),
        (b"charset=gbk", None),
        (b"<p>no charset</p>", None),
    ],
)
def test_charset_of_a_page(head: bytes, name: str | None) -> None:
    assert charset_of(head) == name


def test_a_declared_big5_is_believed_only_where_it_reads() -> None:
    traditional = "政府資訊公開年度報告，總體情況如下。"
    assert decode(traditional.encode("big5"), "big5").text == traditional
    assert decode(SENTENCE.encode("gbk"), "big5").text == SENTENCE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u3000\xa0".encode(), "empty"),
        (b"\x00\x00\x00\x00", "not-text"),
        (b"abc\x00def\x00\x01\x02" * 9, "not-text"),
        (b"a\x01\x02\x03b", "not-text"),
        (b"\xff", "undecodable"),
        (b"\xff\xfe\x00\xd8" * 40, "not-text"),
        (random.Random(1).randbytes(4000), "not-text"),
        (bytes(random.Random(2).choices(range(128, 256), k=4000)), "undecodable"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.reason == reason


COMMON = st.text(
    st.sampled_from("一二三的政府信息公开年度报告主动申请受理办结情况，。；：（）《》“”、0123456789 \nA"),
    min_size=12,
    max_size=400,
)


@given(COMMON, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-le", "utf-16-be"]))
def test_office_text_comes_back_from_every_encoding(text: str, codec: str) -> None:
    if sum(character > "\u2e80" for character in text) < 8:
        text += "政府信息公开年度报告"
    found = decode(text.encode(codec))
    assert (found.text, found.stray) == (text, 0)


ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(ANY, st.sampled_from(["utf-8-sig", "utf-16"]))
def test_any_text_comes_back_where_a_mark_says_the_encoding(text: str, codec: str) -> None:
    found = attempt(text.encode(codec))
    assert found == "empty" or (isinstance(found, Decoded) and (found.text, found.stray) == (text, 0))


@given(ANY)
def test_any_text_with_chinese_in_it_comes_back_from_utf_8(text: str) -> None:
    text = "情况" + text.lstrip("\ufeff")
    found = decode(text.encode())
    assert (found.text, found.encoding) == (text, "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    found = attempt(data)
    assert found in {"empty", "not-text", "undecodable"} if isinstance(found, str) else found.text.strip()


def test_a_mark_in_front_of_another_encoding() -> None:
    found = decode(b"\xef\xbb\xbf" + REPORT.encode("gbk"))
    assert (found.text, found.encoding) == (REPORT, "gb18030")
    with pytest.raises(Unreadable) as caught:
        decode(b"\xff\xfe" + "\x01\x02\x03甲".encode("utf-16-le"))
    assert caught.value.reason == "not-text"


def test_a_long_file_is_judged_by_its_beginning_and_read_whole() -> None:
    text = REPORT * 40
    found = decode(text.encode("gb18030"))
    assert (len(text) > 1 << 16, found.text == text, found.stray) == (True, True, 0)
