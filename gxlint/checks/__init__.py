"""Small generators of findings, one module per family; rule files call them by name."""
