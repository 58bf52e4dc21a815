"""Word documents: from a place in `Document.lines` back to the bytes of the file, and changes that touch nothing else."""

from gxlint.mending.docx.comments import Commented, commented, without_own
from gxlint.mending.docx.edits import NotEditable
from gxlint.mending.docx.remarks import Note
from gxlint.mending.docx.source import DocxSource, Stretch

__all__ = ["Commented", "DocxSource", "NotEditable", "Note", "Stretch", "commented", "without_own"]
