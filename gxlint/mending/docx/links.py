"""How a package says that it has one more part: a relationship and a content type (ECMA-376 part 2, 9.3 and 10.1.2)."""

from __future__ import annotations

from posixpath import dirname

from gxlint.mending.docx.encoded import Splice, spliced
from gxlint.mending.docx.outline import Outline
from gxlint.readers.docx.markup import as_utf8
from gxlint.readers.docx.package import Package
from gxlint.readers.limits import DEFAULT

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_WORD, _MACROS = "application/vnd.openxmlformats-officedocument.wordprocessingml.", "application/vnd.ms-word."
_ENDINGS = {
    f"{_WORD}document.main+xml": ".docx",
    f"{_WORD}template.main+xml": ".dotx",
    f"{_MACROS}document.macroenabled.main+xml": ".docm",
    f"{_MACROS}template.macroenabledtemplate.main+xml": ".dotm",
}


def free_name(package: Package, main: str) -> str:
    """A name for a part with comments beside the main part that no part has."""
    folder = dirname(main)
    number = ""
    while package.has(name := f"{folder}/comments{number}.xml".lstrip("/")):
        number = str(int(number or "1") + 1)
    return name


def related(package: Package, main: str, target: str, *, strict: bool) -> tuple[str, bytes]:
    """The relationships of the main part with one to the comments: the name of their part, and its content."""
    folder = dirname(main)
    name = f"{folder}/_rels/{main[len(folder) :].lstrip('/')}.rels".lstrip("/")
    taken = {arrow.id for arrow in package.relationships(main)}
    ident = "rIdComments"
    while ident in taken:
        ident += "1"
    kind = _STRICT_KIND if strict else _KIND
    attributes = f'Id="{ident}" Type="{kind}" Target="{target.rpartition("/")[2]}"'
    if package.has(name):
        return name, _with_last(package, name, "Relationship", attributes)
    return name, (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship {attributes}/></Relationships>'
    ).encode("ascii")


def typed(package: Package, target: str) -> bytes | None:
    """The content types with that of the comments; None for a package without the part that lists them."""
    if not package.has(TYPES):
        return None
    return _with_last(package, TYPES, "Override", f'PartName="/{target}" ContentType="{_TYPE}"')


def _with_last(package: Package, name: str, element: str, attributes: str) -> bytes:
    """A part with one more element at the end of its root."""
    data = package.read(name)
    outline = Outline.of(as_utf8(data), package.xml(name))
    new = f"<{outline.prefix(0).decode('utf-8')}{element} {attributes}/>".encode()
    return spliced(data, [at_end(outline, new)])


def at_end(outline: Outline, new: bytes) -> Splice:
    """What puts `new` at the end of a part's root."""
    end = outline.inside(0)[1]
    if not outline.empty(0):
        return Splice(end, end, new)
    root = outline.prefix(0) + outline.names[0].encode("utf-8")
    return Splice(end - 2, end, b">" + new + b"</" + root + b">")


def ending(data: bytes) -> str:
    """The ending of the names of such files, by the content type of the main part: ".docx", ".docm", ".dotx", ".dotm";
    "" where the package does not say."""
    package = Package(data, DEFAULT)
    if not package.has(TYPES):
        return ""
    main = package.main_part().lower()
    for entry in package.xml(TYPES).iter(_OVERRIDE):
        if entry.get("PartName", "").lstrip("/").lower() == main:
            return _ENDINGS.get(entry.get("ContentType", "").lower(), "")
    return ""


def signed(data: bytes) -> bool:
    """Whether a package carries a digital signature (ECMA-376 part 2, 13)."""
    return any(
        arrow.kind == "origin" and arrow.target is not None
        for arrow in Package(data, DEFAULT).relationships()
    )
