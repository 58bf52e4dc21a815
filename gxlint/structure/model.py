"""A report: what the document was read as."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from gxlint.document import Block, Document, Paragraph, Span
from gxlint.tables.model import KeyedTable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """Something found out about the report, with where it came from.

    `evidence` is one of: "title", "preamble", "metadata", "page" (metadata lines of a page), "signature", "period",
    "filename", "tables", "sections", "year", "option", "none". `literal` is the text it was read from.
    """

    value: T
    evidence: str = "none"
    literal: str = ""
    span: Span | None = None


class Marker(NamedTuple):
    """A number in front of a heading or a list item.

    `style`: "han" 一、 · "han-paren" (一) · "arabic" 1. or 1、 · "arabic-paren" (1) · "circled" ① ·
    "is" 一是 · "bare" 二加强 (the 是 is lost) · "ordinal" 第一, · "chapter" 第一部分.
    `literal` is what is printed, `number` its value, `span` the place of the literal.
    """

    style: str
    number: int
    literal: str
    span: Span


class Heading(NamedTuple):
    """A heading line (or the part of a line that is one). `name` is the text without its marker and end mark."""

    text: str
    name: str
    marker: Marker | None
    span: Span
    run_in: bool = False


class SubHeading(NamedTuple):
    """A heading inside a section; `level` 1 to 3, relative to the section."""

    level: int
    heading: Heading


class ListRun(NamedTuple):
    """One numbered list or sequence of sub-headings: markers of one style at one level, in reading order.

    `texts` holds a few characters after each marker. A run ends where its parent ends or a new list begins
    (the numbering restarts at one in a new paragraph group).
    """

    style: str
    markers: tuple[Marker, ...]
    texts: tuple[str, ...]


@dataclass(slots=True)
class Section:
    """A top section. `id` by domain/sections.md or "none"; `also` further sections its name covers.

    `how`: "mandated", "accepted" (wording of art. 50), "known" (a listed variant), "keyword", "similar", "position".
    `number` is what its numeral says, None without one. `lost_numeral` is true when neighbours show that
    the numeral was lost in conversion. `span` runs from the heading to the last line before the next section.
    `blocks` are what stands under it, without the heading: paragraphs (a glued line is split) and raw tables.
    `misplaced`: it stands where the layout does not expect it. `unexpected`: the layout does not know it.
    `duplicate_of`: index of the first section with the same id.
    """

    id: str
    heading: Heading
    span: Span
    also: tuple[str, ...] = ()
    number: int | None = None
    how: str = "known"
    blocks: list[Block] = field(default_factory=list)
    subs: list[SubHeading] = field(default_factory=list)
    lists: list[ListRun] = field(default_factory=list)
    tables: list[KeyedTable] = field(default_factory=list)
    misplaced: bool = False
    unexpected: bool = False
    duplicate_of: int | None = None
    lost_numeral: bool = False


class Missing(NamedTuple):
    """A required section that has no top section of its own.

    `covered` says where its subject stands otherwise: "" nowhere, "sub-heading", "sentence", "statistics"; `place` is
    that place.
    `span`: where the section should stand (the heading before which it is missed, or the last line).
    """

    id: str
    span: Span
    covered: str = ""
    place: Span | None = None


class DeclaredPart(NamedTuple):
    """A name in the preamble's list of parts, with the section it stands for ("none" when unknown)."""

    name: str
    id: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """The preamble's list of parts: 全文包括A、B、C等六部分. `groupings` are all counts that some honest way of
    splitting the list gives (复议、诉讼 is one or two; 附表 counts or not)."""

    parts: tuple[DeclaredPart, ...]
    count: int | None
    open: bool
    groupings: tuple[int, ...]
    text: str
    span: Span


@dataclass(slots=True)
class Report:
    """A document read as an annual report. `is_report` false: the other fields hold what was found anyway.

    `layout.value` is "2021", "2019", "2014", "2008" or None; `year.value` None when no evidence was found.
    `published` holds every publication date found, as ISO dates, evidence "signature" (the report itself) or "page".
    `front`, `back`: the title lines, page furniture and metadata before and after the report, page numbers inside it, and
    the signature (agency and date) below it. `preamble`: text before the first section.
    `period`: the stated statistics period, literal. `tables`: every mandated table, in reading order.
    `agency_forms`: the agency's full name, and further forms of it that contradict the first; one entry is no conflict.
    `loose_headings`: section names that stand alone on a line without being a section of their own.
    `school_year`: a university's report on a school year, which follows none of the layouts (layout and year are None).
    `lacks`: the parts of a report that this file is not meant to hold, as rules name them under `needs`: "narrative" for a
    workbook of tables.
    `further`: the title of another report that the same file holds behind this one; nothing from there on is read.
    """

    document: Document
    is_report: bool
    title: Fact[str | None]
    agency: Fact[str | None]
    year: Fact[int | None]
    layout: Fact[str | None]
    sections: list[Section] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    tables: list[KeyedTable] = field(default_factory=list)
    front: list[Paragraph] = field(default_factory=list)
    preamble: list[Block] = field(default_factory=list)
    back: list[Paragraph] = field(default_factory=list)
    declared: Declared | None = None
    published: list[Fact[str]] = field(default_factory=list)
    agency_forms: list[Fact[str]] = field(default_factory=list)
    period: Fact[str | None] = Fact(None)
    loose_headings: list[Heading] = field(default_factory=list)
    further: Fact[str | None] = Fact(None)
    school_year: bool = False
    lacks: frozenset[str] = frozenset()

    def table(self, kind: str) -> KeyedTable | None:
        """Return the first table of that kind, None when there is none."""
        return next((table for table in self.tables if table.kind == kind), None)

    def narrative(self) -> list[tuple[int | None, Paragraph]]:
        """Every paragraph of running text with the index of its section (None: preamble), in reading order."""
        found: list[tuple[int | None, Paragraph]] = [
            (None, b) for b in self.preamble if isinstance(b, Paragraph)
        ]
        for index, section in enumerate(self.sections):
            found += [(index, block) for block in section.blocks if isinstance(block, Paragraph)]
        return found
