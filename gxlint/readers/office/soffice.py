"""LibreOffice as a converter: where it is installed, and how it is started so that a document can do no harm.

Every run has a profile of its own, so that runs at the same time, and a LibreOffice that the user has open, do not meet.
The profile forbids macros, active content, the fetching of linked files and pictures, and sends whatever would go to the
network to a port where nothing listens.
"""

from __future__ import annotations

import glob
import os
import shutil
import sys
from collections.abc import Iterator

from gxlint.readers.errors import Unreadable

VARIABLE = "GXLINT_SOFFICE"
"""The environment variable that names the program, for a LibreOffice at an unusual place."""
_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice*.app/Contents/MacOS/soffice", "~/Applications/LibreOffice*.app/Contents/MacOS/soffice"),
    "win32": (
        "%ProgramW6432%\\LibreOffice*\\program\\soffice.com", "%ProgramFiles%\\LibreOffice*\\program\\soffice.com",
        "%ProgramFiles(x86)%\\LibreOffice*\\program\\soffice.com", "%LOCALAPPDATA%\\Programs\\LibreOffice*\\program\\soffice.com",
    ),
    "": ("/usr/lib/libreoffice/program/soffice", "/usr/lib64/libreoffice/program/soffice", "/opt/libreoffice*/program/soffice",
         "/usr/local/lib/libreoffice/program/soffice"),
}  # fmt: skip
_CONFINED = f"{os.sep}snap{os.sep}"
"""A LibreOffice packed as a snap sees neither our private folder nor anything else outside the home folder."""

_DEAD = "127.0.0.1"
_PORT = 9
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Save/Document", "LoadPrinter", "false"),
    ("Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _DEAD),
    ("Inet/Settings", "ooInetHTTPProxyPort", str(_PORT)),
    ("Inet/Settings", "ooInetHTTPSProxyName", _DEAD),
    ("Inet/Settings", "ooInetHTTPSProxyPort", str(_PORT)),
    ("Inet/Settings", "ooInetFTPProxyName", _DEAD),
    ("Inet/Settings", "ooInetFTPProxyPort", str(_PORT)),
    ("Inet/Settings", "ooInetNoProxy", ""),
    ("Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ("Office.Linguistic/General", "DefaultLocale_CJK", "zh-CN"),
)
"""The locale decides how the bytes of an old text are read that names no code page; it must not depend on the machine."""


def find() -> str | None:
    """Return the program, None where LibreOffice is not installed.

    The environment variable goes first, then the search path, then the usual places of the system.
    Raises Unreadable("converter-missing") when the variable names something that cannot be started.
    """
    named = os.environ.get(VARIABLE)
    if named:
        program = shutil.which(named)
        if program is None:
            raise Unreadable("converter-missing", program=named)
        return os.path.abspath(program)
    return next(_candidates(), None)


def _candidates() -> Iterator[str]:
    for name in _NAMES:
        program = shutil.which(name)
        if program is not None and _trusted(program):
            yield program
    for pattern in _PLACES.get(sys.platform, _PLACES[""]):
        for program in sorted(glob.glob(os.path.expanduser(os.path.expandvars(pattern))), reverse=True):
            if os.access(program, os.X_OK):
                yield program


def _trusted(program: str) -> bool:
    """Whether a hit of the search path may be started: not where the user stands, perhaps among foreign files."""
    here = os.path.dirname(program) == os.getcwd()
    return os.path.isabs(program) and not here and _CONFINED not in os.path.realpath(program)


def command(program: str, kind: str) -> list[str]:
    """Return the command line; {profile}, {folder} and {source} stand for what the run fills in."""
    # The filter is named where there is one: else a file may choose its own by what it looks like inside.
    filters = {"rtf": "Rich Text Format", "odt": "writer8"}
    return [
        program, "-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--nofirststartwizard", *([f"--infilter={filters[kind]}"] if kind in filters else []),
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", "{folder}", "{source}",
    ]  # fmt: skip


def profile() -> str:
    """Return the content of registrymodifications.xcu: what the run may not do."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n"
    )


def environment() -> dict[str, str]:
    """Return what the environment of the run changes; {folder} as in the command. Nothing of it is kept."""
    dead = f"http://{_DEAD}:{_PORT}"
    proxies = {
        name: dead
        for low in ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
        for name in (low, low.upper())
    }
    homes = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), "{folder}"
    )
    own = {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8", "no_proxy": "", "NO_PROXY": ""}
    return {**proxies, **(homes if sys.platform != "win32" else {}), **own}
