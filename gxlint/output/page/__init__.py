"""The parts of the html page: text made safe, the report's text with its marks, tables, diagnostics, overview."""
