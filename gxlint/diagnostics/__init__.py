"""What is said about a report."""

from gxlint.diagnostics.model import Diagnostic, Finding, Location, Suspect

__all__ = ["Diagnostic", "Finding", "Location", "Suspect"]
