from __future__ import annotations

import pytest

from gxlint.checks.naming import form_relation


def test_a_relation_that_a_form_prints() -> None:
    found = form_relation("review", "review-total")
    assert found.text == "total = upheld + corrected + other + pending"
    assert form_relation("review", "review-total") is found


def test_a_name_that_no_relation_has() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        form_relation("review", "nowhere")
