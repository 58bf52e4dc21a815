"""The files that LibreOffice makes, once for all tests here."""

from __future__ import annotations

import pytest

from tests.formats import make
from tests.formats.reports import REPORTS
from tests.formats.richness import RICH


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> make.Files:
    """What LibreOffice makes of the reports and of the rich document, in one call a format."""
    documents = {report.name: make.docx(report) for report in REPORTS} | {"rich": RICH}
    return make.by_libreoffice(documents, tmp_path_factory.mktemp("formats"), make.BY_LIBREOFFICE)
