"""Where LibreOffice is looked for, and what it is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gxlint.readers import Unreadable
from gxlint.readers.office import soffice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="left out: needs a POSIX system")


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without LibreOffice; the search path is one empty folder."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv(soffice.VARIABLE, raising=False)
    monkeypatch.setattr(
        soffice, "_PLACES", {"": (), sys.platform: (str(tmp_path / "opt/libreoffice*/program/soffice"),)}
    )
    return tmp_path


def put(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o700)
    return str(path)


def test_there_is_none(bare: Path) -> None:
    assert soffice.find() is None


def test_the_search_path_the_usual_places_and_the_variable(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(bare / "opt/libreoffice7.4/program/soffice")
    newer = put(bare / "opt/libreoffice7.6/program/soffice")
    assert soffice.find() == newer
    (bare / "opt/libreoffice7.6/program/soffice").chmod(0o600)
    assert soffice.find() == (
        newer if os.geteuid() == 0 and os.access(newer, os.X_OK) else newer.replace("7.6", "7.4")
    )
    found = put(bare / "bin/libreoffice")
    assert soffice.find() == found
    found = put(bare / "bin/soffice")
    assert soffice.find() == found
    named = put(bare / "own/office")
    monkeypatch.setenv(soffice.VARIABLE, named)
    assert soffice.find() == named


def test_a_program_beside_the_documents_is_not_started(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(bare / "reports/soffice")
    monkeypatch.chdir(bare / "reports")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", str(bare / "reports"))))
    assert soffice.find() is None


def test_a_snap_cannot_see_the_private_folder(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(bare / "snap/bin/soffice")
    monkeypatch.setenv("PATH", str(bare / "snap/bin"))
    assert soffice.find() is None


@pytest.mark.parametrize("named", ["nowhere/soffice", "."])
def test_a_variable_that_names_nothing(bare: Path, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(soffice.VARIABLE, named)
    with pytest.raises(Unreadable) as caught:
        soffice.find()
    assert (caught.value.reason, caught.value.values) == ("converter-missing", {"program": named})


def test_the_profile_is_what_libreoffice_reads() -> None:
    root = ElementTree.fromstring(soffice.profile())
    name, path = "{http://openoffice.org/2001/registry}name", "{http://openoffice.org/2001/registry}path"
    values = {(item.get(path), prop.get(name)): prop[0].text for item in root for prop in item}
    common = "/org.openoffice.Office.Common/Security/Scripting"
    assert values[common, "DisableMacrosExecution"] == values[common, "BlockUntrustedRefererLinks"] == "true"
    assert values["/org.openoffice.Office.Writer/Content/Update", "Link"] == "0"
    assert len(values) == len(soffice._SETTINGS)


def test_the_command_names_the_filter_where_the_content_could_choose() -> None:
    assert "--infilter=Rich Text Format" in soffice.command("x", "rtf")
    assert "--infilter=writer8" in soffice.command("x", "odt")
    assert not [word for word in soffice.command("x", "doc") if word.startswith("--infilter")]
