"""How large a file may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader takes before it says `Unreadable`. All bounds are inclusive.

    `max_bytes`: size of the file. The largest real reports (Word with photographs) stay below 20 MiB.
    `max_unpacked`: bytes of all parts read from an archive together; the text of a report of 500 pages is 30 MiB
    of WordprocessingML.
    `max_ratio`: unpacked to packed size of one part of an archive. XML of office suites packs 10 to 40 times;
    deflate cannot do more than 1,032. Judged only above 1 MiB, where a ratio can do harm.
    `max_cells`: grid places of one table and cells of one file. The mandated tables have under 300 each.
    `max_depth`: nested elements. Browsers themselves stop at 512 (Blink), Word at far fewer tables in tables.
    `max_nodes`: elements and texts of a page, counted before it is parsed with the ones that a parser would repeat
    for tags left open; attributes of a page; elements of all parts of an archive. About 400 bytes of memory each. A
    page of 5 MB has some 500,000.
    `max_lines`: lines of a text, paragraphs of any other file; a report has some hundreds. With `max_text` it keeps
    the whole check of any file under some ten seconds.
    `max_text`: characters of text that come out of a file; a report of 500 pages has some 300,000.
    `max_members`, `max_packed`: files in a .zip of reports, and bytes of all of them together. They are unpacked one at a
    time, each under `max_bytes` and `max_ratio`; the reports of a province for a year are some thousands.
    `max_characters`: characters of a page's source, where pictures may stand in it.
    `max_pages`, `max_glyphs`, `max_paths`: pages, drawn characters and drawn lines of a PDF; a report of 500 pages has
    some 300,000 characters and 100,000 lines. `max_seconds`, `max_memory` (bytes): what reading a PDF may take.
    """

    max_bytes: int = 50 * MIB
    max_unpacked: int = 200 * MIB
    max_ratio: int = 200
    max_cells: int = 100_000
    max_depth: int = 512
    max_nodes: int = 1_000_000
    max_lines: int = 50_000
    max_text: int = 5_000_000
    max_characters: int = 20_000_000
    max_members: int = 20_000
    max_packed: int = 8192 * MIB
    max_pages: int = 1_000
    max_glyphs: int = 600_000
    max_paths: int = 1_000_000
    max_seconds: int = 60
    max_memory: int = 2048 * MIB


DEFAULT = Limits()
"""The limits of every command that was told nothing else."""
