"""Make the picture of an annotated draft anew: `python docs/picture_annotate.py`.

A report with faults goes through `gxlint annotate`; LibreOffice opens what came of it and prints it with its comments in
the margin. Needs soffice and pdftoppm (poppler-utils). LibreOffice 7.4 leaves the margin away when it exports a PDF
without a window, but not when it prints, which takes a macro in a profile of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures" / "annotate.png"
sys.path.insert(0, str(ROOT))

from gxlint.__main__ import main  # noqa: E402
from tests.support.render import Made, word  # noqa: E402

_SCRIPT = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_IN_MARGIN = (
    '<item oor:path="/org.openoffice.Office.Writer/Print/Content">'
    '<prop oor:name="Note" oor:op="fuse"><value>4</value></prop></item>'
)
"""Comments are printed in the margin."""
_MACRO = """Sub Printed
  Dim nothing_special()
  Dim document As Object
  document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, nothing_special())
  Wait 3000
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FileName" : options(0).Value = "{target}"
  options(1).Name = "Wait" : options(1).Value = True
  document.print(options())
  Wait 1500
  document.close(True)
End Sub
"""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_WIDTHS = ((2600, 2000, 2000, 2000), (1100, 1100, 2200, *(750,) * 7), (620,) * 15)


def draft() -> bytes:
    """A report of an office that does not exist, with faults in its text and in its table."""
    overview = [
        "(一)主动公开。截止2023年底,全年通过政府网站主动公开信息128条。",
        "(二)依申请公开。全年新收政府信息公开申请62件,均按期答复。。",
        "(三)政府信息管理。严格执行公开属性审核和保密审查制度。",
        "(四)政府信息公开平台建设。优化门户网站栏目设置。",
        "(五)监督保障。将政府信息公开纳入年度工作考核,主动接受社会评议,全年未发生责任追究情形。",
    ]
    requests: dict[str, list[object]] = {
        "received": [60, 2, 0, 0, 0, 0, 62], "granted": [59, 2, 0, 0, 0, 0, 62], "total": [60, 2, 0, 0, 0, 0, 62],
    }  # fmt: skip
    return _laid_out(word(Made(overview=overview, requests=requests)))


def _laid_out(data: bytes) -> bytes:
    """The same with borders, widths, margins and a centred title: what the picture needs and the tests do not."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode("utf-8")
    for widths in _WIDTHS:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        text = text.replace("<w:tblGrid/>", f"<w:tblGrid>{grid}</w:tblGrid>", 1)
    layout = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    text = text.replace("<w:tblPr/>", layout)
    title = '<w:p><w:pPr><w:spacing w:after="160"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'
    text = text.replace("<w:p><w:r>", title, 1)
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="900" w:right="1100" w:bottom="900" w:left="1100"/></w:sectPr>'
    parts["word/document.xml"] = text.replace("</w:body>", page + "</w:body>").encode("utf-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def printed(source: Path, target: Path, profile: Path) -> None:
    """Open a document in LibreOffice and print it, comments in the margin, as a PDF."""
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--nologo"]
    # The first start fills the profile, and would write over the macro.
    subprocess.run([*office, "--terminate_after_init"], check=True, timeout=240)
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(
        settings.read_text("utf-8").replace("</oor:items>", _IN_MARGIN + "</oor:items>"), "utf-8"
    )
    (basic / "script.xlb").write_text(
        _SCRIPT.format("library:library", "library")
        + f'<library:library {_LIBRARY} library:name="Standard" library:readonly="false">'
        '<library:element library:name="Module1"/></library:library>', "utf-8",
    )  # fmt: skip
    (basic.parent / "script.xlc").write_text(
        _SCRIPT.format("library:libraries", "libraries")
        + f'<library:libraries {_LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<library:library library:name="Standard" library:link="false"/></library:libraries>', "utf-8",
    )  # fmt: skip
    macro = _MACRO.format(source=source.as_uri(), target=target.as_uri())
    (basic / "Module1.xba").write_text(
        _SCRIPT.format("script:module", "module")
        + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
        f'script:language="StarBasic">\n{macro}</script:module>', "utf-8",
    )  # fmt: skip
    subprocess.run([*office, "macro:///Standard.Module1.Printed"], check=True, timeout=240)


def make() -> None:
    """Draw the picture."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        source, commented, paper = (here / name for name in ("初稿.docx", "批注.docx", "print.pdf"))
        source.write_bytes(draft())
        main(["annotate", str(source), "-o", str(commented), "--no-config"])
        printed(commented, paper, here / "profile")
        TARGET.parent.mkdir(exist_ok=True)
        subprocess.run(
            ["pdftoppm", "-png", "-r", "100", "-f", "1", "-l", "1", "-singlefile", *_CROP, str(paper), str(TARGET.with_suffix(""))],
            check=True,
        )  # fmt: skip


_CROP = ("-x", "36", "-y", "136", "-W", "750", "-H", "840")

if __name__ == "__main__":
    make()
