from __future__ import annotations

import pytest

from gxlint.relations import compile, parse
from gxlint.relations.bounds import cannot_hold, must_hold

VALUES = {"known": 3, "blank": 0, "other": 0}


@pytest.mark.parametrize(
    ("text", "impossible", "certain"),
    [
        ("known = 3", False, True),
        ("known = 4", True, False),
        ("known + blank = 3", False, False),
        ("known + blank = 2", True, False),
        ("known - blank = 4", True, False),
        ("known + blank - other = 2", False, False),
        ("known + blank = 3 + blank", False, True),
        ("known + blank <= 2", True, False),
        ("known - blank <= 3", False, True),
        ("known - blank >= 4", True, False),
        ("known + blank >= 3", False, True),
        ("known + blank < 3", True, False),
        ("known - blank < 4", False, True),
        ("known - blank > 3", True, False),
        ("known + blank > 2", False, True),
        ("known - blank > 2", False, False),
        ("max(known, blank) >= 3", False, True),
        ("max(known, blank) < 3", True, False),
        ("min(known, blank) > 3", True, False),
        ("min(known, blank) <= 3", False, True),
        ("min(known - blank, other) >= 4", True, False),
        ("0 - max(known, blank) > 0 - 3", True, False),
    ],
)
def test_what_a_blank_leaves_open(text: str, impossible: bool, certain: bool):
    (link,) = compile(parse(text)).links
    blank = frozenset({"blank", "other"})
    assert (cannot_hold(link, VALUES, blank), must_hold(link, VALUES, blank)) == (impossible, certain)
