"""What every reader produces: blocks of text and tables, each with its place."""

from gxlint.document.model import Block, Cell, Comment, Document, Notice, Paragraph, Span, Table

__all__ = ["Block", "Cell", "Comment", "Document", "Notice", "Paragraph", "Span", "Table"]
