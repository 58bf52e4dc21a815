"""Word documents: from a place in `Document.lines` back to the bytes of the file, and changes that touch nothing else."""

from gxlint.mending.docx.edits import NotEditable
from gxlint.mending.docx.source import DocxSource, Stretch

__all__ = ["DocxSource", "NotEditable", "Stretch"]
