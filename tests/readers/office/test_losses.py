"""What the warnings of msdoc2docx mean."""

from __future__ import annotations

import pytest

from gxlint.readers.office import losses
from gxlint.readers.parts import part_called


@pytest.mark.parametrize(
    ("warnings", "lost", "doubtful"),
    [
        ((), (), False),
        (("UNNAMED_FONT_SLOT_REPAIRED", "UNSUPPORTED_CHARACTER_SPRMS"), (), False),
        (("PICTURES_DEFERRED",), ("pictures",), True),
        (("SOMETHING_A_LATER_VERSION_SAYS",), ("other",), True),
        (("SOMETHING_A_LATER_VERSION_SAYS", "HEADER_FOOTER_TABLE_MALFORMED"), ("headers", "other"), True),
        (
            ("UNTERMINATED_FIELD", "TABLE_GRID_MISMATCH", "MALFORMED_TABLE_FLATTENED"),
            ("tables", "text"),
            True,
        ),
        (("OLE_OBJECT_OMITTED",), ("objects",), True),
    ],
)
def test_what_is_lost_and_what_is_doubtful(
    warnings: tuple[str, ...], lost: tuple[str, ...], doubtful: bool
) -> None:
    assert (losses.lost(warnings), losses.doubtful(warnings)) == (lost, doubtful)


def test_every_loss_has_a_name_for_people() -> None:
    for kind in (*losses._LOST, "fields", "other"):
        assert f"doc:{kind}" not in str(part_called(f"doc:{kind}"))


def test_the_library_still_says_these_words() -> None:
    """A warning that a later version calls otherwise would be overlooked."""
    from pathlib import Path

    import doc2docx

    source = "".join(path.read_text("utf-8") for path in Path(doc2docx.__file__).parent.rglob("*.py"))
    words = {code for codes in losses._LOST.values() for code in codes} | losses._HARMLESS
    assert sorted(word for word in words if f'"{word}"' not in source) == []
