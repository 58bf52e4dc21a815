"""What is said about a report."""

from gxlint.diagnostics.model import Change, Diagnostic, Finding, Location, Suspect

__all__ = ["Change", "Diagnostic", "Finding", "Location", "Suspect"]
