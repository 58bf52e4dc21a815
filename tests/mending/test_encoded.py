from __future__ import annotations

import pytest

from gxlint.mending.encoded import Encoded
from gxlint.mending.refusals import Refused

TEXT = "根据《中华人民共和国政府信息公开条例》规定,现公布本机关年度报告。\r\n一、总体情况\n"
OLD = "<meta charset=big5>\n中華人民共和國政府資訊公開條例規定,現公布本機關年度報告,一、總體情況。"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "gb18030"),
        (b"\x84\x31\x95\x33", "gb18030"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
    ],
)
def test_every_other_byte_stays(mark: bytes, codec: str) -> None:
    data = mark + TEXT.encode(codec)
    found = Encoded.of(data)
    assert (found.text, found.mark) == (TEXT, mark)
    at = TEXT.index("现公布")
    assert found.replaced([(at, at + 3, "现发布㐂"), (0, 2, "按照")]) == mark + TEXT.replace(
        "现公布", "现发布㐂"
    ).replace("根据", "按照").encode(codec)
    assert found.replaced([]) == data


def test_a_letter_the_encoding_does_not_have() -> None:
    data = OLD.encode("big5")
    found = Encoded.of(data)
    with pytest.raises(Refused) as refused:
        found.replaced([(20, 21, "报")])
    assert (refused.value.why, refused.value.values["letters"]) == ("letters", "报")
    changed = found.replaced([(20, 21, "报")], references=True)
    assert changed == OLD.encode("big5").replace("中".encode("big5"), b"&#25253;", 1)


def test_bytes_that_say_nothing() -> None:
    with pytest.raises(Refused) as refused:
        Encoded.of(TEXT.encode() + b"\xff\xfe\xfd" + TEXT.encode())
    assert refused.value.why == "stray"


def test_a_mark_that_does_not_belong_to_the_encoding_stays() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode("gb18030")
    assert Encoded.of(data).replaced([(0, 2, "按照")]) == data.replace(
        "根据".encode("gb18030"), "按照".encode("gb18030")
    )


def test_a_text_that_would_be_written_otherwise_is_left_alone() -> None:
    """Big5 has ╲ twice; which of the two it was, the text does not say."""
    with pytest.raises(Refused) as refused:
        Encoded.of(OLD.encode("big5") + b"\xa2\x40")
    assert (refused.value.why, refused.value.values) == ("encoding", {"name": "big5"})
